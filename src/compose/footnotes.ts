import { type Position, writePosition } from '../project/errors.ts';
import type { FootnotePart, Part } from '../topic/types.ts';
import type { ProseBlock } from './briefing.ts';
import { findNamed } from './find-named.ts';
import { type Html, html } from './html.ts';
import type { Prose } from './prose.ts';

export type Footnotes = ReturnType<typeof createFootnotes>;

interface Called {
  readonly part: FootnotePart;
  readonly mark: string;
}

/**
 * The footnotes of one briefing. They are marked by letters in the order in which they are first called, since numbers
 * are those of sources, and stand at the end of the section that calls them first; call and note lead to each other.
 */
export function createFootnotes(parts: readonly Part[]) {
  const written = new Map(parts.flatMap((part) => (part.kind === 'footnote' ? [[part.id, part] as const] : [])));
  const called = new Map<string, Called>();
  const waiting: Called[] = [];
  return {
    /** @throws BriefError data for a footnote that is nowhere written. */
    call: (id: string, position: Position): Html => {
      const known = called.get(id);
      const mark = known?.mark ?? letters(called.size);
      if (known === undefined) {
        const note = { part: findNamed(written, { kind: 'footnote', id, position }), mark };
        called.set(id, note);
        waiting.push(note);
      }
      const back = known === undefined ? html` id="call-${mark}"` : html``;
      return html`<sup class="call"><a href="#note-${mark}"${back}>${mark}</a></sup>`;
    },
    /** The notes that were called since it was last asked; undefined where there are none. */
    take: (prose: Prose): ProseBlock | undefined => {
      const notes: Html[] = [];
      // A note may itself call one.
      for (let note = waiting.shift(); note !== undefined; note = waiting.shift()) notes.push(writeNote(note, prose));
      return notes.length === 0
        ? undefined
        : { kind: 'prose', html: html`<div class="footnotes">${notes}</div>`, notes: [] };
    },
  };
}

function writeNote({ part: { text, position }, mark }: Called, prose: Prose): Html {
  const words = prose.line(text.replace(/\s*\n\s*/g, ' '), position);
  return html`<p id="note-${mark}" data-at="${writePosition(position)}"><a href="#call-${mark}"><sup>${mark}</sup></a> ${words}</p>`;
}

/** a, b … z, aa, ab … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`;
}
