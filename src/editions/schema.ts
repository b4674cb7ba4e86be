import { z } from 'zod';
import { isDate } from '../data/calendar.ts';
import { idPattern } from '../data/fields.ts';

/** The version of the records that this code writes; it reads the one before, which had no seal. */
export const editionFormat = 2;

const date = z.string().refine(isDate, 'must be an existing date, as YYYY-MM-DD');
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');
const line = z.string().min(1);
const id = z.string().regex(idPattern);

/** A statistic as a briefing printed it; its texts are in the briefing's language. */
export const printedStatisticSchema = z.strictObject({
  measure: line,
  place: line,
  period: line.describe('2023, 2022-01/2022-10, 2024-07-30 or not-stated.'),
  value: z.number().describe('In the unit itself; a fall is negative.'),
  qualifiers: z.array(z.string()).optional(),
  unit: id,
  printed: line.describe('The value as the briefing wrote it, with qualifier and unit.'),
  adjustment: line.optional().describe('Such as "seasonally adjusted".'),
  'compared-with': line.optional().describe('For a change: a period, or previous-year.'),
  sources: z.array(id),
});

/** A section of a briefing, with a hash of what its author wrote, without values. */
export const printedSectionSchema = z.strictObject({
  id: line,
  title: line,
  words: hash.describe('Of the words of its author, without the values of statistics.'),
});

/** Why a value differs from the previous edition, from the data. */
export const reasonSchema = z.strictObject({
  kind: z.enum(['revised', 'corrected', 'withdrawn', 'calculated']),
  reason: z.string(),
});

/** What a briefing printed: everything by which two of them are compared. */
const printedShape = {
  statistics: z.record(id, printedStatisticSchema),
  standing: z
    .record(id, printedStatisticSchema)
    .optional()
    .describe('Statistics of the previous edition that are no longer printed and were revised: as they stand now.'),
  sections: z.array(printedSectionSchema),
  reasons: z
    .record(id, reasonSchema)
    .optional()
    .describe('Why statistics differ from the previous edition, by statistic.'),
};

/** The record of an issued edition: `data/editions/<briefing>/<nnn>.json`. */
export const editionSchema = z.strictObject({
  format: z.literal([1, editionFormat]),
  briefing: line,
  edition: z.int().min(1),
  date: date.describe('Date of publication.'),
  language: line,
  title: line,
  content: hash.describe('Of the words and statistics that were printed, whatever their look.'),
  pdf: hash.describe('SHA-256 of the PDF.'),
  browser: line.describe('The browser that printed it.'),
  inputs: z.record(z.string(), z.string()).describe('Hashes of what it was made from.'),
  withdrawn: z
    .strictObject({
      date,
      reason: line,
      after: z.int().min(1).describe('The newest edition when it was withdrawn: the one after it says so.'),
    })
    .optional(),
  seal: hash.optional().describe('SHA-256 of the record without its seal, as compact JSON with its keys sorted.'),
  ...printedShape,
});

const printedSchema = z.strictObject(printedShape);

export type Printed = z.infer<typeof printedSchema>;
export type PrintedStatistic = z.infer<typeof printedStatisticSchema>;
export type PrintedSection = z.infer<typeof printedSectionSchema>;
export type Reason = z.infer<typeof reasonSchema>;
/** A record without its seal, which is made when it is written and compared when it is read. */
export type EditionRecord = Omit<z.infer<typeof editionSchema>, 'seal'>;
