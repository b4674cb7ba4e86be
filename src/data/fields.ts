import { z } from 'zod';

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
  'municipality',
  'region',
  'department',
  'county',
  'city',
  'district',
  'borough',
  'ward',
  'town',
  'village',
  'neighbourhood',
  'institution',
  'several',
] as const;
