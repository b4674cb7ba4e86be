import { eachOperation, type Operation } from '../read/content.ts';
import { fontReader } from '../read/fonts.ts';
import { identity } from '../read/matrix.ts';
import { pageObjects } from '../read/pages.ts';
import { contentBytes, decodeStream } from '../read/streams.ts';
import { applyTextOperation, newTextState, showText, type TextState } from '../read/text-state.ts';
import { getDict, getName, isArray, isStream, isString, type PdfFile, type PdfValue } from '../read/values.ts';

/** A glyph with the place where it is shown, or an operation on anything but text. */
export interface PaintedThing {
  readonly what: string;
  readonly x: number;
  readonly y: number;
}

// What only says how text or marks are grouped, or how what comes after it looks.
const grouping = new Set(['BT', 'ET', 'BDC', 'BMC', 'EMC', 'rg', 'RG', 'gs']);
const settable = new Set(['rg', 'RG', 'gs']);
const fills = new Set(['f', 'f*', 'F', 'Tj', 'TJ']);
const strokes = new Set(['S', 's']);

/** All that the pages and forms of a file paint, one glyph at a time, in the units of each content stream. */
export function paintedThings(file: PdfFile): readonly PaintedThing[] {
  const fontOf = fontReader(file);
  const pages = pageObjects(file).map(({ dict }) => ({
    bytes: contentBytes(file, dict),
    resources: getDict(file, dict, 'Resources'),
  }));
  const forms = [...file.objects.values()]
    .filter(isStream)
    .filter((value) => getName(file, value, 'Subtype') === 'Form')
    .map((form) => ({ bytes: decodeStream(file, form), resources: getDict(file, form, 'Resources') }));
  return [...pages, ...forms].flatMap(({ bytes, resources }) => paintedBy(bytes, (name) => fontOf(resources, name)));
}

function paintedBy(
  bytes: Uint8Array,
  fontOf: (name: string) => ReturnType<ReturnType<typeof fontReader>>,
): readonly PaintedThing[] {
  const things: PaintedThing[] = [];
  const state = newTextState();
  const looks = settingsReader();
  eachOperation(bytes, (operation) => {
    const { operator, operands } = operation;
    const [first, second] = operands;
    const look = looks(operation);
    if (operator === 'Tf' && typeof first === 'string') {
      state.font = fontOf(first);
      state.size = typeof second === 'number' ? second : 0;
    } else if (operator === 'Tj' || operator === 'TJ') {
      for (const thing of glyphsOf(state, first)) things.push({ ...thing, what: `${thing.what} ${look}` });
    } else if (operator === 'BT' || operator.startsWith('T')) applyTextOperation(state, operator, operands);
    else if (!grouping.has(operator))
      things.push({ what: `${JSON.stringify(operands)} ${operator} ${look}`, x: 0, y: 0 });
  });
  return things;
}

/** Reads operations one after another; of each it gives the settings that come out in what it paints. */
function settingsReader(): (operation: Operation) => string {
  const saved: (readonly [string, string][])[] = [];
  let settings = new Map<string, string>();
  const seen = (...names: readonly string[]): string => names.map((name) => settings.get(name)).join(' ');
  return ({ operator, operands }) => {
    if (settable.has(operator)) settings = new Map([...settings, [operator, JSON.stringify(operands)]]);
    if (operator === 'q') saved.push([...settings]);
    if (operator === 'Q') settings = new Map(saved.pop());
    if (strokes.has(operator)) return seen('RG', 'gs');
    return fills.has(operator) ? seen('rg', 'gs') : '';
  };
}

function glyphsOf(state: TextState, shown: PdfValue | undefined): readonly PaintedThing[] {
  return (isArray(shown) ? shown : [shown]).flatMap((part) => {
    if (typeof part === 'number') showText(state, [part], identity);
    const bytes = isString(part) ? part.bytes : new Uint8Array();
    return Array.from({ length: bytes.length / 2 }, (_, index) => {
      const [, , , , x, y] = state.matrix;
      const run = showText(state, { bytes: bytes.subarray(2 * index, 2 * index + 2) }, identity);
      return { what: `${run?.text} ${run?.size} ${run?.font.name.slice(7)}`, x, y };
    });
  });
}
