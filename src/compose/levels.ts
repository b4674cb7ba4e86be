import { isLater } from '../data/period.ts';
import type { Data, Statistic, Statistics } from '../data/types.ts';
import { onceEach } from '../project/once-each.ts';
import type { FigureContext } from './context.ts';
import { fillWords, type Html, html, sourced } from './html.ts';

/** The levels that a change runs from and to, where the data have them. */
export interface ChangeEnds {
  readonly from?: Statistic | undefined;
  readonly to?: Statistic | undefined;
}

/** The linked levels of a change: what it was calculated from, or what its source published with it. */
export function changeEnds(
  { origin }: Statistic,
  { data: { statistics } }: { readonly data: Pick<Data, 'statistics'> },
): ChangeEnds {
  if (origin.kind === 'calculated') {
    const [from, to] = origin.inputs.flatMap((id) => statistics.get(id) ?? []);
    // A difference names the later one first.
    return from && to && isLater(from.period, to.period) ? { from: to, to: from } : { from, to };
  }
  if (origin.kind !== 'reported') return {};
  const { endpoints: [from = '', to = origin.record['change-of'] ?? ''] = [] } = origin.record;
  return { from: statistics.get(from), to: statistics.get(to) };
}

/** What a reader is told about the levels of a change: their values, or that they were not published. */
export function sayLevels(statistic: Statistic, context: FigureContext): Html {
  const { locale, prose, wording } = context;
  const { from, to } = changeEnds(statistic, context);
  const level = (one: Statistic): Html => prose.bare(one, wording.say(one));
  if (from !== undefined && to !== undefined)
    return fillWords(locale.word('levels-from-to'), {
      before: level(from),
      after: level(to),
      from: sourced('date', wording.period(from)),
      to: sourced('date', wording.period(to)),
    });
  if (to === undefined) return html`${locale.word('levels-not-published')}`;
  return fillWords(locale.word('level-before-not-published'), { level: level(to) });
}

/** For a table that lists the levels itself: which levels of a change were not published; undefined where all were. */
export function sayMissingLevels(statistic: Statistic, context: FigureContext): Html | undefined {
  const { from, to } = changeEnds(statistic, context);
  if (from !== undefined && to !== undefined) return undefined;
  if (to === undefined) return sayLevels(statistic, context);
  return html`${context.locale.word('no-level-before')}`;
}

/** The changes that were published with levels, by the id of the level that they run to: the first of each. */
const changesOf = onceEach((statistics: Statistics): ReadonlyMap<string, Statistic> => {
  const changes = new Map<string, Statistic>();
  for (const one of statistics.single()) {
    if (one.comparedWith === undefined || one.origin.kind !== 'reported' || one.notPrinted !== undefined) continue;
    const to = changeEnds(one, { data: { statistics } }).to?.id;
    if (to !== undefined && !changes.has(to)) changes.set(to, one);
  }
  return changes;
});

/** The change that was published with a level: "a rise of 52.8% compared with 2022"; undefined where none is linked. */
function sayChangeOf(level: Statistic, context: FigureContext): Html | undefined {
  const { data, locale, prose, wording } = context;
  const change = changesOf(data.statistics).get(level.id);
  if (change === undefined) return undefined;
  const size = fillWords(locale.word(change.value < 0 ? 'fall-of' : 'rise-of'), {
    value: prose.bare(change, wording.saySize(change)),
  });
  return fillWords(locale.word('change-compared'), { change: size, compared: compared(change, context) });
}

/**
 * What a statistic is compared with: for a change its other period and its levels; for a level the change that was
 * published with it, or that there is no comparison.
 */
export function sayComparison(statistic: Statistic, context: FigureContext): readonly Html[] {
  if (statistic.comparedWith !== undefined) return [compared(statistic, context), sayLevels(statistic, context)];
  const change = sayChangeOf(statistic, context);
  if (change !== undefined) return [change];
  // The value of another place beside it is a comparison.
  return context.beside?.(statistic) === undefined ? [html`${context.locale.word('no-comparison')}`] : [];
}

/** "compared with January to October 2021", or that the source names no such period. */
export function compared(statistic: Statistic, { locale, wording }: Pick<FigureContext, 'locale' | 'wording'>): Html {
  const period = wording.comparator(statistic);
  if (period === undefined) return html`${locale.word('no-comparison')}`;
  const { comparedWith } = statistic;
  const unnamed = typeof comparedWith === 'object' && comparedWith.written === 'not-stated';
  return unnamed
    ? html`${locale.word('comparison-not-stated')}`
    : fillWords(locale.word('compared-with'), { period: sourced('date', period) });
}
