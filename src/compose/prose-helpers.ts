import type { NumberKind } from '../data/number-kinds.ts';
import { type Data, type DatedRecord, datedRecords, type Statistic } from '../data/types.ts';
import { BriefError, type Position } from '../project/errors.ts';
import type { HelperName } from '../topic/expressions.ts';
import { yearsOfPlace } from '../topic/place-records.ts';
import type { Param } from '../topic/types.ts';
import type { Html } from './briefing.ts';
import { html } from './html.ts';
import { mark } from './markdown-sources.ts';
import type { FigureReference } from './numbering.ts';
import type { Said, Wording } from './values.ts';

/** A place kept in a text while Markdown is read: a statistic's words, finished words, or the numbers of sources alone. */
export type Slot = StatisticSlot | MarkupSlot | CitationSlot;

interface StatisticSlot {
  readonly statistic: Statistic;
  readonly sources: readonly string[];
  readonly said: Said;
}

interface MarkupSlot {
  readonly statistic?: undefined;
  readonly markup: Html;
  /** None: what is said of a statistic leaves the source's number to the statistic. */
  readonly sources: readonly [];
}

interface CitationSlot {
  readonly statistic?: undefined;
  readonly markup?: undefined;
  readonly sources: readonly string[];
}

/** What the texts of one briefing may name. */
export interface ProseSubject {
  readonly data: Data;
  readonly wording: Wording;
  /** What the topic is read for, where it is written for many places. */
  readonly param?: Param | undefined;
  /** What its texts can refer to, by id. */
  readonly figures?: ReadonlyMap<string, FigureReference>;
  /** What a statistic is compared with, its numbers linked; without it no text can say. */
  readonly comparison?: (statistic: Statistic) => Html;
}

interface Place {
  readonly position: Position;
  /** Keeps a place in the text. */
  readonly put: (filled: Slot) => string;
  /** Runs the helpers of a text of the data. */
  readonly run: (text: string) => string;
}

/** What each helper puts in place of itself in a text, given the id that it names: words as Markdown, or a slot. */
export function createHelpers(subject: ProseSubject, place: Place): Helpers<HelperName> {
  return { ...statisticHelpers(subject, place), ...recordHelpers(subject, place), ...topicHelpers(subject, place) };
}

type Helpers<Name extends HelperName> = Record<Name, (id: string) => string>;

/** Finds what a text names. @throws BriefError data, with the place of the text. */
function finder({ position: { file, line, column } }: Place) {
  return <T>(kind: string, items: ReadonlyMap<string, T>, id: string): T => {
    const found = items.get(id);
    if (found !== undefined) return found;
    throw new BriefError('data', `${file}:${line}:${column}: unknown ${kind} "${id}"`);
  };
}

type OfStatistics = 'stat' | 'value' | 'change' | 'period' | 'place' | 'measure' | 'reporter' | 'comparison';

function statisticHelpers({ data, wording, comparison }: ProseSubject, place: Place): Helpers<OfStatistics> {
  const find = finder(place);
  const statistic = (id: string): Statistic => find('statistic', data.statistics, id);
  const linked = (say: (of: Statistic) => Said) => (id: string) => {
    const found = statistic(id);
    return place.put({ statistic: found, sources: found.sources, said: say(found) });
  };
  const word = (kind: NumberKind, words: (of: Statistic) => string) => (id: string) =>
    escaped(kind, words(statistic(id)));
  return {
    stat: linked((of) => wording.say(of)),
    value: linked((of) => wording.say(of, { unit: false })),
    change: linked(wording.sayChange),
    period: word('date', wording.period),
    place: word('word', wording.place),
    measure: word('word', wording.measure),
    reporter: word('word', wording.reporter),
    comparison: (id) => place.put({ markup: comparison?.(statistic(id)) ?? html``, sources: [] }),
  };
}

/** Of events, systems and sources; each carries the number of its source. */
function recordHelpers({ data, wording }: ProseSubject, place: Place): Helpers<'date' | 'event' | 'system' | 'cite'> {
  const find = finder(place);
  const event = (id: string): DatedRecord => find('event', datedRecords(data), id);
  const cited = (words: string, ...sources: readonly string[]): string => `${words}${place.put({ sources })}`;
  return {
    date: (id) => {
      const found = event(id);
      return cited(escaped('date', wording.date(found)), found.source);
    },
    event: (id) => {
      const { what, source } = event(id);
      return cited(place.run(wording.text(what, `the event ${id}`)), source);
    },
    system: (id) => {
      const { name, mentions } = find('system', data.systems, id);
      const sources = new Set(mentions.map(({ source }) => source));
      return cited(escaped('word', wording.text(name, `the system ${id}`)), ...sources);
    },
    cite: (id) => cited('', find('source', data.sources, id).id),
  };
}

function topicHelpers(
  { data, wording, param, figures = new Map() }: ProseSubject,
  place: Place,
): Helpers<'figure' | 'param' | 'span'> {
  const find = finder(place);
  return {
    figure: (id) => {
      const { anchor, label } = find('figure', figures, id);
      // A number is not left alone at the start of a line.
      return `[${escaped('section', label.replaceAll(' ', '\u00a0'))}](#${anchor})`;
    },
    param: (key) => {
      const id = param?.key === key ? param.value : `no ${key}`;
      return escaped('word', wording.text(find('place', data.places, id).name, `the place ${id}`));
    },
    span: (key) =>
      param?.key === key ? escaped('date', wording.period({ period: yearsOfPlace(param.value, data) })) : '',
  };
}

/** Data are words, not Markdown: what would be read as markup is escaped. */
function escaped(kind: NumberKind, text: string): string {
  return mark(kind, text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&'));
}
