/** Characters without a place to break after which a word may do so anyway; longer than any English word is. */
const longest = 24;
const step = 8;

const token = /<svg[\s\S]*?<\/svg>|<[^>]*>|[^<]+/g;
const unit = /&#?\w+;|[\s\S]/gu;
/** Chinese breaks between any two characters by itself, and a narrow space is one that must not break. */
const word = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;
const natural = /[/?&=._-]/;

/**
 * A document's markup in which words too long for a line, such as addresses, may be broken: a word that is wider than
 * its column would widen the table, and Chromium prints all of a page smaller when one thing on it is too wide.
 */
export function breakLongWords(markup: string): string {
  const body = Math.max(0, markup.indexOf('<body'));
  const text = markup.slice(body);
  return markup.slice(0, body) + text.replace(token, (found) => (found.startsWith('<') ? found : breakText(found)));
}

function breakText(text: string): string {
  return text.replace(word, (found) => {
    const units = found.match(unit) ?? [];
    return units.length <= longest ? found : breakUnits(units);
  });
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
