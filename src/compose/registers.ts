import type { ChartRow } from '../charts/types.ts';
import { findDocument } from '../data/documents.ts';
import { parsePeriod } from '../data/period.ts';
import type { System } from '../data/schema.ts';
import { type DatedRecord, datedRecords, type Located } from '../data/types.ts';
import { BriefError } from '../project/errors.ts';
import type { DatedPart, SystemsPart } from '../topic/types.ts';
import type { Cell, ChartFigure, Column, Html, TableFigure } from './briefing.ts';
import { type At, type ComposeContext, frameTexts, keptRows } from './context.ts';
import { html, plainText, sourced } from './html.ts';
import { timelineKey } from './mark-key.ts';
import { listSources } from './source-line.ts';
import type { Covered } from './subtitle.ts';
import { tableNote } from './table-note.ts';

/** Plans and events on a time axis. */
export function composeTimeline({ dated, at }: DatedPart, context: ComposeContext): ChartFigure {
  const { locale, prose, numbering } = context;
  const events = findEvents(dated.events, context);
  const rows = events.map((event) => timelineRow(event, context));
  const frame = numbering.frame('figure');
  const texts = frameTexts(dated, at, { context, covered: coveredByEvents(events, context) });
  numbering.draw({
    as: 'chart',
    id: frame.id,
    kind: 'timeline',
    rows,
    title: plainText(texts.title),
    measure: plainText(texts.subtitle),
    place: '',
    period: '',
  });
  return {
    kind: 'chart',
    ...frame,
    ...texts,
    chart: frame.id,
    source: listSources(sourcesOf(events), context),
    note: html`${timelineKey(rows, context)}${dated.note === undefined ? '' : html`${locale.joins['after-sentence']}${prose.line(dated.note, at(['note']))}`}`,
  };
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
export function composeEvents({ dated, at }: DatedPart, context: ComposeContext): TableFigure {
  const { prose, numbering, locale, wording } = context;
  const events = findEvents(dated.events, context);
  const row = (event: DatedRecord): readonly Cell[] => [
    { kind: 'head', content: sourced('date', wording.date(event)) },
    { kind: 'text', content: described(event, context) },
    {
      kind: 'text',
      content: sourced('word', event.by === undefined ? '–' : wording.text(event.by, `who did ${event.id}`)),
    },
    { kind: 'text', content: sourceCell([event.source], event.paragraph, context) },
  ];
  const rows = events.map(row);
  return {
    kind: 'table',
    ...numbering.frame('table'),
    ...frameTexts(dated, at, { context, covered: coveredByEvents(events, context) }),
    columns: columnsOf(['date', 'what', 'by', 'source-paragraph'], context),
    rows,
    source: listSources(sourcesOf(events), context),
    ...tableNote(rows, { locale, ...authorNote(dated.note, at, prose) }),
    keptRows,
  };
}

/** A register of systems: name, place where they differ in it, what each does, and where that stands. */
export function composeSystems({ systems: block, at }: SystemsPart, context: ComposeContext): TableFigure {
  const { data, locale, numbering, prose, wording } = context;
  const systems = [...data.systems.values()].filter(
    ({ id, place }) => block.systems?.includes(id) === true || block.places?.includes(place) === true,
  );
  // Where all are of one place, the title names it once.
  const placed = new Set(systems.map(({ place }) => place)).size > 1;
  const row = (system: Located<System>): readonly Cell[] => {
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
  return {
    kind: 'table',
    ...numbering.frame('table'),
    ...frameTexts(block, at, { context, covered: coveredBySystems(systems, context) }),
    columns: columnsOf(['system', ...(placed ? ['place'] : []), 'what-it-does', 'source-paragraph'], context),
    rows,
    source: listSources(ids, context),
    ...tableNote(rows, { locale, ...authorNote(block.note, at, prose) }),
    keptRows,
  };
}

/** Columns that are named by fixed words of the page, the first of which heads its rows. */
function columnsOf(words: readonly string[], { locale }: ComposeContext): readonly Column[] {
  return words.map((key, index) => ({
    key,
    name: html`${locale.word(key)}`,
    kind: index === 0 ? 'head' : 'text',
  }));
}

function authorNote(note: string | undefined, at: At, prose: ComposeContext['prose']): { readonly author?: Html } {
  return note === undefined ? {} : { author: prose.line(note, at(['note'])) };
}

/** The name, and its Chinese beside it, marked where the translation is ours. */
function systemName({ name, id, translation }: System, { locale, wording }: ComposeContext): Html {
  const own = wording.text(name, `the name of ${id}`);
  const chinese = typeof name === 'string' ? undefined : name['zh-CN'];
  if (chinese === undefined) return sourced('word', own);
  const ours =
    translation?.['zh-CN'] === 'ours' ? html`<span class="ours">${locale.word('translation-mark')}</span>` : html``;
  if (chinese === own) return html`${sourced('word', own)}${ours}`;
  return html`${sourced('word', own)} <span class="original" lang="zh-Hans">${sourced('word', chinese)}</span>${ours}`;
}

/** The name, and what it was. */
function described(event: DatedRecord, { locale, prose, wording }: ComposeContext): Html {
  const what = prose.ofData(wording.text(event.what, `the event ${event.id}`), event.at(['what']));
  return html`<strong>${sourced('word', nameOf(event, wording.text))}${locale.joins.stop}</strong>${locale.joins['after-sentence']}${what}`;
}

function sourceCell(sources: readonly string[], paragraph: number, { locale, prose }: ComposeContext): Html {
  return html`${prose.cite(sources)} ${sourced('source', locale.word('paragraph-short', { number: paragraph }))}`;
}

function coveredByEvents(events: readonly DatedRecord[], context: ComposeContext): Covered {
  const places = events.flatMap(({ place }) => place);
  return {
    places: placeNames(places, context),
    periods: events.map(({ date }) => parsePeriod(date ?? 'not-stated')),
  };
}

/** A system has no period of its own: what tells of it has a date. */
function coveredBySystems(systems: readonly Located<System>[], context: ComposeContext): Covered {
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

function nameOf(event: DatedRecord, text: ComposeContext['wording']['text']): string {
  return text('name' in event ? event.name : event.title, `the name of ${event.id}`);
}

function sourcesOf(events: readonly DatedRecord[]): readonly string[] {
  return [...new Set(events.map(({ source }) => source))];
}

function findEvents(ids: readonly string[], { data }: ComposeContext): readonly DatedRecord[] {
  const known = datedRecords(data);
  return ids.map((id) => {
    const found = known.get(id);
    if (found === undefined) throw new BriefError('data', `unknown event "${id}"`);
    return found;
  });
}
