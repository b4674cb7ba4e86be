import type { Period, PeriodKind } from '../period.ts';

/** The first day that values are of, YYYY-MM-DD, by kind of period, and of all kinds. */
export type FirstDays = ReadonlyMap<PeriodKind | 'all', string>;

export function firstDays(released: Iterable<{ readonly period: Period }>): FirstDays {
  const first = new Map<PeriodKind | 'all', string>();
  for (const { period } of released) {
    const { kind, start } = period;
    if (start === undefined) continue;
    for (const key of [kind, 'all'] as const) if (start < (first.get(key) ?? '9999')) first.set(key, start);
  }
  return first;
}

/**
 * Whether a period was over before a release begins: a table of the newest year, or of the newest months, no longer
 * shows it, and takes nothing back.
 */
export function isBeforeRelease({ kind, end }: Period, first: FirstDays): boolean {
  const start = first.get(kind) ?? first.get('all');
  return end !== undefined && start !== undefined && end < start;
}
