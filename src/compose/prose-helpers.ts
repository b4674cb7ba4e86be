import { type DatedRecord, datedRecords } from '../data/dated-records.ts';
import type { Display } from '../data/display.ts';
import type { NumberKind } from '../data/number-kinds.ts';
import { rankless } from '../data/ranking.ts';
import type { Member } from '../data/series-index.ts';
import type { Data, Statistic } from '../data/types.ts';
import { BriefError, type Position, writePosition } from '../project/errors.ts';
import type { HelperName } from '../topic/expressions.ts';
import { yearsOfPlace } from '../topic/place-records.ts';
import type { Param } from '../topic/types.ts';
import { findNamed } from './find-named.ts';
import { type Html, html } from './html.ts';
import { markNumbers } from './markdown-sources.ts';
import type { FrameName } from './numbering.ts';
import type { Links } from './statistic-links.ts';
import type { Said, Wording } from './values.ts';

/** Stands in a text for words that are filled in after Markdown is rendered. */
export interface Placeholder {
  /** Empty where no source number is wanted. */
  readonly sources: readonly string[];
  /** `cited`: with the numbers of the sources; `linked`: as a link to the first of them. */
  readonly print: (style: { readonly cited: boolean; readonly linked: boolean }) => Html;
}

/** What the texts of one briefing may name. */
export interface ProseSubject {
  readonly data: Data;
  readonly wording: Wording;
  /** The place that the topic is read for, where it is written for many. */
  readonly param?: Param | undefined;
  /** What its texts can refer to, by id. */
  readonly figures?: ReadonlyMap<string, FrameName>;
  /** What a statistic is compared with, its numbers linked; without this function the helper prints nothing. */
  readonly comparison?: (statistic: Statistic) => Html;
}

/** The text that a helper stands in. */
interface HelperText {
  readonly position: Position;
  readonly links: Links;
  /** Returns the placeholder for some words. */
  readonly put: (words: Placeholder) => string;
  /** Whether a value needs these words beside it: what its source says of it, where the text does not. */
  readonly isUntold: (words: string) => boolean;
  /** Runs the helpers of a text of the data. */
  readonly run: (text: string) => string;
}

/**
 * What each helper puts in place of itself in a text, given the id that it names: words as Markdown, or a placeholder.
 */
export function createHelpers(subject: ProseSubject, text: HelperText): Helpers<HelperName> {
  return { ...statisticHelpers(subject, text), ...recordHelpers(subject, text), ...topicHelpers(subject, text) };
}

type Helpers<Name extends HelperName> = Record<Name, (id: string, display: Display) => string>;

type OfStatistics = 'stat' | 'rank' | 'value' | 'change' | 'period' | 'place' | 'measure' | 'reporter' | 'comparison';

function statisticHelpers(
  { data, wording, comparison }: ProseSubject,
  { position, links, put, isUntold }: HelperText,
): Helpers<OfStatistics> {
  const statistic = (id: string): Statistic => findNamed(data.statistics, { kind: 'statistic', id, position });
  const member = (id: string): Member => data.missing.get(id) ?? statistic(id);
  const linked = (say: (of: Statistic, display: Display) => Said) => (id: string, display: Display) => {
    const found = statistic(id);
    const said = say(found, display);
    return put({
      sources: found.sources,
      print: (style) => (style.linked ? links.statistic(found, said, style.cited) : links.unlinked(found, said)),
    });
  };
  /** The same, or why there is no value. */
  const orMissing = (say: Helpers<'stat'>['stat']) => (id: string, display: Display) => {
    const blank = data.missing.get(id);
    if (blank === undefined) return say(id, display);
    const cited = ({ cited: isCited }: { readonly cited: boolean }): Html =>
      isCited ? html`<sup>${links.cite(blank.sources)}</sup>` : html``;
    const words = wording.missing(blank);
    return put({ sources: blank.sources, print: (style) => html`${links.missing(blank, words)}${cited(style)}` });
  };
  /** With what its source says of it: "4.9% (provisional)". */
  const qualified = (of: Statistic, said: Said): Said => {
    const status = wording.statuses(of);
    if (status === undefined || !isUntold(status)) return said;
    return { ...said, words: html`${said.words}${wording.inBrackets(status)}` };
  };
  const word = (kind: NumberKind, words: (of: Member) => string) => (id: string) => escaped(kind, words(member(id)));
  return {
    stat: orMissing(linked((of, display) => qualified(of, wording.say(of, { display })))),
    value: orMissing(linked((of, display) => wording.say(of, { unit: false, display }))),
    change: linked((of, display) => qualified(of, wording.sayChange(of, display))),
    rank: linked((of) => {
      const said = wording.sayRank(of);
      if (said !== undefined) return said;
      throw new BriefError('data', `${writePosition(position)}: ${rankless(of.id)}`);
    }),
    period: word('date', wording.period),
    place: word('word', wording.place),
    measure: word('word', wording.measure),
    reporter: word('word', wording.reporter),
    comparison: (id) => {
      const words = comparison?.(statistic(id)) ?? html``;
      return put({ sources: [], print: () => words });
    },
  };
}

/** Helpers that name events, systems and sources; each prints the number of its source. */
function recordHelpers(
  { data, wording }: ProseSubject,
  { position, links, put, run }: HelperText,
): Helpers<'date' | 'event' | 'system' | 'cite'> {
  const event = (id: string): DatedRecord => findNamed(datedRecords(data), { kind: 'event', id, position });
  const cited = (words: string, ...sources: readonly string[]): string =>
    `${words}${put({ sources, print: (style) => (style.cited ? html`<sup>${links.cite(sources)}</sup>` : html``) })}`;
  return {
    date: (id) => {
      const found = event(id);
      return cited(escaped('date', wording.date(found)), found.source);
    },
    event: (id) => {
      const { what, source } = event(id);
      return cited(run(wording.text(what, `the event ${id}`)), source);
    },
    system: (id) => {
      const { name, mentions } = findNamed(data.systems, { kind: 'system', id, position });
      const sources = new Set(mentions.map(({ source }) => source));
      return cited(escaped('word', wording.text(name, `the system ${id}`)), ...sources);
    },
    cite: (id) => cited('', findNamed(data.sources, { kind: 'source', id, position }).id),
  };
}

function topicHelpers(
  { data, wording, param, figures = new Map() }: ProseSubject,
  { position }: HelperText,
): Helpers<'figure' | 'param' | 'span'> {
  return {
    figure: (id) => {
      const frame = findNamed(figures, { kind: 'figure', id, position });
      // A number is not left alone at the start of a line.
      return `[${escaped('section', frame.label.replaceAll(' ', '\u00a0'))}](#${frame.id})`;
    },
    param: (key) => {
      const id = param?.key === key ? param.value : `no ${key}`;
      return escaped(
        'word',
        wording.text(findNamed(data.places, { kind: 'place', id, position }).name, `the place ${id}`),
      );
    },
    span: (key) =>
      param?.key === key ? escaped('date', wording.period({ period: yearsOfPlace(param.value, data) })) : '',
  };
}

/** Escapes what Markdown would read as markup: texts of the data are plain words. */
function escaped(kind: NumberKind, text: string): string {
  return markNumbers(kind, text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&'));
}
