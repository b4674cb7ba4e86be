import { manifestName, statisticsName } from '../compose/attached-names.ts';
import type { Briefing } from '../compose/briefing.ts';
import type { Data } from '../data/types.ts';
import { readFileParts } from '../pdf/parts/file-parts.ts';
import type { InspectedPages } from '../pdf/preflight/preflight.ts';
import type { PdfFile } from '../pdf/read/values.ts';
import type { Attachment } from '../pdf/write/options.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { MadeFrom } from './made-from.ts';
import { pageFacts, tableHash } from './page-facts.ts';
import { sealOf } from './read-manifest.ts';
import type { Manifest } from './schema.ts';
import { printedStatistics, statisticsCsv } from './statistics-csv.ts';

/** What a manifest is made from. */
export interface ManifestFacts {
  readonly briefing: Briefing;
  /** The page that was printed. */
  readonly html: string;
  readonly data: Data;
  readonly locale: Locale;
  /** The tagged file, as yet without attachments. */
  readonly file: PdfFile;
  readonly inspected: InspectedPages;
  readonly tool: string;
  readonly browser: string;
  readonly made: MadeFrom;
}

/**
 * The files that a briefing's PDF carries: its statistics as CSV, and the manifest as JSON. Made from the content alone,
 * so that the same content makes the same bytes.
 */
export function makeAttachments(facts: ManifestFacts): readonly Attachment[] {
  const { briefing, locale } = facts;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const manifest = makeManifest(facts);
  return [
    {
      name: manifest.csv.name,
      mime: 'text/csv',
      description: locale.word('attached-statistics', { title: briefing.properties.title }),
      bytes: bytes(statisticsCsv(manifest.statistics)),
    },
    {
      name: manifestName(briefing.name),
      mime: 'application/json',
      description: locale.word('attached-manifest', { title: briefing.properties.title }),
      bytes: bytes(`${JSON.stringify(manifest)}\n`),
    },
  ];
}

function makeManifest(facts: ManifestFacts): Manifest {
  const { briefing, html, data, locale, file, inspected, tool, browser, made } = facts;
  const { name, topic, lang, properties, definitions } = briefing;
  const statistics = [...printedStatistics({ briefing, html, data, locale })];
  const unsealed: Omit<Manifest, 'seal'> = {
    format: 3,
    briefing: name,
    topic,
    language: lang,
    title: properties.title,
    'data-as-at': briefing.dataAsAt,
    tool,
    browser,
    ...made,
    pages: inspected.printed.pages,
    'number-form': { ...locale.numberForm, scales: [...locale.numberForm.scales] },
    statistics,
    numbers: inspected.numbers.map(({ position, ...number }) => number),
    ...pageFacts(inspected.printed),
    definitions: [...definitions],
    words: [...briefing.comparable.sections],
    revisions: Object.entries(briefing.comparable.reasons ?? {}).map(([statistic, why]) => ({ statistic, ...why })),
    csv: { name: statisticsName(name), sha256: tableHash(statisticsCsv(statistics)) },
    parts: readFileParts(file, inspected.reading),
  };
  return { ...unsealed, seal: sealOf(unsealed) };
}
