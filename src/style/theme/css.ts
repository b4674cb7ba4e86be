/** `property: value` of a style sheet; `offset` is where the property starts in the text, from 0. */
export interface Declaration {
  /** What stands before the brace, white space joined. */
  readonly selector: string;
  /** Lower case. */
  readonly property: string;
  readonly value: string;
  readonly offset: number;
  readonly valueOffset: number;
}

/** `@name rest`, with or without a block. */
export interface AtRule {
  /** Lower case, without the @. */
  readonly name: string;
  readonly offset: number;
}

export interface StyleSheet {
  readonly declarations: readonly Declaration[];
  readonly atRules: readonly AtRule[];
}

/**
 * Reads a style sheet as far as looking for what it must not hold needs: declarations with their selector, and
 * at-rules, each with its place. Comments and strings are told apart as CSS Syntax Level 3 does; nothing is judged here.
 */
export function readCss(text: string): StyleSheet {
  const known = sheets.get(text);
  if (known !== undefined) return known;
  if (sheets.size >= mostSheets) sheets.clear();
  const sheet = readAnew(text);
  sheets.set(text, sheet);
  return sheet;
}

/** All themes share one sheet, and it is looked at with the fonts of each. */
const sheets = new Map<string, StyleSheet>();
const mostSheets = 16;

function readAnew(text: string): StyleSheet {
  const plain = blankComments(text);
  const declarations: Declaration[] = [];
  const atRules: AtRule[] = [];
  const open: string[] = [];
  for (const { start, end, stop } of pieces(plain)) {
    const piece = plain.slice(start, end);
    const offset = start + (piece.length - piece.trimStart().length);
    const words = piece.trim();
    const at = /^@([\w-]+)/.exec(words);
    if (at !== null) atRules.push({ name: (at[1] ?? '').toLowerCase(), offset });
    if (stop === '{') open.push(words.replace(/\s+/g, ' '));
    else if (at === null && words !== '') {
      const declaration = readDeclaration(words, offset, open.at(-1) ?? '');
      if (declaration !== undefined) declarations.push(declaration);
    }
    if (stop === '}') open.pop();
  }
  return { declarations, atRules };
}

function readDeclaration(words: string, offset: number, selector: string): Declaration | undefined {
  const colon = words.indexOf(':');
  if (colon < 0) return undefined;
  const raw = words.slice(colon + 1);
  const value = raw.trim();
  const valueOffset = offset + colon + 1 + (raw.length - raw.trimStart().length);
  return { selector, property: words.slice(0, colon).trim().toLowerCase(), value, offset, valueOffset };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly stop: string;
}

/** What stands between braces and semicolons, neither of which counts within a string or brackets. */
function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") at = endOfString(text, at);
    else if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (/[{};]/.test(character) && (depth === 0 || character !== ';')) {
      found.push({ start, end: at, stop: character });
      start = at + 1;
      depth = 0;
    }
  }
  found.push({ start, end: text.length, stop: '' });
  return found;
}

/** Where the quote that closes a string stands; a string also ends with its line. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[from] || text[at] === '\n') return at;
  }
  return text.length;
}

/** Comments as blanks, so that every place stays what it was. */
function blankComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|\/\*[\s\S]*?(?:\*\/|$)/g, (found) =>
    found.startsWith('/*') ? found.replace(/[^\n]/g, ' ') : found,
  );
}
