import type { Period } from '../period.ts';
import { clean } from '../quantity.ts';
import { reporterOf } from '../reported.ts';
import type { Place } from '../schema.ts';
import type { MissingValue, Statistic, TableOrigin } from '../types.ts';
import type { CellSeries, NamedPeriod } from './cell-statistics.ts';
import type { TableMeasure } from './description.ts';
import type { TableValue } from './read-sheet.ts';
import { locateCell, type TableContext, type Unknown } from './unknown.ts';

/** Finds the series that a value of a table belongs to. A series knows how its cells become statistics. */
export class SeriesFinder {
  readonly #context: TableContext;
  readonly #unknown: Unknown;
  readonly #reportedBy: Statistic['reportedBy'];
  readonly #found = new Map<TableMeasure, Map<Place, Map<string, CellSeries>>>();
  #last: (Pick<Shared, 'measure' | 'place'> & { readonly kind: string; readonly series: CellSeries }) | undefined;

  constructor(context: TableContext, unknown: Unknown) {
    this.#context = context;
    this.#unknown = unknown;
    this.#reportedBy = reporterOf(context.source);
  }

  seriesOf(value: TableValue, measure: TableMeasure, { kind }: Period): CellSeries {
    const place = this.#unknown.place(value);
    const last = this.#last;
    if (last?.measure === measure && last.place === place && last.kind === kind) return last.series;
    const ofMeasure = entry(this.#found, measure, () => new Map<Place, Map<string, CellSeries>>());
    const ofPlace = entry(ofMeasure, place, () => new Map<string, CellSeries>());
    const series = entry(ofPlace, kind, () => this.#start(measure, place));
    this.#last = { measure, place, kind, series };
    return series;
  }

  #start(measure: TableMeasure, place: Place): CellSeries {
    const context = this.#context;
    const unit = context.units.get(measure.unit) ?? this.#unknown.unit(measure);
    const { sources } = this.#unknown;
    // Measure, place and period make the id: `unemployment-rate-eastmark-2015-q1`.
    const start = `${measure.id}-${place.id}-`;
    const shared = { context, start, measure, place, unit, sources, reportedBy: this.#reportedBy };
    return context.known.startSeries(start, (value, period) => makeStatistic(value, period, shared));
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/** What all statistics of a series have in common. */
interface Shared extends Pick<Statistic, 'place' | 'unit' | 'sources' | 'reportedBy'> {
  readonly context: TableContext;
  readonly start: string;
  readonly measure: TableMeasure;
}

/** There may be a hundred thousand, so each is written out and not spread. */
function makeStatistic(value: TableValue, { period, end }: NamedPeriod, shared: Shared): Statistic | MissingValue {
  const { context, measure, unit, place, sources, reportedBy } = shared;
  const statuses = measure.status === undefined ? value.statuses : [...new Set([...value.statuses, measure.status])];
  const id = shared.start + end;
  const origin = originOf(value, shared);
  const at = locateCell(value, context);
  const adjustment = measure.adjustment ?? context.description.adjustment;
  if (value.value === undefined) {
    const missing = value.missing ?? 'not-available';
    return { id, measure: measure.measure, unit, place, period, sources, statuses, adjustment, origin, at, missing };
  }
  const { scale } = origin;
  const exact = unit.kind === 'count' && scale === 1 && value.decimals === 0 && Number.isInteger(value.value);
  return {
    id,
    measure: measure.measure,
    value: scaled(value.value, scale),
    decimals: scale === 1 ? value.decimals : Math.max(0, value.decimals - Math.round(Math.log10(scale))),
    halfUnit: exact ? 0 : scaled(halfUnits[value.decimals] ?? 0.5 * 10 ** -value.decimals, scale),
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
    lower: value.lower === undefined ? undefined : scaled(value.lower, scale),
    upper: value.upper === undefined ? undefined : scaled(value.upper, scale),
    bounds: context.description.bounds,
    grade: context.source.record.grade,
    reportedBy,
    note: measure.note,
  };
}

function originOf(value: TableValue, { measure, context: { description, file } }: Shared): TableOrigin {
  const { sheet, row, column, literal, labels } = value;
  const scale = labels.scale ?? measure.scale ?? description.scale ?? 1;
  return { kind: 'table', cell: sheet.address(row, column), literal, measure, labels, scale, file };
}

const noQualifiers: Statistic['qualifiers'] = [];
const halfUnits = [0.5, 0.05, 0.005, 0.0005];

/** The published number is as exact as its text; a product of two is not. */
function scaled(value: number, scale: number): number {
  return scale === 1 ? value : clean(value * scale);
}
