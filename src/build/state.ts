import path from 'node:path';
import type { Format } from '../page/format.ts';
import { identifyBrowser } from '../print/machine.ts';
import { projectPaths } from '../project/paths.ts';
import { readRegular } from '../project/read-regular.ts';
import { sha256 } from '../project/sha256.ts';
import { askedDate } from './asked-date.ts';
import { hashInputs } from './hash-inputs.ts';
import { indexName } from './index-name.ts';
import { chooseBrowser } from './open-browser.ts';
import type { BuildEdge, BuildRequest } from './request.ts';

/** Hashes of a briefing's files, by their extensions; empty for one that is not there. */
type Digests = Readonly<Record<string, string>>;

/**
 * What is known of a request, by a hash of all that its files depend on: the hashes of files that were up to date. So
 * nothing need be read or composed to find that nothing has changed.
 */
export interface BuildState {
  /** The names of its briefings, where every file is as it was when all were up to date; otherwise undefined. */
  readonly unchanged: () => readonly string[] | undefined;
  /** The hashes of a briefing's files as they are. */
  readonly digest: (briefing: string) => Digests;
  /** Tells of a briefing that is up to date, or is now. */
  readonly add: (briefing: string, digests: Digests) => void;
  /** Keeps what was told, where that is all of them. */
  readonly keep: (briefings: readonly string[]) => void;
}

/** The most requests that are known, of all projects. */
const most = 1000;

export function openState(request: BuildRequest, edge: BuildEdge): BuildState {
  const { cache } = edge;
  const { out } = projectPaths(edge.root, request.out);
  const entry = `plan/${keyOf(request, edge, out)}`;
  const told = new Map<string, Digests>();
  const digest = (briefing: string): Digests =>
    Object.fromEntries(
      filedAs(briefing, request.formats).map((format) => [
        `.${format}`,
        hashFile(path.join(out, `${briefing}.${format}`)),
      ]),
    );
  return {
    unchanged: () => {
      const kept = cache.read(entry)?.toString();
      if (kept === undefined) return undefined;
      const briefings: readonly (readonly [string, Digests])[] = JSON.parse(kept);
      const isSame = ([briefing, digests]: (typeof briefings)[number]): boolean =>
        JSON.stringify(digest(briefing)) === JSON.stringify(digests);
      return briefings.every(isSame) ? briefings.map(([briefing]) => briefing) : undefined;
    },
    digest,
    add: (briefing, digests) => told.set(briefing, digests),
    keep: (briefings) => {
      if (request.since !== undefined || briefings.some((briefing) => !told.has(briefing))) return;
      cache.write(entry, JSON.stringify(briefings.map((briefing) => [briefing, told.get(briefing)])));
      cache.sweep('plan', most);
    },
  };
}

/** An index has a page to read too. */
function filedAs(briefing: string, formats: readonly Format[]): readonly Format[] {
  return briefing === indexName ? [...new Set([...formats, 'html' as const])] : formats;
}

function keyOf(request: BuildRequest, edge: BuildEdge, out: string): string {
  const { topics, all, lang, params, shard, formats, theme, palette, pageSize, largePrint, draft, since } = request;
  const browser = formats.includes('pdf') ? identifyBrowser(chooseBrowser(request, edge)) : 'none';
  const asked = { topics, all, lang, params, shard, formats, theme, palette, pageSize, largePrint, draft, since, out };
  return sha256(JSON.stringify([hashInputs(edge), edge.code, browser, askedDate(request, edge), asked]));
}

function hashFile(file: string): string {
  try {
    return sha256(readRegular(file));
  } catch {
    return '';
  }
}
