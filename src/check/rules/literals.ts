import { parseLiteral } from '../../data/literal.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { topicLanguage } from '../../topic/load.ts';
import type { Topic } from '../../topic/types.ts';
import { type DeclaredLiteral, declaredLiterals } from '../literals.ts';
import type { NumberReading } from '../numbers/find.ts';
import { nounsOfData } from '../numbers/nouns.ts';
import { quantityIn } from '../numbers/quantity.ts';
import { singleValues } from '../reported.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';
import { bodyStatistics } from '../topic-uses.ts';
import { nameWithValue } from '../words.ts';

/** Literals of a topic that are declared twice, do not fit their kind, are quantities, or are not used. */
export const literals: Rule = {
  name: 'literal',
  run: ({ data, topics }) =>
    inEach(topics, (topic) => {
      const declared = declaredLiterals([topic]);
      if (declared.length === 0) return [];
      const language = topicLanguage(topic, data.publication.locale);
      const known = { language, nouns: nounsOfData(data), meant: statisticsMeant(topic, data) };
      return declared.flatMap((literal, index): readonly Fault[] => {
        const { text, uses, position } = literal;
        const message = twice(literal, declared.slice(0, index)) ?? faultOf(literal, known);
        if (message !== undefined) return [{ ...position, message }];
        const unused = `the literal "${text}" is not used; remove it from "literals"`;
        return uses > 0 ? [] : [{ ...position, severity: 'warning', message: unused }];
      });
    }),
};

function twice({ text }: DeclaredLiteral, before: readonly DeclaredLiteral[]): string | undefined {
  const first = before.find((other) => other.text === text);
  return first && `the literal "${text}" is declared twice, first on line ${first.position.line}; keep one`;
}

interface KnownWords extends NumberReading {
  readonly meant: readonly Statistic[];
}

function faultOf(literal: DeclaredLiteral, known: KnownWords): string | undefined {
  return asStatistic(literal, known.meant) ?? wrongKind(literal) ?? quantity(literal, known);
}

const capital = /\p{Lu}|\p{Script=Han}|\d/u;

const forms: Readonly<Partial<Record<DeclaredLiteral['kind'], RegExp>>> = {
  year: /^(1[89]|2[01])\d{2}s?$/,
  date: /^(?=.*\d)(?=.*(\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d-\d|[年月日]))/i,
  'telephone number': /^\+?[\d\s()-]{2,20}$/,
  'proper name': capital,
  section: capital,
  'legal title': capital,
  code: /^(?!\d+[.,]\d+$)[\p{L}\d][\p{L}\d\s./:-]*$/u,
  'base year': /^(1[89]|2[01])\d{2}(?:\/\d{2})?(?:\s?=\s?100)?$/,
};

function wrongKind({ text, kind }: DeclaredLiteral): string | undefined {
  if (forms[kind]?.test(text) !== false) return undefined;
  return `the literal "${text}" is not a valid ${kind}; bind it to a statistic, or correct its kind`;
}

/** What names a class and counts nothing: "aged 16 to 64", "under 25", "65 and over". */
const range =
  /\d\s?(?:to|–|-|bis|à|至)\s?\d|\b(?:under|over|aged?|below|above)\s\d|\d\s?(?:\+|(?:and|or)\s(?:over|more|older|under)|岁)/i;

/** A number with a unit, in digits or words, is a quantity whatever it is declared to be. */
function quantity({ text, kind }: DeclaredLiteral, reading: NumberReading): string | undefined {
  if (kind === 'class' && range.test(text)) return undefined;
  const isPlain = kind === 'year' || kind === 'date' || kind === 'telephone number' || kind === 'base year';
  const counted = isPlain ? undefined : quantityIn(text, { ...reading, isName: kind !== 'idiom' });
  if (counted === undefined) return undefined;
  return `the literal "${text}" is a quantity, not ${kind === 'idiom' ? 'an' : 'a'} ${kind}: "${counted}" says how much or how many; remove it and write {{stat "id"}}, or say it in other words`;
}

/** What a literal of a topic may stand for. Of a large table nearly every number is a cell, so only what is printed. */
function statisticsMeant(topic: Topic, data: Data): readonly Statistic[] {
  const printed = [...bodyStatistics(topic, data)].flatMap((id) => data.statistics.get(id) ?? []);
  return [...singleValues(data), ...printed.filter(({ origin }) => origin.kind === 'table')];
}

/** Valid years and dates are allowed: {{period}} prints them, but prose needs them too. */
function asStatistic({ text, kind }: DeclaredLiteral, meant: readonly Statistic[]): string | undefined {
  if ((kind === 'year' || kind === 'date') && forms[kind]?.test(text) === true) return undefined;
  const [number, ...others] = parseLiteral(text);
  if (number === undefined || others.length > 0) return undefined;
  const found = meant.find(
    (candidate) => number.value === Math.abs(candidate.value) && saysOnly(text, number.text, candidate),
  );
  return (
    found &&
    `the literal "${text}" is the statistic ${nameWithValue(found)}; remove it and write {{stat "${found.id}"}}`
  );
}

const hedges = /\b(more than|over|at least|nearly|about|up to|less than|an average of|the)\b/gi;

/** Whether a literal is a number with at most a statistic's unit and a hedge. */
function saysOnly(literal: string, number: string, { unit }: Statistic): boolean {
  const rest = literal.replace(number, ' ').replace(hedges, ' ').toLowerCase();
  const forms = Object.values(unit.text).flatMap((form) =>
    typeof form === 'string' ? [form] : [form.one, form.other],
  );
  return (
    forms
      .toSorted((a, b) => b.length - a.length)
      .reduce((left, form) => left.replace(form.toLowerCase(), ' '), rest)
      .replace(/[%\s.,]/g, '') === ''
  );
}
