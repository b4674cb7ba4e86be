import type { ChartGap, ChartRow } from '../charts/types.ts';
import { isSpan } from '../data/period.ts';
import type { Member } from '../data/series-index.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Step } from '../data/yaml.ts';
import { type Position, writePosition } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Beside } from './beside.ts';
import type { BriefingDrawing } from './briefing.ts';
import type { Citations } from './citations.ts';
import type { ChartFigure } from './figure.ts';
import { findNamed } from './find-named.ts';
import type { Footnotes } from './footnotes.ts';
import { type Html, html, plainText } from './html.ts';
import type { Numbering } from './numbering.ts';
import type { Prose } from './prose.ts';
import { isPreliminary, sayMissing, statusesOf } from './statuses.ts';
import { type FigureScope, unnamedIn } from './subtitle.ts';
import type { Wording } from './values.ts';

/** What figures are made with. */
export interface FigureContext {
  readonly data: Data;
  readonly locale: Locale;
  readonly wording: Wording;
  readonly prose: Prose;
  /** Where the topic compares its place with another. */
  readonly beside?: Beside;
}

/** What the parts of a briefing are composed with. */
export interface ComposeContext extends FigureContext {
  /** Title and places of the briefing, for figures that may be used outside it. */
  readonly about: Html;
  readonly numbering: Numbering;
  readonly citations: Citations;
}

/** What the sections of a body are composed with. */
export interface BodyContext extends ComposeContext {
  readonly footnotes: Footnotes;
}

export type PositionOf = (path: readonly Step[]) => Position;

/** Title and subtitle of a block; unit, place and period are added to the subtitle where it does not name them. */
export function frameTexts(
  block: { readonly title: string; readonly subtitle: string },
  at: PositionOf,
  { context, scope }: { readonly context: ComposeContext; readonly scope: FigureScope },
): { readonly at: string; readonly title: Html; readonly subtitle: Html } {
  const { locale, prose } = context;
  const subtitle = prose.heading(block.subtitle, at(['subtitle']));
  const missing = unnamedIn(plainText(subtitle), scope, context);
  const added = missing.map((words) => html`${locale.joins.comma}${words}`);
  return {
    at: writePosition(at([])),
    title: prose.heading(block.title, at(['title'])),
    subtitle: html`${subtitle}${added}`,
  };
}

/** The note that an author gave a block. */
export function noteOf(
  { note }: { readonly note?: string | undefined },
  at: PositionOf,
  { prose }: ComposeContext,
): Html | undefined {
  return note === undefined ? undefined : prose.line(note, at(['note']));
}

/** @throws BriefError data, naming where the topic names it. */
export function namedStatistic(id: string, { data }: ComposeContext, position: Position): Statistic {
  return findNamed(data.statistics, { kind: 'statistic', id, position });
}

/** A figure with a chart, which is drawn under the figure's id; its subtitle says what the chart measures. */
export function chartFigure(
  {
    note,
    ...texts
  }: Omit<ChartFigure, 'kind' | 'id' | 'label' | 'chart' | 'half' | 'note'> & { readonly note: Html | undefined },
  drawing: Omit<BriefingDrawing, 'id' | 'measure'>,
  { numbering }: ComposeContext,
): ChartFigure {
  const frame = numbering.frame('figure');
  numbering.draw({ id: frame.id, measure: plainText(texts.subtitle), ...drawing });
  const half = drawing.share === 'half';
  return { kind: 'chart', ...frame, chart: frame.id, half, ...texts, ...(note === undefined ? {} : { note }) };
}

/** A statistic, or one that is missing, as a mark of a chart or a gap in it. */
export function chartMember(
  member: Member,
  label: 'measure' | 'place' | 'period',
  context: FigureContext,
): ChartRow | ChartGap {
  if ('value' in member) return chartRow(member, label, context);
  const { wording, locale } = context;
  return { ...rowWords(member, label, wording), text: sayMissing(member, locale) };
}

/** A statistic as a mark of a chart. */
export function chartRow(
  statistic: Statistic,
  label: 'measure' | 'place' | 'period',
  { wording }: FigureContext,
): ChartRow {
  const { value, lower, upper, qualifiers, grade } = statistic;
  const words = rowWords(statistic, label, wording);
  const options = { unit: statistic.unit.kind === 'share', sign: statistic.comparedWith !== undefined };
  const { rounded } = wording.parts(statistic, options);
  return {
    ...words,
    partial: words.partial || grade === 'D',
    value,
    text: wording.value(statistic, options),
    ...(rounded ? { rounded } : {}),
    ...(lower === undefined || upper === undefined ? {} : { lower, upper }),
    ...(qualifiers.length > 0 ? { qualifier: qualifiers.join(' ') } : {}),
    ...(grade === undefined ? {} : { grade }),
  };
}

/** What a chart says of a statistic beside its value. */
function rowWords(member: Member, label: 'measure' | 'place' | 'period', wording: Wording): Omit<ChartGap, 'text'> {
  const { id, period, place, unit, statuses } = member;
  return {
    id,
    label: wording[label](member),
    place: wording.place(member),
    placeId: place.id,
    period: wording.period(member),
    when: period,
    ...(isSpan(period) ? { start: period.start, end: period.end } : {}),
    measure: wording.measure(member),
    unit: unit.id,
    ...(statuses === undefined ? {} : { statuses: statusesOf(member) }),
    partial: period.kind === 'part-year' || isPreliminary(member),
  };
}
