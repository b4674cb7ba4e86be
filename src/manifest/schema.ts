import { z } from 'zod';
import { numberKinds } from '../data/number-kinds.ts';
import { missingReasons } from '../data/tables/signs.ts';
import { printedSectionSchema, reasonSchema } from '../editions/schema.ts';
import { filePartsSchema } from '../pdf/parts/file-parts.ts';
import { day, madeFromSchema } from './made-from.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');
const page = z.int().min(1);

/** A statistic as the briefing prints it; its texts are in the briefing's language. */
const manifestStatisticSchema = z.strictObject({
  id: z.string(),
  measure: z.string(),
  value: z.number().optional().describe('In the unit itself; a fall is negative. None where it is missing.'),
  missing: z.enum(missingReasons).optional().describe('Why there is no value.'),
  lower: z.number().optional().describe('The lower end of its interval, in the unit itself.'),
  upper: z.number().optional(),
  bounds: z.string().optional().describe('What its ends are, such as "95% confidence interval".'),
  status: z.array(z.string()).optional().describe('What the source says of it: provisional, revised.'),
  adjustment: z.string().optional().describe('Such as "seasonally adjusted".'),
  printed: z.string().describe('The value as the briefing writes it, with qualifier and unit.'),
  qualifiers: z.array(z.string()),
  unit: z.string().describe('An id of data/units.yaml.'),
  'unit-name': z.string(),
  place: z.string(),
  period: z.string().describe('2023, 2022-01/2022-10, 2024-07-30 or not-stated.'),
  'period-printed': z
    .string()
    .optional()
    .describe('As the briefing writes it: part of 2022; up to 2022, start not given.'),
  'period-inferred': z
    .literal([true, 'publication'])
    .optional()
    .describe(
      'true: read from the words round the number, † on the page; publication: when the source was published, §.',
    ),
  'compared-with': z.string().optional().describe('A period, or previous-year.'),
  'comparison-printed': z.string().optional().describe('As the briefing writes it: compared with 2021.'),
  'reported-by': z.string(),
  grade: z.string().optional(),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      publisher: z.string(),
      published: day,
      url: z.string().optional(),
    }),
  ),
  paragraph: z.int().optional().describe('Of the source’s text.'),
  cell: z
    .string()
    .optional()
    .describe('Of the source’s table: Table 3!C17, line:field of a text file, a JSON pointer, or row:column.'),
  literal: z.string().optional().describe('The number as the source writes it.'),
  scale: z.number().optional().describe('What the published number was multiplied by, where that is not 1.'),
  formula: z.string().optional().describe('Of what Briefpress calculated.'),
  note: z.string().optional().describe('What a reader must know of it.'),
});

/** A number as the pages print it. */
const manifestNumberSchema = z.strictObject({
  number: z.string().describe('As printed, without unit and scale word.'),
  page,
  kind: z.enum(numberKinds).describe('What it is: src/data/number-kinds.ts.'),
  statistic: z.string().optional(),
});

/** The manifest attached to a briefing's PDF. */
export const manifestSchema = z.strictObject({
  format: z.literal([2, 3]).describe('2 had no parts.'),
  briefing: z.string(),
  topic: z.string(),
  language: z.string(),
  title: z.string(),
  'data-as-at': day.describe('Newest publication of a source that a printed statistic comes from.'),
  tool: z.string().describe('Briefpress and its version.'),
  browser: z.string().describe('The browser that printed it, and its version.'),
  ...madeFromSchema.shape,
  pages: page,
  'number-form': z
    .strictObject({
      decimal: z.string(),
      group: z.string().describe('Between groups of digits.'),
      scales: z
        .array(z.strictObject({ before: z.string(), after: z.string(), times: z.number() }))
        .describe('Words that multiply the number beside them, without white space.'),
    })
    .describe('How numbers are written.'),
  statistics: z.array(manifestStatisticSchema).describe('In the order of their first use.'),
  numbers: z.array(manifestNumberSchema).describe('Every number on the pages, in reading order; page furniture last.'),
  sections: z.array(
    z.strictObject({
      title: z.string(),
      page,
      sha256: hash.describe('Of its words, charts included, without white space.'),
    }),
  ),
  words: z.array(printedSectionSchema).describe('The sections by what their author wrote, without values.'),
  furniture: hash.describe('SHA-256 of the heads and feet of the pages.'),
  definitions: z.array(z.strictObject({ term: z.string(), original: z.string().optional(), meaning: z.string() })),
  revisions: z
    .array(z.strictObject({ statistic: z.string(), ...reasonSchema.shape }))
    .describe('Why statistics differ from those of the edition before.'),
  csv: z.strictObject({ name: z.string(), sha256: hash.describe('Of the table, but for the line end at its end.') }),
  parts: filePartsSchema.optional(),
  seal: hash.describe('SHA-256 of this manifest as compact JSON without its seal.'),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestStatistic = z.infer<typeof manifestStatisticSchema>;
export type ManifestNumber = z.infer<typeof manifestNumberSchema>;
