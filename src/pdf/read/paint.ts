import type { Operation } from './content.ts';
import type { TextRun } from './text-state.ts';
import type { PdfDict } from './values.ts';

/** A marked-content sequence that is open where something is painted (ISO 32000-1, 14.6). */
export interface MarkedContent {
  readonly tag: string;
  readonly mcid: number | undefined;
  /** The form XObject whose own count `mcid` belongs to; undefined for the page's. */
  readonly form: number | undefined;
  readonly properties: PdfDict;
}

/** One thing painted: a text object, a path, an image, a shading or a form XObject, and the marked content around it. */
export interface Paint {
  readonly kind: 'text' | 'path' | 'image' | 'shading' | 'form';
  /** Its bytes in the content stream, from the first operation that belongs to it to the last. */
  readonly start: number;
  readonly end: number;
  /** The number of saved graphics states where it is painted, and the lowest number since the previous paint. */
  readonly depth: number;
  readonly lowest: number;
  readonly sequences: readonly MarkedContent[];
  /** The text of a text object; what a form shows is in `form`. */
  readonly runs: readonly TextRun[];
  readonly form?: FormContent;
}

/** What a form XObject paints. `number` is its object's. */
export interface FormContent {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** The operations that begin and end sequences. */
  readonly marking: readonly Operation[];
  readonly paints: readonly Paint[];
}

/** Names marked content in the whole file: the object whose count it is of, page or form, and the identifier. */
export function contentKey(holder: number, mcid: number): string {
  return `${holder}:${mcid}`;
}

/** The key of the content that a paint on this page belongs to; undefined if it is an artifact or not marked. */
export function keyOfPaint(paint: Paint, page: number): string | undefined {
  const mark = isArtifact(paint) ? undefined : paint.sequences.findLast(({ mcid }) => mcid !== undefined);
  return mark?.mcid === undefined ? undefined : contentKey(mark.form ?? page, mark.mcid);
}

export function isArtifact(paint: Paint): boolean {
  return paint.sequences.some((mark) => mark.tag === 'Artifact');
}

/** Whether it repeats the head or foot of a table on a later page; running heads and feet have a subtype. */
export function isRepetition({ sequences }: Paint): boolean {
  return sequences.some(
    ({ tag, properties }) =>
      tag === 'Artifact' && properties.get('Type') === 'Pagination' && !properties.has('Subtype'),
  );
}

/** The paints with each form replaced by what it paints. */
export function flatPaints(paints: readonly Paint[]): readonly Paint[] {
  if (paints.every(({ form }) => form === undefined)) return paints;
  return paints.flatMap((paint) => (paint.form === undefined ? [paint] : flatPaints(paint.form.paints)));
}
