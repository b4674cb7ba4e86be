import { haveLines } from '../charts/kinds/panels.ts';
import { leavesZeroOut } from '../charts/kinds/value-axis.ts';
import type { Annotation, ChartGap, ChartOptions, ChartRow } from '../charts/types.ts';
import { parsePeriod } from '../data/period.ts';
import type { Member } from '../data/series-index.ts';
import { datedRecords } from '../data/types.ts';
import type { ChartPart, VegaLitePart } from '../topic/types.ts';
import type { ChartFigure, Html } from './briefing.ts';
import { chartNotes } from './chart-notes.ts';
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
import { findNamed } from './find-named.ts';
import { fillWords, html, joinHtml, plainText } from './html.ts';
import { nameOf } from './registers.ts';
import { axisTitle, scatterNotes, splitPairs } from './scatter-rows.ts';
import { sourceLine } from './source-line.ts';
import { hasValue } from './statistic-cells.ts';
import { scopeOf } from './subtitle.ts';

const pointsPerMm = 72 / 25.4;

/** A figure with the chart of a `chart` or `vega-lite` block; the hero is the picture of page 1. */
export function composeChart(
  part: ChartPart | VegaLitePart,
  context: ComposeContext,
  { isHero = false }: { readonly isHero?: boolean } = {},
): ChartFigure {
  const { locale, wording, citations } = context;
  const { paired: members, alone } = membersOf(part, context);
  const statistics = members.filter(hasValue);
  const cited = members.flatMap(({ sources }) => sources);
  const drawn = members.map((member) => named(part, member, context));
  const texts = chartTexts(part, drawn, { context, scope: scopeOf(members, context) });
  const shared = (words: (member: Member) => string): string =>
    [...new Set(members.map(words))].join(locale.joins.semicolon);
  for (const { id } of statistics) citations.print(id);
  return chartFigure(
    {
      ...texts,
      source: withProof(part, sourceLine(statistics, context, { cited }), context),
      fullSource: withProof(part, sourceLine(statistics, context, { cited, titled: true }), context),
      note: noteUnder(part, { members, alone, drawn }, context),
    },
    {
      ...drawingOf(part, context),
      ...(isHero ? { share: 'hero' as const } : {}),
      rows: drawn.filter((row): row is ChartRow => 'value' in row),
      gaps: drawn.filter((row): row is ChartGap => !('value' in row)),
      place: shared(wording.place),
      period: shared(wording.period),
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

/** The members that are drawn, and those of a scatter whose other value there is not. */
function membersOf(part: ChartPart | VegaLitePart, context: ComposeContext): ReturnType<typeof splitPairs> {
  const { at } = part;
  if (part.kind === 'vega-lite') {
    const paired = findAll(part.block.data.statistics, context, (path) => at(['data', ...path]));
    return { paired, alone: [] };
  }
  const found = findAll(part.block.statistics, context, at);
  return part.block.kind === 'scatter' ? splitPairs(found) : { paired: found, alone: [] };
}

/** What a drawing has besides its rows. */
function drawingOf(part: ChartPart | VegaLitePart, context: ComposeContext) {
  const { highlight, reason } = part.block;
  if (part.kind === 'vega-lite') return { kind: part.kind, spec: part.block, highlight, reason };
  const { kind, width: share } = part.block;
  return { kind, options: optionsOf(part, context), share, highlight, reason };
}

interface Noted {
  readonly members: readonly Member[];
  readonly alone: readonly Member[];
  readonly drawn: readonly (ChartRow | ChartGap)[];
}

/** What the data say of the chart, and then what its author says. */
function noteUnder(
  part: ChartPart | VegaLitePart,
  { members, alone, drawn }: Noted,
  context: ComposeContext,
): Html | undefined {
  const kind = kindOf(part, drawn);
  const nameOf = (member: Member): string => named(part, member, context).label;
  const own = noteOf(part.block, part.at, context);
  const rows = drawn.filter((row): row is ChartRow => 'value' in row);
  const more =
    part.kind === 'chart' && kind === 'scatter'
      ? scatterNotes({ rows, alone: alone.map(nameOf), options: optionsOf(part, context) }, context)
      : [];
  const notes = [...chartNotes({ kind, members, nameOf, more }, context), ...(own === undefined ? [] : [own])];
  return notes.length === 0 ? undefined : joinHtml(notes, context.locale.joins['after-sentence']);
}

/** The source line with what the specification calculates, and with whether its marks were checked. */
function withProof(
  { block, kind, at }: ChartPart | VegaLitePart,
  source: Html,
  { locale, prose }: ComposeContext,
): Html {
  if (kind === 'chart') return source;
  const { calculation, proof } = block;
  const how = typeof calculation === 'string' ? prose.line(calculation, at(['calculation'])) : undefined;
  const calculated = how === undefined ? [] : [fillWords(locale.word('calculated-how'), { how })];
  const unchecked = proof === undefined ? [] : [html`${locale.word('not-checked')}`];
  return joinHtml([source, ...calculated, ...unchecked], locale.joins.semicolon);
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

function optionsOf({ block, at }: ChartPart, context: ComposeContext): ChartOptions {
  const { order, axis, log, normalised, colours, height, annotations } = block;
  return {
    order,
    axis,
    log,
    normalised,
    colours,
    height: height === undefined ? undefined : height * pointsPerMm,
    annotations: annotations?.map((annotation, index) => annotationOf(annotation, { index, at, context })),
  };
}

interface AnnotationPlace {
  readonly index: number;
  readonly at: PositionOf;
  readonly context: ComposeContext;
}

/** Its words are the author's, otherwise the value of the statistic or the name of the event. */
function annotationOf(
  { statistic = '', event, text }: NonNullable<ChartPart['block']['annotations']>[number],
  { index, at, context }: AnnotationPlace,
): Annotation {
  const { data, prose, wording } = context;
  const path = ['annotations', index];
  const own = text === undefined ? undefined : plainText(prose.heading(text, at([...path, 'text'])));
  if (event === undefined) {
    const found = namedStatistic(statistic, context, at([...path, 'statistic']));
    return { text: own ?? wording.value(found), at: { statistic } };
  }
  const found = findNamed(datedRecords(data), { kind: 'event', id: event, position: at([...path, 'event']) });
  const { start = '' } = parsePeriod(found.date ?? 'not-stated');
  return { text: own ?? nameOf(found, wording.text), at: { day: start } };
}
