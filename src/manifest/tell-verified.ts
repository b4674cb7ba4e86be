import { type ChangedStatistic, gone } from './changed-since.ts';
import type { Manifest } from './schema.ts';
import type { EditionFound, VerifiedFile } from './verify-file.ts';

/** As `--json` gives it. */
export function describeVerified(name: string, { found, edition, since }: VerifiedFile): object {
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

const partNames = {
  file: 'the file',
  pages: 'the words of the pages',
  table: 'the attached table',
  manifest: 'the manifest',
} as const;

/** In sentences, a line each; `isQuiet` leaves out what changed since. */
export function verifiedLines(
  name: string,
  { found, edition, since }: VerifiedFile,
  isQuiet: boolean,
): readonly string[] {
  const { manifest, changed, differences, printed } = found;
  const verdict =
    found.verdict === 'agrees'
      ? `${name}: not changed since it was built, and every printed number agrees with the attached data (${printed} numbers, of ${manifest.statistics.length} statistics).`
      : `${name}: does not agree. Changed since it was built: ${changed.map((part) => partNames[part]).join(' and ') || 'nothing that its hashes tell'}.`;
  const lines = [
    verdict,
    ...differences.map((difference) => `  ${difference}`),
    ...(edition.kind === 'issued' ? [] : [noSignature]),
    editionSentence(edition, manifest),
  ];
  return isQuiet || edition.kind === 'not-checked' ? lines : [...lines, ...sinceSentences(since, manifest)];
}

const noSignature =
  'Its seal shows changes, but is not a signature: anyone who makes a file anew can seal it anew. Only the record of an issued edition, which holds the SHA-256 of its PDF, gives such a file away.';

function editionSentence({ kind, number, withdrawn, records = [] }: EditionFound, { briefing }: Manifest): string {
  if (kind === 'not-checked') {
    const says = number === null ? '' : `It says that it is edition ${number} of ${briefing}. `;
    return `${says}Whether it is an issued edition, and what has changed in its data since, could not be checked: there is no project here. Run this in the project of ${briefing}, or name it with --project DIR.`;
  }
  if (kind === 'record-changed')
    return `Which edition of ${briefing} it is cannot be told, because the records of its editions are not as they were written: ${records.join('; ')}`;
  if (kind === 'not-issued') return `It is not an issued edition of ${briefing}.`;
  const gone = withdrawn === undefined ? '' : `withdrawn on ${withdrawn.date}: ${withdrawn.reason}`;
  if (kind === 'issued') {
    const it = `It is edition ${number} of ${briefing}, byte for byte as it was issued`;
    return gone === '' ? `${it}.` : `${it}, and was ${gone}`;
  }
  const says = `It says that it is edition ${number} of ${briefing}, and is not the file that was recorded as that edition: its SHA-256 is another.`;
  return gone === '' ? says : `${says} That edition was ${gone}`;
}

function sinceSentences(
  since: readonly ChangedStatistic[] | undefined,
  { briefing, statistics }: Manifest,
): readonly string[] {
  if (since === undefined) return ['The data of this checkout cannot be read, so what changed since is not known.'];
  if (since.length === 0) return ['Its statistics are those of this checkout.'];
  const isOfAnother = since.length === statistics.length && since.every(({ changes }) => changes[0] === gone);
  if (isOfAnother && since.length > 1)
    return [
      `None of its ${since.length} statistics is in the data of this checkout, which is of another project, or has dropped them. Run this in the project of ${briefing}, or name it with --project DIR.`,
    ];
  const count = since.length === 1 ? '1 statistic has' : `${since.length} statistics have`;
  return [
    `${count} changed in this checkout since:`,
    ...since.map(({ id, changes }) => `  ${id}: ${changes.join('; ')}`),
  ];
}
