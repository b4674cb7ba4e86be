import { z } from 'zod';
import {
  date,
  format,
  grades,
  httpsAddress,
  id,
  line,
  mailAddress,
  paragraph,
  period,
  placeLevels,
  qualifiers,
  text,
} from './fields.ts';

const words = z.array(line).min(1).optional();

export const publicationSchema = z.strictObject({
  format,
  name: text.describe('Who issues the briefings.'),
  series: text.describe('The name of the series.'),
  contact: z.strictObject({ name: text, address: mailAddress }).optional(),
  locale: z.string().describe('Language tag of the briefings where --lang names none: a file of templates/locales.'),
  'page-size': z.enum(['A4', 'Letter']).optional(),
  handling: text.optional().describe('Handling line of every page, if any.'),
  embargo: date.optional().describe('YYYY-MM-DD; said in the subject and body of every mail until it is taken out.'),
  'financial-year': z
    .int()
    .min(1)
    .max(12)
    .optional()
    .describe('The month (1 to 12) that a financial year begins with.'),
  next: text.optional().describe('When the next edition is due; otherwise "to be announced".'),
  licence: text.optional(),
  'judging-words': z
    .strictObject({ praise: words, blame: words, doubt: words, cause: words })
    .optional()
    .describe('Further words of praise, blame, doubt or cause that briefings do not use, for the rule `wording`.'),
});

export const placesSchema = z.strictObject({
  format,
  places: z.array(
    z.strictObject({
      id,
      name: text,
      level: z.enum(placeLevels),
      within: id.optional(),
      codes: z
        .record(id, z.union([line, z.array(line).min(1)]))
        .optional()
        .describe('Its codes, by who gives them: {iso: GB, nuts: UKC, gss: E12000001, own: [NE, 17]}.'),
      also: z.array(line).optional().describe('Other names by which table files know it.'),
      note: text.optional(),
    }),
  ),
});

/** Empty for a number that has no word after it. */
const unitForm = z.union([line, z.literal(''), z.strictObject({ one: line, other: line })]);

export const unitsSchema = z.strictObject({
  format,
  units: z.array(
    z.strictObject({
      id,
      kind: z.enum(['count', 'money', 'share', 'change', 'points', 'duration', 'distance', 'mass', 'ratio', 'index']),
      text: z
        .record(z.string(), unitForm)
        .describe('After a number, per language: {en: {one: case, other: cases}}; "" for no word.'),
      column: z.record(z.string(), line).optional().describe('As a column head, if different: CNY.'),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'an ISO 4217 code')
        .optional(),
    }),
  ),
});

export const definitionsSchema = z.strictObject({
  format,
  definitions: z.array(
    z.strictObject({
      id,
      term: text,
      meaning: text,
      original: line.optional().describe('The term in the language of the first source, where known.'),
      translation: z.enum(['source', 'ours']).optional(),
    }),
  ),
});

export const calculatedSchema = z.strictObject({
  format,
  calculated: z.array(
    z.strictObject({
      id,
      measure: text,
      formula: line.describe(
        'percent-change(a, b), change-on-year(id), change-on-period(id), difference(a, b), ratio(a, b), share(a, b), share-of-total(id, total), sum(a, b, …), per(a, population, n), index(series:id, base), moving-average(series:id last n), annual-sum(series:id last n), rank(id, level or places), rank-from-lowest(id, level or places), convert(a, rate), implied-rate(a, converted). An input is an id, latest:ID, previous:ID, year-before:ID or ID@2015.',
      ),
      place: z
        .literal('each')
        .optional()
        .describe('each: calculated for each place that has the measure; the formula then names measures.'),
      period: z
        .literal('each')
        .optional()
        .describe('each: calculated for each period of the series of its first input, as if that was the newest.'),
      note: text.optional(),
      'not-printed': text.optional(),
    }),
  ),
});

export const referencesSchema = z.strictObject({
  format,
  references: z.array(
    z.strictObject({
      id,
      measure: text,
      value: z.number(),
      qualifier: z.enum(qualifiers).optional(),
      unit: id.describe('An id of data/units.yaml; of a rate, two units of money such as yuan-per-us-dollars.'),
      place: id,
      period,
      grade: z.enum(grades).describe('Evidence grade of the document.'),
      literal: line,
      source: z.strictObject({
        title: text,
        publisher: text,
        published: date,
        url: httpsAddress.optional(),
      }),
      note: text.optional(),
    }),
  ),
});

export const conflictsSchema = z.strictObject({
  format,
  conflicts: z.array(
    z.strictObject({
      id,
      rule: line.describe('The rule of `check` that this explains, or "reading".'),
      statistics: z.array(id).min(1),
      accepts: z
        .union([line, z.array(line).min(1)])
        .optional()
        .describe('The gap that is explained, as `check` writes it; another one is a finding again.'),
      problem: text.describe('What does not agree, in our own words; numbers as {{stat "id"}}.'),
      decision: z.union([z.strictObject({ use: id, reason: text }), z.strictObject({ unresolved: text })]),
    }),
  ),
});

export const systemsSchema = z.strictObject({
  format,
  systems: z.array(
    z.strictObject({
      id,
      name: text,
      translation: z
        .record(z.string(), z.enum(['source', 'ours']))
        .optional()
        .describe('Who put a name into each language.'),
      kind: z.enum([
        'platform',
        'app',
        'centre',
        'programme',
        'mechanism',
        'team',
        'facility',
        'service',
        'plan',
        'body',
      ]),
      place: id,
      'run-by': text.optional(),
      what: text.describe('What it does, in our own words.'),
      mentions: z.array(z.strictObject({ source: id, paragraph, literal: line.optional() })).min(1),
      statistics: z.array(id).optional(),
      note: text.optional(),
    }),
  ),
});

/** Words in one language, or per language tag. */
export type Text = z.infer<typeof text>;
export type Publication = z.infer<typeof publicationSchema>;
export type Place = z.infer<typeof placesSchema>['places'][number];
export type Unit = z.infer<typeof unitsSchema>['units'][number];
export type Definition = z.infer<typeof definitionsSchema>['definitions'][number];
export type CalculatedRecord = z.infer<typeof calculatedSchema>['calculated'][number];
export type ReferenceRecord = z.infer<typeof referencesSchema>['references'][number];
export type Conflict = z.infer<typeof conflictsSchema>['conflicts'][number];
export type System = z.infer<typeof systemsSchema>['systems'][number];
