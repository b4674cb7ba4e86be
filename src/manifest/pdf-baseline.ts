import type { Baseline } from '../editions/history.ts';
import type { Printed, PrintedStatistic } from '../editions/schema.ts';
import { BriefError } from '../project/errors.ts';
import { sha256 } from '../project/sha256.ts';
import type { NamedPdf } from './pdf-file.ts';
import { readManifest } from './read-manifest.ts';
import type { Manifest, ManifestStatistic } from './schema.ts';

/** What a PDF that carries its data printed. */
export interface PdfBaseline {
  readonly briefing: string;
  readonly baseline: Baseline;
  readonly language: string;
  readonly sha256: string;
}

/** What the data inside a PDF say that it printed. @throws BriefError data, where it carries none. */
export function baselineOfPdf({ name, bytes, reading }: Pick<NamedPdf, 'name' | 'bytes' | 'reading'>): PdfBaseline {
  const read = readManifest(reading.attachments);
  if (typeof read === 'string' || !read.sealed) {
    const why = typeof read === 'string' ? read : 'its manifest was changed after the file was made';
    throw new BriefError('data', `${name} cannot be compared: ${why}`, {
      hint: 'name a PDF that Briefpress made, unchanged',
    });
  }
  const { briefing, edition, published, language } = read.manifest;
  const baseline = { ...(edition === null ? {} : { edition }), date: published, printed: printedOf(read.manifest) };
  return { briefing, baseline, language, sha256: sha256(bytes) };
}

/** What a briefing printed, from its manifest, to be compared with another version. */
function printedOf({ statistics, words, revisions }: Manifest): Printed {
  return {
    statistics: Object.fromEntries(
      statistics.flatMap((statistic) => {
        const { id, value } = statistic;
        return value === undefined ? [] : [[id, describe({ ...statistic, value })]];
      }),
    ),
    sections: [...words],
    reasons: Object.fromEntries(revisions.map(({ statistic, kind, reason }) => [statistic, { kind, reason }])),
  };
}

function describe(statistic: ManifestStatistic & { readonly value: number }): PrintedStatistic {
  const { measure, place, period, value, qualifiers, unit, printed, adjustment, sources } = statistic;
  const compared = statistic['compared-with'];
  return {
    ...{ measure, place, period, value, unit, printed },
    ...(qualifiers.length === 0 ? {} : { qualifiers }),
    ...(adjustment === undefined ? {} : { adjustment }),
    ...(compared === undefined ? {} : { 'compared-with': compared }),
    sources: sources.map(({ id }) => id),
  };
}
