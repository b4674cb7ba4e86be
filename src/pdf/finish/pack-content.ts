import { eachOperation, type Operation } from '../read/content.ts';
import type { PdfFont } from '../read/fonts.ts';
import { latin1 } from '../read/text-strings.ts';
import { flushSettings, noSettings, type Settings, settingOf } from './pack-settings.ts';
import { keepFont, moveLine, moveTo, newPen, type Pen, showText, startText, unplainText } from './pack-text.ts';

/** A content stream while it is written again. Lists of operations are in the order in which they are written. */
interface Packing {
  readonly source: Buffer;
  readonly out: string[];
  readonly pen: Pen;
  readonly saved: { readonly wanted: Settings; readonly made: Settings }[];
  wanted: Settings;
  made: Settings;
  /** Where a path began that is not painted yet. */
  path: number | undefined;
  /** Marks that begin with what is painted next. */
  pending: string[];
  marks: number;
  /** How many marks were open where the text object began that is open; undefined where none is. */
  text: number | undefined;
  plain: boolean;
}

const pathParts = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*']);
const pathEnds = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n']);

/**
 * Writes a content stream in fewer bytes that paint and mark the same: text that follows text in one text object,
 * moves from where the pen is, and colours, fonts and states only where they change. One that does what
 * Chromium does not stays as it is.
 */
export function packContent(bytes: Uint8Array, fontNamed: (name: string) => PdfFont | undefined): Uint8Array {
  const packing: Packing = {
    ...{
      source: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      out: [],
      pen: newPen(fontNamed),
      saved: [],
    },
    ...{ wanted: noSettings, made: noSettings, path: undefined, pending: [], marks: 0, text: undefined, plain: true },
  };
  eachOperation(bytes, (operation) => pack(packing, operation));
  leaveText(packing);
  return packing.plain ? latin1(packing.out.join('\n')) : bytes;
}

function pack(packing: Packing, operation: Operation): void {
  const { operator, operands, start, end } = operation;
  const setting = settingOf(operator);
  if (setting !== undefined) packing.wanted = { ...packing.wanted, [setting]: textOf(packing, start, end) };
  else if (pathParts.has(operator)) packing.path ??= start;
  else if (pathEnds.has(operator)) paint(packing, operator, { start: packing.path ?? start, end });
  else if (operator === 'BDC' || operator === 'BMC') packing.pending.push(textOf(packing, start, end));
  else if (operator === 'EMC') endMark(packing);
  else if (operator === 'Tj' || operator === 'TJ') show(packing, operation);
  else if (operator === 'BT') startText(packing.pen);
  else if (operator === 'Td') moveLine(packing.pen, operands);
  else if (operator === 'Tm') moveTo(packing.pen, operands);
  else if (operator !== 'ET') other(packing, operation);
}

function textOf({ source }: Packing, start: number, end: number): string {
  return source.toString('latin1', start, end).trim();
}

function paint(packing: Packing, operator: string, { start, end }: Pick<Operation, 'start' | 'end'>): void {
  leaveText(packing);
  flush(packing, operator);
  packing.out.push(textOf(packing, start, end));
  packing.path = undefined;
}

function flush(packing: Packing, operator: string): void {
  packing.made = flushSettings(operator, packing);
}

function other(packing: Packing, { operator, start, end }: Operation): void {
  if (unplainText.has(operator)) packing.plain = false;
  leaveText(packing);
  if (operator === 'q') packing.saved.push({ wanted: packing.wanted, made: packing.made });
  else if (operator === 'Q') Object.assign(packing, packing.saved.pop());
  else if (operator !== 'cm') flush(packing, operator);
  packing.out.push(textOf(packing, start, end));
}

function leaveText(packing: Packing): void {
  if (packing.text !== undefined) packing.out.push('ET');
  packing.text = undefined;
  beginMarks(packing);
}

function beginMarks(packing: Packing): void {
  packing.out.push(...packing.pending);
  packing.marks += packing.pending.length;
  packing.pending = [];
}

/** Marks and text objects may stand in each other, but not overlap (ISO 32000-1, 14.6.1). */
function endMark(packing: Packing): void {
  beginMarks(packing);
  if (packing.text !== undefined && packing.text >= packing.marks) {
    packing.out.push('ET');
    packing.text = undefined;
  }
  packing.out.push('EMC');
  packing.marks--;
}

function show(packing: Packing, { operator, operands, start, end }: Operation): void {
  const { pen, out } = packing;
  keepFont(pen, packing.wanted);
  if (packing.text === undefined) {
    out.push('BT');
    pen.written = undefined;
    packing.text = packing.marks;
  }
  beginMarks(packing);
  flush(packing, operator);
  const text = textOf(packing, start, end).slice(0, -operator.length).trim();
  const shown = showText(pen, { operand: operands[0] ?? null, text });
  if (shown === undefined) packing.plain = false;
  else out.push(...shown);
}
