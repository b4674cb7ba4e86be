import type { Files } from '../../project/files.ts';

/** A word as the parts between which a line may break. */
export type Hyphenate = (word: string) => readonly string[];

/** Fewer letters than this on a line are no part of a word. */
const fewest = 4;

/**
 * How words of a language are parted, by the patterns of `templates/hyphenation/` for its tag or else its language; where
 * there are none, none is. The patterns are read when the first word is asked for.
 */
export function openHyphenation(files: Files, tag: string): Hyphenate {
  let patterns: Patterns | undefined;
  return (word) => {
    patterns ??= readPatterns(hyphenationText(files, tag) ?? '');
    return patterns.longest === 0 ? [word] : partWord(word, patterns);
  };
}

/** The file of patterns that a language is parted by; undefined where there is none. */
export function hyphenationText(files: Files, tag: string): string | undefined {
  const known = files.list('templates/hyphenation');
  const name = [tag, tag.split('-')[0]].find((each) => known.includes(`${each}.txt`));
  return name === undefined ? undefined : files.read(`templates/hyphenation/${name}.txt`);
}

interface Patterns {
  /** What stands between the letters of a pattern: a break where it is odd, and none where it is even. */
  readonly levels: ReadonlyMap<string, readonly number[]>;
  /** Words that patterns would part wrongly, with their parts. */
  readonly exceptions: ReadonlyMap<string, readonly string[]>;
  /** Letters of the longest pattern. */
  readonly longest: number;
}

/** Patterns as TeX writes them (".ab3c"), then words with their hyphens; lines that begin with # are comments. */
function readPatterns(text: string): Patterns {
  const [levels, exceptions] = [new Map<string, readonly number[]>(), new Map<string, readonly string[]>()];
  let longest = 0;
  for (const item of text.replace(/^#.*$/gm, '').split(/\s+/)) {
    if (!/\d/.test(item)) exceptions.set(item.replaceAll('-', ''), item.split('-'));
    else {
      const letters = item.replace(/\d/g, '');
      levels.set(letters, levelsOf(item));
      longest = Math.max(longest, letters.length);
    }
  }
  return { levels, exceptions, longest };
}

function levelsOf(pattern: string): readonly number[] {
  const levels = [0];
  for (const sign of pattern) {
    if (/\d/.test(sign)) levels[levels.length - 1] = Number(sign);
    else levels.push(0);
  }
  return levels;
}

/** After Liang: of all patterns that fit, the highest level between two letters counts. */
function partWord(word: string, { levels, exceptions, longest }: Patterns): readonly string[] {
  const lower = word.toLowerCase();
  if (lower.length !== word.length) return [word];
  const known = exceptions.get(lower);
  const text = `.${lower}.`;
  const found = new Array<number>(text.length + 1).fill(0);
  for (let start = 0; start < text.length && known === undefined; start++)
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end++)
      levels.get(text.slice(start, end))?.forEach((level, index) => {
        found[start + index] = Math.max(found[start + index] ?? 0, level);
      });
  // The dot before the word moves what was found by one.
  const breaks = known === undefined ? oddAt(found.slice(1)) : endsOf(known);
  const parts = breaks.filter((at) => at >= fewest && at <= word.length - fewest);
  return [0, ...parts].map((at, index) => word.slice(at, parts[index]));
}

function oddAt(levels: readonly number[]): readonly number[] {
  return levels.flatMap((level, index) => (level % 2 === 1 ? [index] : []));
}

function endsOf(parts: readonly string[]): readonly number[] {
  let at = 0;
  return parts.slice(0, -1).map((part) => {
    at += part.length;
    return at;
  });
}
