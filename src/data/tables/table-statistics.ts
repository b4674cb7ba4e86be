import { didYouMean } from '../../project/nearest.ts';
import { isSpan, type Period, type PeriodKind, parsePeriod } from '../period.ts';
import { clean } from '../quantity.ts';
import type { Place } from '../schema.ts';
import type { MissingValue, Statistic } from '../types.ts';
import type { TableMeasure } from './description.ts';
import { type Extracted, extractTable } from './extract.ts';
import type { TableValue } from './read-sheet.ts';
import { locateCell, type TableContext, Unknown } from './unknown.ts';

/** The values of one table, as statistics. */
export interface TableStatistics {
  readonly statistics: readonly Statistic[];
  readonly missing: readonly MissingValue[];
}

/** At most so many problems of one table are told one by one. */
const mostProblems = 20;

/**
 * The statistics of one table of a source. What is wrong is a finding once: each unknown measure, place or unit is told
 * at the first cell that names it, not at each of its values.
 */
export function tableStatistics(context: TableContext): TableStatistics {
  const { table, description, source, findings, file } = context;
  const extracted = extractTable(table, description, source.record.language);
  for (const { sheet, row, column, message, rule } of extracted.problems.slice(0, mostProblems)) {
    findings.push({
      file,
      ...sheet.position(row, column),
      severity: 'error',
      message: atCell(message, sheet.address(row, column)),
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
  return toStatistics(extracted, context);
}

function atCell(message: string, address: string): string {
  return `${address}: ${message}`;
}

function toStatistics(extracted: Extracted, context: TableContext): TableStatistics {
  const measures = measuresByHeads(context);
  const unknown = new Unknown(context);
  const seen = new Set<TableMeasure>();
  const periods = periodsOf(extracted, context);
  const statistics: Statistic[] = [];
  const missing: MissingValue[] = [];
  for (const value of extracted.values) {
    const measure = measures.get(headsKey(value.labels.measure));
    if (measure === undefined) {
      unknown.measure(value);
      continue;
    }
    seen.add(measure);
    const made = one(value, { measure, context, period: periods(value.labels.period), unknown });
    if ('value' in made) statistics.push(made);
    else missing.push(made);
  }
  unknown.report();
  reportUnused(seen, extracted, context);
  const ids = new Map<string, string>();
  return {
    statistics: firstOfEach(statistics, ids, context),
    missing: firstOfEach(missing, ids, context),
  };
}

/**
 * The first value of each id. Two cells that give one id are told once for the whole table: what tells them apart is not
 * described.
 */
function firstOfEach<T extends Statistic | MissingValue>(
  values: readonly T[],
  seen: Map<string, string>,
  { findings, file }: TableContext,
): readonly T[] {
  let told: string | undefined;
  let more = 0;
  const kept = values.filter(({ id, origin }) => {
    const cell = origin.kind === 'table' ? origin.cell : '';
    const before = seen.get(id);
    if (before === undefined) seen.set(id, cell);
    else if (told === undefined) told = `${before} and ${cell} of ${file} are both ${id}`;
    else more += 1;
    return before === undefined;
  });
  if (told === undefined) return values;
  const others = more === 0 ? '' : `, and ${more} more are doubled`;
  const at = values.find(({ id }) => told?.endsWith(` ${id}`))?.at() ?? { file, line: 1, column: 1 };
  const message = `${told}${others}; give \`columns\` what tells them apart, as a measure or a place, or leave rows out with \`rows\``;
  findings.push({ ...at, severity: 'error', message, rule: 'duplicate-id' });
  return kept;
}

function headsKey(heads: readonly string[]): string {
  return heads.map((head) => head.trim().replace(/\s+/g, ' ')).join('\u0000');
}

function measuresByHeads({ description }: TableContext): ReadonlyMap<string, TableMeasure> {
  return new Map(
    description.measures.flatMap((measure) =>
      [measure.heads, ...(measure.was ?? [])].map((heads) => [headsKey(heads), measure] as const),
    ),
  );
}

/** Measures of the description that no cell of the file has are told once each: the file may have renamed them. */
function reportUnused(
  seen: ReadonlySet<TableMeasure>,
  extracted: Extracted,
  { description, at, file, findings }: TableContext,
): void {
  if (extracted.values.length === 0) return;
  const labels = new Set(extracted.values.map(({ labels: { measure } }) => measure.join(', ')));
  for (const [index, measure] of description.measures.entries()) {
    if (seen.has(measure)) continue;
    const heads = measure.heads.join(', ');
    const message = `${file} has no values with the heads "${heads}"${didYouMean(heads, labels)}; where they were renamed, write the new ones and keep these under \`was\``;
    findings.push({ ...at(['measures', index, 'heads']), severity: 'error', message, rule: 'missing-head' });
  }
}

type PeriodOf = (label: string) => Period;

function periodsOf({ periods: { kind, written, starts } }: Extracted, context: TableContext): PeriodOf {
  const known = new Map<string, Period>();
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
    known.set(label, period);
    return period;
  };
}

function periodKindOf(kind: string | undefined): PeriodKind | undefined {
  return kind === 'day' || kind === 'day-month-first' ? 'point' : undefined;
}

interface Named {
  readonly measure: TableMeasure;
  readonly context: TableContext;
  readonly period: Period;
  readonly unknown: Unknown;
}

function one(value: TableValue, { measure, context, period, unknown }: Named): Statistic | MissingValue {
  const { description, source, units, file } = context;
  const { record } = source;
  const place = unknown.place(value);
  const unit = units.get(measure.unit) ?? unknown.unit(measure);
  const scale = value.labels.scale ?? measure.scale ?? description.scale ?? 1;
  const cell = value.sheet.address(value.row, value.column);
  const id = idOf(measure, place, period);
  const { sources } = unknown;
  const { statuses, literal } = value;
  const adjustment = measure.adjustment ?? description.adjustment;
  const origin = { kind: 'table' as const, cell, literal, measure, scale, file };
  const at = locateCell(value, context);
  // Written out twice and not spread: there may be a hundred thousand, and spreading costs more than reading them.
  if (value.value === undefined) {
    const missing = value.missing ?? 'not-available';
    return { id, measure: measure.measure, unit, place, period, sources, statuses, adjustment, origin, at, missing };
  }
  const exact = unit.kind === 'count' && scale === 1 && value.decimals === 0;
  return {
    id,
    measure: measure.measure,
    value: clean(value.value * scale),
    decimals: scale === 1 ? value.decimals : Math.max(0, value.decimals - Math.round(Math.log10(scale))),
    halfUnit: exact ? 0 : clean(0.5 * 10 ** -value.decimals * scale),
    qualifiers: noQualifiers,
    unit,
    place,
    period,
    recorded: measure.recorded ?? false,
    sources,
    statuses,
    adjustment,
    origin,
    at,
    lower: value.lower === undefined ? undefined : clean(value.lower * scale),
    upper: value.upper === undefined ? undefined : clean(value.upper * scale),
    grade: record.grade,
    reportedBy: record['reported-by'] ?? (record.primary ? record.publisher : undefined),
    note: measure.note,
  };
}

const noQualifiers: Statistic['qualifiers'] = [];

/** Measure, place and period make the id: `unemployment-rate-eastmark-2015-q1`. */
function idOf(measure: TableMeasure, place: Place, { written }: Period): string {
  return `${measure.id}-${place.id}-${written.toLowerCase().replace(/\//g, '-')}`;
}
