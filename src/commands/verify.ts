import type { Options } from '../command-line/options.ts';
import { loadWithTables } from '../data/load.ts';
import { readEditions } from '../editions/read.ts';
import type { EditionRecord } from '../editions/schema.ts';
import { type ChangedStatistic, changedSince } from '../manifest/changed-since.ts';
import { openPdf } from '../manifest/pdf-file.ts';
import type { Manifest } from '../manifest/schema.ts';
import { type Verification, verifyPdf } from '../manifest/verify-pdf.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { isProject } from '../project/find-project.ts';
import { sha256 } from '../project/sha256.ts';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';

type OurFile = Exclude<Verification, { readonly verdict: 'foreign' }>;

/** Which issued edition the bytes of a file are, by the records of the checkout. */
interface EditionFound {
  /**
   * `issued`: the very bytes; `altered`: says that it is one, and is not its bytes; `not-issued`: is none;
   * `not-checked`: there is no project, whose records would tell.
   */
  readonly kind: 'issued' | 'altered' | 'not-issued' | 'not-checked';
  readonly number: number | null;
  /** When that edition was withdrawn, and why; missing where it stands. */
  readonly withdrawn?: { readonly date: string; readonly reason: string };
}

/**
 * Says whether the numbers that a PDF prints agree with the data that it carries, whether it is an edition that was
 * issued, and what has changed in the data since. Gives the exit code: 3 where it does not agree. A file that agrees and
 * is an edition that was withdrawn is as it was issued: that is told, and is no 3.
 */
export async function runVerify({ words, json, quiet }: Options, edge: Edge): Promise<number> {
  const { name, bytes, reading } = openPdf(words[0] ?? '');
  const found = verifyPdf(reading);
  if (found.verdict === 'foreign') {
    if (json) edge.print(JSON.stringify({ file: name, ...found }, null, 2));
    else edge.print(`${name} is not a briefing that can be verified: ${found.why}.`);
    return exitCodes.data;
  }
  const files = projectFiles(edge);
  const isInProject = isProject(edge.root);
  const edition: EditionFound = isInProject
    ? findEdition(files, found.manifest, sha256(bytes))
    : { kind: 'not-checked', number: found.manifest.edition };
  const since = isInProject ? await changesNow(files, found.manifest) : undefined;
  const good = found.verdict === 'agrees' && edition.kind !== 'altered';
  if (json) edge.print(JSON.stringify(report({ name, found, edition, since }), null, 2));
  else for (const line of sentences({ name, found, edition, since, quiet })) edge.print(line);
  return good ? 0 : exitCodes.data;
}

function findEdition(files: Files, { briefing, edition }: Manifest, hash: string): EditionFound {
  // The name comes out of a file that anybody may have written.
  const records = /^[a-z0-9][\w.-]*$/.test(briefing) ? readEditions(files, briefing).records : [];
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

interface Told {
  readonly name: string;
  readonly found: OurFile;
  readonly edition: EditionFound;
  readonly since: readonly ChangedStatistic[] | undefined;
}

function report({ name, found, edition, since }: Told): object {
  const { manifest, verdict, changed, differences, printed } = found;
  const { briefing, title, published } = manifest;
  return {
    file: name,
    verdict,
    briefing,
    title,
    published,
    printed,
    changed,
    differences,
    edition,
    since: since ?? null,
  };
}

const partNames = { pages: 'the pages', table: 'the attached table', manifest: 'the manifest' } as const;

function sentences({
  name,
  found,
  edition,
  since,
  quiet,
}: Told & { readonly quiet: boolean | undefined }): readonly string[] {
  const { manifest, changed, differences, printed } = found;
  const verdict =
    found.verdict === 'agrees'
      ? `${name}: every printed number agrees with the attached data (${printed} numbers, of ${manifest.statistics.length} statistics).`
      : `${name}: does not agree. Changed since it was made: ${changed.map((part) => partNames[part]).join(' and ') || 'nothing that its hashes tell'}.`;
  const lines = [verdict, ...differences.map((difference) => `  ${difference}`), editionSentence(edition, manifest)];
  return quiet || edition.kind === 'not-checked' ? lines : [...lines, ...sinceSentences(since)];
}

function editionSentence({ kind, number, withdrawn }: EditionFound, { briefing }: Manifest): string {
  if (kind === 'not-checked') {
    const says = number === null ? '' : `It says that it is edition ${number} of ${briefing}. `;
    return `${says}Whether it is an issued edition, and what has changed in its data since, could not be checked: there is no project here. Run this in the project of ${briefing}, or name it with --project DIR.`;
  }
  if (kind === 'not-issued') return `It is not an issued edition of ${briefing}.`;
  const gone = withdrawn === undefined ? '' : `withdrawn on ${withdrawn.date}: ${withdrawn.reason}`;
  if (kind === 'issued') {
    const it = `It is edition ${number} of ${briefing}, byte for byte as it was issued`;
    return gone === '' ? `${it}.` : `${it}, and was ${gone}`;
  }
  const says = `It says that it is edition ${number} of ${briefing}, and is not the file that was recorded as that edition.`;
  return gone === '' ? says : `${says} That edition was ${gone}`;
}

function sinceSentences(since: readonly ChangedStatistic[] | undefined): readonly string[] {
  if (since === undefined) return ['The data of this checkout cannot be read, so what changed since is not known.'];
  if (since.length === 0) return ['Its statistics are those of this checkout.'];
  const count = since.length === 1 ? '1 statistic has' : `${since.length} statistics have`;
  return [
    `${count} changed in this checkout since:`,
    ...since.map(({ id, changes }) => `  ${id}: ${changes.join('; ')}`),
  ];
}
