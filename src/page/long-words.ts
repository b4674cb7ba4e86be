import type { Hyphenate } from '../style/locale/hyphenation.ts';

/** Characters without a place to break after which a word may do so anyway; longer than any English word is. */
const longest = 24;
const step = 8;

const token = /<svg[\s\S]*?<\/svg>|<[^>]*>|[^<]+/g;
const unit = /&#?\w+;|[\s\S]/gu;
/** Chinese breaks between any two characters by itself, and a narrow space is one that must not break. */
const word = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;
const natural = /[/?&=._-]/;

/** Words of as many letters are parted by their language; lines of shorter ones are left ragged. */
const long = /\p{L}{14,}/gu;
/** Addresses, names of files and codes, in which a hyphen would be read as one of their own. */
const code = /[/@_=#\d]|\p{L}[.:]\p{L}/u;
/** Headings stand in the bookmarks too. What is in another language is parted by nobody. */
const whole = /^<(h[1-6]|code)\b|\slang="/;

/**
 * A document's markup in which words too long for a line, such as addresses, may be broken: a word that is wider than
 * its column would widen the table, and Chromium prints all of a page smaller when one thing on it is too wide. Long
 * words of a language whose rules are known may be parted with a hyphen.
 */
export function breakLongWords(markup: string, hyphenate?: Hyphenate): string {
  const body = Math.max(0, markup.indexOf('<body'));
  /** The name of the element whose words are not parted, and how many of that name are open in it. */
  let kept: { readonly name: string; readonly open: number } | undefined;
  const text = markup.slice(body).replace(token, (found) => {
    if (!found.startsWith('<')) return breakText(found, kept === undefined ? hyphenate : undefined);
    const [, closes = '', name = ''] = /^<(\/?)(\w+)/.exec(found) ?? [];
    if (kept === undefined) kept = whole.test(found) && closes === '' ? { name, open: 1 } : undefined;
    else if (name === kept.name) kept = { name, open: kept.open + (closes === '' ? 1 : -1) };
    if (kept?.open === 0) kept = undefined;
    return found;
  });
  return markup.slice(0, body) + text;
}

function breakText(text: string, hyphenate: Hyphenate | undefined): string {
  return text.replace(word, (found) => {
    const parted = hyphenate === undefined || code.test(found) ? found : partWords(found, hyphenate);
    const fits = parted.split(/[\u00ad-]/).every((part) => (part.match(unit) ?? []).length <= longest);
    return fits ? parted : breakUnits(found.match(unit) ?? []);
  });
}

function partWords(text: string, hyphenate: Hyphenate): string {
  return text.replace(long, (letters) => hyphenate(letters).join('\u00ad'));
}

/** Breaks after a sign that parts an address or a file's name; where none is near, after every few characters. */
function breakUnits(units: readonly string[]): string {
  let since = 0;
  return units
    .map((character, index) => {
      since += 1;
      const left = units.length - index - 1;
      const soon = units.slice(index + 1, index + 5).some((next) => natural.test(next));
      const here = left >= 4 && ((since >= step && !soon) || (since >= 4 && natural.test(character)));
      if (here) since = 0;
      return here ? `${character}<wbr>` : character;
    })
    .join('');
}
