import type { NumberKind } from '../data/number-kinds.ts';
import { type Data, type DatedRecord, datedRecords, type Statistic } from '../data/types.ts';
import { BriefError, type Position } from '../project/errors.ts';
import type { HelperName } from '../topic/expressions.ts';
import { yearsOfPlace } from '../topic/for-place.ts';
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
export function createHelpers(
  { data, wording, param, figures = new Map(), comparison }: ProseSubject,
  { position, put, run }: Place,
): Record<HelperName, (id: string) => string> {
  const known = <T>(kind: string, items: ReadonlyMap<string, T>, id: string): T => {
    const found = items.get(id);
    if (found !== undefined) return found;
    throw new BriefError('data', `${position.file}:${position.line}:${position.column}: unknown ${kind} "${id}"`);
  };
  const statistic = (id: string): Statistic => known('statistic', data.statistics, id);
  const event = (id: string): DatedRecord => known('event', datedRecords(data), id);
  const linked = (say: (of: Statistic) => Said) => (id: string) => {
    const found = statistic(id);
    return put({ statistic: found, sources: found.sources, said: say(found) });
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
    comparison: (id) => put({ markup: comparison?.(statistic(id)) ?? html``, sources: [] }),
    figure: (id) => {
      const { anchor, label } = known('figure', figures, id);
      // A number is not left alone at the start of a line.
      return `[${escaped('section', label.replaceAll(' ', '\u00a0'))}](#${anchor})`;
    },
    param: (key) => {
      const id = param?.key === key ? param.value : `no ${key}`;
      return escaped('word', wording.text(known('place', data.places, id).name, `the place ${id}`));
    },
    span: (key) =>
      param?.key === key ? escaped('date', wording.period({ period: yearsOfPlace(param.value, data) })) : '',
    date: (id) => {
      const found = event(id);
      return `${escaped('date', wording.date(found))}${put({ sources: [found.source] })}`;
    },
    event: (id) => {
      const found = event(id);
      return `${run(wording.text(found.what, `the event ${id}`))}${put({ sources: [found.source] })}`;
    },
    system: (id) => {
      const found = known('system', data.systems, id);
      const sources = [...new Set(found.mentions.map(({ source }) => source))];
      return `${escaped('word', wording.text(found.name, `the system ${id}`))}${put({ sources })}`;
    },
    cite: (id) => put({ sources: [known('source', data.sources, id).id] }),
  };
}

/** Data are words, not Markdown: what would be read as markup is escaped. */
function escaped(kind: NumberKind, text: string): string {
  return mark(kind, text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&'));
}
