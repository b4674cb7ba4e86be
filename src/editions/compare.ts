import {
  isNextPeriod,
  type MatchedStatistic,
  matchStatistics,
  openSeries,
  type SeriesOf,
  seriesKey,
} from './printed-series.ts';
import type { Printed, PrintedSection, PrintedStatistic } from './schema.ts';

/**
 * How a statistic changed, the most important first. `removed`: no longer printed, though not withdrawn; `reworded`: the
 * same value under other words.
 */
export const changeKinds = ['corrected', 'withdrawn', 'revised', 'new-period', 'new', 'removed', 'reworded'] as const;

export type ChangeKind = (typeof changeKinds)[number];

/**
 * A statistic that changed. For a new period, `before` is the previous period of its series: as it stands now, where the
 * newer version tells that, and `follows` its id there.
 */
export interface Change {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly before?: PrintedStatistic | undefined;
  readonly now?: PrintedStatistic | undefined;
  readonly follows?: string;
  /** From the data, if they give one. */
  readonly reason?: string | undefined;
  /** The value changed because its inputs did. */
  readonly recalculated?: true;
}

/** A section whose words changed. */
export interface SectionChange {
  readonly kind: 'added' | 'removed' | 'edited';
  readonly id: string;
  readonly title: string;
}

/** The differences between two versions of a briefing. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly sections: readonly SectionChange[];
}

/** Compares what a briefing printed with what it prints now, statistic by statistic and section by section. */
export function compare(before: Printed, now: Printed): Comparison {
  const pairs = matchStatistics(before, now);
  const known = new Set(pairs.flatMap(({ was }) => was ?? []));
  const newIds = new Map(pairs.flatMap(({ id, was }) => (was === undefined ? [] : [[was, id] as const])));
  const seriesOf = openSeries(before);
  const compared = pairs.flatMap((pair) => compareOne(pair, { before, now, newIds, seriesOf }));
  const moved = new Set(compared.flatMap(({ kind, now: one }) => (kind === 'new-period' && one ? seriesKey(one) : [])));
  const changes = [
    ...compared,
    ...Object.keys(before.statistics)
      .sort()
      .filter((id) => !known.has(id))
      .flatMap((id) => describeGone(id, { before, now }))
      // Where a series has moved on, its new period tells of it, and not each old one that made room.
      .filter(({ kind, before: old }) => kind !== 'removed' || old === undefined || !moved.has(seriesKey(old))),
  ];
  return { changes: sortChanges(changes), sections: compareSections(before.sections, now.sections) };
}

interface PrintedVersions {
  readonly before: Printed;
  readonly now: Printed;
}

interface Matched extends PrintedVersions {
  /** Today's ids of what was printed before. */
  readonly newIds: ReadonlyMap<string, string>;
  /** What was printed before of a series. */
  readonly seriesOf: SeriesOf;
}

function compareOne({ id, was }: MatchedStatistic, versions: Matched): readonly Change[] {
  const { before, now } = versions;
  const [old, current] = [before.statistics[was ?? ''], now.statistics[id]];
  if (current === undefined) return [];
  const why = now.reasons?.[id];
  const reason = why?.reason || undefined;
  if (old === undefined) return [{ ...describeNew(current, versions), id, now: current }];
  if (why?.kind === 'withdrawn') return [{ kind: 'withdrawn', id, before: old, now: current, reason }];
  if (isNextPeriod(old, current)) return [{ kind: 'new-period', id, before: old, now: current }];
  if (!sameValue(old, current)) {
    const kind = why?.kind === 'corrected' ? 'corrected' : 'revised';
    const recalculated = why?.kind === 'calculated' ? { recalculated: true as const } : {};
    return [{ kind, id, before: old, now: current, reason, ...recalculated }];
  }
  return sameWords(old, current) ? [] : [{ kind: 'reworded', id, before: old, now: current }];
}

/** Whether the printed value, unit and period are the same. */
function sameValue(a: PrintedStatistic, b: PrintedStatistic): boolean {
  const text = ({ value, qualifiers = [], unit, period, printed }: PrintedStatistic): string =>
    JSON.stringify([value, qualifiers, unit, period, printed]);
  return text(a) === text(b);
}

function sameWords(a: PrintedStatistic, b: PrintedStatistic): boolean {
  return a.measure === b.measure && a.place === b.place && a['compared-with'] === b['compared-with'];
}

/** A new statistic, or the next period of a series that was printed before. */
function describeNew(statistic: PrintedStatistic, { now, newIds, seriesOf }: Matched): Omit<Change, 'id' | 'now'> {
  const [id, earlier] = seriesOf(statistic).findLast(([was]) => now.reasons?.[was]?.kind !== 'withdrawn') ?? [];
  if (id === undefined || earlier === undefined || !isNextPeriod(earlier, statistic)) return { kind: 'new' };
  const follows = newIds.get(id) ?? id;
  const stands = now.statistics[follows] ?? now.standing?.[follows];
  const told = stands === undefined ? { before: earlier } : { before: stands, follows };
  return { kind: 'new-period', ...told };
}

function describeGone(id: string, { before, now }: PrintedVersions): readonly Change[] {
  const statistic = before.statistics[id];
  if (statistic === undefined) return [];
  const why = now.reasons?.[id];
  const reason = why?.reason || undefined;
  if (why?.kind === 'withdrawn') return [{ kind: 'withdrawn', id, before: statistic, reason }];
  const standing = now.standing?.[id];
  if (standing === undefined) return [{ kind: 'removed', id, before: statistic }];
  const kind = why?.kind === 'corrected' ? 'corrected' : 'revised';
  return [{ kind, id, before: statistic, now: standing, reason }];
}

function sortChanges(changes: readonly Change[]): readonly Change[] {
  return changeKinds.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

function compareSections(before: readonly PrintedSection[], now: readonly PrintedSection[]): readonly SectionChange[] {
  const told = now.flatMap(({ id, title, words }): readonly SectionChange[] => {
    const was = before.find((section) => section.id === id);
    if (was === undefined) return [{ kind: 'added', id, title }];
    return was.words === words ? [] : [{ kind: 'edited', id, title }];
  });
  const removed = before
    .filter(({ id }) => !now.some((section) => section.id === id))
    .map(({ id, title }): SectionChange => ({ kind: 'removed', id, title }));
  return [...told, ...removed];
}
