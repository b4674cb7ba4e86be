import { z } from 'zod';
import { mostDecimals, scaleNames } from '../data/display.ts';
import { type Follow, readReference } from '../data/series-reference.ts';

/** An id of the data, or of a figure. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be an id: lower-case letters, digits and hyphens');
/** A statistic by its id, or by what follows a series. */
export const followed = z
  .string()
  .refine((text) => isName(text, ['latest', 'previous', 'year-before', 'at']), {
    error: 'must be an id, latest:ID, previous:ID, year-before:ID or ID@PERIOD',
  })
  .describe(
    'An id; latest:ID, previous:ID and year-before:ID follow the series that the statistic ID is in. A series of a table file is named by its measure and place; in a topic with "params" by its measure alone.',
  );
export const listed = z
  .string()
  .refine((text) => isName(text, ['latest', 'previous', 'year-before', 'at', 'series', 'places']), {
    error:
      'must be an id, latest:ID, previous:ID, year-before:ID, ID@PERIOD, series:ID, series:ID last 12, series:ID from 2015, places:MEASURE, places:MEASURE of LEVEL or places:MEASURE near 5',
  })
  .describe(
    'An id; latest:ID, previous:ID or year-before:ID; series:ID is every period of the series that ID is in, series:ID last 12 and series:ID from 2015-06 a part of it; places:MEASURE is the newest value of each place, places:MEASURE of district of each of a level, places:MEASURE near 5 of the place of the briefing and of those above and below it.',
  );

function isName(text: string, follows: readonly Follow[]): boolean {
  const reference = readReference(text);
  if (reference !== undefined && !follows.includes(reference.follow)) return false;
  return /^[a-z0-9][a-z0-9-]*$/.test(reference?.member ?? text);
}

export const prose = z.string().trim().min(1, 'must not be empty');

/** What stands over and under a table or a chart. */
export const claim = {
  id: id.optional().describe('What a text refers to it by: {{figure "id"}} prints "Table 1" or "Figure 2".'),
  title: prose.describe('What it shows, at most 15 words.'),
  subtitle: prose.describe('Measure, unit, place and period.'),
  note: prose.optional(),
};

/** How values are shown; what is not said is as the language has it. */
export const display = {
  decimals: z.int().min(0).max(mostDecimals).optional().describe('Digits after the decimal sign, at most those given.'),
  scale: z.enum(scaleNames).optional().describe('What the numbers are given in.'),
};
