import type { Period } from './period.ts';
import type {
  Conflict,
  Definition,
  Grade,
  Place,
  Publication,
  Qualifier,
  SourceRecord,
  StatisticRecord,
  System,
  Text,
  Unit,
} from './schema.ts';
import type { Locate } from './yaml.ts';

/** One value with its measure, unit, place, period, reporter and source; defaults of its source applied. */
export interface Statistic {
  readonly id: string;
  /** Id of the source that it stands in. */
  readonly source: string;
  readonly measure: Text;
  /** In the unit itself. A fall is negative. */
  readonly value: number;
  readonly qualifiers: readonly Qualifier[];
  readonly unit: Unit;
  readonly place: Place;
  readonly period: Period;
  /** Present where the statistic is a change: what it is compared with. */
  readonly comparedWith?: Period | 'previous-year';
  readonly reportedBy?: Text;
  readonly grade?: Grade;
  /** A count of what police recorded, not of what occurred. */
  readonly recorded: boolean;
  /** As the data file has it. */
  readonly record: StatisticRecord;
  readonly at: Locate;
}

/** One document that statistics come from. */
export interface Source {
  readonly id: string;
  readonly record: SourceRecord;
  readonly at: Locate;
}

type Placed<T> = T & { readonly at: Locate };

/** Everything under `data/`, by id. */
export interface Data {
  readonly publication: Publication;
  readonly sources: ReadonlyMap<string, Source>;
  readonly statistics: ReadonlyMap<string, Statistic>;
  readonly places: ReadonlyMap<string, Place>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly definitions: ReadonlyMap<string, Placed<Definition>>;
  readonly conflicts: ReadonlyMap<string, Placed<Conflict>>;
  readonly systems: ReadonlyMap<string, Placed<System>>;
}
