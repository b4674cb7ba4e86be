import type { Printed, PrintedStatistic } from '../editions/schema.ts';
import type { PdfReading } from '../pdf/read/read-pdf.ts';
import { sealOf } from './make-manifest.ts';
import { type Manifest, type ManifestStatistic, manifestSchema } from './schema.ts';

/** The manifest that a PDF carries, as it was made; where it carries none, or one that was changed, why, in words. */
export function findManifest({ attachments }: PdfReading): Manifest | string {
  const attached = attachments.find(({ name }) => name.endsWith('-manifest.json'));
  if (attached === undefined) return 'it carries no data of a briefing';
  try {
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(attached.bytes));
    const { success, data } = manifestSchema.safeParse(content);
    if (!success) return 'the data that it carries are not those of this version of Briefpress';
    const { seal, ...unsealed } = Object(content);
    return sealOf(unsealed) === seal ? data : 'the data that it carries were changed after it was made';
  } catch {
    return 'the data that it carries are damaged';
  }
}

/** What a briefing printed, from its manifest, to be compared with another version. */
export function printedOf({ statistics, words, revisions }: Manifest): Printed {
  return {
    statistics: Object.fromEntries(statistics.map((statistic) => [statistic.id, describe(statistic)])),
    sections: [...words],
    reasons: Object.fromEntries(revisions.map(({ statistic, kind, reason }) => [statistic, { kind, reason }])),
  };
}

function describe(statistic: ManifestStatistic): PrintedStatistic {
  const { measure, place, period, value, qualifiers, unit, printed, sources } = statistic;
  const compared = statistic['compared-with'];
  return {
    ...{ measure, place, period, value, unit, printed },
    ...(qualifiers.length === 0 ? {} : { qualifiers }),
    ...(compared === undefined ? {} : { 'compared-with': compared }),
    sources: sources.map(({ id }) => id),
  };
}
