import { z } from 'zod';
import { id, line, placeLevels, text } from '../fields.ts';
import { delimiters, encodings } from './grid.ts';
import { labelKinds } from './period-kinds.ts';
import { signMeanings, statuses } from './signs.ts';

/** What a column, a row of heads or the name of a sheet says of the values. */
const dimensions = ['measure', 'period', 'place', 'place-code', 'unit', 'scale'] as const;

/** What stands in a column. */
export const columnRoles = [
  ...dimensions,
  'period-from',
  'period-to',
  'power-of-ten',
  'value',
  'lower',
  'upper',
  'status',
  'ignore',
] as const;

const row = z.int().min(1);
const headDimensions = [...dimensions, 'period-and-measure', 'ignore'] as const;

export const tableMeasureSchema = z.strictObject({
  id: id.describe('The measure’s own id: with place and period it makes the ids of the statistics.'),
  heads: z
    .array(z.string())
    .describe('The heads that name it, as they stand in the file, from the outermost to the innermost.'),
  was: z.array(z.array(z.string())).optional().describe('The heads that it had in earlier releases.'),
  measure: text.describe('What is counted, in our own words.'),
  unit: id.describe('An id of data/units.yaml.'),
  scale: z
    .number()
    .positive()
    .optional()
    .describe('What a published number is multiplied by: 1000 for "in thousands".'),
  adjustment: text.optional().describe('Such as "seasonally adjusted".'),
  status: z.enum(statuses).optional().describe('Of all its values: forecast for plans and projections.'),
  recorded: z.boolean().optional().describe('true: a count of what was recorded or reported, not all that occurred.'),
  definition: text.optional(),
  'part-of': id.optional().describe('The measure that it is a part of, with which it adds up to a total.'),
  note: text.optional().describe('What a reader must know.'),
});

/** How one table of a table file is to be read. */
export const tableSchema = z.strictObject({
  file: line.optional().describe('The table file in data/sources, if it is not named as this source.'),
  sheets: z.array(line).min(1).optional().describe('Names of sheets; * stands for any characters.'),
  'sheet-says': z.enum(dimensions).optional().describe('What the name of the sheet says of its values.'),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  decimal: z.enum(['.', ',']).optional().describe('The decimal mark, where the file does not tell it.'),
  language: z.string().optional().describe('Language tag of month names and labels, if not the source’s.'),
  'split-first-column': z
    .string()
    .length(1)
    .optional()
    .describe('The character between several labels in the first column.'),
  heads: z
    .union([row, z.array(row).min(1)])
    .optional()
    .describe('The rows of heads, counted from 1; records need none.'),
  'heads-say': z
    .array(z.enum(headDimensions))
    .min(1)
    .optional()
    .describe(
      'What each row of heads says of the columns of values, from the top. Needed where several columns hold values.',
    ),
  'blocks-say': z
    .union([z.enum(dimensions), z.array(z.enum(dimensions)).min(2).max(3)])
    .optional()
    .describe(
      'What a label alone in its row, between rows of values, says of the rows below it, up to the next one; of labels that head each other, the outermost first.',
    ),
  'block-headings': z
    .array(line)
    .min(1)
    .optional()
    .describe(
      'Which labels alone in their rows are headings, where not all are; * stands for any characters. Needs `blocks-say`.',
    ),
  until: line.optional().describe('What the first row after the data begins with.'),
  columns: z
    .record(line, z.enum(columnRoles))
    .optional()
    .describe('What stands in a column, by its head; * stands for any characters, #2 is the second column.'),
  rows: z
    .record(line, z.array(line).min(1))
    .optional()
    .describe('The rows that are wanted: by the head of a column, what its cells say; * stands for any characters.'),
  'hidden-rows': z
    .enum(['leave-out', 'read'])
    .optional()
    .describe('Whether rows that the publisher has hidden are read; otherwise they are left out.'),
  period: z
    .union([
      z.union([line, z.int().min(1000).max(9999)]).transform(String),
      z.strictObject({
        cell: line.describe(
          'A cell of the table file that names the period, as its title may: A1 of each sheet, Cover!B3, or line:field.',
        ),
      }),
    ])
    .optional()
    .describe(
      'The period of all values where neither a column nor a head tells one: 2023, 2023-Q1; or the cell that names it, which follows the next release.',
    ),
  'title-says': z
    .literal('ignore')
    .optional()
    .describe('ignore: a period or a scale in the title is not that of the values, as `period` and `scale` say.'),
  periods: z.enum(labelKinds).optional().describe('What the labels of periods are, where they may be several things.'),
  place: line
    .optional()
    .describe('The place of all values where no column names one: an id, a name or a code of data/places.yaml.'),
  'new-places': z
    .strictObject({
      level: z.enum(placeLevels),
      language: z.string().describe('The tag of the language of the names, or mul where they are the same in all.'),
      within: id.optional(),
    })
    .optional()
    .describe('Makes places of the names in the file that data/places.yaml does not have.'),
  scale: z.number().positive().optional().describe('Of all measures that name none.'),
  adjustment: text.optional().describe('Of all measures that name none.'),
  bounds: text.optional().describe('What lower and upper are, such as "95% confidence interval".'),
  signs: z.record(line, z.enum(signMeanings)).optional().describe('What the signs beside or in place of values mean.'),
  'revision-note': line.optional().describe('The cell that says why values were revised, such as Notes!A3.'),
  measures: z.array(tableMeasureSchema).min(1),
});

export type TableDescription = z.infer<typeof tableSchema>;
export type TableMeasure = z.infer<typeof tableMeasureSchema>;
export type ColumnRole = (typeof columnRoles)[number];
export type Dimension = (typeof headDimensions)[number];
