import { z } from 'zod';
import { fetchSchema } from './fetch/description.ts';
import { date, format, grades, httpsAddress, id, line, paragraph, period, text } from './fields.ts';
import type { Text } from './schema.ts';
import { statisticOrMissingSchema } from './statistic-schema.ts';
import { tableSchema } from './tables/description.ts';

const channels = ['series', 'document', 'press-conference', 'interview', 'media'] as const;

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
  title: z
    .union([
      text,
      z.strictObject({
        cell: line.describe(
          'A cell of its table file that holds the title, which follows the next release: A1, or line:field.',
        ),
      }),
    ])
    .describe('The title of the document; if it has none, one of ours with `title-ours: true`.'),
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
  'grade-reason': text.optional().describe('Why the grade is better than its kind of source has.'),
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
  statistics: z.array(statisticOrMissingSchema).optional(),
  events: z.array(sourceEvent).optional(),
  plans: z.array(plan).optional(),
  cases: z.array(caseExample).optional(),
  exclusions: z.array(exclusion).optional(),
});

/** A source as its file has it: its title and the day of a release may still stand in cells of its table file. */
export type PublishedIn = z.infer<typeof sourceSchema>;
/** A source, with its title and the day on which it was published, YYYY-MM-DD. */
export type SourceRecord = Omit<PublishedIn, 'published' | 'title'> & {
  readonly published: string;
  readonly title: Text;
};
export type EventRecord = z.infer<typeof sourceEvent>;
export type PlanRecord = z.infer<typeof plan>;
export type CaseRecord = z.infer<typeof caseExample>;
