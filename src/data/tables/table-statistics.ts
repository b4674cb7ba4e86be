import { didYouMean } from '../../project/nearest.ts';
import { isSpan, type PeriodKind, parsePeriod } from '../period.ts';
import type { MissingValue, Statistic } from '../types.ts';
import type { Doubled, NamedPeriod } from './cell-statistics.ts';
import type { TableMeasure } from './description.ts';
import { type Extracted, extractTable } from './extract.ts';
import { SeriesFinder } from './make-statistic.ts';
import { type TableContext, Unknown } from './unknown.ts';

/** At most so many problems of one table are told one by one. */
const mostProblems = 20;

/**
 * Adds the statistics of one table of a source to those that are known. What is wrong is a finding once: each unknown measure, place or unit is told
 * at the first cell that names it, not at each of its values.
 */
export function addTable(context: TableContext): void {
  const { table, description, source, findings, file } = context;
  const extracted = extractTable(table, description, source.record.language);
  for (const problem of extracted.problems.slice(0, mostProblems)) {
    const { sheet, row, column, message, rule, field } = problem;
    findings.push({
      ...(field === undefined ? { file, ...sheet.position(row, column) } : context.at([field])),
      severity: 'error',
      message: field === undefined ? atCell(message, sheet.address(row, column)) : `${file}: ${message}`,
      rule,
    });
  }
  const more = extracted.problems.length - mostProblems;
  if (more > 0)
    findings.push({
      ...context.at(),
      severity: 'error',
      message: `${more} further cells of ${file} cannot be read`,
      rule: 'wrong-value',
    });
  addValues(extracted, context);
}

function atCell(message: string, address: string): string {
  return `${address}: ${message}`;
}

function addValues(extracted: Extracted, context: TableContext): void {
  const measureOf = measuresByHeads(context);
  const unknown = new Unknown(context);
  const seen = new Set<TableMeasure>();
  const periods = periodsOf(extracted, context);
  const finder = new SeriesFinder(context, unknown);
  const doubled: Doubled[] = [];
  for (const value of extracted.values) {
    const measure = measureOf(value.labels.measure);
    if (measure === undefined) {
      unknown.measure(value);
      continue;
    }
    seen.add(measure);
    if (value.literal.endsWith('%')) unknown.perCent(value, measure);
    const named = periods(value.labels.period);
    const twice = context.known.add(value, finder.seriesOf(value, measure, named.period), named);
    if (twice !== undefined) doubled.push(twice);
  }
  const unused = context.description.measures.filter((measure) => !seen.has(measure));
  unknown.report(unused);
  // A measure that the file has renamed is told by its new heads alone.
  if (!unknown.hasMeasures()) reportUnused(unused, extracted, context);
  if (doubled.length > 0) reportDoubled(doubled, context);
}

/** Cells that give one id are told once for the whole table. */
function reportDoubled(doubled: readonly Doubled[], { findings }: TableContext): void {
  const [one] = doubled;
  if (one === undefined) return;
  const { first, other } = one;
  const more = doubled.length > 1 ? `, and ${doubled.length - 1} more are doubled` : '';
  const message = `${cellOf(first)} and ${cellOf(other)} are both ${other.id}${more}; give \`columns\` what tells them apart, as a measure or a place, or leave rows out with \`rows\``;
  findings.push({ ...other.at(), severity: 'error', message, rule: 'duplicate-id' });
}

function cellOf({ origin }: Statistic | MissingValue): string {
  return origin.kind === 'table' ? `${origin.cell} of ${origin.file}` : '';
}

function headsKey(heads: readonly string[]): string {
  return heads.map((head) => head.trim().replace(/\s+/g, ' ')).join('\u0000');
}

const isText = (head: string): boolean => head !== '';

/** Measures by their heads, which are one object where they are equal. */
function measuresByHeads({ description }: TableContext): (heads: readonly string[]) => TableMeasure | undefined {
  const described = new Map(
    description.measures.flatMap((measure) =>
      [measure.heads, ...(measure.was ?? [])].map((heads) => [headsKey(heads), measure] as const),
    ),
  );
  const known = new Map<readonly string[], TableMeasure | undefined>();
  return (heads) => {
    const found = known.get(heads) ?? described.get(headsKey(heads)) ?? described.get(headsKey(heads.filter(isText)));
    if (!known.has(heads)) known.set(heads, found);
    return found;
  };
}

/** Measures of the description that no cell of the file has are told once each: the file may have renamed them. */
function reportUnused(
  unused: readonly TableMeasure[],
  extracted: Extracted,
  { description, at, file, findings }: TableContext,
): void {
  if (extracted.values.length === 0) return;
  const labels = new Set(extracted.values.map(({ labels: { measure } }) => measure.join(', ')));
  for (const measure of unused) {
    const index = description.measures.indexOf(measure);
    const heads = measure.heads.join(', ');
    const message = `${file} has no values with the heads "${heads}"${didYouMean(heads, labels)}; where they were renamed, write the new ones and keep these under \`was\``;
    findings.push({ ...at(['measures', index, 'heads']), severity: 'error', message, rule: 'missing-head' });
  }
}

type PeriodOf = (label: string) => NamedPeriod;

function periodsOf({ periods: { kind, written, starts } }: Extracted, context: TableContext): PeriodOf {
  const known = new Map<string, NamedPeriod>();
  let told = false;
  return (label) => {
    const before = known.get(label);
    if (before !== undefined) return before;
    const period = parsePeriod(written.get(label) ?? label, periodKindOf(kind), context.yearStarts ?? starts);
    if (!isSpan(period) && !told) {
      told = true;
      const message = `${period.written} is of a financial year; say which month it begins with: \`financial-year: 4\` in the source or in data/publication.yaml`;
      context.findings.push({ ...context.at(), severity: 'error', message, rule: 'period' });
    }
    const named = { period, end: period.written.toLowerCase().replace(/\//g, '-') };
    known.set(label, named);
    return named;
  };
}

function periodKindOf(kind: string | undefined): PeriodKind | undefined {
  return kind === 'day' || kind === 'day-month-first' ? 'point' : undefined;
}
