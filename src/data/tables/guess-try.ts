import type { TableDescription } from './description.ts';
import { type Extracted, extractTable } from './extract.ts';
import { textOf } from './grid.ts';
import { guessBlocks } from './guess-blocks.ts';
import { columnKey, type FoundTables } from './guess-description.ts';
import type { LabelKind } from './period-kinds.ts';
import { noPeriod, readPeriodLabels } from './period-label.ts';
import { periodsAbove } from './period-of-all.ts';
import { type GuessedColumn, isNumber, type SheetShape } from './sheet-shape.ts';

type Columns = Record<string, GuessedColumn['role']>;

/** A description but for its measures. */
export type Unmeasured = Omit<TableDescription, 'measures'> & { columns: Columns };

/** What was read with a description, and what had to be settled for it. */
interface Tried {
  readonly extracted: Extracted;
  readonly settled: Pick<TableDescription, 'period' | 'periods' | 'blocks-say'> & { readonly columns: Columns };
}

/** Reads with a description, and settles from what is read what it leaves open. */
export function tryOut({ file, language }: FoundTables, described: Unmeasured, shape: SheetShape): Tried {
  const read = (settled: Tried['settled'] & Partial<TableDescription>): Extracted =>
    extractTable(file, { ...described, ...settled, measures: [] }, language);
  let settled: Tried['settled'] = { columns: onePeriod(described.columns, shape, language) };
  let extracted = read(settled);
  const kind = chooseKind(extracted, shape) ?? endsOfPeriods(extracted, shape);
  if (kind !== undefined) {
    settled = { ...settled, periods: kind };
    extracted = read(settled);
  }
  if (hasSeveralUnits(extracted)) {
    // The unit alone tells two measures apart, as in Eurostat's tables.
    settled = { ...settled, columns: withRole(settled.columns, (role) => (role === 'unit' ? 'measure' : role)) };
    extracted = read(settled);
  }
  const blocks = guessBlocks(shape, language);
  // Headings between places group them, where those can be told apart.
  if (
    blocks !== undefined &&
    (blocks === 'period' || isDoubled(extracted) || !shape.columns.some(({ role }) => role === 'place'))
  ) {
    settled = { ...settled, 'blocks-say': blocks };
    extracted = read(settled);
  }
  for (const key of codesOf(shape)) {
    if (!isDoubled(extracted)) break;
    // A number that repeats, such as an age or a code, is a label where values cannot be told apart without it.
    const more: Tried['settled'] = { ...settled, columns: { ...settled.columns, [key]: 'measure' } };
    [settled, extracted] = [more, read(more)];
  }
  const period = titleCell(extracted, shape, language);
  const titled = period === undefined ? extracted : read({ ...settled, period });
  if (period !== undefined && (titled.values.length > 0 || tellsNone(extracted))) {
    settled = { ...settled, period };
    extracted = titled;
  }
  // Measures can be found without the period that nobody tells, which is a problem of its own.
  if (extracted.values.length > 0) return { extracted, settled };
  return { extracted: { ...extracted, values: assume(read, settled, extracted) }, settled };
}

function tellsNone({ problems }: Extracted): boolean {
  return problems.some(({ message }) => message === noPeriod);
}

/** The one cell above the heads that names a period, where no column and no head does. */
function titleCell(
  { values, problems }: Extracted,
  { sheet, heads }: SheetShape,
  language: string,
): TableDescription['period'] {
  if (values.length > 0 || !problems.some(({ rule, kinds }) => rule === 'period' && kinds === undefined))
    return undefined;
  const named = periodsAbove(sheet, heads[0] ?? 0, language);
  const [first] = named;
  if (first === undefined || named.some(({ label }) => label !== first.label)) return undefined;
  const cell = sheet.address(first.row, first.column);
  // In each sheet of a workbook it is the cell of that sheet.
  return { cell: sheet.name === '' ? cell : cell.slice(sheet.name.length + 1) };
}

/** Values read with any of the marks or kinds of period between which the author is to decide, for their measures alone. */
function assume(
  read: (settled: Tried['settled'] & Partial<TableDescription>) => Extracted,
  settled: Tried['settled'],
  { problems }: Extracted,
): Extracted['values'] {
  const decimal = problems.some(({ rule }) => rule === 'decimal') ? ({ decimal: '.' } as const) : {};
  const first = read({ ...settled, ...decimal });
  const [kind] = first.problems.find(({ kinds }) => kinds !== undefined)?.kinds ?? [];
  if (first.values.length > 0) return first.values;
  if (kind !== undefined) return read({ ...settled, ...decimal, periods: kind }).values;
  // A label that is no period, as of a row of totals, hides no measure.
  const columns = withRole(settled.columns, (role) => (role === 'period' ? 'ignore' : role));
  return read({ ...settled, ...decimal, columns, period: '2000' }).values;
}

function withRole(columns: Columns, change: (role: GuessedColumn['role']) => GuessedColumn['role']): Columns {
  return Object.fromEntries(Object.entries(columns).map(([head, role]) => [head, change(role)] as const));
}

/** Of the kinds that labels may be, the longest that begins with a stored day; what only its author can tell is asked. */
function chooseKind({ problems }: Extracted, { columns }: SheetShape): LabelKind | undefined {
  const kinds = problems.find(({ rule }) => rule === 'period')?.kinds ?? [];
  const heads = columns.flatMap(({ role, head }) => (role === 'period' ? [head] : []));
  const named = kinds.find((kind) => heads.some((head) => partNames.get(kind)?.test(head)));
  if (named !== undefined) return named;
  const isAsked = kinds.some(
    (one) => one === 'financial-year' || one === 'day-month-first' || one.startsWith('named-by'),
  );
  return isAsked ? undefined : kinds[0];
}

/** The heads of columns that number the parts of a year. */
const partNames: ReadonlyMap<LabelKind, RegExp> = new Map([
  ['quarter', /quarter|\bqtr\b|quartal|vierteljahr|trimestre|季/i],
  ['month', /month|monat|\bmois\b|\bmes\b|月/i],
]);

/** The kind of period that a column of last days names in its head, as `month_end` does. */
function endsOfPeriods({ values, periods }: Extracted, { columns }: SheetShape): LabelKind | undefined {
  const head = columns.find(({ role }) => role === 'period')?.head ?? '';
  const kind = (['month', 'quarter', 'year'] as const).find((one) => head.toLowerCase().includes(one));
  if (periods.kind !== 'day' || kind === undefined) return undefined;
  const read = readPeriodLabels(new Set(values.map(({ labels }) => labels.period)), { language: 'en', kind });
  return 'problem' in read ? undefined : kind;
}

/** Where several columns tell periods that are not parts of one label, the one with the shortest periods counts. */
function onePeriod(columns: Columns, { sheet, first, end, columns: guessed }: SheetShape, language: string): Columns {
  const periods = guessed.filter(({ role }) => role === 'period');
  if (periods.length < 2) return columns;
  const rows = sheet.rows.slice(first, end);
  const labelsOf = (of: readonly GuessedColumn[]): ReadonlySet<string> =>
    new Set(rows.map((row) => of.map(({ index }) => dayOrText(row[index])).join(' ')));
  const together = readPeriodLabels(labelsOf(periods), { language });
  if (!('problem' in together) || together.kinds !== undefined) return columns;
  const distinct = periods
    .map((column) => ({ column, labels: labelsOf([column]) }))
    .filter(({ labels }) => {
      const read = readPeriodLabels(labels, { language });
      return !('problem' in read) || read.kinds !== undefined;
    });
  const finest = distinct.toSorted((a, b) => b.labels.size - a.labels.size)[0]?.column;
  if (finest === undefined) return columns;
  const others = new Set(periods.filter((column) => column !== finest).map((column) => columnKey(column, guessed)));
  return Object.fromEntries(
    Object.entries(columns).map(([head, role]) => [head, others.has(head) ? 'ignore' : role] as const),
  );
}

function dayOrText(cell: SheetShape['sheet']['rows'][number][number]): string {
  return typeof cell === 'object' && cell.date !== undefined ? cell.date : textOf(cell).trim();
}

function hasSeveralUnits({ values }: Extracted): boolean {
  const units = new Map<string, string | undefined>();
  return values.some(({ labels: { measure, unit } }) => {
    const key = measure.join('\u0000');
    const first = units.get(key);
    units.set(key, first ?? unit);
    return first !== undefined && first !== unit;
  });
}

/** Whether two values have one measure, place and period. */
export function isDoubled({ values }: Extracted): boolean {
  const seen = new Set<string>();
  return values.some(({ labels: { measure, place, period } }) => {
    const key = [...measure, place?.name, place?.code, period].join('\u0000');
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** The columns of whole numbers that repeat often, those with the fewest different ones first. */
function codesOf({ sheet, first, end, columns }: SheetShape): readonly string[] {
  const rows = sheet.rows.slice(first, end);
  return columns
    .filter(({ role }) => role === 'value' || role === 'ignore')
    .map((column) => ({ column, cells: rows.map((row) => row[column.index]) }))
    .filter(({ cells }) => cells.every((cell) => !isNumber(cell) || /^\d+$/.test(textOf(cell).trim())))
    .map(({ column, cells }) => ({ column, count: new Set(cells.map(textOf)).size }))
    .filter(({ count }) => count > 1 && count * 3 <= rows.length)
    .toSorted((a, b) => a.count - b.count)
    .map(({ column }) => columnKey(column, columns));
}
