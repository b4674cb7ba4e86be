import type { LocaleFile } from './schema.ts';

const space = '[ \\u00a0\\u202f]';

/**
 * What puts the spaces of a language beside the marks of a text: French has a narrow one before ; ! ? and inside « », a
 * no-break one before a colon. A mark inside a word, a time or an address has none, nor has the end of a reference such
 * as `&amp;`.
 */
export function spacing(file: Pick<LocaleFile, 'space-before-marks' | 'space-after-marks'>): (text: string) => string {
  const { 'space-before-marks': before = {}, 'space-after-marks': after = {} } = file;
  const [befores, afters] = [marksOf(before), marksOf(after)];
  if (befores === undefined && afters === undefined) return (text) => text;
  const afterWord = String.raw`(?<=[\p{L}\p{N}\p{Pf}\p{Pe}%‰€$£.…])(?<!&#?\w+)${space}?`;
  // The word may stand in another element.
  const leading = new RegExp(
    String.raw`(?:${afterWord}|^${space})(?<mark>[${befores ?? ''}])(?=[\s)\]»”;:!?.,…]|$)`,
    'gu',
  );
  const trailing = new RegExp(`(?<mark>[${afters ?? ''}])${space}?(?=\\S)`, 'gu');
  return (text) =>
    text
      .replace(leading, (_, mark: string) => `${before[mark] ?? ''}${mark}`)
      .replace(trailing, (_, mark: string) => `${mark}${after[mark] ?? ''}`);
}

/** The marks as a class of characters; undefined for none. */
function marksOf(spaces: Readonly<Record<string, string>>): string | undefined {
  const marks = Object.keys(spaces).map((mark) => mark.replace(/[\\\]^-]/g, '\\$&'));
  return marks.length === 0 ? undefined : marks.join('');
}
