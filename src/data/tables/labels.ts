import { onceForText } from '../../project/once-each.ts';
import type { Column, HeadLabel } from './columns.ts';
import type { TableDescription } from './description.ts';
import type { SheetRow } from './grid.ts';
import { type Cell, type Sheet, textOf } from './grid.ts';
import {
  type BareLabel,
  bareLabel,
  barePeriod,
  isNoteReference,
  isStatus,
  readSigns,
  type Signs,
  type Status,
} from './signs.ts';

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

/** What the heads of the row and the column of a value say, as they stand in the file. */
export function headsOf({ measure, place, period, unit }: Labels): readonly string[] {
  const named = [place?.name, place?.code].filter((text) => text !== undefined);
  const of = named.length === 2 ? `${named[0]} (${named[1]})` : named[0];
  return [...measure, of, period, unit].flatMap((text) => (text === undefined || text === '' ? [] : [text]));
}

type Says = HeadLabel['says'] | 'period-from' | 'period-to' | 'power-of-ten';

/** Reads the labels of the value in a column of a row; a text where a sign behind one of them is not explained. */
export type LabelReader = (cells: SheetRow, column: Column) => Labels | string;

interface LabelContext {
  readonly sheet: Sheet;
  readonly columns: readonly Column[];
  /** What the name of the sheet says. */
  readonly says: TableDescription['sheet-says'];
  readonly signs: Signs;
  /** The period of all values, where the description says it. */
  readonly period: string | undefined;
}

const none: readonly Status[] = [];

/** A reader of one sheet's labels. Equal labels are one object, since a long table repeats a few of them many times. */
export function createLabelReader({ sheet, columns, says, signs, period: ofAll = '' }: LabelContext): LabelReader {
  const bare = onceForText(bareLabel);
  const measures = onceForText((joined: string) => joined.split(separator));
  const places = placesOnce();
  const periods = onceForText(barePeriod);
  // The year of all values is that of labels that have none: "Jan" below "Crossings, 2024".
  const complete = onceForText((label) => (ofAll === '' || namesYear.test(label) ? label : `${label} ${ofAll}`));
  const bareOf = (role: Says): typeof bare => (role === 'period' ? periods : bare);
  const ofSheet = says === undefined ? [] : [{ says, ...bareOf(says)(sheet.name) }];
  const labelled = columns.flatMap(({ role, index }) =>
    isLabelRole(role) ? [{ says: role, index, read: again(bareOf(role)) }] : [],
  );
  return (cells, column) => {
    const said = new LabelTexts();
    for (const label of ofSheet) said.add(label.says, label);
    for (const { says: dimension, index, read } of labelled) said.add(dimension, read(labelText(cells[index])));
    for (const head of column.heads) said.add(head.says, head);
    const statuses = said.behind.length === 0 ? none : statusesOf(said.behind, signs);
    if (typeof statuses === 'string') return statuses;
    const { measure, place = '', code = '', unit, from, to = from } = said;
    const period = said.period === undefined ? ofAll : complete(said.period);
    return {
      measure: measure === undefined ? noMeasure : measures(measure),
      place: place === '' && code === '' ? undefined : places(place, code),
      period: from === undefined ? period : `${from} to ${to}`,
      scale: scaleOf(said),
      unit,
      statuses,
    };
  };
}

/** What the labels of one value say, dimension by dimension. */
class LabelTexts {
  measure: string | undefined = undefined;
  place: string | undefined = undefined;
  code: string | undefined = undefined;
  unit: string | undefined = undefined;
  period: string | undefined = undefined;
  from: string | undefined = undefined;
  to: string | undefined = undefined;
  scale: string | undefined = undefined;
  power: string | undefined = undefined;
  /** The signs behind all of them. */
  behind: readonly string[] = none;

  add(dimension: Says, { text, signs }: BareLabel): void {
    const field = fields[dimension];
    if (field !== undefined) {
      const before = this[field];
      // Months and years in columns of their own are read as one label; the labels of a measure stay apart.
      this[field] = before === undefined ? text : `${before}${field === 'measure' ? separator : ' '}${text}`;
    }
    if (signs.length > 0) this.behind = [...this.behind, ...signs];
  }
}

/** The field of what each column says; a column that is left out says nothing. */
const fields = {
  measure: 'measure',
  place: 'place',
  'place-code': 'code',
  unit: 'unit',
  period: 'period',
  'period-from': 'from',
  'period-to': 'to',
  scale: 'scale',
  'power-of-ten': 'power',
  ignore: undefined,
} as const satisfies Readonly<Record<Says, string | undefined>>;

/** `make`, which is not asked again for the same text as before: a long table is sorted by some of its labels. */
function again<Made>(make: (text: string) => Made): (text: string) => Made {
  let [last, made]: [string | undefined, Made | undefined] = [undefined, undefined];
  return (text) => {
    if (text === last && made !== undefined) return made;
    const found = make(text);
    [last, made] = [text, found];
    return found;
  };
}

/** Places by name and code, each one object. */
function placesOnce(): (name: string, code: string) => PlaceLabel {
  const known = new Map<string, Map<string, PlaceLabel>>();
  return (name, code) => {
    const named = known.get(name) ?? new Map<string, PlaceLabel>();
    const before = named.get(code);
    if (before !== undefined) return before;
    const made = { ...(name === '' ? {} : { name }), ...(code === '' ? {} : { code }) };
    known.set(name, named.set(code, made));
    return made;
  };
}

const namesYear = /\d{4}|\bfy/i;
const separator = '\u0000';
const noMeasure: readonly string[] = [];

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

function scaleOf({ scale, power }: LabelTexts): number | undefined {
  if (power !== undefined) return 10 ** Number(power);
  return scale === undefined ? undefined : Number(scale);
}

function labelText(cell: Cell | undefined): string {
  return typeof cell === 'object' && cell.date !== undefined ? cell.date : textOf(cell);
}
