import { largest } from '../../project/extremes.ts';
import { didYouMean } from '../../project/nearest.ts';
import { blockLevels, widthOf } from './block-levels.ts';
import { type ColumnRole, columnRoles, type Dimension, type TableDescription } from './description.ts';
import { type Sheet, textOf } from './grid.ts';
import { splitHead } from './joint-head.ts';
import { type BareLabel, bareLabel, barePeriod } from './signs.ts';

/** A label of a head, with what stands in the file behind it. */
export interface HeadLabel extends BareLabel {
  readonly says: Exclude<Dimension, 'period-and-measure'>;
}

/** One column of a sheet. */
export interface Column {
  readonly index: number;
  /** Its heads from the top, as people would write them: "Aged 16 and over, Employment". */
  readonly name: string;
  readonly role: ColumnRole;
  /** Of a column of values: what each of its heads says of them. */
  readonly heads: readonly HeadLabel[];
}

/** What is wrong with a table, and where. Row and column are counted from 0. */
export interface TableProblem {
  readonly row: number;
  readonly column: number;
  readonly message: string;
  readonly rule: string;
}

/** The rows of heads of a sheet, counted from 0. */
export function headRows(sheet: Sheet, { heads }: Pick<TableDescription, 'heads'>): readonly number[] {
  if (sheet.records) return [0];
  const rows = heads === undefined ? [1] : typeof heads === 'number' ? [heads] : heads;
  return rows.map((row) => row - 1);
}

/** The columns of a sheet with what the description says of each; problems for those of which it says nothing. */
export function readColumns(
  sheet: Sheet,
  description: TableDescription,
): { readonly columns: readonly Column[]; readonly problems: readonly TableProblem[] } {
  const rows = headRows(sheet, description);
  const headed = rows.reduce((most, row) => Math.max(most, sheet.rows[row]?.length ?? 0), 0);
  const patterns = Object.entries(description.columns ?? {}).map(([pattern, role]) => ({
    pattern,
    role,
    matches: wildcard(pattern),
  }));
  // A column behind all heads can be named by its number.
  const numbered = patterns.map(({ pattern }) => Number(/^#(\d+)$/.exec(pattern)?.[1] ?? 0));
  const width = Math.max(headed, Math.min(widthOf(sheet), largest(numbered, 0)));
  const used = new Set<string>();
  const problems: TableProblem[] = [];
  const columns = Array.from({ length: width }, (_, index) => index).flatMap((index): readonly Column[] => {
    const heads = rows.map((row) => headText(sheet, row, index, row === rows.at(-1)));
    const labels = heads.filter((text) => text !== '');
    const name = labels.join(', ');
    const names = [name, labels.at(-1) ?? '', `#${index + 1}`];
    const found = patterns.find(({ matches }) => names.some((text) => text !== '' && matches(text)));
    if (found !== undefined) used.add(found.pattern);
    if (found === undefined && (name === '' || isBlank(sheet, index, rows))) return [];
    const role = found?.role ?? (description['heads-say'] === undefined ? undefined : 'value');
    if (role === undefined) {
      problems.push({ row: rows.at(-1) ?? 0, column: index, message: noRole(name), rule: 'unknown-field' });
      return [];
    }
    return [{ index, name, role, heads: labelsOf(heads, role, description) }];
  });
  const levels = blockLevels(description);
  const first = levels.length === 0 ? 0 : widthOf(sheet) - levels.length;
  const ofBlocks = levels.map((role, level): Column => ({ index: first + level, name: betweenRows, role, heads: [] }));
  const missing = patterns.filter(({ pattern }) => !used.has(pattern));
  return {
    columns: [...ofBlocks, ...columns],
    problems: [...problems, ...missing.map(({ pattern }) => noColumn(pattern, sheet, rows, width))],
  };
}

const betweenRows = 'headings between the rows';

function noRole(name: string): string {
  return `the column "${name}" is not described; add it to \`columns\` as ${columnRoles.slice(0, -1).join(', ')} or ignore`;
}

function noColumn(pattern: string, sheet: Sheet, rows: readonly number[], width: number): TableProblem {
  const last = rows.at(-1) ?? 0;
  const names = Array.from({ length: width }, (_, index) => bareLabel(textOf(sheet.rows[last]?.[index])).text);
  const near = didYouMean(pattern, names);
  const heads = names
    .filter((name) => name !== '')
    .slice(0, 12)
    .join(', ');
  const message = `no column has the head "${pattern}", which \`columns\` describes${near}; row ${last + 1} has ${heads === '' ? 'no heads' : heads}`;
  return { row: last, column: 0, message, rule: 'missing-head' };
}

/** The head of a column in a row. A group's head stands in its first column alone, and is that of those after it too. */
function headText(sheet: Sheet, row: number, column: number, innermost: boolean): string {
  const cells = sheet.rows[row] ?? [];
  for (let at = column; at >= 0; at -= 1) {
    const text = textOf(cells[at]).trim();
    if (text !== '' || innermost) return withoutDimension(text);
  }
  return '';
}

/** Eurostat names the dimension of the heads behind that of the column: `geo\TIME_PERIOD`. */
function withoutDimension(text: string): string {
  return text.replace(/\\[A-Za-z_]+$/, '');
}

function isBlank(sheet: Sheet, column: number, heads: readonly number[]): boolean {
  return sheet.rows.every((row, index) => heads.includes(index) || textOf(row[column]).trim() === '');
}

function labelsOf(
  heads: readonly string[],
  role: ColumnRole,
  { 'heads-say': says = [], language = 'en' }: TableDescription,
): readonly HeadLabel[] {
  if (role !== 'value' && role !== 'lower' && role !== 'upper') return [];
  return heads.flatMap((text, index) => {
    const dimension = says[index];
    if (dimension === undefined || text === '') return [];
    if (dimension !== 'period-and-measure')
      return [{ ...(dimension === 'period' ? barePeriod(text) : bareLabel(text)), says: dimension }];
    const joint = splitHead(text, language);
    // Without a period, which is told of each value then.
    if (joint === undefined) return [{ ...bareLabel(text), says: 'measure' }];
    return [
      { ...joint.period, says: 'period' },
      { ...joint.measure, says: 'measure' },
    ];
  });
}

/** Whether a text is what a pattern describes, in which * stands for any characters. Blanks at the ends do not count. */
export function wildcard(pattern: string): (text: string) => boolean {
  const source = pattern
    .trim()
    .split('*')
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*');
  const whole = new RegExp(`^${source}$`, 's');
  return (text) => whole.test(text.trim()) || whole.test(bareLabel(text).text);
}
