import type { Briefing } from '../compose/briefing.ts';
import type { Edition } from '../compose/edition.ts';
import type { Data, MissingValue, Statistic } from '../data/types.ts';
import type { InputPart, Inputs } from '../manifest/made-from.ts';
import { sha256 } from '../project/sha256.ts';
import type { Topic } from '../topic/types.ts';

/**
 * What a briefing is composed with for its fingerprint: the printed date moves only when content does, so that neither it
 * nor the ages counted from it are content.
 */
export const undated: Edition = { published: '2000-01-01', draft: false };

/** All that a briefing is made from, each part as a text or as the hash of one. */
export interface InputTexts
  extends Readonly<Record<Exclude<InputPart, 'words' | 'topic' | 'browser' | 'editions'>, string>> {
  /** None of an index. */
  readonly topic?: Topic;
}

/** What a briefing is made from, whichever browser prints it. `composed` is the briefing without a date. */
export function inputsOf(composed: Briefing, data: Data, texts: InputTexts): Inputs {
  const printed = composed.printed.flatMap((id) => data.statistics.get(id) ?? data.missing.get(id) ?? []);
  return {
    statistics: Object.fromEntries(printed.map((statistic) => [statistic.id, hashOf(said(statistic))])),
    parts: {
      topic: hashOf(texts.topic === undefined ? '' : asRead(texts.topic)),
      words: hashOf(words(composed)),
      templates: hashOf(texts.templates),
      theme: hashOf(texts.theme),
      fonts: hashOf(texts.fonts),
      locale: hashOf(texts.locale),
      tool: hashOf(texts.tool),
      browser: hashOf(''),
      editions: hashOf(''),
    },
  };
}

/** What the page says, and not where in the topic it stands. */
function words({ comparable: _, drawings, ...composed }: Briefing): string {
  // A digest stands for the boundaries of a map, which may have a million points.
  const drawn = drawings.map(({ map, ...drawing }) => ({ ...drawing, ...(map && { map: { ...map, features: [] } }) }));
  return withoutPlaces({ ...composed, drawings: drawn }).replace(/ data-at=\\"[^"]*\\"/g, '');
}

/** What the statistic says, and not where in its file it stands. */
function said({ at: _, ...statistic }: Statistic | MissingValue): string {
  return withoutPlaces(statistic);
}

/** What the topic says of the place that it is read for: which others it is written for changes nothing of that. */
function asRead({ file: _, front, ...topic }: Topic): string {
  const { params: _params, headline: _headline, ...own } = front;
  return withoutPlaces({ ...topic, front: own });
}

const places = new Set(['at', 'position']);

function withoutPlaces(value: object): string {
  return JSON.stringify(value, (key, inner: unknown) => (places.has(key) ? undefined : inner));
}

function hashOf(text: string): string {
  return sha256(text).slice(0, 24);
}

/** The same inputs with another part. */
export function withPart({ statistics, parts }: Inputs, part: InputPart, text: string): Inputs {
  return { statistics, parts: { ...parts, [part]: hashOf(text) } };
}

/**
 * One hash, in hex, of the content: the words and the statistics that are printed, whatever their look, and whatever they
 * are compared with.
 */
export function contentHash({ statistics, parts }: Inputs): string {
  const ids = Object.keys(statistics).sort();
  return sha256(JSON.stringify([parts.words, ids.map((id) => [id, statistics[id]])]));
}

/** Ids of the statistics that are not the same, sorted. */
export function changedStatistics(before: Inputs, after: Inputs): readonly string[] {
  const ids = new Set([...Object.keys(before.statistics), ...Object.keys(after.statistics)]);
  return [...ids].filter((id) => before.statistics[id] !== after.statistics[id]).sort();
}
