import { z } from 'zod';
import { fetchSchema } from './fetch/description.ts';
import { date, format, grades, httpsAddress, id, line, paragraph, period, qualifiers, text } from './fields.ts';
import { periodKinds } from './period.ts';
import { tableSchema } from './tables/description.ts';
import { statuses } from './tables/signs.ts';

export const channels = ['series', 'document', 'press-conference', 'interview', 'media'] as const;

const revision = z.strictObject({
  date: date.describe('When the figure was revised or corrected.'),
  was: z.number(),
  literal: line.optional(),
  kind: z.enum(['revised', 'corrected']),
  reason: text,
});

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
    .enum(['stated', 'context'])
    .optional()
    .describe('stated (default): the source names the period; context: it is taken from the text round it.'),
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
  status: z.enum(statuses).optional().describe('What the source says of the value beside it.'),
  lower: z.number().optional().describe('The lower end of its interval, in the unit itself, as in the literal.'),
  upper: z.number().optional(),
  bounds: text.optional().describe('What lower and upper are, such as "95% confidence interval".'),
  definition: text.optional().describe('What the measure means, where the source says.'),
  note: text.optional().describe('What a reader must know: what is unclear, what was not given.'),
  revisions: z.array(revision).optional(),
  withdrawn: z.strictObject({ date, reason: text }).optional(),
  'not-printed': text.optional().describe('Why no briefing prints it.'),
});

const dated = {
  id,
  date: period.describe('When; from/to for a plan.'),
  place: id,
  by: text.optional().describe('Who issued, held or did it.'),
  what: text.describe('What it is, in our own words; a number in it is {{stat "id"}}.'),
  literals: z.array(line).optional().describe('The numbers and dates in the text that this record accounts for.'),
  paragraph,
  note: text.optional(),
};

const sourceEvent = z.strictObject({ ...dated, name: text });

const plan = z.strictObject({ ...dated, name: text, kind: z.enum(['plan', 'measures', 'notice']) });

const caseExample = z.strictObject({
  ...dated,
  date: dated.date.optional(),
  title: text,
  statistics: z.array(id).optional().describe('The statistics that the case is about.'),
});

const exclusion = z.strictObject({
  literal: line.describe('The number as written, with enough words round it to find it in its paragraph.'),
  paragraph,
  kind: z.enum([
    'name',
    'date',
    'age-or-idiom',
    'telephone-number',
    'legal-title',
    'ordinal',
    'repeated',
    'page-furniture',
  ]),
  reason: line,
});

export const sourceSchema = z.strictObject({
  format,
  title: text.describe('The title of the document; if it has none, one of ours with `title-ours: true`.'),
  'title-ours': z.boolean().optional(),
  publisher: text,
  authors: z.array(line).optional(),
  published: z
    .union([
      date,
      z.strictObject({
        cell: line.describe('A cell of its table file that tells the day of the release: Cover!B3, or line:field.'),
      }),
    ])
    .describe('When it was published, YYYY-MM-DD; of a table file, its newest release.'),
  'published-note': text.optional().describe('How the date of publication is known, where the text does not give it.'),
  'date-of': z
    .enum(['document', 'copy'])
    .optional()
    .describe(
      'What `published` is the date of: the document (default), or the copy that was read, where only that is dated.',
    ),
  kind: text.describe('What it is, such as "news report of a press conference".'),
  channel: z.enum(channels),
  event: z.strictObject({ name: text, date: date.optional() }).optional(),
  url: httpsAddress.optional(),
  'archive-url': httpsAddress.optional(),
  retrieved: date.optional(),
  language: z.string().describe('Language tag of the text that was read.'),
  'original-language': z
    .string()
    .optional()
    .describe(
      'Language tag of the first statement of the figures, if the text is in another. zh: 万 and 亿 may be lost.',
    ),
  translation: z.enum(['none', 'human', 'machine']).optional(),
  primary: z.boolean().describe('true: published by the body that made the figures.'),
  'primary-source': id.optional().describe('The source that this one reports, if it is in data/sources too.'),
  'reported-by': text.optional().describe('The body that reported the values, unless a statistic names another.'),
  grade: z.enum(grades).optional().describe('Evidence grade of its statistics, unless one has its own.'),
  'age-limit': z.int().min(1).optional().describe('Months after publication from which its figures are stale.'),
  next: z
    .union([date, z.enum(['none', 'unknown'])])
    .describe('When the next release is due; none: there will be no successor, so it is dated, not stale.'),
  archive: z
    .strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex') })
    .optional()
    .describe('The stored copy that `check --archive` compares with.'),
  note: text.optional(),
  'financial-year': z
    .int()
    .min(1)
    .max(12)
    .optional()
    .describe('The month (1 to 12) that a financial year begins with in this source; otherwise the publication’s.'),
  'revision-note': text.optional().describe('Why the newest release of its table files revised earlier values.'),
  fetch: z
    .union([fetchSchema, z.array(fetchSchema).min(1)])
    .optional()
    .describe('Where `fetch` gets its table file again; a list where it has several.'),
  tables: z.array(tableSchema).min(1).optional().describe('How its table files are read.'),
  statistics: z.array(statisticSchema).optional(),
  events: z.array(sourceEvent).optional(),
  plans: z.array(plan).optional(),
  cases: z.array(caseExample).optional(),
  exclusions: z.array(exclusion).optional(),
});

export type StatisticRecord = z.infer<typeof statisticSchema>;
/** A source as its file has it: the day of a release may still stand in a cell of its table file. */
export type PublishedIn = z.infer<typeof sourceSchema>;
/** A source, with the day on which it was published, YYYY-MM-DD. */
export type SourceRecord = Omit<PublishedIn, 'published'> & { readonly published: string };
export type EventRecord = z.infer<typeof sourceEvent>;
export type PlanRecord = z.infer<typeof plan>;
export type CaseRecord = z.infer<typeof caseExample>;
