import type { ChartRow } from '../charts/types.ts';
import { type DatedRecord, datedRecords } from '../data/dated-records.ts';
import { findDocument } from '../data/documents.ts';
import { parsePeriod } from '../data/period.ts';
import type { System } from '../data/schema.ts';
import type { Located } from '../data/types.ts';
import type { DatedPart, SystemsPart } from '../topic/types.ts';
import { type ComposeContext, chartFigure, frameTexts, noteOf, type PositionOf } from './context.ts';
import type { ChartFigure, FigureCell, TableFigure } from './figure.ts';
import { findNamed } from './find-named.ts';
import { type Html, html, joinHtml, sourced } from './html.ts';
import { timelineKey } from './mark-key.ts';
import { nameSourcesOf } from './source-line.ts';
import type { FigureScope } from './subtitle.ts';
import { tableFigure, wordColumns } from './table-figure.ts';

/** Plans and events on a time axis. */
export function composeTimeline(
  { block: dated, at }: DatedPart,
  context: ComposeContext,
  { isHero = false }: { readonly isHero?: boolean } = {},
): ChartFigure {
  const events = findEvents(dated.events, at, context);
  const rows = events.map((event) => timelineRow(event, context));
  const texts = frameTexts(dated, at, { context, scope: scopeOfEvents(events, context) });
  const source = nameSourcesOf(sourcesOf(events), context);
  const own = noteOf(dated, at, context);
  const notes = [timelineKey(rows, context), ...(own === undefined ? [] : [own])];
  const note = joinHtml(notes, context.locale.joins['after-sentence']);
  const share = isHero ? { share: 'hero' as const } : {};
  return chartFigure({ ...texts, source, note }, { kind: 'timeline', rows, ...share }, context);
}

function timelineRow(event: DatedRecord, { wording }: ComposeContext): ChartRow {
  const { start, end } = parsePeriod(event.date ?? 'not-stated');
  return {
    id: event.id,
    label: nameOf(event, wording.text),
    value: 0,
    text: wording.date(event),
    place: '',
    period: wording.date(event),
    start,
    end,
    measure: '',
    unit: '',
    partial: false,
  };
}

/** Plans and events as a table: when, what, and who. */
export function composeEvents({ block: dated, at }: DatedPart, context: ComposeContext): TableFigure {
  const { numbering, locale, wording } = context;
  const events = findEvents(dated.events, at, context);
  const rows = events.map((event): readonly FigureCell[] => [
    { kind: 'head', content: sourced('date', wording.date(event)) },
    { kind: 'text', content: described(event, context) },
    {
      kind: 'text',
      content: sourced('word', event.by === undefined ? '–' : wording.text(event.by, `who did ${event.id}`)),
    },
    { kind: 'text', content: sourceCell([event.source], event.paragraph, context) },
  ]);
  return tableFigure(
    {
      ...numbering.frame('table'),
      ...frameTexts(dated, at, { context, scope: scopeOfEvents(events, context) }),
      columns: wordColumns(['date', 'what', 'by', 'source-paragraph'], locale),
      rows,
      source: nameSourcesOf(sourcesOf(events), context),
      author: noteOf(dated, at, context),
    },
    locale,
  );
}

/** A register of systems: name, place where they are in several, what each does, and the source. */
export function composeSystems({ block, at }: SystemsPart, context: ComposeContext): TableFigure {
  const { data, locale, numbering, prose, wording } = context;
  const systems = [...data.systems.values()].filter(
    ({ id, place }) => block.systems?.includes(id) === true || block.places?.includes(place) === true,
  );
  // Where all are in one place, the title names it.
  const placed = new Set(systems.map(({ place }) => place)).size > 1;
  const row = (system: Located<System>): readonly FigureCell[] => {
    const [first] = system.mentions;
    const place = data.places.get(system.place);
    const placeName = place === undefined ? system.place : wording.text(place.name, `the place ${place.id}`);
    return [
      { kind: 'head', content: systemName(system, context) },
      ...(placed ? [{ kind: 'text', content: sourced('word', placeName) } as const] : []),
      { kind: 'text', content: prose.ofData(wording.text(system.what, `what ${system.id} does`), system.at(['what'])) },
      { kind: 'text', content: first === undefined ? html`–` : sourceCell([first.source], first.paragraph, context) },
    ];
  };
  const ids = systems.flatMap(({ mentions }) => mentions.slice(0, 1).map(({ source }) => source));
  const rows = systems.map(row);
  return tableFigure(
    {
      ...numbering.frame('table'),
      ...frameTexts(block, at, { context, scope: scopeOfSystems(systems, context) }),
      columns: wordColumns(['system', ...(placed ? ['place'] : []), 'what-it-does', 'source-paragraph'], locale),
      rows,
      source: nameSourcesOf(ids, context),
      author: noteOf(block, at, context),
    },
    locale,
  );
}

/** The name, followed by the Chinese name, with a sign where the translation is ours. */
function systemName({ name, id, translation }: System, { locale, wording }: ComposeContext): Html {
  const own = wording.text(name, `the name of ${id}`);
  const chinese = typeof name === 'string' ? undefined : name['zh-CN'];
  if (chinese === undefined) return sourced('word', own);
  const ours =
    translation?.['zh-CN'] === 'ours' ? html`<span class="ours">${locale.word('translation-mark')}</span>` : html``;
  if (chinese === own) return html`${sourced('word', own)}${ours}`;
  return html`${sourced('word', own)} <span class="original" lang="zh-Hans">${sourced('word', chinese)}</span>${ours}`;
}

/** The name of an event, and a description. */
function described(event: DatedRecord, { locale, prose, wording }: ComposeContext): Html {
  const what = prose.ofData(wording.text(event.what, `the event ${event.id}`), event.at(['what']));
  return html`<strong>${sourced('word', nameOf(event, wording.text))}${locale.joins.stop}</strong>${locale.joins['after-sentence']}${what}`;
}

function sourceCell(sources: readonly string[], paragraph: number, { locale, prose }: ComposeContext): Html {
  return html`${prose.cite(sources)} ${sourced('source', locale.word('paragraph-short', { number: paragraph }))}`;
}

function scopeOfEvents(events: readonly DatedRecord[], context: ComposeContext): FigureScope {
  const places = events.flatMap(({ place }) => place);
  return {
    places: placeNames(places, context),
    periods: events.map(({ date }) => parsePeriod(date ?? 'not-stated')),
  };
}

/** A system has no period of its own: the dates of its sources stand for it. */
function scopeOfSystems(systems: readonly Located<System>[], context: ComposeContext): FigureScope {
  const sources = systems.flatMap(({ mentions }) =>
    mentions.slice(0, 1).flatMap(({ source }) => findDocument(source, context.data) ?? []),
  );
  const places = systems.map(({ place }) => place);
  return { places: placeNames(places, context), periods: sources.map(({ published }) => parsePeriod(published)) };
}

function placeNames(ids: readonly string[], { data, wording }: ComposeContext): readonly string[] {
  return [...new Set(ids)].flatMap((id) => {
    const place = data.places.get(id);
    return place === undefined ? [] : [wording.text(place.name, `the place ${id}`)];
  });
}

export function nameOf(event: DatedRecord, text: ComposeContext['wording']['text']): string {
  return text('name' in event ? event.name : event.title, `the name of ${event.id}`);
}

function sourcesOf(events: readonly DatedRecord[]): readonly string[] {
  return [...new Set(events.map(({ source }) => source))];
}

function findEvents(ids: readonly string[], at: PositionOf, { data }: ComposeContext): readonly DatedRecord[] {
  const known = datedRecords(data);
  return ids.map((id, index) => findNamed(known, { kind: 'event', id, position: at(['events', index]) }));
}
