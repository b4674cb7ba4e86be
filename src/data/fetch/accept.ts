import { formatFinding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { compareReleases, lastDayOfRelease, type ReleaseChanges } from '../tables/compare-releases.ts';
import { type Release, type ReleaseFile, readRelease, type TableStatistics } from '../tables/read-release.ts';
import type { Data } from '../types.ts';
import { FetchError } from './fetch-error.ts';

/** A release that can stand in place of the one that is there. */
export interface AcceptedRelease {
  readonly release: Release;
  readonly changes: ReleaseChanges;
}

/**
 * Reads a fetched table file and compares it with what is there now.
 * @throws FetchError for one that is no table, cannot be read as described, is empty, or is older.
 */
export async function acceptRelease(
  fetched: ReleaseFile,
  current: TableStatistics,
  data: Pick<Data, 'places' | 'units' | 'publication'>,
  files: Files,
): Promise<AcceptedRelease> {
  const release = await readRelease(fetched, data, files);
  const [first, ...others] = release.findings.filter(({ severity }) => severity === 'error');
  if (first !== undefined) {
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    throw new FetchError(`is not as ${fetched.source.at().file} describes it: ${formatFinding(first)}${more}`);
  }
  if (release.statistics.length === 0) throw new FetchError('holds no value');
  const [old, now] = [lastDayOfRelease(current), lastDayOfRelease(release)];
  if (now < old) throw new FetchError(`is an older release: it reaches to ${now}, and the one that is there to ${old}`);
  return { release, changes: compareReleases(current, release) };
}
