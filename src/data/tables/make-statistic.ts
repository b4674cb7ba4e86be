import type { Period } from '../period.ts';
import { clean } from '../quantity.ts';
import { reporterOf } from '../reported.ts';
import type { Place, Unit } from '../schema.ts';
import type { MissingValue, Statistic, TableOrigin } from '../types.ts';
import type { TableMeasure } from './description.ts';
import type { TableValue } from './read-sheet.ts';
import { locateCell, type TableContext, type Unknown } from './unknown.ts';

/**
 * Makes a statistic, or a value that is missing, of each value of a table. There may be a hundred thousand, so what many
 * share is found once, and each is written out and not spread.
 */
export class StatisticMaker {
  readonly #context: TableContext;
  readonly #unknown: Unknown;
  readonly #reportedBy: Statistic['reportedBy'];
  readonly #unitOf: (measure: TableMeasure) => Unit;
  readonly #idOf = createIds();

  constructor(context: TableContext, unknown: Unknown) {
    this.#context = context;
    this.#unknown = unknown;
    this.#reportedBy = reporterOf(context.source);
    this.#unitOf = unitsByMeasure(context, unknown);
  }

  make(value: TableValue, measure: TableMeasure, period: Period): Statistic | MissingValue {
    const statuses = measure.status === undefined ? value.statuses : [...new Set([...value.statuses, measure.status])];
    const { sources } = this.#unknown;
    const place = this.#unknown.place(value);
    const unit = this.#unitOf(measure);
    const id = this.#idOf(measure, place, period);
    const origin = this.#originOf(value, measure);
    const at = locateCell(value, this.#context);
    const adjustment = measure.adjustment ?? this.#context.description.adjustment;
    if (value.value === undefined) {
      const missing = value.missing ?? 'not-available';
      return { id, measure: measure.measure, unit, place, period, sources, statuses, adjustment, origin, at, missing };
    }
    const { scale } = origin;
    const exact = unit.kind === 'count' && scale === 1 && value.decimals === 0;
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
      bounds: this.#context.description.bounds,
      grade: this.#context.source.record.grade,
      reportedBy: this.#reportedBy,
      note: measure.note,
    };
  }

  #originOf({ sheet, row, column, literal, labels }: TableValue, measure: TableMeasure): TableOrigin {
    const { description, file } = this.#context;
    const scale = labels.scale ?? measure.scale ?? description.scale ?? 1;
    return { kind: 'table', cell: sheet.address(row, column), literal, measure, labels, scale, file };
  }
}

export function isMissing(made: Statistic | MissingValue): made is MissingValue {
  return 'missing' in made;
}

const noQualifiers: Statistic['qualifiers'] = [];
const halfUnits = [0.5, 0.05, 0.005, 0.0005];

/** The published number is as exact as its text; a product of two is not. */
function scaled(value: number, scale: number): number {
  return scale === 1 ? value : clean(value * scale);
}

function unitsByMeasure({ units }: TableContext, unknown: Unknown): (measure: TableMeasure) => Unit {
  const known = new Map<TableMeasure, Unit>();
  return (measure) => {
    const before = known.get(measure);
    if (before !== undefined) return before;
    const unit = units.get(measure.unit) ?? unknown.unit(measure);
    known.set(measure, unit);
    return unit;
  };
}

/** Measure, place and period make the id: `unemployment-rate-eastmark-2015-q1`. */
function createIds(): (measure: TableMeasure, place: Place, period: Period) => string {
  const ends = new Map<Period, string>();
  let [lastMeasure, lastPlace, start]: [TableMeasure | undefined, Place | undefined, string] = [
    undefined,
    undefined,
    '',
  ];
  return (measure, place, period) => {
    if (measure !== lastMeasure || place !== lastPlace) {
      [lastMeasure, lastPlace, start] = [measure, place, `${measure.id}-${place.id}-`];
    }
    let end = ends.get(period);
    if (end === undefined) {
      end = period.written.toLowerCase().replace(/\//g, '-');
      ends.set(period, end);
    }
    return start + end;
  };
}
