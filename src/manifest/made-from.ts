import { z } from 'zod';

/** What a briefing is made from besides the statistics that it prints. */
export const inputParts = [
  'topic',
  'words',
  'templates',
  'theme',
  'fonts',
  'locale',
  'tool',
  'browser',
  'editions',
] as const;

export type InputPart = (typeof inputParts)[number];

export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a date, YYYY-MM-DD');
const hash = z.string().regex(/^[0-9a-f]{24}$/, 'the first 24 digits of a SHA-256');
const number = z.int().min(1);

/** What a briefing's file says of what it was made from: all that a file that is up to date has to share. */
export const madeFromSchema = z.object({
  published: day,
  draft: z.boolean(),
  edition: number.nullable().describe('Number of the issued edition; null where it was not issued.'),
  'compared-with': z.string().nullable().describe('What "what changed" compares with, such as "edition 2".'),
  withdrawn: z.array(number).describe('Numbers of the withdrawn editions that it tells of.'),
  look: z.strictObject({
    theme: z.string(),
    'page-size': z.enum(['A4', 'Letter']),
    'large-print': z.boolean(),
  }),
  inputs: z.strictObject({
    statistics: z
      .record(z.string(), hash)
      .describe('Of each statistic that is printed, with all that the data say of it.'),
    parts: z
      .strictObject(Object.fromEntries(inputParts.map((part) => [part, hash])) as Record<InputPart, typeof hash>)
      .describe('Of each other part that it was made from.'),
  }),
});

export type MadeFrom = z.infer<typeof madeFromSchema>;
export type Inputs = MadeFrom['inputs'];
