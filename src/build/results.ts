import type { BriefError } from '../project/errors.ts';

/** A file that a build wrote. */
export interface WrittenFile {
  /** Absolute path. */
  readonly file: string;
  readonly sha256: string;
}

/** What became of one briefing that was asked for. */
export type BuildResult =
  | {
      readonly outcome: 'built';
      readonly briefing: string;
      readonly files: readonly WrittenFile[];
      readonly warnings: readonly string[];
      /** How long each stage took, in words. */
      readonly times: string;
    }
  | { readonly outcome: 'up-to-date'; readonly briefing: string }
  /** What was there before is unchanged. */
  | { readonly outcome: 'failed'; readonly briefing: string; readonly error: BriefError };

/** A topic with its briefings; one that cannot be read says why. */
export type ListedTopic =
  | {
      readonly id: string;
      readonly title: string;
      readonly languages: readonly string[];
      /** When the newest source of its statistics was published, YYYY-MM-DD. */
      readonly newest: string | null;
      /** How many it names. */
      readonly statistics: number;
      readonly briefings: readonly ListedBriefing[];
    }
  | { readonly id: string; readonly error: string };

/** One briefing of a topic: its newest edition, and whether its file is up to date. */
export interface ListedBriefing {
  readonly name: string;
  /** Where the topic has several, what tells it from the others: its language or place. */
  readonly of: string;
  /** Null where none was issued; missing where it cannot be told. */
  readonly edition?: { readonly number: number; readonly date: string; readonly state: EditionState } | null;
  readonly upToDate: boolean;
  /** Why it is not. */
  readonly reasons: readonly string[];
}

/** `current`: the content is that edition; `changed`: it was, and has changed since. */
export type EditionState = 'current' | 'changed' | 'withdrawn';

/** A source of the data. */
export interface ListedSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** YYYY-MM-DD. */
  readonly published: string;
  /** How many it reports. */
  readonly statistics: number;
}

/** A place of the data, or one that a table file made. */
export interface ListedPlace {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  /** Id of the place that it is in. */
  readonly within: string | null;
  /** By who gives them. */
  readonly codes: Readonly<Record<string, string | readonly string[]>>;
}

/** A statistic, or a value that its table marks as missing. */
export interface ListedStatistic {
  readonly id: string;
  /** Id of its measure; of single values, made from its words. */
  readonly measure: string;
  /** Id of its place. */
  readonly place: string;
  /** As data files write it. */
  readonly period: string;
  /** In the unit itself: as published times the scale. Null where it is missing. */
  readonly value: number | null;
  /** What the published number was multiplied by. */
  readonly scale: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: readonly string[];
  /** Why there is no value. */
  readonly missing: string | null;
  /** Id of its unit. */
  readonly unit: string;
  /** Id of its source; null for what was calculated. */
  readonly source: string | null;
  /** Where it stands in its table file. */
  readonly cell: string | null;
  /** As published. */
  readonly literal: string | null;
}
