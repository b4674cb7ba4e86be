import type { Data, Source } from '../data/types.ts';
import type { Position } from '../project/errors.ts';
import { sha256 } from '../project/sha256.ts';
import { findLiteral, findNumbers, type NumberInText } from './archive-text.ts';
import type { RuleFinding } from './rule.ts';

/** A file of the archive: its name, and its bytes as they were stored. */
export interface ArchivedText {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A number of a source text that nothing in the data stands for. */
export interface Uncovered extends NumberInText {
  readonly source: string;
  readonly paragraph: number;
}

/** What a comparison with the archive found. */
export interface ArchiveReport {
  readonly findings: readonly RuleFinding[];
  /** How many literals were found in their paragraphs, and how many numbers of the texts are covered. */
  readonly literals: number;
  readonly numbers: number;
  readonly uncovered: readonly Uncovered[];
}

/**
 * Compares the data with stored texts of the sources, found by SHA-256: each literal stands in the paragraph (n-th
 * non-empty line) that it names, and each number of the texts, in digits or English words, is covered by a literal of a
 * statistic, event, plan, case or exclusion.
 */
export function checkArchive(data: Data, archive: readonly ArchivedText[]): ArchiveReport {
  const byHash = new Map(archive.map(({ bytes }) => [sha256(bytes), bytes]));
  const reports = [...data.sources.values()].map((source): ArchiveReport => {
    const hash = source.record.archive?.sha256;
    const bytes = hash === undefined ? undefined : byHash.get(hash);
    if (bytes === undefined) return { findings: [noText(source, hash)], literals: 0, numbers: 0, uncovered: [] };
    return compareSource(source, paragraphsOf(bytes), data);
  });
  return {
    findings: reports.flatMap(({ findings }) => findings),
    literals: reports.reduce((sum, { literals }) => sum + literals, 0),
    numbers: reports.reduce((sum, { numbers }) => sum + numbers, 0),
    uncovered: reports.flatMap(({ uncovered }) => uncovered),
  };
}

function noText({ id, at }: Source, hash: string | undefined): RuleFinding {
  if (hash === undefined) {
    const message = `source "${id}" names no stored copy; give "archive: {sha256: …}", or it cannot be compared`;
    return { ...at(), severity: 'warning', message, rule: 'archive-text' };
  }
  const message = `no file of the archive has the SHA-256 of source "${id}" (${hash.slice(0, 12)}…); add the text, or correct the hash`;
  return { ...at(['archive', 'sha256']), severity: 'error', message, rule: 'archive-text' };
}

function paragraphsOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

/** A literal of the data, and where it ought to stand. Only some kinds stand for the numbers in it. */
interface Claim {
  readonly literal: string;
  readonly paragraph: number;
  readonly what: string;
  readonly covers: boolean;
  readonly position: Position;
}

function compareSource(source: Source, paragraphs: readonly string[], data: Data): ArchiveReport {
  const claims = claimsOn(source, data).map((claim) => {
    const text = paragraphs[claim.paragraph - 1];
    return { claim, spans: text === undefined ? [] : findLiteral(text, claim.literal) };
  });
  const missing = claims.filter(({ spans }) => spans.length === 0).map(({ claim }) => notThere(claim, paragraphs));
  const numbers = paragraphs.flatMap((text, index) =>
    findNumbers(text).map((number): Uncovered => ({ ...number, source: source.id, paragraph: index + 1 })),
  );
  const uncovered = numbers.filter(
    ({ paragraph, start, end }) =>
      !claims.some(
        ({ claim, spans }) =>
          claim.covers && claim.paragraph === paragraph && spans.some((span) => span.start <= start && end <= span.end),
      ),
  );
  return {
    findings: [...missing, ...uncovered.map((number) => notCovered(source, number, paragraphs))],
    literals: claims.length - missing.length,
    numbers: numbers.length - uncovered.length,
    uncovered,
  };
}

function notThere({ literal, paragraph, what, position }: Claim, paragraphs: readonly string[]): RuleFinding {
  const elsewhere = paragraphs.flatMap((text, index) => (findLiteral(text, literal).length > 0 ? [index + 1] : []));
  const where =
    paragraph > paragraphs.length
      ? `the text has ${paragraphs.length} paragraphs`
      : elsewhere.length === 0
        ? 'it stands in no paragraph: copy it as the text writes it'
        : `it stands in paragraph ${elsewhere.join(', ')}`;
  const message = `"${literal}" of ${what} does not stand in paragraph ${paragraph}; ${where}`;
  return { ...position, severity: 'error', message, rule: 'archive-literal' };
}

function notCovered(source: Source, { text, paragraph, start }: Uncovered, paragraphs: readonly string[]): RuleFinding {
  const words = (paragraphs[paragraph - 1] ?? '').slice(Math.max(0, start - 25), start + text.length + 25).trim();
  const message = `"${text}" in paragraph ${paragraph} ("…${words}…") is covered by no statistic, event, plan, case or exclusion; curate it, or declare the exclusion with its reason`;
  return { ...source.at(), severity: 'error', message, rule: 'archive-uncovered' };
}

/** Every literal of the data that names a paragraph of this source. */
function claimsOn(source: Source, data: Data): readonly Claim[] {
  const { record, at, id } = source;
  const dated = (['events', 'plans', 'cases'] as const).flatMap((kind) =>
    (record[kind] ?? []).flatMap(({ id: item, literals = [], paragraph }, index) =>
      literals.map(
        (literal, place): Claim => ({
          literal,
          paragraph,
          what: `${kind.slice(0, -1)} "${item}"`,
          covers: true,
          position: at([kind, index, 'literals', place]),
        }),
      ),
    ),
  );
  const exclusions = (record.exclusions ?? []).map(
    ({ literal, paragraph }, index): Claim => ({
      literal,
      paragraph,
      what: 'an exclusion',
      covers: true,
      position: at(['exclusions', index, 'literal']),
    }),
  );
  return [...statisticClaims(id, data), ...dated, ...exclusions, ...systemClaims(id, data)];
}

function statisticClaims(source: string, { statistics }: Data): readonly Claim[] {
  return [...statistics.values()].flatMap(({ id, origin, sources, at }): readonly Claim[] => {
    if (origin.kind !== 'reported') return [];
    const { literal, paragraph } = origin.record;
    const what = `statistic "${id}"`;
    const own = sources[0] === source ? [{ literal, paragraph, what, covers: true, position: at(['literal']) }] : [];
    const also = (origin.record['also-in'] ?? []).flatMap((other, index) =>
      other.source === source ? [{ ...other, what, covers: true, position: at(['also-in', index, 'literal']) }] : [],
    );
    return [...own, ...also];
  });
}

/** A mention of a system must stand where it says, but a number in it is still to be curated. */
function systemClaims(source: string, { systems }: Data): readonly Claim[] {
  return [...systems.values()].flatMap(({ id, mentions, at }) =>
    mentions.flatMap(({ source: named, paragraph, literal }, index): readonly Claim[] =>
      named !== source || literal === undefined
        ? []
        : [
            {
              literal,
              paragraph,
              what: `system "${id}"`,
              covers: false,
              position: at(['mentions', index, 'literal']),
            },
          ],
    ),
  );
}
