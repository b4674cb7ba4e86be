import { chooseBriefings, chooseTopics } from '../check/project.ts';
import type { Options } from '../command-line/options.ts';
import { takeShard } from '../command-line/shard.ts';
import { isDate } from '../data/schema.ts';
import { embeddedBrowser } from '../print/embedded.ts';
import { type FoundBrowser, findBrowser } from '../print/find.ts';
import { type RunningBrowser, startBrowser } from '../print/launch.ts';
import { thisMachine } from '../print/machine.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { listThemes } from '../style/theme/load.ts';

/** The theme of a topic that names none. */
export const defaultTheme = 'rust';

/** @throws BriefError usage for a theme that there is not. */
export function refuseUnknownTheme(files: Files, theme: string | undefined): void {
  const known = listThemes(files);
  if (theme !== undefined && !known.includes(theme)) {
    throw new BriefError('usage', `unknown theme "${theme}"${didYouMean(theme, known)}`, {
      hint: `themes: ${known.join(', ')}`,
    });
  }
}

/** The date of publication that was asked for: `--date`, else SOURCE_DATE_EPOCH (seconds since 1970, UTC). */
export function askedDate({ date }: Options, { environment }: Edge): string | undefined {
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (date !== undefined || epoch === undefined || epoch === '') return date;
  const seconds = Number(epoch);
  const day = Number.isInteger(seconds) && seconds >= 0 ? new Date(seconds * 1000).toISOString().slice(0, 10) : '';
  if (!isDate(day)) throw new BriefError('usage', `SOURCE_DATE_EPOCH is "${epoch}", not whole seconds since 1970`);
  return day;
}

/** The date of publication where nothing is known of an earlier build. */
export function publicationDate(options: Options, edge: Edge): string {
  return askedDate(options, edge) ?? edge.today();
}

/** The browser that would print, found and not started. */
export function chooseBrowser({ browser: asked }: Options, privateFolder: string): FoundBrowser {
  return findBrowser({ asked, embedded: embeddedBrowser(privateFolder), machine: thisMachine() });
}

export function openBrowser(options: Options, edge: Edge, privateFolder: string): RunningBrowser {
  const found = chooseBrowser(options, privateFolder);
  const browser = startBrowser({ found, privateFolder, sandbox: options.sandbox, warn: edge.tell });
  edge.onEnd(() => browser.kill());
  return browser;
}

/**
 * The names of the briefings that the options ask to build, known from the files alone.
 * @throws BriefError usage, where they ask for none, or for one that there is not.
 */
export function chooseNames(options: Options, files: Files): readonly string[] {
  const ids = chooseTopics(files, options.topics);
  if (options.topics.length === 0 && !options.all) {
    throw new BriefError('usage', 'which briefing? Give --topic ID, or --all', { hint: `topics: ${ids.join(', ')}` });
  }
  if (options.topics.length > 0 && options.all) {
    throw new BriefError('usage', '--topic and --all say two things: give one of them');
  }
  refuseUnknownTheme(files, options.theme);
  const lang = options.lang ?? (options.all ? 'every' : undefined);
  const all = chooseBriefings(files, { ids, lang, lenient: options.all, params: options.params });
  return options.shard === undefined ? all : takeShard(all, options.shard);
}
