/** Characters that take two columns: the wide and fullwidth blocks of UAX #11 that briefings use. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** Marks that may not start a line, and brackets that may not end one. */
const noStart = /^[、。，．：；！？）】》」』〕”’…·%]/u;
const noEnd = /[（【《「『〔“‘]$/u;

/** How many columns of a terminal or a plain-text mail a text takes. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

/**
 * Wraps a paragraph into lines of at most `columns`; the first line starts with `first` and the others with `rest`. Lines
 * break at spaces, and between wide characters where the rules of Chinese allow it, but not at no-break spaces. A word
 * longer than a line, such as an address, is not broken.
 */
export function wrapText(
  text: string,
  { columns, first = '', rest = '' }: { readonly columns: number; readonly first?: string; readonly rest?: string },
): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const { word, space } of pieces(text)) {
    const gap = empty || !space ? '' : ' ';
    if (!empty && columnsOf(line) + gap.length + columnsOf(word) > columns) {
      lines.push(line);
      line = `${rest}${word}`;
    } else line = `${line}${gap}${word}`;
    empty = false;
  }
  return empty ? [] : [...lines, line];
}

interface WrapUnit {
  readonly word: string;
  /** Whether there is a space before it. */
  readonly space: boolean;
}

function pieces(text: string): readonly WrapUnit[] {
  return text
    .split(/[ \t\r\n]+/)
    .filter((word) => word !== '')
    .flatMap((word) => splitWide(word).map((part, index) => ({ word: part, space: index === 0 })));
}

/** Splits a word where it may be broken: beside wide characters. */
function splitWide(word: string): readonly string[] {
  const parts: string[] = [];
  for (const character of word) {
    const last = parts.at(-1);
    const beside = last !== undefined && (wide.test(character) || wide.test([...last].at(-1) ?? ''));
    if (last === undefined) parts.push(character);
    else if (beside && !noStart.test(character) && !noEnd.test(last)) parts.push(character);
    else parts[parts.length - 1] = `${last}${character}`;
  }
  return parts;
}
