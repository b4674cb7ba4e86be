import path from 'node:path';
import type { Files } from '../../project/files.ts';
import { prepareOutput, writeFile } from '../../project/write.ts';
import { isSame, type ReleaseChanges } from '../tables/compare-releases.ts';
import { tableExtensions } from '../tables/grid.ts';
import { currentRelease } from '../tables/read-release.ts';
import { largestTable, tablePath } from '../tables/read-tables.ts';
import { addToHistory } from '../tables/release-history.ts';
import type { Data, Source } from '../types.ts';
import { acceptRelease } from './accept.ts';
import type { FetchDescription } from './description.ts';
import { FetchError } from './fetch-error.ts';
import { type KnownFiles, knownOf, withKnown } from './known-files.ts';
import { moveDate } from './move-date.ts';
import { type ObtainContext, obtain } from './obtain.ts';

/** What all downloads of one run share. */
export interface FetchRun extends Pick<ObtainContext, 'today' | 'limits' | 'allowPrivate' | 'userAgent'> {
  readonly files: Files;
  readonly data: Data;
  /** Absolute path of the project. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What became of one table file. */
export interface Fetched {
  /** Its path, from the project's root. */
  readonly file: string;
  readonly known: KnownFiles;
  /** Files that were written, from the project's root. */
  readonly written: readonly string[];
  /** Whether there was none before. */
  readonly isFirst: boolean;
  /** Undefined where the publisher has what is there. */
  readonly changes: ReleaseChanges | undefined;
}

/**
 * Fetches one table file of a source and puts it in place of the one that is there, with what changed in the history, and
 * moves the date of the source. Where it cannot be had or read, nothing is written.
 * @throws FetchError, which says why and that the file is as it was, and holds no key; BriefError output.
 */
export async function fetchOne(
  source: Source,
  description: FetchDescription,
  run: FetchRun & { readonly known: KnownFiles },
): Promise<Fetched> {
  const { files, known, environment } = run;
  if (source.record.tables === undefined) throw new FetchError('has no `tables`, which say how its table file is read');
  const current = tablePath(source, description.file, files);
  const isFirst = !files.exists(current);
  const bytes = isFirst ? undefined : files.bytes(current, largestTable);
  const key = keyOf(description, environment);
  try {
    const obtained = await obtain(description, { ...run, key, known: knownOf(known, current, bytes) });
    const unchanged = { file: current, known, written: [], isFirst: false, changes: undefined };
    if (obtained.bytes === undefined) return unchanged;
    const target = isFirst ? newPath(source, description, obtained.name) : current;
    const now = withKnown(known, target, obtained, obtained.bytes);
    if (bytes !== undefined && Buffer.compare(bytes, obtained.bytes) === 0) return { ...unchanged, known: now };
    const fetched = { source, file: current, name: target, bytes: obtained.bytes };
    const accepted = await acceptRelease(fetched, currentRelease(fetched, run.data), run.data, files).catch((error) => {
      throw error instanceof FetchError ? new FetchError(`what ${obtained.url} has ${error.message}`) : error;
    });
    const day = accepted.release.published ?? dayOf(source, obtained.lastModified, { isFirst, today: run.today });
    const written = replace({ ...fetched, ...accepted, isFirst, day }, run);
    return { file: target, known: now, written, isFirst, changes: accepted.changes };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const message = `${error.message}; ${isFirst ? 'nothing was written' : `${current} is unchanged`}`;
    throw new FetchError(withoutKey(oneLine(message), key));
  }
}

function keyOf({ key: name }: FetchDescription, environment: FetchRun['environment']): string | undefined {
  if (name === undefined) return undefined;
  const key = environment[name];
  if (key !== undefined && key !== '') return key;
  throw new FetchError(`the environment has no ${name}, the key that its publisher asks for; nothing was fetched`);
}

/** What a server names may hold anything, also what would steer a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
}

/** A server may send the key back, in an address for example. */
function withoutKey(message: string, key: string | undefined): string {
  if (key === undefined) return message;
  return [key, encodeURIComponent(key), new URLSearchParams([['', key]]).toString().slice(1)].reduce(
    (text, secret) => text.replaceAll(secret, '…'),
    message,
  );
}

/** Where a first file is written: under the name that its source gives it, or that of the source. */
function newPath({ id }: Source, { file }: FetchDescription, name: string): string {
  if (file !== undefined) return `data/sources/${file}`;
  const extension = /[^.]*$/.exec(name)?.[0].toLowerCase();
  const known = tableExtensions.find((each) => each === extension);
  return `data/sources/${id}.${known ?? 'csv'}`;
}

/** The day of a release: what its server says, unless that is before the one that is there; else today. */
function dayOf(
  { record: { published } }: Source,
  lastModified: string | undefined,
  { isFirst, today }: { readonly isFirst: boolean; readonly today: string },
): string {
  const time = Date.parse(lastModified ?? '');
  const modified = Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
  if (modified !== undefined && modified >= published && modified <= today) return modified;
  return isFirst || published > today ? published : today;
}

interface Replacement {
  readonly source: Source;
  /** The new path of the table file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly changes: ReleaseChanges;
  readonly isFirst: boolean;
  readonly day: string;
}

/** Writes history, table file and date, in this order: what was cut short is told again by the next run. */
function replace({ source, name, bytes, changes, isFirst, day }: Replacement, { files, root }: FetchRun): string[] {
  const written: string[] = [];
  const write = (file: string, content: Uint8Array | string): void => {
    writeFile(path.join(root, file), content);
    written.push(file);
  };
  const textOf = (file: string): string =>
    files.exists(file) ? Buffer.from(files.bytes(file, largestTable)).toString() : '';
  prepareOutput(path.join(root, 'data', 'sources'), root);
  const history = `data/sources/${source.id}.history.csv`;
  const before = textOf(history);
  const after = isFirst ? before : addToHistory(before, changes, day);
  if (after !== before) write(history, after);
  write(name, bytes);
  const { file, line, column } = source.at(['published']);
  const text = textOf(file);
  const moved = source.dateCell !== undefined || isSame(changes) ? text : moveDate(text, [line, column], day);
  if (moved !== text) write(file, moved);
  return written;
}
