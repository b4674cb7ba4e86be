import type { Period } from '../period.ts';
import type { MissingValue, Statistic, StatisticSeries } from '../types.ts';
import type { TableValue } from './read-sheet.ts';

/** A period of a table, and how the ids of its statistics end: `2015-q1`. */
export interface NamedPeriod {
  readonly period: Period;
  readonly end: string;
}

type Make = (value: TableValue, named: NamedPeriod) => Statistic | MissingValue;

/** A cell that is a value or says why there is none. */
class StatisticCell {
  readonly #value: TableValue;
  readonly #named: NamedPeriod;
  readonly #make: Make;
  #made: Statistic | MissingValue | undefined;

  constructor(value: TableValue, named: NamedPeriod, make: Make) {
    this.#value = value;
    this.#named = named;
    this.#make = make;
  }

  get made(): Statistic | MissingValue {
    this.#made ??= this.#make(this.#value, this.#named);
    return this.#made;
  }

  statistic(): readonly Statistic[] {
    const { made } = this;
    return 'missing' in made ? [] : [made];
  }
}

/** The cells of one series, and how they become statistics. */
export class CellSeries implements StatisticSeries {
  readonly make: Make;
  /** What the ends of ids are looked up with among `cells`. */
  readonly before: string;
  readonly cells: Map<string, StatisticCell>;
  readonly #valued: StatisticCell[] = [];
  lastDay = '';

  constructor(make: Make, before: string, cells: Map<string, StatisticCell>) {
    this.make = make;
    this.before = before;
    this.cells = cells;
  }

  get isEmpty(): boolean {
    return this.#valued.length === 0;
  }

  add(cell: StatisticCell, { end = '' }: Period): void {
    this.#valued.push(cell);
    if (end > this.lastDay) this.lastDay = end;
  }

  first = (): readonly Statistic[] => this.#valued.slice(0, 1).flatMap((cell) => cell.statistic());

  all = (): readonly Statistic[] => this.#valued.flatMap((cell) => cell.statistic());
}

/**
 * The statistics of table files, in the order of the files. There may be a hundred thousand of which a briefing prints
 * ten, so each is made when somebody asks for it, and no id is written out before.
 */
export class CellStatistics {
  readonly #cells: StatisticCell[] = [];
  readonly #byStart = new Map<string, Map<string, StatisticCell>>();
  readonly #series: CellSeries[] = [];
  readonly missing = new Map<string, MissingValue>();

  /** A series whose ids begin with `start`: `unemployment-rate-eastmark-`. */
  startSeries(start: string, make: Make): CellSeries {
    // A year in the name of a place or a measure could be that of the period: both would be one id.
    const at = start.search(/(?<=-)\d{4}-/);
    const name = at < 0 ? start : start.slice(0, at);
    const cells = this.#byStart.get(name) ?? new Map<string, StatisticCell>();
    this.#byStart.set(name, cells);
    return new CellSeries(make, start.slice(name.length), cells);
  }

  /** Adds a value, unless another has its id: then gives both. */
  add(value: TableValue, series: CellSeries, named: NamedPeriod): Doubled | undefined {
    const { before, cells, make } = series;
    const end = before === '' ? named.end : before + named.end;
    const cell = new StatisticCell(value, named, make);
    const first = cells.get(end);
    if (first !== undefined) return { first: first.made, other: cell.made };
    cells.set(end, cell);
    if (value.value === undefined) return this.#addMissing(cell);
    if (series.isEmpty) this.#series.push(series);
    series.add(cell, named.period);
    this.#cells.push(cell);
    return undefined;
  }

  #addMissing({ made }: StatisticCell): undefined {
    if ('missing' in made) this.missing.set(made.id, made);
  }

  get size(): number {
    return this.#cells.length;
  }

  get series(): readonly StatisticSeries[] {
    return this.#series;
  }

  get(id: string): Statistic | undefined {
    for (let at = id.indexOf('-') + 1; at > 0; at = id.indexOf('-', at) + 1) {
      const cell = this.#byStart.get(id.slice(0, at))?.get(id.slice(at));
      if (cell !== undefined) return cell.statistic()[0];
    }
    return undefined;
  }

  *values(): Generator<Statistic> {
    for (const cell of this.#cells) yield* cell.statistic();
  }
}

/** Two cells that give one id. */
export interface Doubled {
  readonly first: Statistic | MissingValue;
  readonly other: Statistic | MissingValue;
}
