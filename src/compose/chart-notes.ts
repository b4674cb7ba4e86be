import type { ChartKind } from '../charts/kinds/kinds.ts';
import { groupBy } from '../data/group.ts';
import type { Member } from '../data/series-index.ts';
import type { Statistic } from '../data/types.ts';
import type { ComposeContext } from './context.ts';
import { fillWords, type Html, html, joinHtml, plainText, sourced } from './html.ts';
import { sayMissingLevels } from './levels.ts';
import { hasValue } from './statistic-cells.ts';
import { isPreliminary, statusesOf } from './statuses.ts';

/** Kinds that stand for time, whose periods their axis tells. */
const dated: ReadonlySet<string> = new Set<ChartKind>([
  ...(['columns', 'line', 'dumbbell', 'slope', 'heat', 'stacked', 'timeline'] as const),
]);
/** Kinds whose marks have no area that could be hatched. */
const thin: ReadonlySet<string> = new Set<ChartKind>(['line', 'dumbbell', 'slope', 'intervals', 'scatter']);
/** More rows than this are not named one by one. */
const mostNamed = 6;

interface NotedChart {
  readonly kind: string;
  readonly members: readonly Member[];
  /** What a row is called. */
  readonly nameOf: (member: Member) => string;
  /** Whether a specification of the author's has periods on an axis or in a key. */
  readonly showsTime?: boolean;
  /** What its kind has to tell, in parts of a sentence. */
  readonly more?: readonly Html[];
}

/**
 * What a reader must know of the values of a chart, from the data and not from its author: which marks are hatched and
 * why, which end is open, that levels were not published, and that periods differ. Each a sentence, none where there is
 * nothing to tell.
 */
export function chartNotes(
  { kind, members, nameOf, showsTime = false, more = [] }: NotedChart,
  context: ComposeContext,
): readonly Html[] {
  const { joins } = context.locale;
  const statistics = members.filter(hasValue);
  const parts = [
    ...markKey(statistics, kind, context),
    ...missingLevels(statistics, nameOf, context),
    ...(dated.has(kind) || showsTime ? [] : differingPeriods(members, nameOf, context)),
    ...more,
  ];
  return parts.length === 0 ? [] : [capitalised(html`${joinHtml(parts, joins.semicolon)}${joins.stop}`)];
}

function capitalised({ html: text }: Html): Html {
  return {
    html: text.replace(/^(?:<[^>]*>)*\p{Ll}/u, (start) => `${start.slice(0, -1)}${start.slice(-1).toUpperCase()}`),
  };
}

/** Why marks are hatched, or rings and lines in short dashes, and what an open end means. */
function markKey(statistics: readonly Statistic[], kind: string, { locale }: ComposeContext): readonly Html[] {
  const statuses = [...new Set(statistics.filter(isPreliminary).flatMap(statusesOf))];
  const reasons = [
    ...(statistics.some(({ period }) => period.kind === 'part-year') ? [locale.word('part-of-a-year')] : []),
    ...statuses.map((status) => locale.word(`status-${status}`)),
    ...(statistics.some(({ grade }) => grade === 'D') ? [locale.word('chart-grade-d')] : []),
  ];
  const open = statistics.some(({ qualifiers }) => qualifiers.some((one) => one === 'more-than' || one === 'at-least'));
  const marks = locale.word(thin.has(kind) ? 'chart-key-thin' : 'chart-key-hatched', { what: locale.list(reasons) });
  return [...(reasons.length === 0 ? [] : [html`${marks}`]), ...(open ? [html`${locale.word('chart-key-open')}`] : [])];
}

/** Of changes: that no levels were published, or of which none were. */
function missingLevels(
  statistics: readonly Statistic[],
  nameOf: NotedChart['nameOf'],
  context: ComposeContext,
): readonly Html[] {
  const changes = statistics.filter(({ comparedWith }) => comparedWith !== undefined);
  const lacking = groupBy(changes, (one) => {
    const words = sayMissingLevels(one, context);
    return words === undefined ? '' : plainText(words);
  });
  return [...lacking].flatMap(([words, of]) => {
    if (words === '') return [];
    if (of.length === changes.length && changes.length === statistics.length) return [html`${words}`];
    const names = context.locale.list(of.map(nameOf));
    return [html`${sourced('word', names)}${context.locale.joins.colon}${words}`];
  });
}

/** The period of each row where they are not of one period; only that they differ where there are many. */
function differingPeriods(
  members: readonly Member[],
  nameOf: NotedChart['nameOf'],
  { locale, wording }: ComposeContext,
): readonly Html[] {
  if (new Set(members.map(({ period }) => period.written)).size < 2) return [];
  const named =
    members.length > mostNamed ? perMeasure(members, wording) : members.map((one) => [nameOf(one), one] as const);
  if (named.length > mostNamed || named.length === 0) return [html`${locale.word('chart-periods-differ')}`];
  const each = named.map(
    ([name, one]) => html`${sourced('word', name)}${locale.joins.colon}${sourced('date', wording.period(one))}`,
  );
  return [fillWords(locale.word('chart-periods'), { periods: joinHtml(each, locale.joins.semicolon) })];
}

/** A member of each measure, where those of each are of one period; otherwise none. */
function perMeasure(
  members: readonly Member[],
  wording: ComposeContext['wording'],
): readonly (readonly [string, Member])[] {
  const measures = groupBy(members, (one) => wording.measure(one));
  if ([...measures.values()].some((own) => new Set(own.map(({ period }) => period.written)).size > 1)) return [];
  return [...measures].flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first] as const]));
}
