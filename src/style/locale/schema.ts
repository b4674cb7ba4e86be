import { z } from 'zod';
import { qualifiers } from '../../data/fields.ts';

const words = z.string().min(1);
const qualifierWords = z.strictObject(Object.fromEntries(qualifiers.map((name) => [name, words])));

/** A file of `templates/locales/`: every fixed word of the page and the forms of numbers and dates. */
export const localeSchema = z.strictObject({
  format: z.literal(1),
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
      text: words,
    }),
  ),
  grouping: z
    .enum(['from-four-digits', 'from-five-digits'])
    .optional()
    .describe('Where groups of three digits begin; 7,900 or 7900. From four digits where not said.'),
  'space-before-unit': z.boolean(),
  qualifiers: qualifierWords,
  dates: z.strictObject({
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
  }),
  months: z.array(words).length(12).optional().describe('Where they have no names, they are numbered.'),
  'short-months': z.array(words).length(12).optional().describe('Under axes; the whole names where not said.'),
  quarters: z.array(words).length(4).optional().describe('Where they have no names, they are numbered.'),
  halves: z.array(words).length(2).optional().describe('Halves of a year; without names, they are numbered.'),
  list: z.strictObject({ separator: words, last: words }),
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
  words: z.record(z.string(), words),
});

export type LocaleFile = z.infer<typeof localeSchema>;
