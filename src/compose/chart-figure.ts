import type { ChartMap } from '../charts/chart-map.ts';
import { haveLines } from '../charts/kinds/panels.ts';
import { leavesZeroOut } from '../charts/kinds/value-axis.ts';
import type { ChartGap, ChartRow } from '../charts/types.ts';
import type { Member } from '../data/series-index.ts';
import type { ChartPart, VegaLitePart } from '../topic/types.ts';
import { chartNotes } from './chart-notes.ts';
import { optionsOf } from './chart-options.ts';
import {
  type ComposeContext,
  chartFigure,
  chartMember,
  type FigureContext,
  frameTexts,
  namedStatistic,
  noteOf,
  type PositionOf,
} from './context.ts';
import type { ChartFigure } from './figure.ts';
import { fillWords, type Html, html, joinHtml, plainText } from './html.ts';
import { composeBoundaries, composeMap, mapCredit, mapNotes, splitByMap } from './map-rows.ts';
import { axisTitle, scatterNotes, splitPairs } from './scatter-rows.ts';
import { sourceLine } from './source-line.ts';
import { hasValue } from './statistic-cells.ts';
import { scopeOf } from './subtitle.ts';
import { toldApart } from './told-apart.ts';

/** A figure with the chart of a `chart` or `vega-lite` block; the hero is the picture of page 1. */
export function composeChart(
  part: ChartPart | VegaLitePart,
  context: ComposeContext,
  { isHero = false }: { readonly isHero?: boolean } = {},
): ChartFigure {
  const { citations } = context;
  const { paired: members, alone } = membersOf(part, context);
  const statistics = members.filter(hasValue);
  const drawing = drawingOf(part, members, context);
  const rows = members.map((member) => named(part, member, context));
  const drawn = part.kind === 'chart' ? toldApart(part.block.kind, rows, context) : rows;
  const texts = chartTexts(part, drawn, { context, scope: scopeOf(members, context) });
  for (const { id } of statistics) citations.print(id);
  if (drawn.some((row) => 'value' in row && row.rounded === true)) citations.round();
  const cited = members.flatMap(({ sources }) => sources);
  const credit = creditOf(part, drawing.map, context);
  return chartFigure(
    {
      ...texts,
      source: wholeSource(part, [sourceLine(statistics, context, { cited }), ...credit], context),
      fullSource: wholeSource(part, [sourceLine(statistics, context, { cited, titled: true }), ...credit], context),
      note: noteUnder(part, { members, alone, drawn, map: drawing.map }, context),
    },
    {
      ...drawing,
      ...(isHero ? { share: 'hero' as const } : {}),
      rows: drawn.filter((row): row is ChartRow => 'value' in row),
      gaps: drawn.filter((row): row is ChartGap => !('value' in row)),
    },
    context,
  );
}

/** Title and subtitle, which says where an axis of values does not begin at zero. */
function chartTexts(
  part: ChartPart | VegaLitePart,
  drawn: readonly (ChartRow | ChartGap)[],
  frame: Parameters<typeof frameTexts>[2],
): ReturnType<typeof frameTexts> {
  const texts = frameTexts(part.block, part.at, frame);
  const { joins, word } = frame.context.locale;
  const rows = drawn.filter((row): row is ChartRow => 'value' in row);
  const isFree = part.kind === 'chart' && kindOf(part, drawn) === 'line' && leavesZeroOut(rows, part.block);
  if (!isFree) return texts;
  return { ...texts, subtitle: html`${texts.subtitle}${joins.comma}${word('axis-without-zero')}` };
}

/** What is drawn: panels of lines have the axes of a line. */
function kindOf(part: ChartPart | VegaLitePart, drawn: readonly (ChartRow | ChartGap)[]): string {
  const kind = part.kind === 'chart' ? part.block.kind : part.kind;
  return (kind === 'panels' || kind === 'multiples') && haveLines(drawn) ? 'line' : kind;
}

/** The members that are drawn, those of a scatter whose other value there is not, and those that are on no map. */
function membersOf(part: ChartPart | VegaLitePart, context: ComposeContext): ReturnType<typeof splitPairs> {
  const { at } = part;
  if (part.kind === 'vega-lite') {
    const paired = findAll(part.block.data.statistics, context, (path) => at(['data', ...path]));
    return { paired, alone: [] };
  }
  const found = findAll(part.block.statistics, context, at);
  return part.block.kind === 'scatter' ? splitPairs(found) : splitByMap(part, found, context);
}

/** What a drawing has besides its rows. */
function drawingOf(part: ChartPart | VegaLitePart, members: readonly Member[], context: ComposeContext) {
  const { highlight, reason } = part.block;
  if (part.kind === 'vega-lite')
    return { kind: part.kind, spec: part.block, highlight, reason, map: composeBoundaries(part, members, context) };
  const { kind, width: share } = part.block;
  const map = composeMap(part, members, context);
  return { kind, options: optionsOf(part, context), share, highlight, reason, map };
}

interface Noted {
  readonly members: readonly Member[];
  readonly alone: readonly Member[];
  readonly drawn: readonly (ChartRow | ChartGap)[];
  readonly map: ChartMap | undefined;
}

/** What the data say of the chart, and then what its author says. */
function noteUnder(
  part: ChartPart | VegaLitePart,
  { members, alone, drawn, map }: Noted,
  context: ComposeContext,
): Html | undefined {
  const kind = kindOf(part, drawn);
  const nameOf = (member: Member): string => named(part, member, context).label;
  const own = noteOf(part.block, part.at, context);
  const rows = drawn.filter((row): row is ChartRow => 'value' in row);
  const more =
    part.kind === 'chart' && kind === 'scatter'
      ? scatterNotes({ rows, alone: alone.map(nameOf), options: optionsOf(part, context) }, context)
      : map === undefined || part.kind === 'vega-lite'
        ? []
        : mapNotes(map, alone.map(nameOf), context);
  const notes = [
    ...chartNotes({ kind, members, nameOf, showsTime: showsTime(part), more }, context),
    ...(own === undefined ? [] : [own]),
  ];
  return notes.length === 0 ? undefined : joinHtml(notes, context.locale.joins['after-sentence']);
}

/** Whether a specification has the field of a period in one of its channels. */
function showsTime({ kind, block }: ChartPart | VegaLitePart): boolean {
  return kind === 'vega-lite' && /"field":"(start|end|period)"/.test(JSON.stringify(block));
}

/** The source line with what the specification calculates, and with whether its marks were checked. */
function wholeSource(
  { block, kind, at }: ChartPart | VegaLitePart,
  sources: readonly Html[],
  { locale, prose }: ComposeContext,
): Html {
  const { calculation, proof } = kind === 'chart' ? {} : block;
  const how = typeof calculation === 'string' ? prose.line(calculation, at(['calculation'])) : undefined;
  const calculated = how === undefined ? [] : [fillWords(locale.word('calculated-how'), { how })];
  const unchecked = proof === undefined ? [] : [html`${locale.word('not-checked')}`];
  return joinHtml([...sources, ...calculated, ...unchecked], locale.joins.semicolon);
}

/** Who made the boundaries of a map. */
function creditOf({ block, kind }: ChartPart | VegaLitePart, map: ChartMap | undefined, context: ComposeContext) {
  const name = kind === 'chart' ? block.map : block.data.map;
  if (map === undefined || name === undefined) return [];
  return [mapCredit(name, kind === 'chart' ? map.projection : undefined, context)];
}

function findAll(ids: readonly string[], context: ComposeContext, at: PositionOf): readonly Member[] {
  const { missing } = context.data;
  return ids.map((id, index) => missing.get(id) ?? namedStatistic(id, context, at(['statistics', index])));
}

/** A statistic as the chart draws it, under the names that its author gave. */
export function named(part: ChartPart | VegaLitePart, member: Member, context: FigureContext): ChartRow | ChartGap {
  const { label = 'measure', group } = part.block;
  const isAxis = part.kind === 'chart' && part.block.kind === 'scatter';
  const names = part.kind === 'chart' ? namesOf(part, context) : new Map<string, string>();
  const called = (by: 'measure' | 'place' | 'period'): string => {
    const printed = context.wording[by](member);
    return (by === 'place' ? names.get(member.place.id) : undefined) ?? names.get(printed) ?? printed;
  };
  return {
    ...chartMember(member, label, context),
    label: names.get(member.id) ?? called(label),
    ...(group === undefined ? {} : { group: isAxis ? axisTitle(member, context) : called(group) }),
  };
}

function namesOf({ block: { names = {} }, at }: ChartPart, { prose }: FigureContext): ReadonlyMap<string, string> {
  return new Map(Object.entries(names).map(([key, text]) => [key, plainText(prose.heading(text, at(['names', key])))]));
}
