import type { Column } from './columns.ts';
import type { Dimension } from './description.ts';
import { type Cell, type Sheet, textOf } from './grid.ts';
import { type BareLabel, bareLabel, isNoteReference, isStatus, readSigns, type Signs, type Status } from './signs.ts';

/** What a place is called in a file. */
export interface PlaceLabel {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
}

/** What the labels of a value say of it. */
export interface Labels {
  /** From the outermost to the innermost. */
  readonly measure: readonly string[];
  /** None where one place is said of all. */
  readonly place: PlaceLabel | undefined;
  /** As it stands in the file. */
  readonly period: string;
  /** What the value is multiplied by, where a label says so. */
  readonly scale: number | undefined;
  /** The unit in the file's own words, where a label says it. */
  readonly unit: string | undefined;
  readonly statuses: readonly Status[];
}

type Row = readonly (Cell | undefined)[];
type Says = Dimension | 'period-from' | 'period-to' | 'power-of-ten';

/** Reads the labels of the value in a column of a row; a text where a sign behind one of them is not explained. */
export type LabelReader = (cells: Row, column: Column) => Labels | string;

interface LabelContext {
  readonly sheet: Sheet;
  readonly columns: readonly Column[];
  /** What the name of the sheet says. */
  readonly says: Dimension | undefined;
  readonly signs: Signs;
  /** The period of all values, where the description says it. */
  readonly period: string | undefined;
}

const none: readonly Status[] = [];

/** A reader of one sheet's labels. Equal labels are one object, since a long table repeats a few of them many times. */
export function createLabelReader({ sheet, columns, says, signs, period: ofAll = '' }: LabelContext): LabelReader {
  const bare = remembering(bareLabel);
  const measures = remembering((joined: string) => joined.split(separator));
  const places = remembering((joined: string): PlaceLabel => {
    const [name = '', code = ''] = joined.split(separator);
    return { ...(name === '' ? {} : { name }), ...(code === '' ? {} : { code }) };
  });
  const ofSheet = says === undefined ? [] : [{ says, ...bareLabel(sheet.name) }];
  const labelled = columns.flatMap(({ role, index }) => (isLabelRole(role) ? [{ says: role, index }] : []));
  return (cells, column) => {
    const found: Partial<Record<Says, string>> = {};
    const behind: string[] = [];
    const add = (dimension: Says, { text, signs: marks }: BareLabel): void => {
      const before = found[dimension];
      // Months and years in columns of their own are read as one label; the labels of a measure stay apart.
      found[dimension] = before === undefined ? text : `${before}${dimension === 'measure' ? separator : ' '}${text}`;
      for (const mark of marks) behind.push(mark);
    };
    for (const label of ofSheet) add(label.says, label);
    for (const { says: dimension, index } of labelled) add(dimension, bare(labelText(cells[index])));
    for (const head of column.heads) add(head.says, head);
    const statuses = behind.length === 0 ? none : statusesOf(behind, signs);
    if (typeof statuses === 'string') return statuses;
    const { measure, place = '', unit, period = ofAll, 'period-from': from, 'period-to': to = from } = found;
    const joined = `${place}${separator}${found['place-code'] ?? ''}`;
    return {
      measure: measure === undefined ? noMeasure : measures(measure),
      place: joined === separator ? undefined : places(joined),
      period: from === undefined ? period : `${from} to ${to}`,
      scale: scaleOf(found),
      unit,
      statuses,
    };
  };
}

const separator = '\u0000';
const noMeasure: readonly string[] = [];

function remembering<Made>(make: (text: string) => Made): (text: string) => Made {
  const made = new Map<string, Made>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const one = make(text);
    made.set(text, one);
    return one;
  };
}

function isLabelRole(
  role: Column['role'],
): role is Exclude<Column['role'], 'value' | 'lower' | 'upper' | 'status' | 'ignore'> {
  return !['value', 'lower', 'upper', 'status', 'ignore'].includes(role);
}

function statusesOf(marks: readonly string[], signs: Signs): readonly Status[] | string {
  const statuses = new Set<Status>();
  for (const sign of marks) {
    const meanings = readSigns(sign, signs);
    if (meanings === undefined && !isNoteReference(sign)) {
      return `a label of this value has the sign "${sign}", which \`signs\` does not explain; add it there`;
    }
    for (const meaning of meanings ?? []) if (isStatus(meaning)) statuses.add(meaning);
  }
  return [...statuses];
}

function scaleOf({ scale, 'power-of-ten': power }: Partial<Record<Says, string>>): number | undefined {
  if (power !== undefined) return 10 ** Number(power);
  return scale === undefined ? undefined : Number(scale);
}

function labelText(cell: Cell | undefined): string {
  return typeof cell === 'object' && cell.date !== undefined ? cell.date : textOf(cell);
}
