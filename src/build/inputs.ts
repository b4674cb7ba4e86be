import type { Briefing } from '../compose/briefing.ts';
import type { Data, Statistic } from '../data/types.ts';
import { sha256 } from '../project/sha256.ts';

/** What a briefing is made from besides the statistics that it prints; each is kept as a hash. */
export const inputParts = ['topic', 'words', 'templates', 'theme', 'locale', 'tool', 'browser', 'editions'] as const;

export type InputPart = (typeof inputParts)[number];

/** The fingerprint of a briefing: a hash for each statistic that it prints and for each other input. */
export interface Inputs {
  readonly statistics: Readonly<Record<string, string>>;
  readonly parts: Readonly<Record<InputPart, string>>;
}

/**
 * The date that a briefing is composed with for its fingerprint: the printed date moves only when content does, so that
 * neither it nor the ages counted from it are content.
 */
export const fingerprintDate = '2000-01-01';

/** The texts and values that a briefing's fingerprint is made from, besides the briefing composed for that date. */
export interface InputTexts extends Readonly<Record<Exclude<InputPart, 'words'>, string>> {}

/** The same fingerprint for an output that this browser prints. */
export function withBrowser({ statistics, parts }: Inputs, browser: string): Inputs {
  return { statistics, parts: { ...parts, browser: hash(browser) } };
}

/** The fingerprint of a briefing. `composed` is the briefing composed with `fingerprintDate`. */
export function fingerprint(composed: Briefing, data: Data, texts: InputTexts): Inputs {
  const printed = composed.printed.flatMap((id) => data.statistics.get(id) ?? []);
  const parts = { ...texts, words: words(composed) };
  return {
    statistics: Object.fromEntries(printed.map((statistic) => [statistic.id, hash(content(statistic))])),
    parts: {
      topic: hash(parts.topic),
      words: hash(parts.words),
      templates: hash(parts.templates),
      theme: hash(parts.theme),
      locale: hash(parts.locale),
      tool: hash(parts.tool),
      browser: hash(parts.browser),
      editions: hash(parts.editions),
    },
  };
}

/** What the page says, and not where in the topic it stands. */
function words({ comparable: _, ...composed }: Briefing): string {
  const text = JSON.stringify(composed, (key, value: unknown) => (key === 'at' ? undefined : value));
  return text.replace(/ data-at=\\"[^"]*\\"/g, '');
}

/** What the statistic says, and not where in its file it stands. */
function content({ at: _, ...statistic }: Statistic): string {
  return JSON.stringify(statistic, (key, value: unknown) => (key === 'at' ? undefined : value));
}

function hash(text: string): string {
  return sha256(text).slice(0, 24);
}

/**
 * One hash, in hex, of the content of a fingerprint: the words and the statistics that are printed, whatever their look,
 * and whatever they are compared with.
 */
export function contentHash({ statistics, parts }: Inputs): string {
  const ids = Object.keys(statistics).sort();
  const content = JSON.stringify([parts.words, ids.map((id) => [id, statistics[id]])]);
  return sha256(content);
}

/** The same fingerprint for another place among the issued editions. */
export function withEditions({ statistics, parts }: Inputs, editions: string): Inputs {
  return { statistics, parts: { ...parts, editions: hash(editions) } };
}

/** Whether two fingerprints are of the same content, whatever browser or code made it. */
export function sameContent(a: Inputs, b: Inputs): boolean {
  return a.parts.words === b.parts.words && sameStatistics(a, b);
}

function sameStatistics(a: Inputs, b: Inputs): boolean {
  return changedStatistics(a, b).length === 0;
}

/** Ids of the statistics that are not the same, sorted. */
export function changedStatistics(before: Inputs, after: Inputs): readonly string[] {
  const ids = new Set([...Object.keys(before.statistics), ...Object.keys(after.statistics)]);
  return [...ids].filter((id) => before.statistics[id] !== after.statistics[id]).sort();
}
