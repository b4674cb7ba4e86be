import { writePosition } from '../project/errors.ts';
import type { MarginPart, Part, PicturePart } from '../topic/types.ts';
import type { Block, Section } from './briefing.ts';
import { composeChart } from './chart-figure.ts';
import { composeTable } from './compose-table.ts';
import type { BodyContext, ComposeContext } from './context.ts';
import { html, plainText } from './html.ts';
import { composeEvents, composeSystems, composeTimeline } from './registers.ts';

/** The numbered sections of a body that starts with a heading of level 2. */
export function composeSections(parts: readonly Part[], context: BodyContext): readonly Section[] {
  const sections: (Section & { readonly blocks: Block[] })[] = [];
  const endSection = (): void => {
    const notes = context.footnotes.take(context.prose);
    if (notes !== undefined) sections.at(-1)?.blocks.push(notes);
  };
  for (const part of parts) {
    if (part.kind === 'heading' && part.level === 2) {
      endSection();
      const title = context.prose.heading(part.text, part.position);
      const id = context.numbering.anchor(part.id ?? plainText(title));
      const at = writePosition(part.position);
      sections.push({ id, at, number: context.numbering.section(), title, blocks: [] });
    } else if (part.kind === 'margin') addMargin(part, sections.at(-1)?.blocks ?? [], context);
    else for (const block of composeBlock(part, context)) sections.at(-1)?.blocks.push(block);
  }
  endSection();
  return sections;
}

/** Puts a note beside the paragraph before it. */
function addMargin({ block, at, position }: MarginPart, blocks: Block[], { prose, locale }: ComposeContext): void {
  const before = blocks.at(-1);
  if (before?.kind !== 'prose') {
    // Where it is read, a topic with such a note is refused.
    throw new Error(`${writePosition(position)}: there is no paragraph before this margin note`);
  }
  const title =
    block.title === undefined ? html`${locale.word('not-known')}` : prose.heading(block.title, at(['title']));
  const note = { at: writePosition(position), title, text: prose.line(block.text, at(['text'])) };
  blocks.splice(-1, 1, { ...before, notes: [...before.notes, note] });
}

function composeBlock(part: Exclude<Part, MarginPart>, context: ComposeContext): readonly Block[] {
  switch (part.kind) {
    case 'prose':
      return [{ kind: 'prose', html: context.prose.block(part.text, part.position), notes: [] }];
    case 'heading': {
      const title = context.prose.heading(part.text, part.position);
      return [
        {
          kind: 'claim',
          id: context.numbering.anchor(part.id ?? plainText(title)),
          at: writePosition(part.position),
          title,
        },
      ];
    }
    case 'footnote':
      return [];
    case 'picture':
      return [composePicture(part, context)];
    case 'table':
      return [composeTable(part, context)];
    case 'chart':
    case 'vega-lite':
      return [composeChart(part, context)];
    case 'timeline':
      return [composeTimeline(part, context)];
    case 'events':
      return [composeEvents(part, context)];
    case 'systems':
      return [composeSystems(part, context)];
    case 'tiles':
      throw new Error(`${writePosition(part.position)}: tiles are not allowed inside a section`);
  }
}

function composePicture({ alt, credit, picture, position }: PicturePart, { prose }: ComposeContext): Block {
  const { address, width, height } = picture;
  const below = credit === undefined ? html`` : html`<p>${prose.line(credit.text, credit.position)}</p>`;
  const image = html`<img src="${address}" alt="${alt.text}" width="${width}" height="${height}">`;
  return {
    kind: 'prose',
    html: html`<div class="picture" data-at="${writePosition(position)}">${image}${below}</div>`,
    notes: [],
  };
}
