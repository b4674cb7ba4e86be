/** What a sign beside a value, or in its place, says of it. */
export const statuses = [
  'provisional',
  'estimated',
  'forecast',
  'revised',
  'break-in-series',
  'low-reliability',
  'different-definition',
  'final',
] as const;

/** Why there is no value. */
export const missingReasons = [
  'not-available',
  'suppressed',
  'not-applicable',
  'not-yet-available',
  'too-small-to-show',
  'too-uncertain-to-show',
] as const;

/** `zero`: nothing there, exactly 0. `ignore`: says nothing that a reader must know. */
export const signMeanings = [...statuses, ...missingReasons, 'zero', 'ignore'] as const;

export type Status = (typeof statuses)[number];
export type MissingReason = (typeof missingReasons)[number];
export type SignMeaning = (typeof signMeanings)[number];

export function isStatus(meaning: SignMeaning): meaning is Status {
  return statuses.some((status) => status === meaning);
}

export function isMissingReason(meaning: SignMeaning): meaning is MissingReason {
  return missingReasons.some((reason) => reason === meaning);
}

/** What the signs of a table mean, by the sign as it stands in the file. */
export type Signs = ReadonlyMap<string, SignMeaning>;

/**
 * The meanings of the signs in a text such as "p", ": c", "bd" or "[r]": the whole text is one sign, or its words are, or
 * its letters are. Undefined where one of them is not declared.
 */
export function readSigns(text: string, signs: Signs): readonly SignMeaning[] | undefined {
  const sign = text.trim();
  const whole = signs.get(sign);
  if (whole !== undefined) return [whole];
  const words = sign.split(/\s+/);
  const parts = words.length > 1 ? words : /^\p{L}{2,}$/u.test(sign) ? [...sign] : [];
  const meanings = parts.map((part) => signs.get(part));
  return parts.length > 0 && meanings.every((meaning) => meaning !== undefined) ? meanings : undefined;
}

/** A label without the references to notes and the signs behind it. */
export interface BareLabel {
  readonly text: string;
  /** What stood behind it, in the order of the text, with its brackets: "[p]", "(p)", "*". */
  readonly signs: readonly string[];
}

// "(t)" are tonnes.
const behind = /\s*(\[[^\]]*\]|\((?:(?!t)\p{L}|\d{1,2})\)|(?<=\s)\d{1,2}\)|[*†‡§#⁰¹²³⁴-⁹]+)\s*$/u;
// The World Bank writes each year twice: 2015 [YR2015].
const noteReference = /^(?:\[YR\d{4}\]|\[?\(?(?:notes?|fn)?[ .]*\d[\d, ]*\)?\]?|[*†‡§#⁰¹²³⁴-⁹]+|\[notes? [^\]]*\])$/iu;

/** Takes off what stands behind a label: "Northmoor [note 2]" is Northmoor, "2023 [p]" is 2023 with the sign [p]. */
export function bareLabel(label: string): BareLabel {
  const signs: string[] = [];
  let text = label.trim();
  for (let found = behind.exec(text); found !== null && found.index > 0; found = behind.exec(text)) {
    signs.unshift(found[1] ?? '');
    text = text.slice(0, found.index);
  }
  return { text, signs };
}

const yearWithParts =
  "(?:[\\p{L}\\d.]+[ -])?(?:(?:fy ?)?(?:1[89]|2[01])\\d{2}|fy ?[’']?\\d{2})(?:[-/–]\\d{2}(?:\\d{2})?)?(?:[ -]?[qmh]\\d{1,2})?";
const statusWords =
  '(?:estimated |provisional |final )?out-?turn|actuals?|plans?|planned|budget|forecasts?|projections?|projected|estimates?|estimated|provisional|preliminary|revised|final|vorläufig|prognose|schätzung|plan|soll|ist|réalisé|exécution|prévisions?|provisoire|budget|avance|previsión|presupuesto|estimación';
const letterBehind = new RegExp(`^(${yearWithParts})\\s?([prefbu])$`, 'iu');
const wordBehind = new RegExp(`^(${yearWithParts})[ ,]+[([]?(${statusWords})[)\\]]?$`, 'iu');
const wordBefore = new RegExp(`^(${statusWords})[ :,]+(${yearWithParts})$`, 'iu');

/** A label of a period, which may have a bare sign behind it, or a word: "2023p", "2024-25 Plans", "Forecast 2026". */
export function barePeriod(label: string): BareLabel {
  const bare = bareLabel(label);
  const [, before, sign] = letterBehind.exec(bare.text) ?? wordBehind.exec(bare.text) ?? [];
  if (before !== undefined && sign !== undefined) return { text: before, signs: [sign, ...bare.signs] };
  const [, word, after] = wordBefore.exec(bare.text) ?? [];
  return word === undefined || after === undefined ? bare : { text: after, signs: [word, ...bare.signs] };
}

/** Whether what stands behind a label only points to a note: [note 2], (1), *. */
export function isNoteReference(sign: string): boolean {
  return noteReference.test(sign);
}
