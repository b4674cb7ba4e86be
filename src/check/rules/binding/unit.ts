import type { Text } from '../../../data/schema.ts';
import type { Data, Statistic } from '../../../data/types.ts';
import { onceEach } from '../../../project/once-each.ts';
import { stemOf } from '../../numbers/find.ts';
import { singleValues } from '../../reported.ts';
import type { Placed } from '../../sentences.ts';
import { unitsAfter } from '../../unit-names.ts';
import { anyWords, formsOf, inLanguage } from '../../words.ts';

/** A unit typed after a value that is in another one. */
export function unitFault({ helper, statistic, before, after }: Placed, { units }: Data): string | undefined {
  const { id, unit: own } = statistic;
  const strange = helper === 'value' ? strangeUnit(after, statistic) : undefined;
  if (strange !== undefined)
    return `"${strange}" stands after "${id}", which is in ${own.id}; write {{stat "${id}"}} and remove the word`;
  const sign = otherSign(before, own);
  if (sign !== undefined)
    return `"${sign}" stands before "${id}", which is in ${own.id}; write {{stat "${id}"}} and remove the sign`;
  const named = unitsAfter(after, units, 'nothing');
  const [other] = named;
  if (other === undefined || named.includes(own.id) || (helper !== 'value' && !isCount(after))) return undefined;
  return `"${other}" stands after "${id}", which is in ${own.id}; write {{stat "${id}"}} and remove the word`;
}

const signs: Readonly<Record<string, RegExp>> = {
  $: /^(?:USD|[A-Z]{2}D)$/,
  '£': /^(?:GBP|[A-Z]{2}P)$/,
  '€': /^EUR$/,
  '¥': /^(?:CNY|JPY)$/,
};

/** The sign of another currency, typed before a value. */
function otherSign(before: string, { currency }: Statistic['unit']): string | undefined {
  const [sign] = /[$£€¥]$/.exec(before) ?? [];
  return sign !== undefined && signs[sign]?.test(currency ?? '') !== true ? sign : undefined;
}

/** Units and people that a project may not declare: "9.5 seconds" of minutes, "1,292 victims" of cases. */
const strangeUnits =
  /^\s(?:of\s)?(seconds|minutes|hours|days|weeks|months|years|euros?|dollars?|pounds|yuan|yen|francs|tonnes|tons|kilograms?|kilometres?|metres?|miles|litres?|hectares?|per cent|percent|points|victims|people|persons|residents|suspects|children|women|men|households|families|homes|times)(?![\p{L}-])/iu;

function strangeUnit(after: string, { unit, measure }: Statistic): string | undefined {
  const [, word] = strangeUnits.exec(after) ?? [];
  if (word === undefined) return undefined;
  const own = [...formsOf(unit), ...Object.values(unit.column ?? {}), anyWords(measure), unit.id].join(' ');
  const ownWords = new Set((own.toLowerCase().match(/\p{L}+/gu) ?? []).map(stemOf));
  const isOwn = ownWords.has(stemOf(word.toLowerCase())) || (/cent$/i.test(word) && own.includes('%'));
  return isOwn || unit.text.mul === '' ? undefined : word;
}

/** After a unit that is printed, another one counts only where nothing stands between: "41 stations officers". */
function isCount(after: string): boolean {
  return /^\s[\p{L}]|^(?:\s?%|\p{Script=Han})/u.test(after) && !/^\s(?:a|an|per|of|in|for)\s/.test(after);
}

const empty = new Set(
  'change recorded reported police their there these those value share time number people person over kinds case cases city county province district village region country day year month amount rate'.split(
    ' ',
  ),
);

/** The words that tell measures apart, each with the measures that have it. */
const nounsIn = onceEach((data: Data): ReadonlySet<string> => new Set(singleValues(data).flatMap(measureNouns)));

function measureNouns({ measure }: Pick<Statistic, 'measure'>): readonly string[] {
  return (anyWords(measure).match(/\p{L}{5,}/gu) ?? []).map(stemOf).filter((stem) => !empty.has(stem));
}

/** "… of fraud" after a count of thefts, or "robberies were …" before one of frauds. */
export function measureFault(use: Placed, data: Data): string | undefined {
  const { statistic, before, after } = use;
  const label = /^[^§:：]{3,60}(?=:\s$)/.exec(before)?.[0];
  const other = label === undefined ? undefined : unitOfAnother(label, statistic, data);
  if (other !== undefined)
    return `"${other}" stands before "${statistic.id}", which counts "${anyWords(statistic.measure)}"; name the statistic that is meant, or use the words of its measure`;
  const labelled = label === undefined ? undefined : labelOfAnother(label, statistic, data);
  if (labelled !== undefined) return besideAnother(labelled, statistic);
  const measure = measureOfAnother(before, statistic, data);
  if (measure !== undefined)
    return `the words before "${statistic.id}", which is "${anyWords(statistic.measure)}", are those of "${measure}"; name the statistic that is meant, or use the words of its measure`;
  const [, noun = ''] =
    /^\sof\s(\p{L}{5,})(?=[\s.,;]|$)/u.exec(after) ??
    (use.helper === 'value' ? /^\s(\p{Ll}{5,}s)(?=[\s.,;]|$)/u.exec(after) : null) ??
    /(\p{L}{5,})(?:\srecorded|\sreported)?\s(?:was|were)\s$/u.exec(before) ??
    [];
  const subject = subjectBefore(use);
  if (subject !== undefined && isSubjectOfAnother(subject, statistic, data) && !hasOwnNoun(before, statistic))
    return besideAnother(subject, statistic);
  return differs(stemOf(noun), statistic, data) ? besideAnother(noun, statistic) : hanMeasureFault(use, data);
}

function besideAnother(noun: string, { id, measure }: Statistic): string {
  return `"${noun}" stands beside "${id}", which is "${anyWords(measure)}"; name the statistic that is meant, or use the words of its measure`;
}

/** "Burglaries in Lakeside numbered …", "Robberies {{change}}". */
function subjectBefore({ helper, before }: Placed): string | undefined {
  const link = String.raw`(?:\srecorded|\sreported)?(?:\son\s(?:\p{Ll}+\s)?\p{Ll}+)?(?:\s(?:in|at)\s\p{Lu}[\p{L}’-]+)?`;
  const verb =
    helper === 'change' ? '' : String.raw`\s(?:numbered|totall?ed|stood at|came to|reached|amounted to|were)`;
  return new RegExp(String.raw`(\p{L}{4,}s)${link}${verb}\s$`, 'u').exec(before)?.[1];
}

function hasOwnNoun(before: string, statistic: Statistic): boolean {
  const clause = before.slice(before.search(/[^§,;]*$/));
  const own = measureNouns(statistic);
  return (clause.match(/\p{L}{4,}/gu) ?? []).some((word) => own.includes(stemOf(word)));
}

/** What measures begin with: "Thefts recorded", "Share of burglaries solved". */
const subjectsIn = onceEach(
  (data: Data): ReadonlySet<string> => new Set(singleValues(data).flatMap((each) => measureNouns(each).slice(0, 1))),
);

function isSubjectOfAnother(word: string, statistic: Statistic, data: Data): boolean {
  const stem = stemOf(word);
  const units = formsOf(statistic.unit).map(stemOf);
  return subjectsIn(data).has(stem) && !measureNouns(statistic).includes(stem) && !units.includes(stem);
}

const hanMeasuresIn = onceEach((data: Data): readonly string[] => {
  const all = singleValues(data).flatMap(({ measure }) => hanWords(measure) ?? []);
  return [...new Set(all)].filter((words) => words.length > 1);
});

function hanWords(measure: Text): string | undefined {
  const words = inLanguage(measure, 'zh-CN');
  return words !== undefined && /\p{Script=Han}/u.test(words) ? words : undefined;
}

/** 志愿者有… before a count of something else. */
function hanMeasureFault({ statistic, before }: Placed, data: Data): string | undefined {
  const own = hanWords(statistic.measure);
  const said = before.replace(/(?:共有|达到|共达|有|达|为|是|共|[：:，])$/u, '');
  if (own === undefined || !/\p{Script=Han}$/u.test(said)) return undefined;
  const near = said.slice(said.search(/[^§，；。]*$/));
  const isOwn = [...own].some((_, index) => index + 1 < own.length && near.includes(own.slice(index, index + 2)));
  const other = isOwn ? undefined : hanMeasuresIn(data).find((words) => said.endsWith(words));
  return other === undefined ? undefined : besideAnother(other, statistic);
}

function differs(stem: string, statistic: Statistic, data: Data): boolean {
  return nounsIn(data).has(stem) && !measureNouns(statistic).includes(stem);
}

/** A measure of which two words stand before the first value of a sentence that has none of its own. */
function measureOfAnother(before: string, { measure, unit }: Statistic, data: Data): string | undefined {
  if (before.includes('§')) return undefined;
  // What has a capital letter within a sentence is a name.
  const said = stemsIn(before.replace(/(?<=\s)\p{Lu}[\p{L}’-]*/gu, ' '));
  const own = new Set([anyWords(measure), ...formsOf(unit)].flatMap((text) => [...stemsIn(text)]));
  if ([...said].some((stem) => own.has(stem))) return undefined;
  return [...measuresIn(data)].find(([, stems]) => [...stems].filter((stem) => said.has(stem)).length > 1)?.[0];
}

const measuresIn = onceEach((data: Data): ReadonlyMap<string, ReadonlySet<string>> => {
  const all = new Set(singleValues(data).map(({ measure }) => anyWords(measure)));
  return new Map([...all].map((measure) => [measure, stemsIn(measure)] as const));
});

function stemsIn(text: string): ReadonlySet<string> {
  return new Set(
    (text.match(/\p{L}{4,}/gu) ?? []).map(stemOf).filter((stem) => !empty.has(stem) && !joining.has(stem)),
  );
}

const joining = new Set(
  'with from that were been have than into over their which when after before other each more'.split(' '),
);

/** The unit of other counts that a label names, where it has no word of this one. */
function unitOfAnother(label: string, { unit, measure }: Statistic, { units }: Data): string | undefined {
  if (unit.kind !== 'count') return undefined;
  const own = new Set(
    [anyWords(measure), ...formsOf(unit)].flatMap((text) => text.match(/\p{L}+/gu) ?? []).map(stemOf),
  );
  const words = label.match(/\p{L}{4,}/gu) ?? [];
  if (words.some((word) => word.length > 4 && own.has(stemOf(word)))) return undefined;
  const counted = new Set(
    [...units.values()]
      .filter(({ kind }) => kind === 'count')
      .flatMap(formsOf)
      .map(stemOf),
  );
  return words.find((word) => counted.has(stemOf(word)) && !own.has(stemOf(word)));
}

/** The word of a label for what other measures count, where none of it is for what this one counts. */
export function labelOfAnother(label: string, statistic: Statistic, data: Data): string | undefined {
  const words = label.match(/\p{L}{5,}/gu) ?? [];
  const own = new Set(measureNouns(statistic));
  const [head = ''] = words;
  // "Robberies solved" of burglaries solved: both are solved.
  const isOther = isSubjectOfAnother(head, statistic, data) && !words.some((word) => stemOf(word) === [...own][0]);
  if (isOther && label.trim().startsWith(head)) return head;
  if (words.some((word) => own.has(stemOf(word)))) return undefined;
  // A name after the first word is that of a place or of a body.
  return words.find((word, index) => (index === 0 || /^\p{Ll}/u.test(word)) && differs(stemOf(word), statistic, data));
}
