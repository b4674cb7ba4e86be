import { groupBy } from '../data/group.ts';
import type { Data, Source } from '../data/types.ts';
import type { Finding, Position } from '../project/errors.ts';
import { sha256 } from '../project/sha256.ts';
import { findLiteral, findNumbers, type NumberInText } from './archive-text.ts';
import { singleValues } from './reported.ts';
import { hedgeBefore } from './rules/source-words.ts';

/** A number in a source's text that no record in the data accounts for. */
export interface UncoveredNumber extends NumberInText {
  readonly source: string;
  readonly paragraph: number;
}

/** The result of comparing the data with the archive. */
export interface ArchiveReport {
  readonly findings: readonly Finding[];
  /** How many literals were found in their paragraphs. */
  readonly literals: number;
  /** How many numbers in the texts are covered by a literal. */
  readonly numbers: number;
  readonly uncovered: readonly UncoveredNumber[];
}

/**
 * Compares the data with stored texts of the sources, found by SHA-256. Each literal must be in the paragraph (n-th
 * non-empty line) that its record names, and each number in a text, in digits or English words, must be covered by a
 * literal of a statistic, event, plan, case or exclusion.
 */
export function checkArchive(data: Data, archive: readonly Uint8Array[]): ArchiveReport {
  const byHash = new Map(archive.map((bytes) => [sha256(bytes), bytes]));
  const reports = [...data.sources.values()].map((source): ArchiveReport => {
    const { archive: stored, tables } = source.record;
    // A table file is its own stored copy: what was read of it is not typed.
    if (tables !== undefined && expectedIn(source, data).length === 0) return nothing;
    const hash = stored?.sha256;
    const bytes = hash === undefined ? undefined : byHash.get(hash);
    if (bytes === undefined) return { ...nothing, findings: [noText(source, hash)] };
    return compareSource(source, paragraphsOf(bytes), data);
  });
  return {
    findings: reports.flatMap(({ findings }) => findings),
    literals: reports.reduce((sum, { literals }) => sum + literals, 0),
    numbers: reports.reduce((sum, { numbers }) => sum + numbers, 0),
    uncovered: reports.flatMap(({ uncovered }) => uncovered),
  };
}

const nothing: ArchiveReport = { findings: [], literals: 0, numbers: 0, uncovered: [] };

function noText({ id, at }: Source, hash: string | undefined): Finding {
  if (hash === undefined) {
    const message = `source "${id}" names no stored copy, so it cannot be compared; add "archive: {sha256: …}"`;
    return { ...at(), severity: 'warning', message, rule: 'archive-text' };
  }
  const message = `no file in the archive has the SHA-256 of source "${id}" (${hash.slice(0, 12)}…); add the file, or correct the hash`;
  return { ...at(['archive', 'sha256']), severity: 'error', message, rule: 'archive-text' };
}

function paragraphsOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

/** A literal of the data and the paragraph that it should be in. */
interface ExpectedLiteral {
  readonly literal: string;
  readonly paragraph: number;
  /** The record that has the literal, for messages. */
  readonly what: string;
  /** Whether the numbers in the literal count as covered. */
  readonly covers: boolean;
  readonly position: Position;
}

function compareSource(source: Source, paragraphs: readonly string[], data: Data): ArchiveReport {
  const checked = expectedIn(source, data).map((expected) => {
    return { ...expected, spans: findLiteral(paragraphs[expected.paragraph - 1] ?? '', expected.literal) };
  });
  const missing = checked.filter(({ spans }) => spans.length === 0);
  const numbers = paragraphs.flatMap((text, index) =>
    findNumbers(text).map((number): UncoveredNumber => ({ ...number, source: source.id, paragraph: index + 1 })),
  );
  const covering = groupBy(
    checked.filter(({ covers }) => covers),
    ({ paragraph }) => String(paragraph),
  );
  const uncovered = numbers.filter(({ paragraph, start, end }) => {
    const spans = (covering.get(String(paragraph)) ?? []).flatMap((literal) => literal.spans);
    return !spans.some((span) => span.start <= start && end <= span.end);
  });
  return {
    findings: [
      ...missing.map((expected) => missingLiteral(expected, paragraphs)),
      ...checked.flatMap((expected) => cutLiteral(expected, paragraphs[expected.paragraph - 1] ?? '')),
      ...uncovered.map((number) => notCovered(source, number, paragraphs)),
    ],
    literals: checked.length - missing.length,
    numbers: numbers.length - uncovered.length,
    uncovered,
  };
}

function missingLiteral(
  { literal, paragraph, what, position }: ExpectedLiteral,
  paragraphs: readonly string[],
): Finding {
  const elsewhere = paragraphs.flatMap((text, index) => (findLiteral(text, literal).length > 0 ? [index + 1] : []));
  const where =
    paragraph > paragraphs.length
      ? `the text has only ${paragraphs.length} paragraphs`
      : elsewhere.length === 0
        ? 'it is in no paragraph: copy it exactly as the text has it'
        : `it is in paragraph ${elsewhere.join(', ')}`;
  const message = `"${literal}" of ${what} is not in paragraph ${paragraph}; ${where}`;
  return { ...position, severity: 'error', message, rule: 'archive-literal' };
}

/** A literal that begins with its number, cut off behind a hedge: "7,900 cases" where the text has "more than 7,900 cases". */
function cutLiteral(
  {
    literal,
    what,
    position,
    spans,
    covers,
  }: ExpectedLiteral & { readonly spans: readonly { readonly start: number }[] },
  paragraph: string,
): readonly Finding[] {
  const hedges = spans.map(({ start }) => hedgeBefore(paragraph.slice(0, start)));
  const [hedge] = hedges;
  if (!covers || hedge === undefined || hedges.includes(undefined) || !/^(?:[$€£¥]|[A-Z]{3}\s)?\d/.test(literal))
    return [];
  const message = `the text writes "${hedge} ${literal}", but the literal of ${what} leaves out "${hedge}"; quote it, and add its qualifier`;
  return [{ ...position, severity: 'error', message, rule: 'archive-literal' }];
}

function notCovered(
  source: Source,
  { text, paragraph, start }: UncoveredNumber,
  paragraphs: readonly string[],
): Finding {
  const words = (paragraphs[paragraph - 1] ?? '').slice(Math.max(0, start - 25), start + text.length + 25).trim();
  const message = `"${text}" in paragraph ${paragraph} ("…${words}…") is not covered by any statistic, event, plan, case or exclusion; record it, or add an exclusion with its reason`;
  return { ...source.at(), severity: 'error', message, rule: 'archive-uncovered' };
}

/** Every literal in the data that names a paragraph of this source. */
function expectedIn({ record, at, id }: Source, data: Data): readonly ExpectedLiteral[] {
  const dated = (['events', 'plans', 'cases'] as const).flatMap((kind) =>
    (record[kind] ?? []).flatMap(({ id: item, literals = [], paragraph }, index) =>
      literals.map((literal, nth): ExpectedLiteral => {
        const what = `${kind.slice(0, -1)} "${item}"`;
        return { literal, paragraph, what, covers: true, position: at([kind, index, 'literals', nth]) };
      }),
    ),
  );
  const exclusions = (record.exclusions ?? []).map(({ literal, paragraph }, index): ExpectedLiteral => {
    const position = at(['exclusions', index, 'literal']);
    return { literal, paragraph, what: 'an exclusion', covers: true, position };
  });
  return [...statisticLiterals(id, data), ...dated, ...exclusions, ...systemLiterals(id, data)];
}

function statisticLiterals(source: string, data: Data): readonly ExpectedLiteral[] {
  return singleValues(data).flatMap(({ id, origin, sources, at }) => {
    if (origin.kind !== 'reported') return [];
    const { literal, paragraph, 'also-in': others = [] } = origin.record;
    const named = [
      { source: sources[0], literal, paragraph, position: at(['literal']) },
      ...others.map((other, index) => ({ ...other, position: at(['also-in', index, 'literal']) })),
    ];
    return named
      .filter((one) => one.source === source)
      .map((one) => ({ ...one, what: `statistic "${id}"`, covers: true }));
  });
}

/** A mention of a system must be where it says, but does not account for a number in it. */
function systemLiterals(source: string, { systems }: Data): readonly ExpectedLiteral[] {
  return [...systems.values()].flatMap(({ id, mentions, at }) =>
    mentions.flatMap(({ source: named, paragraph, literal }, index) => {
      if (named !== source || literal === undefined) return [];
      const position = at(['mentions', index, 'literal']);
      return [{ literal, paragraph, what: `system "${id}"`, covers: false, position }];
    }),
  );
}
