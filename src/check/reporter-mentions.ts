import { textsIn } from '../data/fields.ts';
import type { Text } from '../data/schema.ts';
import type { Data, Statistic } from '../data/types.ts';
import { onceEach } from '../project/once-each.ts';
import { escapeWords } from '../topic/literals.ts';
import { singleValues } from './reported.ts';

/** Somebody to whom a text gives a value: "the bureau recorded", "according to the Interior Ministry". */
export interface Attribution {
  readonly name: string;
  readonly index: number;
}

const bodies = 'ministry|bureau|commission|office|agency|court|council|department|institute';
const verbs =
  'report(?:s|ed)?|said|says|gave|gives|record(?:s|ed)?|count(?:s|ed)?|publish(?:es|ed)|announc(?:es|ed)|stat(?:es|ed)|puts?|named?|registered|wrote|writes|not(?:es|ed)|claim(?:s|ed)|reckons?|told|tells|estimat(?:es|ed)';
const given = 'reported|published|counted|recorded|given|announced|stated|released|issued';

/** The names of those who reported or published values, whole and by their last word: "the Courier". */
const namesIn = onceEach((data: Data): readonly string[] => {
  const names = new Set<string>();
  const add = (text: Text | undefined): void => {
    for (const name of text === undefined ? [] : formsOf(text)) names.add(name);
  };
  for (const { reportedBy } of singleValues(data)) add(reportedBy);
  for (const { record } of data.sources.values()) {
    add(record.publisher);
    add(record['reported-by']);
  }
  return [...names];
});

function formsOf(text: Text): readonly string[] {
  const whole = textsIn(text);
  return whole.map((name) => name.replace(/^The\s/, ''));
}

/** "Courier" of "The Lakeside Courier"; the last word of "Office of Lakeside" is its place, which reports nothing. */
function lastWord(name: string): string {
  return / of /.test(name) ? name : (name.split(' ').at(-1) ?? name);
}

const hanVerbs = '通报|公布|发布|表示|介绍|披露|统计|报告|报道|称|指出|公告|登记|记录';

/** Names in Chinese, which stand without spaces, and those in languages that write them. */
const patternsOf = onceEach((data: Data): readonly RegExp[] => {
  const [han, latin] = [true, false].map((isHan) =>
    namesIn(data).filter((name) => isHan === /\p{Script=Han}/u.test(name)),
  );
  return [latinPattern(latin ?? []), hanPattern(han ?? [])];
});

/** "据市公安局通报", "市公安局公布". */
function hanPattern(names: readonly string[]): RegExp {
  const known =
    names
      .toSorted((a, b) => b.length - a.length)
      .map(escapeWords)
      .join('|') || '(?!)';
  return new RegExp(`(?:据|根据|按照)(?<body>${known})|(?<actor>${known})(?=[^，。；§]{0,6}(?:${hanVerbs}))`, 'gu');
}

function latinPattern(names: readonly string[]): RegExp {
  const short = names
    .filter((name) => name.includes(' '))
    .map(lastWord)
    .filter((word) => /^\p{Lu}/u.test(word));
  const known = [...new Set([...names, ...short])].toSorted((a, b) => b.length - a.length).map(escapeWords);
  const body = String.raw`(?:the\s)?(?<body>${[...known, bodies, ...bodies.split('|').map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)].join('|')})`;
  return new RegExp(
    String.raw`(?<![\p{L}-])(?:(?:[Aa]ccording to|(?:[Ss]tatistics|[Ff]igures|[Dd]ata|[Nn]umbers) of|[Ff]igures from|[Ss]tatistics from|[Nn]umbers from|[Dd]ata from|(?:${given}) by|(?<=,\s)(?:says|said|reports|reported))\s${body}(?![\p{L}])|${body.replace('<body>', '<actor>')}(?![\p{L}])(?:’s)?(?=\s(?:also\s|itself\s)?(?:(?:${verbs}|figures|data|numbers)\b|§)))`,
    'gu',
  );
}

/** Every attribution in a sentence, in its order. */
export function attributionsIn(words: string, data: Data): readonly Attribution[] {
  return patternsOf(data)
    .flatMap((pattern) => [...words.matchAll(pattern)])
    .map(({ index, groups = {} }) => ({ name: groups.body ?? groups.actor ?? '', index }))
    .toSorted((a, b) => a.index - b.index);
}

/** Where bodies that the data know are named, each from its first letter to its last. */
export function bodiesNamed(words: string, data: Data): readonly (readonly [start: number, end: number])[] {
  return namesIn(data).flatMap((name) => {
    const index = words.indexOf(name);
    return index < 0 ? [] : [[index, index + name.length] as const];
  });
}

/** Everybody who may be said to have given a value: who reported it, and who published that. */
export function givers({ reportedBy, sources, origin }: Statistic, data: Data): readonly string[] {
  const also = origin.kind === 'reported' ? (origin.record['also-in'] ?? []) : [];
  const documents = [...sources, ...also.map(({ source }) => source)].flatMap((id) => data.sources.get(id) ?? []);
  const texts = documents.flatMap(({ record }) => [
    record.publisher,
    record['reported-by'],
    record.title,
    record.event?.name,
  ]);
  return [reportedBy, ...texts].flatMap((text) => (text === undefined ? [] : formsOf(text)));
}

/** Whether a name can be one of these. */
export function isOneOf(name: string, all: readonly string[]): boolean {
  const spaced = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const wanted = spaced(name);
  return all.some((each) => spaced(each).includes(wanted));
}
