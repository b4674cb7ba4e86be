import { z } from 'zod';
import { date, grades, id, line, paragraph, period, qualifiers, text } from './fields.ts';
import { periodKinds } from './period.ts';
import { missingReasons, statuses } from './tables/signs.ts';

const revision = z.strictObject({
  date: date.describe('When the figure was revised or corrected.'),
  was: z.number(),
  literal: line.optional(),
  kind: z.enum(['revised', 'corrected']),
  reason: text,
});

const neverBoth = z.never('a statistic has a value, or says why it is missing, and not both').optional();

export const statisticSchema = z.strictObject({
  id,
  measure: text.describe('What is counted, in our own words. Statistics of one series have the same words.'),
  value: z.number().describe('The value in the unit itself: 2.719 billion yuan is 2719000000. A fall is negative.'),
  qualifier: z
    .union([z.enum(qualifiers), z.array(z.enum(qualifiers)).min(1)])
    .optional()
    .describe('How the source hedges the value: "more than", "over" → more-than. None: the value as it is.'),
  unit: id.describe('An id of data/units.yaml.'),
  place: id.describe('An id of data/places.yaml.'),
  period,
  'period-kind': z
    .enum(periodKinds)
    .optional()
    .describe('Needed for campaign and cumulative; otherwise derived from the period: a year, part of one, a date.'),
  'period-basis': z
    .enum(['stated', 'context', 'publication'])
    .optional()
    .describe(
      'stated (default): the source names the period; context: it is taken from the text round it; publication: it is when the source was published.',
    ),
  'compared-with': z
    .union([period, z.literal('previous-year')])
    .optional()
    .describe('For a change: the period compared with. What makes a statistic a change.'),
  endpoints: z
    .tuple([id, id])
    .optional()
    .describe('For a change: the statistics it runs from and to, where both were published.'),
  'change-of': id
    .optional()
    .describe('For a change: the statistic that it leads to, where the one that it runs from was not published.'),
  'part-of': id.optional().describe('The total that this statistic is a part of.'),
  'converted-from': id.optional().describe('The statistic that the source converted into this currency.'),
  'reported-by': text.optional().describe('The body that reported the value; otherwise the source’s.'),
  speaker: line.optional().describe('The person who said it, where named.'),
  stated: date.optional().describe('When it was stated, if not on the date of the source’s event.'),
  recorded: z
    .boolean()
    .optional()
    .describe(
      'true: a count of what was recorded or reported (offences, registered unemployed), not all that occurred.',
    ),
  literal: line.describe('The number as the source writes it, with its qualifier and unit: a few words, no sentence.'),
  paragraph,
  'also-in': z
    .array(z.strictObject({ source: id, paragraph, literal: line }))
    .optional()
    .describe('Other sources that give the same value.'),
  grade: z
    .enum(grades)
    .optional()
    .describe('Evidence grade; otherwise the source’s. A series, B official, C media, D unresolved.'),
  'grade-reason': text.optional().describe('Why the grade is better than its kind of source has.'),
  status: z.enum(statuses).optional().describe('What the source says of the value beside it.'),
  lower: z.number().optional().describe('The lower end of its interval, in the unit itself, as in the literal.'),
  upper: z.number().optional(),
  bounds: text.optional().describe('What lower and upper are, such as "95% confidence interval".'),
  definition: text.optional().describe('What the measure means, where the source says.'),
  note: text.optional().describe('What a reader must know: what is unclear, what was not given.'),
  revisions: z.array(revision).optional(),
  withdrawn: z.strictObject({ date, reason: text }).optional(),
  'not-printed': text.optional().describe('Why no briefing prints it.'),
  missing: neverBoth.describe('Only in place of a value.'),
});

/** What a source says of a value that it does not give. */
const missingStatisticSchema = statisticSchema
  .pick({
    id: true,
    measure: true,
    unit: true,
    place: true,
    period: true,
    'period-kind': true,
    'part-of': true,
    'reported-by': true,
    literal: true,
    paragraph: true,
    status: true,
    note: true,
  })
  .extend({
    value: neverBoth,
    missing: z.enum(missingReasons).describe('Why the source gives no value, in place of one.'),
  })
  .strict();

/** A statistic of a source, or what it says of one that it gives no value of. */
export const statisticOrMissingSchema = z.union([statisticSchema, missingStatisticSchema]);

export type StatisticRecord = z.infer<typeof statisticSchema>;
export type MissingRecord = z.infer<typeof missingStatisticSchema>;
