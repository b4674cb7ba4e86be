/** A date or a part of one as a text writes it; what it does not say is missing. */
export interface WrittenDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
const month = String.raw`(?:${months.map((name) => (name.length > 4 ? `${name}|${name.slice(0, 3)}\\.?` : name)).join('|')})(?![\p{L}])`;
const year = String.raw`(?:1[89]|20|21)\d{2}(?![\d,.]*\d|%)`;

const patterns: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\d.,])(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>${month})(?:,?\s+(?<year>${year}))?`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?<month>${month})\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d,.]*\d)(?:,?\s+(?<year>${year}))?`,
    'giu',
  ),
  new RegExp(String.raw`(?<![\p{L}])(?<month>${month})(?:,?\s+(?<year>${year}))?`, 'gu'),
  /(?:(?<year>(?:19|20|21)\d{2})年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?/gu,
  /(?<year>(?:19|20|21)\d{2})年/gu,
  new RegExp(
    String.raw`(?<=(?:\b(?:in|of|since|from|to|by|until|till|through|during|between|and|year|early|late|mid|end)|[(–-])[\s-]*)(?<year>${year})`,
    'giu',
  ),
];

/** Every date in a text, in English or Chinese, in the order of the text. */
export function datesIn(text: string): readonly WrittenDate[] {
  const found: { readonly index: number; readonly date: WrittenDate }[] = [];
  patterns.reduce((rest, pattern) => {
    for (const { index, groups = {} } of rest.matchAll(pattern)) found.push({ index, date: read(groups) });
    return rest.replace(pattern, (date) => ' '.repeat(date.length));
  }, text);
  return found.toSorted((a, b) => a.index - b.index).map(({ date }) => date);
}

function read(groups: Readonly<Record<string, string | undefined>>): WrittenDate {
  const named = groups.month?.toLowerCase().slice(0, 3);
  const number =
    named === undefined
      ? undefined
      : /^\d/.test(named)
        ? Number(groups.month)
        : 1 + months.findIndex((name) => name.toLowerCase().startsWith(named));
  return {
    ...(groups.year === undefined ? {} : { year: Number(groups.year) }),
    ...(number === undefined ? {} : { month: number }),
    ...(groups.day === undefined ? {} : { day: Number(groups.day) }),
  };
}
