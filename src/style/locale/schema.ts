import { z } from 'zod';
import { qualifiers } from '../../data/fields.ts';

const words = z.string().min(1);
const qualifierWords = z.strictObject(Object.fromEntries(qualifiers.map((name) => [name, words])));

const dates = z.strictObject({
  day: words,
  month: words,
  year: words,
  'day-span': words,
  'days-of-month': words,
  'month-span': words,
  'months-of-year': words,
  'year-span': words,
  'half-year': words,
  quarter: words,
  week: words,
  'financial-year': words.describe('2015/16: {from} is 2015, {to} is 16.'),
  'financial-quarter': words,
  'year-to': words.describe('Twelve months that are no calendar year; {to} is the last of them.'),
  periods: words.describe('From one period to another.'),
});

/** A file of `templates/locales/`: every fixed word of the page and the forms of numbers and dates. */
export const localeSchema = z.strictObject({
  format: z.literal(1),
  like: z.string().optional().describe('The locale that it is like but for what it says itself.'),
  script: z
    .enum(['latin', 'han'])
    .describe('han: the fallback font sets most of the text and its wide marks; running text has no serifs then.'),
  /** Groups of ten thousand (万, 亿) or of a thousand (million, billion). */
  scales: z.array(
    z.strictObject({
      from: z
        .number()
        .optional()
        .describe('The size from which it is used by itself; without it only where it is chosen.'),
      divide: z.number(),
      decimals: z.int().min(0).max(4).optional().describe('The most digits after its point; four where not said.'),
      text: z
        .union([words, z.strictObject({ one: words, other: words })])
        .describe('Where the word has a plural, both forms: which stands, the number tells.'),
    }),
  ),
  grouping: z
    .enum(['from-four-digits', 'from-five-digits'])
    .optional()
    .describe('Where groups of three digits begin; 7,900 or 7900. From four digits where not said.'),
  'space-before-unit': z.boolean(),
  'space-before-percent': z.boolean().optional().describe('5 % or 5%. None where not said.'),
  'unit-after-scale': z
    .strictObject({ consonant: words, vowel: words })
    .optional()
    .describe('What links a unit to the word of a scale before it, as in "2 millions d’euros": "d’{unit}".'),
  qualifiers: qualifierWords,
  dates,
  'dates-compared': dates
    .partial()
    .optional()
    .describe(
      'Forms that differ after "compared with", where an article or a preposition depends on the kind of period.',
    ),
  'first-day': words.optional().describe('How the first day of a month is written: 1er. As a number where not said.'),
  months: z.array(words).length(12).optional().describe('Where they have no names, they are numbered.'),
  'short-months': z.array(words).length(12).optional().describe('Under axes; the whole names where not said.'),
  quarters: z.array(words).length(4).optional().describe('Where they have no names, they are numbered.'),
  halves: z.array(words).length(2).optional().describe('Halves of a year; without names, they are numbered.'),
  list: z.strictObject({
    separator: words,
    last: words,
    'of-two': words
      .optional()
      .describe('Between two that are all: "a and b" beside "a, b, and c". As `last` where not said.'),
  }),
  joins: z
    .strictObject({
      comma: words,
      semicolon: words,
      stop: words,
      colon: words,
      'after-sentence': z.string(),
      brackets: words,
    })
    .describe('Punctuation between words that the page puts together, including its spaces.'),
  quotes: z
    .array(words)
    .length(4)
    .optional()
    .describe(
      'What straight quotation marks of a text become: the outer pair, then the inner one. “ ” ‘ ’ where not said.',
    ),
  'space-before-marks': z
    .record(z.string(), words)
    .optional()
    .describe('The space that stands before a mark of running text, as in French before ; and :. None where not said.'),
  'space-after-marks': z.record(z.string(), words).optional(),
  words: z.record(z.string(), words),
  'as-in-english': z
    .array(z.string())
    .optional()
    .describe(
      'The words and forms of dates that are written as in English; others that are so count as not translated.',
    ),
});

export type LocaleFile = z.infer<typeof localeSchema>;
