import { z } from 'zod';
import { qualifiers } from '../data/schema.ts';

const words = z.string().min(1);
const qualifierWords = z.strictObject(Object.fromEntries(qualifiers.map((name) => [name, words])));

/** A file of `templates/locales/`: every fixed word of the page and the forms of numbers and dates. */
export const localeSchema = z.strictObject({
  format: z.literal(1),
  /** Groups of ten thousand (万, 亿) or of a thousand (million, billion). */
  scales: z.array(z.strictObject({ from: z.number(), divide: z.number(), text: words })),
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
  }),
  months: z.array(words).length(12),
  list: z.strictObject({ separator: words, last: words }),
  words: z.record(z.string(), words),
});

export type LocaleFile = z.infer<typeof localeSchema>;
