import type { Finding, Position } from '../project/errors.ts';

/** All that is known of a statistic, as plain data. */
export interface Explanation extends Position {
  readonly id: string;
  readonly value: number;
  /** Half of the last digit that its source gives: the value is exact to this. */
  readonly halfUnit: number;
  readonly qualifiers: readonly string[];
  /** Id of its unit. */
  readonly unit: string;
  /** The value as it would be printed. */
  readonly text: string;
  readonly measure: string;
  /** Id of its place. */
  readonly place: string;
  readonly period: string;
  readonly periodKind: string;
  /** The period that a change is measured from. */
  readonly comparedWith: string | null;
  readonly reportedBy: string | null;
  readonly grade: string | null;
  /** What the source says of it: provisional, revised. */
  readonly status: readonly string[];
  /** The ends of its interval, where the source gives it. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Such as "seasonally adjusted". */
  readonly adjustment: string | null;
  /** Whether it counts what was recorded, and not what occurred. */
  readonly recorded: boolean;
  readonly origin: ExplainedOrigin;
  readonly sources: readonly ExplainedSource[];
  /** Ids of the entries of `data/conflicts.yaml` that name it. */
  readonly conflicts: readonly string[];
  /** What releases of its table file did to it; values in the unit itself, or why there was none. */
  readonly releases: readonly {
    readonly released: string;
    readonly change: string;
    readonly old: string;
    readonly new: string;
  }[];
  readonly findings: readonly Finding[];
}

/** Where a value is from; `record` is its entry in the data. */
export type ExplainedOrigin =
  | {
      readonly kind: 'table';
      /** The cell of the table file that the value stands in, and its text. */
      readonly cell: string;
      readonly literal: string;
      /** What the heads of its row and its column say, from the outermost to the innermost. */
      readonly heads: readonly string[];
      /** What the published number was multiplied by. */
      readonly scale: number;
      readonly file: string;
    }
  | { readonly kind: 'reported' | 'reference'; readonly record: object }
  | {
      readonly kind: 'calculated';
      readonly record: object;
      readonly inputs: readonly { readonly id: string; readonly value?: number | undefined }[];
      /** Before rounding, and what it may be, its inputs being rounded themselves. */
      readonly exact: number;
      readonly interval: readonly [number, number];
    };

export interface ExplainedSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** YYYY-MM-DD. */
  readonly published: string;
  readonly url: string | null;
}
