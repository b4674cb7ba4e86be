import { groupBy } from '../../data/group.ts';
import { belowZero, blame, firstTwice, type JudgedRow, type Kind, type Refusal } from './kind.ts';
import { refuseLines, refusePeriods } from './line-refusals.ts';
import { drawPanelBars } from './panel-bars.ts';
import { drawPanelLines } from './panel-lines.ts';

const mostPanels = { bars: 12, lines: 24 } as const;
/** Lines of bars, one over the other, that a page has room for. */
const mostBars = 36;
/** Panels that stand side by side at least on a page. */
const sideBySide = 2;

/**
 * A panel for each `group`: of a line, where a panel has several periods of what a row is named for, else of bars. One
 * scale in all of them.
 */
export const panels: Kind = {
  called: 'panels',
  knows: ['axis: data', 'height', 'colours', 'annotations', 'annotations at an event'],
  refuse,
  unlimited: true,
  draw: (plan) => (haveLines(plan.rows) ? drawPanelLines(plan) : drawPanelBars(plan)),
};

type Celled = Pick<JudgedRow, 'group' | 'label' | 'start'>;

/** Whether a row's name stands for a series, which makes panels of lines: it comes in several periods of one panel. */
export function haveLines(rows: readonly Celled[]): boolean {
  return [...groupBy(rows, cellOf).values()].some((own) => new Set(own.map(({ start }) => start)).size > 1);
}

function cellOf({ group, label }: Celled): string {
  return `${group}\n${label}`;
}

function refuse(rows: readonly JudgedRow[]): Refusal | undefined {
  const count = new Set(rows.map(({ group = '' }) => group)).size;
  const most = haveLines(rows) ? mostPanels.lines : mostPanels.bars;
  if (count < 2 || count > most)
    return { what: `has ${count} panels`, hint: `there are 2 to ${most}: one for each group of rows` };
  return haveLines(rows) ? (refusePeriods(rows) ?? refuseLines(rows)) : refuseBars(rows, count);
}

function refuseBars(rows: readonly JudgedRow[], count: number): Refusal | undefined {
  const below = belowZero(rows, 'and its bars start at zero');
  if (below !== undefined) return below;
  const labels = new Set(rows.map(({ label }) => label)).size;
  const high = Math.ceil(count / sideBySide) * labels;
  if (high > mostBars) {
    const fit = Math.floor(mostBars / Math.ceil(count / sideBySide));
    return {
      what: `has ${count} panels of ${labels} bars, higher than a page`,
      hint: `${fit} bars fit in each; leave some out, or use a table`,
    };
  }
  const twice = firstTwice(rows, cellOf);
  return twice && blame(twice, `has two rows for "${twice.label}" in "${twice.group}"`, 'name each once');
}
