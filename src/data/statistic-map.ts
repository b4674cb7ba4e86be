import { CellStatistics } from './tables/cell-statistics.ts';
import type { Statistic, StatisticSeries } from './types.ts';

/** Statistics by id: those of tables, which do not change, before single ones, to which others can be added. */
export class StatisticMap implements ReadonlyMap<string, Statistic> {
  readonly #cells: CellStatistics;
  readonly #single: Map<string, Statistic>;

  constructor(cells = new CellStatistics(), single: ReadonlyMap<string, Statistic> = new Map()) {
    this.#cells = cells;
    this.#single = new Map(single);
  }

  /** The same statistics; what is added to one is not added to the other. */
  copy(): StatisticMap {
    return new StatisticMap(this.#cells, this.#single);
  }

  set(id: string, statistic: Statistic): void {
    this.#single.set(id, statistic);
  }

  get(id: string): Statistic | undefined {
    return this.#single.get(id) ?? this.#cells.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  get size(): number {
    return this.#cells.size + this.#single.size;
  }

  get ofTables(): readonly StatisticSeries[] {
    return this.#cells.series;
  }

  single(): Iterable<Statistic> {
    return this.#single.values();
  }

  forEach(call: (value: Statistic, key: string, map: ReadonlyMap<string, Statistic>) => void): void {
    for (const [id, statistic] of this) call(statistic, id, this);
  }

  *keys(): MapIterator<string> {
    for (const { id } of this.values()) yield id;
  }

  *values(): MapIterator<Statistic> {
    yield* this.#cells.values();
    yield* this.#single.values();
  }

  *entries(): MapIterator<[string, Statistic]> {
    for (const statistic of this.values()) yield [statistic.id, statistic];
  }

  [Symbol.iterator](): MapIterator<[string, Statistic]> {
    return this.entries();
  }
}
