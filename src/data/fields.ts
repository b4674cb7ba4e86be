import { z } from 'zod';
import { linkFault } from '../project/link.ts';
import { isDate } from './calendar.ts';
import { isPeriod } from './period.ts';

// Generating code for each schema costs more than it saves in a single run.
z.config({ jitless: true });

export const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

export const id = z
  .string()
  .regex(idPattern, 'an id is lower-case letters, digits and hyphens, at most 64, and starts with a letter or digit');

export const line = z.string().trim().min(1, 'must not be empty');

/** Words for people, in one language (the publication's own) or per language tag. */
export const text = z
  .union([
    line,
    z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'not a language tag such as en or zh-CN'), line),
  ])
  .describe('A text, or one per language: {en: …, zh-CN: …}.');

/** What kind of place a place is, from the largest to the smallest. */
export const placeLevels = [
  'world',
  'union',
  'country',
  'nation',
  'state',
  'province',
  'canton',
  'prefecture',
  'governorate',
  'territory',
  'municipality',
  'commune',
  'region',
  'department',
  'county',
  'city',
  'district',
  'borough',
  'ward',
  'parish',
  'constituency',
  'island',
  'town',
  'village',
  'neighbourhood',
  'institution',
  'several',
] as const;

/** The version of the data format that this code reads; every data file carries it as `format`. */
export const dataFormat = 1;

export const format = z
  .literal(dataFormat, {
    error: ({ input }) =>
      typeof input === 'number' && input > dataFormat
        ? `this is format ${input}, and this version of Briefpress reads format ${dataFormat}; use a newer version, or the file as it was`
        : undefined,
  })
  .describe('Version of the data format.');

export const date = z
  .string()
  .refine(isDate, 'must be an existing date, as YYYY-MM-DD')
  .meta({ description: 'YYYY-MM-DD', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` });

const writtenPeriod = z
  .string()
  .refine(
    isPeriod,
    'a period is 2023, 2023-H1, 2023-Q3, 2023-08, 2023-W31, 2023-08-03, a financial year 2023/24 or its quarter 2023/24-Q1, two of 2023, 2023-08 or 2023-08-03 joined by "/", the earlier first (2022-01/2022-10), or not-stated; its months, weeks and days must exist',
  )
  .meta({
    pattern: String.raw`^(not-stated|\d{4}-(H[12]|Q[1-4]|W\d{2})|\d{4}/\d{2}(-Q[1-4])?|\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?)$`,
  });

/** YAML reads a bare year as a number, which is accepted. */
export const period = z
  .union([writtenPeriod, z.int().min(1000).max(9999)])
  .transform(String)
  .describe(
    '2023, 2023-Q3, 2023-08, 2023-W31, 2023-08-03, 2023/24, 2023/24-Q1, from/to such as 2022-01/2022-10, or not-stated.',
  );

export const qualifiers = ['more-than', 'at-least', 'nearly', 'about', 'up-to', 'less-than', 'average'] as const;

export const grades = ['A', 'B', 'C', 'D'] as const;

/** An address that a briefing may link to. */
export const httpsAddress = z
  .url({
    protocol: /^https$/,
    abort: true,
    error: ({ input }) => (typeof input === 'string' && linkFault(input)?.message) || 'must be an https address',
  })
  .refine((address) => linkFault(address)?.severity !== 'error', {
    error: ({ input }) => linkFault(String(input))?.message,
  });

/** An address that a briefing may have mail sent to. */
export const mailAddress = z
  .string()
  .refine((address) => linkFault(`mailto:${address}`) === undefined && !address.includes('?'), {
    error: ({ input }) => {
      const fault = linkFault(`mailto:${input}`)?.message ?? '';
      const where = / leads to .*/.exec(fault)?.[0];
      return where === undefined ? 'must be a mail address, such as office@example.org' : `the address${where}`;
    },
  });

export const paragraph = z.int().min(1).describe('n-th non-empty line of the source text.');

export type Qualifier = (typeof qualifiers)[number];
export type Grade = (typeof grades)[number];

/** A text in each of its languages. */
export function textsIn(written: z.infer<typeof text>): readonly string[] {
  return typeof written === 'string' ? [written] : Object.values(written);
}
