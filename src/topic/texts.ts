import type { Position } from '../project/errors.ts';
import { onceEach } from '../project/once-each.ts';
import type { ChartPart, Part, Topic, VegaLitePart } from './types.ts';

/** A text of a topic that is printed, and the position of its first character. */
export interface TopicText {
  readonly text: string;
  readonly position: Position;
  /** What it is: titles have other rules than prose. */
  /** Whether it is more than a line: paragraphs, lists, tables. */
  readonly isBlocks?: true;
  readonly role: 'prose' | 'section' | 'claim' | 'figure-title' | 'subtitle' | 'label';
}

/** Every text of a topic that is printed, in the order of the file. */
export const topicTexts = onceEach((topic: Topic): readonly TopicText[] => [
  ...frontTexts(topic),
  ...topic.parts.flatMap(partTexts),
]);

function frontTexts({ front, at }: Topic): readonly TopicText[] {
  const single = (['title', 'claim', 'place', 'period', 'summary', 'subject', 'compiled'] as const).flatMap((key) => {
    const text = front[key];
    const role = key === 'claim' ? ('claim' as const) : ('prose' as const);
    const blocks = key === 'compiled' ? ({ isBlocks: true } as const) : {};
    return text === undefined ? [] : [{ text, position: at([key]), role, ...blocks }];
  });
  const lists = (['trust', 'strengths', 'limitations', 'keywords'] as const).flatMap((key) =>
    (front[key] ?? []).map((text, index) => ({ text, position: at([key, index]), role: 'prose' as const })),
  );
  return [...single, ...lists];
}

/** Every text of a part that is printed. */
export function partTexts(part: Part): readonly TopicText[] {
  switch (part.kind) {
    case 'prose':
      return [{ text: part.text, position: part.position, role: 'prose', isBlocks: true }];
    case 'footnote':
      return [{ text: part.text, position: part.position, role: 'prose' }];
    case 'picture':
      return [part.alt, ...(part.credit === undefined ? [] : [part.credit])].map((text) => ({
        ...text,
        role: 'label',
      }));
    case 'heading':
      return [{ text: part.text, position: part.position, role: part.level === 2 ? 'section' : 'claim' }];
    case 'margin':
      return (['title', 'text'] as const).flatMap((key) => field(part.block[key], part.at([key]), 'prose'));
    case 'tiles':
      return part.block.flatMap((tile, index) =>
        (['label', 'support'] as const).flatMap((key) => field(tile[key], part.at([index, key]), 'label')),
      );
    default: {
      const { block, at } = part;
      return [
        ...field(block.title, at(['title']), 'figure-title'),
        ...field(block.subtitle, at(['subtitle']), 'subtitle'),
        ...field(block.note, at(['note']), 'prose'),
        ...(part.kind === 'chart' ? chartTexts(part) : []),
        ...(part.kind === 'vega-lite' ? specTexts(part) : []),
      ];
    }
  }
}

function chartTexts({ block: { names = {}, annotations = [], reason }, at }: ChartPart): readonly TopicText[] {
  return [
    ...Object.entries(names).flatMap(([name, text]) => field(text, at(['names', name]), 'label')),
    ...annotations.flatMap(({ text }, index) => field(text, at(['annotations', index, 'text']), 'label')),
    ...field(reason, at(['reason']), 'label'),
  ];
}

/** The texts round a specification; those in it are its own. */
function specTexts({ block: { calculation, reason }, at }: VegaLitePart): readonly TopicText[] {
  return [...field(calculation, at(['calculation']), 'prose'), ...field(reason, at(['reason']), 'label')];
}

function field(text: string | undefined, position: Position, role: TopicText['role']): readonly TopicText[] {
  return text === undefined ? [] : [{ text, position, role }];
}
