import { pairRows } from '../charts/kinds/scatter-pairs.ts';
import { leavesZeroOut } from '../charts/kinds/value-axis.ts';
import type { ChartOptions, ChartRow } from '../charts/types.ts';
import { groupBy } from '../data/group.ts';
import type { Member } from '../data/series-index.ts';
import type { ComposeContext, FigureContext } from './context.ts';
import { fillWords, type Html, sourced } from './html.ts';
import { hasValue } from './statistic-cells.ts';

/** The members of two measures that are drawn as pairs, and those whose other value there is not. */
export function splitPairs(members: readonly Member[]): {
  readonly paired: readonly Member[];
  readonly alone: readonly Member[];
} {
  const keyed = members.filter(hasValue).map((member) => ({
    member,
    measure: JSON.stringify(member.measure),
    placeId: member.place.id,
    start: member.period.start,
  }));
  const paired = new Set(pairRows(keyed).pairs.flatMap(({ x, y }) => [x.member.id, y.member.id]));
  return {
    paired: members.filter(({ id }) => paired.has(id)),
    alone: members.filter(({ id }) => !paired.has(id)),
  };
}

/** What an axis measures, and in which unit. */
export function axisTitle(member: Member, { wording, locale }: FigureContext): string {
  const [measure, unit] = [wording.measure(member), locale.columnName(member.unit)];
  const says = measure.toLowerCase().includes(unit.toLowerCase()) || unit === '';
  return says ? measure : `${measure}${locale.joins.comma}${unit}`;
}

interface NotedScatter {
  readonly rows: readonly ChartRow[];
  readonly alone: readonly string[];
  readonly options: ChartOptions;
}

/** Which axis does not begin at zero, on which equal steps multiply, and what lacks a value. */
export function scatterNotes({ rows, alone, options }: NotedScatter, { locale }: ComposeContext): readonly Html[] {
  const axes = [...groupBy(rows, ({ measure }) => measure)];
  const say = (word: string, measures: readonly string[]): readonly Html[] =>
    measures.length === 0 ? [] : [fillWords(locale.word(word), { what: sourced('word', locale.list(measures)) })];
  const isLog = (index: number): boolean => options.log?.includes(index === 0 ? 'x' : 'y') === true;
  const logs = axes.flatMap(([measure], index) => (isLog(index) ? [measure] : []));
  const cut = axes.flatMap(([measure, own], index) => (!isLog(index) && leavesZeroOut(own, options) ? [measure] : []));
  const names = [...new Set(alone)];
  const unpaired = fillWords(locale.word('chart-unpaired'), { names: sourced('word', locale.list(names)) });
  return [...say('chart-axis-from', cut), ...say('chart-axis-log', logs), ...(names.length === 0 ? [] : [unpaired])];
}
