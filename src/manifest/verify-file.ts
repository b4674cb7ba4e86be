import { loadWithTables } from '../data/load.ts';
import { readEditions } from '../editions/read.ts';
import type { EditionRecord } from '../editions/schema.ts';
import { BriefError, formatFinding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';
import { type ChangedStatistic, changedSince } from './changed-since.ts';
import type { SelfVerified } from './foreign.ts';
import type { Manifest } from './schema.ts';
import type { Verification } from './verify-pdf.ts';

/** Which issued edition the bytes of a file are, by the records of the checkout. */
export interface EditionFound {
  /**
   * `issued`: the very bytes; `altered`: says that it is one, and is not its bytes; `not-issued`: is none;
   * `record-changed`: a record was changed, so that none can be told; `not-checked`: there is no project, whose records
   * would tell.
   */
  readonly kind: 'issued' | 'altered' | 'not-issued' | 'record-changed' | 'not-checked';
  readonly number: number | null;
  /** When that edition was withdrawn, and why; missing where it stands. */
  readonly withdrawn?: { readonly date: string; readonly reason: string };
  /** What is wrong with the records, as `check` reports it. */
  readonly records?: readonly string[];
}

type OurFile = Exclude<Verification, { readonly verdict: 'foreign' }>;

/** A briefing's PDF, what is wrong with it, and what the project knows of it. */
export interface VerifiedFile {
  readonly found: OurFile;
  readonly edition: EditionFound;
  /** What has changed in the data since; missing where they cannot be read, or there is no project. */
  readonly since: readonly ChangedStatistic[] | undefined;
  /** Whether it is as it was made, and as it was issued if it says that it was. */
  readonly isGood: boolean;
}

/**
 * Whether the numbers that a PDF prints agree with the data that it carries, whether it is an edition that was issued, and
 * what has changed in the data since. `files` are those of the project, if there is one. An edition that was withdrawn is
 * good. Of a file that is no briefing: why.
 */
export async function verifyFile(
  { found, sha256 }: SelfVerified,
  files: Files | undefined,
): Promise<VerifiedFile | Extract<Verification, { readonly verdict: 'foreign' }>> {
  if (found.verdict === 'foreign') return found;
  const { manifest } = found;
  const edition: EditionFound =
    files === undefined ? { kind: 'not-checked', number: manifest.edition } : findEdition(files, manifest, sha256);
  const since = files === undefined ? undefined : await changesNow(files, manifest);
  const isKnown = edition.kind !== 'altered' && edition.kind !== 'record-changed';
  return { found, edition, since, isGood: found.verdict === 'agrees' && isKnown };
}

function findEdition(files: Files, { briefing, edition }: Manifest, hash: string): EditionFound {
  // The name comes out of a file that anybody may have written.
  const named = /^[a-z0-9][\w.-]*$/.test(briefing);
  const { records, findings } = named ? readEditions(files, briefing) : { records: [], findings: [] };
  const wrong = findings.filter(({ severity }) => severity === 'error').map(formatFinding);
  if (wrong.length > 0) return { kind: 'record-changed', number: edition, records: wrong };
  const same = records.find(({ pdf }) => pdf === hash);
  if (same !== undefined) return { kind: 'issued', number: same.edition, ...withdrawalOf(same) };
  if (edition === null) return { kind: 'not-issued', number: null };
  return { kind: 'altered', number: edition, ...withdrawalOf(records.find((record) => record.edition === edition)) };
}

function withdrawalOf(record: EditionRecord | undefined): Pick<EditionFound, 'withdrawn'> {
  if (record?.withdrawn === undefined) return {};
  const { date, reason } = record.withdrawn;
  return { withdrawn: { date, reason } };
}

/** What has changed in the checkout's data; undefined where they cannot be read. */
async function changesNow(files: Files, manifest: Manifest): Promise<readonly ChangedStatistic[] | undefined> {
  try {
    const locale = createLocale(manifest.language, loadLocale(files, manifest.language));
    return changedSince(manifest, await loadWithTables(files), locale);
  } catch (error) {
    if (error instanceof BriefError) return undefined;
    throw error;
  }
}
