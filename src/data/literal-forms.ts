/** How a language writes the numbers of a text. */
export interface LiteralForm {
  /** Finds numbers: `digits` with a `scale` or a `letter` behind them, or a `word` with the `next`. */
  readonly pattern: RegExp;
  readonly scales: ReadonlyMap<string, number>;
  /** Digits as they are written, as JavaScript reads them. */
  readonly plain: (digits: string) => string;
}

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
];
const teens = ['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** English number words without ordinals, and their values. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...[...small, ...teens].map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);

/** Scales that are written in texts of any language. */
const ofAll = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12 };

const northern = {
  ...{ tusind: 1e3, tusen: 1e3, million: 1e6, millioner: 1e6, mio: 1e6, 'mio.': 1e6, mill: 1e6, 'mill.': 1e6 },
  ...{ milliard: 1e9, milliarder: 1e9, mia: 1e9, 'mia.': 1e9, mrd: 1e9, 'mrd.': 1e9, billion: 1e12, billioner: 1e12 },
};

const scalesOf: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: {
    ...{ hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
    ...{ mn: 1e6, mln: 1e6, bn: 1e9, bln: 1e9, tn: 1e12, trn: 1e12 },
  },
  de: {
    ...{ tausend: 1e3, 'tsd.': 1e3, tsd: 1e3, million: 1e6, millionen: 1e6, 'mio.': 1e6, mio: 1e6 },
    ...{ milliarde: 1e9, milliarden: 1e9, 'mrd.': 1e9, mrd: 1e9, billion: 1e12, billionen: 1e12 },
  },
  fr: {
    ...{ mille: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9, md: 1e9, mds: 1e9 },
    ...{ billion: 1e12, billions: 1e12 },
  },
  es: {
    ...{ mil: 1e3, millón: 1e6, millon: 1e6, millones: 1e6, mill: 1e6, 'mill.': 1e6, 'mil millones': 1e9 },
    ...{ millardo: 1e9, millardos: 1e9, billón: 1e12, billones: 1e12 },
  },
  it: {
    ...{
      mila: 1e3,
      mille: 1e3,
      milione: 1e6,
      milioni: 1e6,
      mln: 1e6,
      miliardo: 1e9,
      miliardi: 1e9,
      mld: 1e9,
      mrd: 1e9,
    },
    ...{ 'mila miliardi': 1e12, bilione: 1e12, bilioni: 1e12 },
  },
  // "Bilhão" is a thousand million in Brazil, where it is written so.
  pt: {
    ...{
      mil: 1e3,
      milhão: 1e6,
      milhões: 1e6,
      'mil milhões': 1e9,
      bilhão: 1e9,
      bilhões: 1e9,
      bilião: 1e12,
      biliões: 1e12,
    },
    ...{ trilhão: 1e12, trilhões: 1e12 },
  },
  nl: {
    ...{
      duizend: 1e3,
      dzd: 1e3,
      miljoen: 1e6,
      mln: 1e6,
      'mln.': 1e6,
      mio: 1e6,
      miljard: 1e9,
      mld: 1e9,
      'mld.': 1e9,
      mrd: 1e9,
    },
    ...{ biljoen: 1e12 },
  },
  pl: {
    ...{ tys: 1e3, 'tys.': 1e3, tysiąc: 1e3, tysiące: 1e3, tysięcy: 1e3, mln: 1e6, milion: 1e6, miliony: 1e6 },
    ...{ milionów: 1e6, miliona: 1e6, mld: 1e9, miliard: 1e9, miliardy: 1e9, miliardów: 1e9, miliarda: 1e9, bln: 1e12 },
  },
  sv: { tusen: 1e3, miljon: 1e6, miljoner: 1e6, mn: 1e6, mnkr: 1e6, miljard: 1e9, miljarder: 1e9, md: 1e9, mdkr: 1e9 },
  da: northern,
  nb: northern,
  no: northern,
};

/** Languages with a comma before the decimals; those that also put a plain space between thousands. */
const withComma = new Set(
  'de fr es it pt nl pl cs sk sl hu ro bg hr da nb no nn sv fi et lv lt ru uk el tr id'.split(' '),
);
const withSpace = new Set('fr pl cs sk hu bg nb no nn sv fi et lv lt ru uk'.split(' '));

const known = new Map<string, LiteralForm>();

/** The form of numbers in a language, by its tag. */
export function literalForm(tag = 'en'): LiteralForm {
  const form = known.get(tag) ?? makeForm(tag);
  known.set(tag, form);
  return form;
}

function makeForm(tag: string): LiteralForm {
  const [language = 'en', region] = tag.split('-');
  const swiss = region === 'CH' || region === 'LI';
  const comma = withComma.has(language) && !swiss;
  const scales = new Map(Object.entries({ ...ofAll, ...(scalesOf[language] ?? (comma ? {} : scalesOf.en)) }));
  const group = comma ? String.raw`[.'’\u00a0\u2009\u202f${withSpace.has(language) ? ' ' : ''}]` : swiss ? "[’']" : ',';
  const mark = comma ? ',' : String.raw`\.`;
  const digits = String.raw`\d{1,3}(?:${group}\d{3})+(?!\d)(?:${mark}\d+)?|\d+(?:${mark}\d+)?|(?<![\d.,])${mark}\d+`;
  const scale = alternatives([...scales.keys()]);
  const word = alternatives([...numberWords.keys()]);
  const spelt = String.raw`|(?<![a-z])(?<word>${word})(?:[\s-]+(?<next>${word}))?(?![a-z])`;
  return {
    scales,
    pattern: new RegExp(
      String.raw`(?<digits>${digits})(?:\s*(?<scale>${scale})(?!\p{L}(?<!\p{Script=Han}))|(?<letter>\s?[kmb])(?![\p{L}\d]))?${comma ? '' : spelt}`,
      'giu',
    ),
    plain: (written) => written.replace(new RegExp(group, 'g'), '').replace(',', '.'),
  };
}

/** The longest first, so that no other is taken for its beginning. */
function alternatives(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', String.raw`\.`))
    .join('|');
}
