import {
  countNew,
  isSame,
  type ReleaseChanges,
  type Released,
  type RevisedValue,
  type VanishedValue,
} from './compare-releases.ts';

/** What a release changed in one line: "5 revised, 8 new, 1 vanished; new period: 2024-01". */
export function summarizeRelease(changes: ReleaseChanges): string {
  if (isSame(changes)) return 'no value changed';
  const { added, revised, vanished, passed, periods } = changes;
  const counts = [
    ...(revised.length === 0 ? [] : [`${revised.length} revised`]),
    ...(added.length === 0 ? [] : [`${added.length} new`]),
    ...(vanished.length === 0 ? [] : [`${vanished.length} vanished`]),
    ...(passed.length === 0 ? [] : [`${passed.length} of earlier periods no longer in the table`]),
  ].join(', ');
  if (periods.length === 0) return counts;
  const [first, last] = [periods[0], periods.at(-1)];
  return `${counts}; ${periods.length === 1 ? `new period: ${first}` : `${periods.length} new periods: ${first} to ${last}`}`;
}

/** A line for each value that was revised or vanished, as published, with its cell and period. */
export function revisionLines({ revised, vanished }: ReleaseChanges): readonly string[] {
  return [
    ...revised.map(({ before, now }) => `  revised: ${now.id}: ${literalOf(before)} → ${literalOf(now)}${placed(now)}`),
    ...vanished.map(({ before, now }) => {
      const after = now === undefined ? 'no longer there' : `"${literalOf(now)}", ${now.missing}`;
      return `  vanished: ${before.id}: ${literalOf(before)} → ${after}${placed(now ?? before)}`;
    }),
  ];
}

/** A line for each value that was not there before. */
export function additionLines({ added }: ReleaseChanges): readonly string[] {
  return added.map((now) => `  new: ${now.id}: ${literalOf(now)}${placed(now)}`);
}

/** The changes as `--json` gives them: values in the unit itself, published × scale. */
export function describeRelease(changes: ReleaseChanges): object {
  return {
    revised: changes.revised.map(({ before, now }: RevisedValue) => ({
      ...describe(now),
      old: before.value,
      new: now.value,
      old_literal: literalOf(before),
      new_literal: literalOf(now),
    })),
    vanished: changes.vanished.map(({ before, now }: VanishedValue) => ({
      ...describe(now ?? before),
      old: before.value,
      old_literal: literalOf(before),
      now: now === undefined ? null : { literal: literalOf(now), missing: now.missing },
    })),
    no_longer_in_table: changes.passed.map((before) => ({
      ...describe(before),
      old: before.value,
      old_literal: literalOf(before),
    })),
    new: changes.added.map((now) => ({
      ...describe(now),
      new: 'value' in now ? now.value : null,
      new_literal: literalOf(now),
      missing: 'value' in now ? null : now.missing,
    })),
    new_periods: changes.periods,
    count_new: countNew(changes),
  };
}

function describe(one: Released): object {
  const { id, place, period, origin } = one;
  const ofTable = origin.kind === 'table' ? origin : undefined;
  return {
    id,
    measure: ofTable?.measure.id ?? null,
    place: place.id,
    period: period.written,
    scale: ofTable?.scale ?? 1,
    cell: ofTable?.cell ?? null,
  };
}

function literalOf({ origin }: Released): string {
  return origin.kind === 'table' ? origin.literal : '';
}

function placed({ period, origin }: Released): string {
  return ` (${period.written}${origin.kind === 'table' ? `, ${origin.cell}` : ''})`;
}
