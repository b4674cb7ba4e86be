/** What stands between whole numbers and decimals. */
export type DecimalMark = '.' | ',';

/** A number as a text writes it. */
export interface WrittenNumber {
  readonly value: number;
  /** Digits after the decimal mark. */
  readonly decimals: number;
  /** Whether a per cent sign stands behind it. */
  readonly percent: boolean;
}

const blanks = ' \\u00a0\\u2009\\u202f';
const minus = '[-‐‑–−﹣－]';
const currency = '(?:[$£€¥₹₩]|[A-Z]{3}(?=[ \\d]))?';

/** Digits with blanks, apostrophes or the other mark between thousands. */
function digitsWith(mark: DecimalMark): string {
  const groups = mark === '.' ? `[,'’${blanks}]` : `[.'’${blanks}]`;
  const decimal = mark === '.' ? '\\.' : ',';
  return `(?<whole>\\d{1,3}(?<group>${groups})\\d{3}(?:\\k<group>\\d{3})*|\\d+)?(?:${decimal}(?<decimals>\\d+))?(?<power>[eE][+-]?\\d+)?`;
}

const patterns: Readonly<Record<DecimalMark, RegExp>> = { '.': pattern('.'), ',': pattern(',') };

function pattern(mark: DecimalMark): RegExp {
  const sign = `(?<sign>\\+|${minus})?`;
  return new RegExp(
    `^(?<open>\\()?${sign}${currency}[${blanks}]*(?<signed>${minus})?${digitsWith(mark)}(?<trailing>${minus})?[${blanks}]*(?<percent>%)?[$£€¥]?(?<close>\\))?$`,
  );
}

/**
 * The number that a text writes, by its decimal mark; undefined where it writes none. A minus sign stands before or
 * behind, or is a pair of parentheses, as accountants write it: (9,412.7) is −9412.7.
 */
export function readNumber(text: string, mark: DecimalMark): WrittenNumber | undefined {
  return readDigits(text, mark) ?? readPattern(text, mark);
}

/** A number of plain digits, as most are: many times faster than the pattern, which reads it alike. */
function readDigits(text: string, mark: DecimalMark): WrittenNumber | undefined {
  const { length } = text;
  const first = text.charCodeAt(0) === hyphen ? 1 : 0;
  let point = -1;
  for (let at = first; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= digitZero && code <= digitNine) continue;
    if (point >= 0 || at === first || at === length - 1 || text[at] !== mark) return undefined;
    point = at;
  }
  if (length === first) return undefined;
  const value = Number(mark === '.' || point < 0 ? text : `${text.slice(0, point)}.${text.slice(point + 1)}`);
  return { value: value === 0 ? 0 : value, decimals: point < 0 ? 0 : length - 1 - point, percent: false };
}

const [hyphen, digitZero, digitNine] = [0x2d, 0x30, 0x39];

function readPattern(text: string, mark: DecimalMark): WrittenNumber | undefined {
  const groups = patterns[mark].exec(text)?.groups;
  if (groups === undefined || (groups.whole === undefined && groups.decimals === undefined)) return undefined;
  const { open, close, sign, signed, trailing, whole = '', decimals = '', power = '', percent } = groups;
  if ((open === undefined) !== (close === undefined)) return undefined;
  const minuses = [open, signed, trailing, sign === '+' ? undefined : sign].filter((found) => found !== undefined);
  if (minuses.length > 1) return undefined;
  const size = Number(`${whole.replace(/\D/g, '')}.${decimals}${power}`.replace(/^\./, '0.').replace(/\.(?=e|$)/i, ''));
  return {
    value: minuses.length === 1 && size !== 0 ? -size : size,
    decimals: Math.max(0, decimals.length - Number(power.slice(1) || 0)),
    percent: percent !== undefined,
  };
}

/** What the decimal mark of a table is: found, not to be told apart, or without any number that would tell. */
export type FoundMark = { readonly mark: DecimalMark } | { readonly ambiguous: string } | undefined;

/** The marks that a text can be read with as a number; undefined where it has none or is no number. */
function marksOf(text: string): DecimalMark | 'both' | undefined {
  if (!/\d[.,]\d/.test(text)) return undefined;
  // Between groups of three digits alone the other mark could stand.
  const plain = /^-?(\d+)([.,])(\d+)$/.exec(text);
  if (plain !== null && (plain[3]?.length !== 3 || (plain[1]?.length ?? 0) > 3)) return plain[2] === ',' ? ',' : '.';
  const [point, comma] = [readNumber(text, '.'), readNumber(text, ',')];
  if (point !== undefined && comma !== undefined) return 'both';
  // A sign or bounds behind a number hide no mark: "79,6 r", "12,3 (11,0–13,5)". What could be either tells nothing here.
  const bare = /^([^([]*\d)\s*(?:[([]?\p{L}{1,3}[)\]]?|[([][^()[\]]*\d[^()[\]]*[)\]])$/u.exec(text)?.[1];
  const ofBare = bare === undefined ? undefined : marksOf(bare);
  if (ofBare !== undefined && ofBare !== 'both') return ofBare;
  return point !== undefined ? '.' : comma !== undefined ? ',' : undefined;
}

/** Whether a text has a mark once at most and the other not, so that it cannot be read with the other alone. */
function hasOnly(text: string, mark: DecimalMark): boolean {
  return text.indexOf(mark) === text.lastIndexOf(mark) && !text.includes(mark === '.' ? ',' : '.');
}

/**
 * Finds the decimal mark of texts that were written by one hand. A text that is a number with one mark alone decides:
 * 1.234,5 or 917,9. Where all that have a mark can be read both ways (1,234), the first of them is returned.
 */
export class DecimalMarkFinder {
  #decided: DecimalMark | undefined;
  #unsure: string | undefined;
  #opposed: string | undefined;

  add(text: string): void {
    // Most cells have no mark at all, and there may be a million.
    if (!text.includes('.') && !text.includes(',')) return;
    if (this.#decided !== undefined && hasOnly(text, this.#decided)) return;
    const told = marksOf(text.trim());
    if (told === 'both') this.#unsure ??= text.trim();
    else if (told !== undefined && told !== (this.#decided ?? told)) this.#opposed ??= text.trim();
    else this.#decided ??= told;
  }

  found(): FoundMark {
    if (this.#opposed !== undefined) return { ambiguous: this.#opposed };
    if (this.#decided !== undefined) return { mark: this.#decided };
    return this.#unsure === undefined ? undefined : { ambiguous: this.#unsure };
  }
}
