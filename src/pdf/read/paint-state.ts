import type { Operation } from './content.ts';
import type { PdfFont } from './fonts.ts';
import { closeUse, type GlyphUses, openUse } from './glyph-uses.ts';
import type { Matrix } from './matrix.ts';
import type { FormContent, MarkedContent, Paint } from './paint.ts';
import type { GrowingRun, TextState } from './text-state.ts';
import { readTextString } from './text-strings.ts';
import { get, getDict, isDict, type PdfDict, type PdfFile, type PdfValue, resolve } from './values.ts';

/** A content stream, with what its operators name. */
export interface ContentSource {
  readonly file: PdfFile;
  readonly resources: PdfDict;
  readonly bytes: Uint8Array;
  readonly fontOf: (resources: PdfDict, name: string) => PdfFont | undefined;
  /** Is told what glyphs are shown as, where somebody asks. */
  readonly uses?: GlyphUses | undefined;
}

/** What the operators of a content stream have set so far, and what they painted (ISO 32000-1, 8.4). */
export interface PaintState {
  readonly source: ContentSource;
  readonly paints: Paint[];
  readonly marking: Operation[];
  readonly saved: { readonly ctm: Matrix; readonly text: TextState }[];
  ctm: Matrix;
  text: TextState;
  sequences: readonly MarkedContent[];
  start: number | undefined;
  lowest: number;
  runs: GrowingRun[];
  /** The text object that is open: where its operations begin, and whether a part of it is a paint already. */
  textObject: { readonly from: number; readonly split: boolean } | undefined;
  /** The mark whose given text was taken last. */
  spoken: MarkedContent | undefined;
  readonly inside: PaintContext;
}

/** Where a content stream is painted: on a page, or as a form, whose marks may be counted on their own. */
export interface PaintContext {
  readonly nesting: number;
  readonly sequences: readonly MarkedContent[];
  readonly form: number | undefined;
}

export const onPage: PaintContext = { nesting: 0, sequences: [], form: undefined };

/** Sets the state back to what it was when it was last saved; nothing where it was not. */
export function restore(state: PaintState): void {
  const saved = state.saved.pop();
  if (saved === undefined) return;
  state.ctm = saved.ctm;
  state.text = saved.text;
  state.lowest = Math.min(state.lowest, state.saved.length);
}

/** A text object is one paint, unless what is marked inside it made several. */
export function endText(state: PaintState, operation: Operation): void {
  const split = state.textObject?.split ?? false;
  state.textObject = undefined;
  if (!split) addPaint(state, 'text', operation);
  else if (state.runs.length > 0) addPaint(state, 'text', { ...operation, end: operation.start });
  state.start = undefined;
}

/** Within one text object, what is marked in one way is painted apart from what is marked in another. */
function splitText(state: PaintState, mark: MarkedContent | undefined, operation: Operation): void {
  const { textObject } = state;
  if (
    textObject === undefined ||
    (mark?.mcid === undefined && readTextString(mark?.properties.get('ActualText')) !== undefined)
  )
    return;
  if (!textObject.split) state.start = textObject.from;
  if (state.runs.length > 0) addPaint(state, 'text', { ...operation, end: operation.start });
  state.textObject = { ...textObject, split: true };
  state.start = operation.end;
}

/** Begins a marked-content sequence (14.6). */
export function openMark(state: PaintState, operation: Operation): void {
  const mark = markOf(state, operation.operands);
  if (state.source.uses !== undefined) openUse(state.source.uses, readTextString(mark.properties.get('ActualText')));
  splitText(state, mark, operation);
  state.marking.push(operation);
  state.sequences = [...state.sequences, mark];
}

/** Ends the marked-content sequence that was opened last. */
export function closeMark(state: PaintState, operation: Operation): void {
  if (state.source.uses !== undefined) closeUse(state.source.uses);
  splitText(state, state.sequences.at(-1), operation);
  state.marking.push(operation);
  // A form cannot close the marks that its page opened.
  if (state.sequences.length > state.inside.sequences.length) state.sequences = state.sequences.slice(0, -1);
}

/** Takes what was set up since the last paint as one more. */
export function addPaint(state: PaintState, kind: Paint['kind'], operation: Operation, form?: FormContent): void {
  const { sequences, runs, lowest } = state;
  const depth = state.saved.length;
  const start = state.start ?? operation.start;
  state.paints.push({
    kind,
    start,
    end: operation.end,
    depth,
    lowest,
    sequences,
    runs,
    ...(form === undefined ? {} : { form }),
  });
  state.start = undefined;
  state.runs = [];
  state.lowest = depth;
}

function markOf(state: PaintState, operands: readonly PdfValue[]): MarkedContent {
  const { file, resources } = state.source;
  const [tag, named] = operands;
  const value =
    typeof named === 'string' ? get(file, getDict(file, resources, 'Properties'), named) : resolve(file, named);
  const properties: PdfDict = isDict(value) ? value : new Map();
  const mcid = properties.get('MCID');
  return {
    tag: typeof tag === 'string' ? tag : '',
    mcid: typeof mcid === 'number' ? mcid : undefined,
    form: state.inside.form,
    properties,
  };
}
