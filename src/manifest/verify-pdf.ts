import { readCsv } from '../data/csv.ts';
import { qualifiers } from '../data/fields.ts';
import type { KnownValue } from '../pdf/preflight/printed-value.ts';
import { readPrinted } from '../pdf/preflight/printed-words.ts';
import type { PdfAttachment } from '../pdf/read/read-attachments.ts';
import { bytesAppended, bytesPrepended, isUntouched } from '../pdf/write/file-id.ts';
import { listDifferences, pairNumbers, valueDifferences } from './compare-numbers.ts';
import { type PageFacts, pageFacts, tableHash } from './page-facts.ts';
import type { NamedPdf } from './pdf-file.ts';
import { readManifest } from './read-manifest.ts';
import type { Manifest } from './schema.ts';
import { csvColumns, statisticRows } from './statistics-csv.ts';
import { tellFile } from './tell-file.ts';

/** A part of a PDF whose hash is kept in another part, so that a change to it shows; `file` is all of it. */
export type SealedPart = 'pages' | 'table' | 'manifest' | 'file';

/** What a PDF says of itself, read from its pages and its attachments. */
export type Verification =
  | { readonly verdict: 'foreign'; readonly why: string }
  | {
      readonly verdict: 'agrees' | 'differs';
      readonly manifest: Manifest;
      /** The parts that were changed since the file was made. */
      readonly changed: readonly SealedPart[];
      /** What differs, one sentence each. */
      readonly differences: readonly string[];
      /** How many numbers of statistics the pages print. */
      readonly printed: number;
    };

/**
 * Compares a PDF with the seal, which is a digest of all its bytes, and its pages, read from their content streams, with
 * the table and the manifest that it carries. Hashes show which part was changed: each part's hash is kept in another
 * part, the manifest's own at its end. They do not show who changed it: a file that was made anew, seal and all, differs
 * only from the recorded edition.
 */
export function verifyPdf(pdf: Pick<NamedPdf, 'bytes' | 'file' | 'reading'>): Verification {
  const { bytes, reading } = pdf;
  const read = readManifest(reading.attachments);
  if (typeof read === 'string') return { verdict: 'foreign', why: read };
  const { manifest, sealed } = read;
  const words = readPrinted(reading);
  const facts = pageFacts(words);
  const table = reading.attachments.find(({ name }) => name === manifest.csv.name);
  const cells = readTable(table);
  const pairs = pairNumbers(words, manifest);
  const untouched = isUntouched(bytes);
  const file = tellFile(pdf, manifest);
  const changed: readonly SealedPart[] = [
    ...(untouched && file.told.length === 0 ? [] : (['file'] as const)),
    ...(isSame(facts, manifest) ? [] : (['pages'] as const)),
    ...(table !== undefined && tableHash(textOf(table)) === manifest.csv.sha256 ? [] : (['table'] as const)),
    ...(sealed ? [] : (['manifest'] as const)),
  ];
  const told = [
    ...file.told,
    ...(typeof cells === 'string' ? [cells] : []),
    ...(file.whole ? listDifferences(pairs) : []),
    ...(file.whole && typeof cells !== 'string' ? valueDifferences(pairs, valuesOf(cells), manifest) : []),
    ...(typeof cells === 'string' ? [] : cellDifferences(cells, manifest)),
    ...(file.whole ? sectionDifferences(facts, manifest) : []),
    ...(sealed ? [] : ['the manifest is not the one that was sealed when the file was made']),
  ];
  const differences = untouched ? told : [...sealSentences(bytes, told.length === 0), ...told];
  return {
    verdict: changed.length === 0 && differences.length === 0 ? 'agrees' : 'differs',
    manifest,
    changed,
    differences,
    printed: manifest.numbers.filter(({ statistic }) => statistic !== undefined).length,
  };
}

/** What the seal alone tells of a file that is not as it was built. */
function sealSentences(bytes: Uint8Array, nothingElse: boolean): readonly string[] {
  const appended = bytesAppended(bytes);
  if (appended !== undefined) return [`${appended} bytes were added after the end of the file that was built`];
  const prepended = bytesPrepended(bytes);
  if (prepended !== undefined) return [`${prepended} bytes were added before the beginning of the file that was built`];
  return nothingElse
    ? [
        'the file was changed after it was built: its pages, tags, links, properties and attachments read as they were built, and its bytes are not those that were sealed; another program may have saved it again',
      ]
    : [];
}

function isSame({ sections, furniture }: PageFacts, manifest: Manifest): boolean {
  return JSON.stringify(sections) === JSON.stringify(manifest.sections) && furniture === manifest.furniture;
}

function textOf({ bytes }: PdfAttachment): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The cells of each row by the head of their column; the rows by id. */
type Cells = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The rows of the attached table by id; what is wrong where it cannot be read. */
function readTable(table: PdfAttachment | undefined): Cells | string {
  if (table === undefined) return 'the table of statistics is missing from the file';
  const read = readCsv(table.bytes, table.name);
  if (!('rows' in read)) return `the table of statistics cannot be read: ${read[0]?.message ?? 'it is empty'}`;
  const heads = read.heads.map(({ text }) => text);
  // An earlier version wrote fewer.
  const known = heads[0] === 'id' && heads.includes('value') && heads.every((head) => csvColumns.includes(head));
  if (!known) return `the table of statistics has other columns: ${heads.join(', ')}`;
  return new Map(
    read.rows.map((row) => [row[0]?.text ?? '', new Map(row.map(({ text }, index) => [heads[index] ?? '', text]))]),
  );
}

function valuesOf(cells: Cells): ReadonlyMap<string, KnownValue> {
  return new Map([...cells].map(([id, row]) => [id, knownValue(row)]));
}

function knownValue(row: ReadonlyMap<string, string>): KnownValue {
  const end = (name: string): number | undefined => ((row.get(name) ?? '') === '' ? undefined : Number(row.get(name)));
  const hedges = (row.get('qualifier') ?? '').split(' ');
  return {
    value: Number(row.get('value')),
    lower: end('lower'),
    upper: end('upper'),
    qualifiers: qualifiers.filter((each) => hedges.includes(each)),
  };
}

function cellDifferences(cells: Cells, { statistics }: Manifest): readonly string[] {
  const expected = statisticRows(statistics);
  const known = new Set(statistics.map(({ id }) => id));
  const added = [...cells.keys()].filter((id) => !known.has(id));
  return [
    ...expected.flatMap((row) => {
      const [id = ''] = row;
      const found = cells.get(id);
      if (found === undefined) return [`the table lacks the statistic ${id}, which the manifest has`];
      return row.flatMap((cell, index) => {
        const column = csvColumns[index] ?? '';
        const written = found.get(column);
        if (written === undefined || cell.trim() === written) return [];
        return [`the table has "${written}" for ${column} of ${id}; the manifest has "${cell}"`];
      });
    }),
    ...added.map((id) => `the table has the statistic ${id}, which the manifest lacks`),
  ];
}

function sectionDifferences({ sections, furniture }: PageFacts, manifest: Manifest): readonly string[] {
  const listed = manifest.sections;
  return [
    ...(sections.length === listed.length
      ? []
      : [`the pages have ${sections.length} sections; the manifest lists ${listed.length}`]),
    ...sections.flatMap(({ title, page, sha256: hash }, index) =>
      listed[index] === undefined || listed[index].sha256 === hash
        ? []
        : [`the words of "${title}", from page ${page}, are not those of the manifest`],
    ),
    ...(furniture === manifest.furniture ? [] : ['the heads or feet of the pages are not those of the manifest']),
  ];
}
