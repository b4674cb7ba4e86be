import { eachOperation, type Operation } from './content.ts';
import { showUse } from './glyph-uses.ts';
import { identity, type Matrix, matrixOf, multiply } from './matrix.ts';
import type { FormContent } from './paint.ts';
import {
  addPaint,
  type ContentSource,
  closeMark,
  endText,
  onPage,
  openMark,
  type PaintContext,
  type PaintState,
  restore,
} from './paint-state.ts';
import { decodeStream } from './streams.ts';
import { applyTextOperation, moveLine, newTextState, showText } from './text-state.ts';
import { readTextString } from './text-strings.ts';
import {
  get,
  getArray,
  getDict,
  getName,
  isDict,
  isRef,
  isStream,
  type PdfStream,
  type PdfValue,
  resolve,
} from './values.ts';

const pathStarts = new Set(['m', 're']);

const pathPaints = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);

/** What a content stream paints, in order. `base` takes its coordinates to those of the page. */
export function readPaints(
  source: ContentSource,
  base: Matrix = identity,
  inside: PaintContext = onPage,
): Pick<FormContent, 'paints' | 'marking'> {
  const state: PaintState = {
    source,
    paints: [],
    marking: [],
    saved: [],
    ctm: base,
    text: newTextState(),
    sequences: inside.sequences,
    start: undefined,
    lowest: 0,
    runs: [],
    textObject: undefined,
    spoken: undefined,
    inside,
  };
  eachOperation(source.bytes, (operation) => readOperation(state, operation));
  return { paints: state.paints, marking: state.marking };
}

function readOperation(state: PaintState, operation: Operation): void {
  const { operator, operands } = operation;
  if (pathStarts.has(operator)) state.start ??= operation.start;
  else if (pathPaints.has(operator)) addPaint(state, 'path', operation);
  else if (operator === 'n') state.start = undefined;
  else if (operator === 'cm') state.ctm = multiply(matrixOf(operands), state.ctm);
  else if (operator === 'q') state.saved.push({ ctm: state.ctm, text: { ...state.text } });
  else if (operator === 'Q') restore(state);
  else if (operator === 'BDC' || operator === 'BMC') openMark(state, operation);
  else if (operator === 'EMC') closeMark(state, operation);
  else if (operator === 'sh') addPaint(state, 'shading', operation);
  else if (operator === 'BI') addPaint(state, 'image', operation);
  else if (operator === 'Do') readObject(state, operation);
  else readText(state, operation);
}

function readText(state: PaintState, operation: Operation): void {
  const { operator, operands } = operation;
  if (operator === 'BT') {
    state.start = operation.start;
    state.textObject = { from: operation.end, split: false };
  }
  if (operator === 'ET') endText(state, operation);
  else if (operator === 'Tf') {
    const [name, size] = operands;
    state.text.font = typeof name === 'string' ? state.source.fontOf(state.source.resources, name) : undefined;
    state.text.size = typeof size === 'number' ? size : 0;
  } else if (operator === 'Tj' || operator === 'TJ') show(state, operands[0]);
  else if (operator === "'" || operator === '"') {
    if (operator === '"') {
      applyTextOperation(state.text, 'Tw', operands.slice(0, 1));
      applyTextOperation(state.text, 'Tc', operands.slice(1, 2));
    }
    moveLine(state.text, 0, -state.text.leading);
    show(state, operands.at(-1));
  } else applyTextOperation(state.text, operator, operands);
}

/** A mark may give the text of what is shown inside it (14.9.4), as for a no-break space, whose glyph is the space's. */
function show(state: PaintState, value: PdfValue | undefined): void {
  if (state.source.uses !== undefined) showUse(state.source.uses, state.text.font, value);
  const mark = state.sequences.at(-1);
  const given = readTextString(mark?.properties.get('ActualText'));
  const said = given !== undefined && state.spoken === mark ? '' : given;
  const before = state.runs.at(-1);
  const run = showText(state.text, value ?? null, { ctm: state.ctm, before, said });
  if (run === undefined) return;
  if (given !== undefined) state.spoken = mark;
  if (run !== before) state.runs.push(run);
}

function readObject(state: PaintState, operation: Operation): void {
  const { file, resources } = state.source;
  const name = operation.operands[0];
  const value = typeof name === 'string' ? getDict(file, resources, 'XObject').get(name) : undefined;
  const target = resolve(file, value);
  if (!isStream(target) || getName(file, target, 'Subtype') !== 'Form') addPaint(state, 'image', operation);
  else addPaint(state, 'form', operation, readForm(state, target, isRef(value) ? value.ref : 0));
}

function readForm(state: PaintState, form: PdfStream, number: number): FormContent {
  const { file, fontOf, resources, uses } = state.source;
  const own = get(file, form, 'Resources');
  // Forms within forms end somewhere in any honest file; beyond this depth one paints itself.
  const bytes = state.inside.nesting < 12 ? decodeStream(file, form) : new Uint8Array();
  const matrix = multiply(matrixOf(getArray(file, form, 'Matrix')), state.ctm);
  const inside = {
    nesting: state.inside.nesting + 1,
    sequences: state.sequences,
    form: form.dict.has('StructParents') ? number : state.inside.form,
  };
  const source = { file, fontOf, resources: isDict(own) ? own : resources, bytes, uses };
  return { number, bytes, ...readPaints(source, matrix, inside) };
}
