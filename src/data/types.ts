import type { Grade, Qualifier } from './fields.ts';
import type { Maps } from './maps/map-file.ts';
import type { Period } from './period.ts';
import type {
  CalculatedRecord,
  Conflict,
  Definition,
  Place,
  Publication,
  ReferenceRecord,
  System,
  Text,
  Unit,
} from './schema.ts';
import type { CaseRecord, EventRecord, PlanRecord, SourceRecord } from './source-schema.ts';
import type { MissingRecord, StatisticRecord } from './statistic-schema.ts';
import type { TableMeasure } from './tables/description.ts';
import type { HiddenRows } from './tables/hidden-rows.ts';
import type { Labels } from './tables/labels.ts';
import type { MissingReason, Status } from './tables/signs.ts';
import type { Locate } from './yaml.ts';

/** A record with its position in its file. */
export type Located<T> = T & { readonly at: Locate };

/** A record of a source's file, with the id of the source. */
export type InSource<T> = Located<T> & { readonly source: string };

/** One value with its measure, unit, place, period, reporter and sources; defaults of its source applied. */
export interface Statistic {
  readonly id: string;
  readonly measure: Text;
  /** In the unit itself. A fall is negative. A calculated one is rounded to the digits that its inputs support. */
  readonly value: number;
  /** Digits after the point of the value itself that its source gives or a calculation supports, whatever the scale. */
  readonly decimals?: number | undefined;
  /** The true value is within value ± halfUnit. 0: exact. */
  readonly halfUnit: number;
  readonly qualifiers: readonly Qualifier[];
  readonly unit: Unit;
  readonly place: Place;
  readonly period: Period;
  /** For a change: what it is compared with. */
  readonly comparedWith?: Period | 'previous-year' | undefined;
  readonly reportedBy?: Text | undefined;
  readonly grade?: Grade | undefined;
  /** A count of what was recorded or reported, not of all that occurred. */
  readonly recorded: boolean;
  readonly note?: Text | undefined;
  /** Why no briefing prints it. */
  readonly notPrinted?: Text | undefined;
  /**
   * Ids of the documents that it is from, for `findDocument`: one for a reported value, its own id for a reference.
   */
  readonly sources: readonly string[];
  readonly origin: Origin;
  readonly at: Locate;
  /** What the source says of the value beside it: provisional, revised. */
  readonly statuses?: readonly Status[] | undefined;
  /** The ends of its interval, in the unit itself. */
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  /** What the ends are, such as "95% confidence interval". */
  readonly bounds?: Text | undefined;
  /** Such as "seasonally adjusted"; statistics of one series have the same. */
  readonly adjustment?: Text | undefined;
}

/** A value that its source marks as missing, and why. */
export interface MissingValue
  extends Pick<
    Statistic,
    'id' | 'measure' | 'unit' | 'place' | 'period' | 'sources' | 'adjustment' | 'at' | 'reportedBy'
  > {
  readonly statuses: readonly Status[];
  readonly missing: MissingReason;
  readonly origin: MissingOrigin;
}

/** Where a source says that it gives no value: in a cell, or in a text. */
export type MissingOrigin = TableOrigin | { readonly kind: 'reported'; readonly record: MissingRecord };

/** The cell of a table file that a value stands in. */
export interface TableOrigin {
  readonly kind: 'table';
  /** `Table 3!C17`, `line:field`, a JSON pointer or `row:column`. */
  readonly cell: string;
  /** Its text as published. */
  readonly literal: string;
  readonly measure: TableMeasure;
  /** What the heads of its row and its column say. */
  readonly labels: Labels;
  /** What the published number was multiplied by. */
  readonly scale: number;
  readonly file: string;
}

/**
 * Where a value comes from: a source reported it, it is a reference to calculate with (a population or a rate), or
 * Briefpress calculated it from other statistics.
 */
export type Origin =
  | { readonly kind: 'reported'; readonly record: StatisticRecord }
  | TableOrigin
  | { readonly kind: 'reference'; readonly record: ReferenceRecord }
  | {
      readonly kind: 'calculated';
      readonly record: Located<CalculatedRecord>;
      /** Ids of the statistics in the formula, in its order. */
      readonly inputs: readonly string[];
      /** The value before rounding, and the lowest and highest that the inputs allow: infinite beyond a bound. */
      readonly exact: number;
      readonly interval: readonly [number, number];
      readonly rank?: Ranked;
    };

/** Where a place stands among all of its level. */
export interface Ranked {
  /** Which value has the position 1. */
  readonly from: 'highest' | 'lowest';
  readonly position: number;
  /** How many places have a value, its own among them. */
  readonly of: number;
  /** How many others have the same value. */
  readonly tied: number;
  /** How many places have the measure, but no value for the period. */
  readonly missing: number;
}

/** One document that statistics come from. */
export interface Source {
  readonly id: string;
  readonly record: SourceRecord;
  /** The cell of its table file that tells the day it was published, where none is written out. */
  readonly dateCell?: string;
  readonly at: Locate;
}

/** Statistics by id; a reference to a series may be looked up among them. */
export interface Statistics extends ReadonlyMap<string, Statistic> {
  /** By its own id alone, which no reference is. */
  readonly plain: (id: string) => Statistic | undefined;
  /** Values that sources mark as missing, by id. */
  readonly missing: ReadonlyMap<string, MissingValue>;
  /** Those of tables. Going through these costs little: each statistic is made when it is asked for. */
  readonly ofTables: readonly StatisticSeries[];
  /** All others. */
  readonly single: () => Iterable<Statistic>;
}

/** The statistics that a table has of one measure and place, over periods of one kind. */
export interface StatisticSeries {
  /** The first in the file; none only where there are none. */
  readonly first: () => readonly Statistic[];
  readonly all: () => readonly Statistic[];
  /** The day that the last of its periods ends on, YYYY-MM-DD; empty where no period says it. */
  readonly lastDay: string;
}

/** Results of a formula for many places or periods that the evidence does not allow. */
export interface LeftOut {
  readonly record: Located<CalculatedRecord>;
  /** The id of the first, and why it has no value. */
  readonly id: string;
  readonly why: string;
  readonly count: number;
  /** How many results there are. */
  readonly results: number;
}

/** Everything under `data/`, by id. */
export interface Data {
  readonly publication: Publication;
  readonly sources: ReadonlyMap<string, Source>;
  readonly statistics: Statistics;
  /** Values that sources mark as missing. */
  readonly missing: ReadonlyMap<string, MissingValue>;
  /** What table files say of why values were revised, by the measure as their descriptions have it. */
  readonly revisionNotes: ReadonlyMap<TableMeasure, string>;
  readonly leftOut: readonly LeftOut[];
  /** Rows of workbooks that their publishers have hidden, where no description says whether they count. */
  readonly hiddenRows: readonly (HiddenRows & { readonly at: Locate })[];
  readonly events: ReadonlyMap<string, InSource<EventRecord>>;
  readonly plans: ReadonlyMap<string, InSource<PlanRecord>>;
  readonly cases: ReadonlyMap<string, InSource<CaseRecord>>;
  readonly places: ReadonlyMap<string, Located<Place>>;
  readonly units: ReadonlyMap<string, Located<Unit>>;
  readonly definitions: ReadonlyMap<string, Located<Definition>>;
  readonly conflicts: ReadonlyMap<string, Located<Conflict>>;
  readonly systems: ReadonlyMap<string, Located<System>>;
  /** The boundary files of `data/maps`. */
  readonly maps: Maps;
}

/** Whether a briefing may print a statistic: not a reference, not withdrawn, and not declared with `not-printed`. */
export function isPrintable({ notPrinted, origin }: Statistic): boolean {
  if (notPrinted !== undefined || origin.kind === 'reference') return false;
  return origin.kind !== 'reported' || origin.record.withdrawn === undefined;
}
