/** What stands before a number that is the base of a rate and no scale: "per 1,000 population". */
const rate = '(?<!(?:\\bper|\\bpro|\\bje|\\bpour|\\bpor|\\bför|\\bpr\\.?|/)\\s*(?:cada )?)';

/** Words for scales in the languages of offices, the largest first: "mil millones" and "miles de millones" are 10⁹. */
const scales: readonly (readonly [number, RegExp])[] = [
  [
    1_000_000_000,
    words(
      String.raw`\bbillions?\b|\bmrd\b|\bmld\b|milliard|miljard|miliard|\bmil(?:es de)? millones\b|(?<![\p{L}])bn\b`,
    ),
  ],
  [
    1_000_000,
    words(
      String.raw`(?<![\d.,])1[.,\s]?000[.,\s]?000(?![\d.,])|\bmillions?\b|\bmillionen\b|\bmillones\b|\bmilhões\b|\bmilioni\b|\bmiljoen\b|\bmiljoner\b|\bmilion\w*|\bmln\b|\bmio\b|\bmill\.|\bMIO(?:_|\b)|_?MEUR\b|_MNAC\b|[$£€]m\b|\bM€`,
    ),
  ],
  [
    1000,
    words(
      String.raw`thousand|tausend|\btsd\b|(?<![\d.,])1[.,\s]?000(?![\d.,])|milliers|\bmiles de\b|\ben miles\b|milhares|migliaia|\bduizend|\btusen\b|\btys\b|['’]000|\b000s\b|\bTHS(?:_|\b)|\bT€|\bTEUR\b|\bk€|[$£€]k\b`,
    ),
  ],
];

function words(source: string): RegExp {
  return new RegExp(`${rate}(?:${source})`, 'iu');
}

const percent = /%|per\s?cent|prozent|pour\s?cent|por\s?ciento|porcentaje|pourcentage|\bpct?\b|\bPC_|\b(?:PCH|RCH)_/i;
const index = /\bindex\b|\bindice\b|\bíndice\b|\b\d{4}\s*=\s*100\b|^I\d{2}$/i;
const numbers = /\bnumbers?\b|\bcounts?\b|\banzahl\b|\bnombres?\b|\bnúmeros?\b/i;

/** Chinese says its scale in brackets or behind 单位: （万人）, 单位：亿元. Elsewhere 万 may be part of a name. */
const chineseScale =
  /(?:[（(]\s*(?:单位\s*[:：]\s*)?|单位\s*[:：]\s*)(?<scale>万亿|[千百十]?万|亿|千)\p{Script=Han}{0,3}\s*(?:[）)]|$)/u;
const chineseScales: Readonly<Record<string, number>> = {
  千: 1000,
  万: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
  万亿: 1_000_000_000_000,
};

/** The scale that a text names, as "in thousands" names 1000. `language` is its tag. */
export function scaleIn(text: string, language: string): number | undefined {
  const inChinese = chineseScales[chineseScale.exec(text)?.groups?.scale ?? ''];
  if (inChinese !== undefined) return inChinese;
  const named = scales.find(([, pattern]) => pattern.test(text))?.[0];
  // In English, miles are a distance.
  return named ?? (/^es\b/.test(language) && /\(miles\)/i.test(text) ? 1000 : undefined);
}

/** Whether a text says that numbers are per cents or an index; not where it says so of some of them alone. */
export function kindIn(text: string): 'percent' | 'index' | undefined {
  if (percent.test(text)) return numbers.test(text) ? undefined : 'percent';
  return index.test(text) ? 'index' : undefined;
}

const unitWords =
  /(?<![\p{L}\d])(?:€|EUR|euros?|£|GBP|pounds|US\$|\$|USD|dollars?|yuan|RMB|CHF|francs?|tonnes?|tons?|kg|kilograms?|kilometres?|km²?|metres?|m[²³]|hectares?|ha|litres?|hl|[kMGT]Wh|TJ|PJ|weeks|days|hours|minutes|Wochen|Tage|Stunden|semaines|jours|heures)(?![\p{L}\d])|(?:[（(]|单位\s*[:：])[十百千万亿]*(?:元|美元|吨|公里|公顷|千瓦时|小时|天)|\d\s?(?:t|€|£)(?!\p{L})|\b(?:in|en) t\b|\(t\)/iu;

/** The word of a text for a unit that a project declares itself: euros, tonnes, hours. */
export function unitWordIn(text: string): string | undefined {
  return unitWords
    .exec(text)?.[0]
    .replace(/^[（(]|^单位\s*[:：]|\)$/g, '')
    .trim();
}
