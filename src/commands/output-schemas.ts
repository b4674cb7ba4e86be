import { z } from 'zod';
import { changeKinds } from '../editions/compare.ts';
import { printedStatisticSchema } from '../editions/schema.ts';
import {
  built,
  date,
  delivered,
  drafted,
  explained,
  fetched,
  file,
  finding,
  issued,
  listedBriefing,
  position,
  release,
  released,
  verified,
  withdrawn,
} from './output-shapes.ts';

/** By the command, and of several results of one by its subject; in `data/schema/output/`. */
export const outputSchemas = {
  build: built.describe('A line for each file that was written.'),
  'list-topics': z.array(
    z.union([
      z.strictObject({
        id: z.string(),
        title: z.string(),
        languages: z.array(z.string()),
        newest: date.nullable(),
        statistics: z.int(),
        briefings: z.array(listedBriefing),
      }),
      z.strictObject({ id: z.string(), error: z.string() }),
    ]),
  ),
  'list-themes': z.array(z.strictObject({ id: z.string(), folder: z.string() })),
  'list-places': z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      level: z.string(),
      within: z.string().nullable(),
      codes: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  ),
  'list-sources': z.array(
    z.strictObject({ id: z.string(), title: z.string(), publisher: z.string(), published: date, statistics: z.int() }),
  ),
  'list-statistics': z.array(
    z.strictObject({
      ...released,
      measure: z.string(),
      value: z.number().nullable().describe('In the unit itself: as published times the scale.'),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      status: z.array(z.string()),
      missing: z.string().nullable(),
      unit: z.string(),
      source: z.string().nullable(),
      literal: z.string().nullable(),
    }),
  ),
  check: z.strictObject({
    findings: z.array(finding),
    errors: z.int(),
    warnings: z.int(),
    literals: z.int(),
    exclusions: z.int(),
    declared: z.strictObject({
      literals: z.array(
        z.strictObject({ topic: z.string(), text: z.string(), kind: z.string(), uses: z.int(), position }),
      ),
      exclusions: z.array(
        z.strictObject({
          source: z.string(),
          paragraph: z.int(),
          literal: z.string(),
          kind: z.string(),
          reason: z.string(),
          position,
        }),
      ),
    }),
    archive: z
      .strictObject({ literals: z.int(), numbers: z.int(), uncovered: z.array(z.looseObject({})) })
      .optional()
      .describe('With --archive.'),
  }),
  'check-against': z.strictObject({ ...fetched, against: z.string(), ...release }).describe('Of check --against.'),
  init: z.strictObject({ root: z.string(), files: z.array(file), kept: z.array(file), topics: z.array(z.string()) }),
  fetch: z.array(
    z.union([
      z.strictObject({ ...fetched, outcome: z.literal(['first', 'unchanged']) }),
      z.strictObject({ ...fetched, outcome: z.literal('replaced'), ...release }),
      z.strictObject({ source: z.string(), outcome: z.literal('failed'), error: z.string() }),
    ]),
  ),
  issue: z.union([issued, withdrawn]).describe('A line for each edition.'),
  diff: z.array(
    z.strictObject({
      briefing: z.string(),
      since: z.string().nullable().describe('None before the first edition.'),
      withdrawn: z.array(z.strictObject({ number: z.int(), reason: z.string() })),
      changes: z.array(
        z.strictObject({
          kind: z.enum(changeKinds),
          id: z.string(),
          before: printedStatisticSchema.optional(),
          now: printedStatisticSchema.optional(),
          follows: z.string().optional(),
          reason: z.string().optional(),
          recalculated: z.literal(true).optional(),
        }),
      ),
      sections: z.array(
        z.strictObject({ kind: z.enum(['added', 'removed', 'edited']), id: z.string(), title: z.string() }),
      ),
    }),
  ),
  explain: explained,
  where: z.strictObject({
    id: z.string(),
    topics: z.array(
      z.strictObject({ topic: z.string(), section: z.string().nullable(), in: z.string(), ...position.shape }),
    ),
    data: z.array(z.strictObject({ kind: z.string(), id: z.string(), ...position.shape })),
  }),
  mail: z
    .union([built, drafted, delivered])
    .describe('A line for each file that was written, for a draft, and with --send for each address.'),
  chart: z.array(z.strictObject({ topic: z.string(), figure: z.int().optional(), file })),
  new: z.union([
    z.strictObject({ id: z.string(), file }),
    z.strictObject({ id: z.string(), file, undecided: z.array(z.string()) }),
    z.strictObject({ id: z.string(), files: z.array(file) }),
    z.strictObject({ tag: z.string(), file, left: z.int().describe('How many texts are left to translate.') }),
  ]),
  read: z.strictObject({ language: z.string().nullish(), pages: z.int(), lines: z.array(z.string()) }),
  verify: z.union([verified, z.strictObject({ file, verdict: z.literal('foreign'), why: z.string() })]),
  doctor: z.array(
    z.strictObject({
      name: z.enum(['Node', 'folder', 'fonts', 'browser', 'sandbox', 'printing']),
      ok: z.boolean(),
      detail: z.string(),
      cure: z.string().optional(),
    }),
  ),
} as const;
