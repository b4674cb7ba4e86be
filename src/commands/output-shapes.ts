import { z } from 'zod';

// Parts of what `--json` prints. Objects are strict, so that a field that is added is added here too.

export const date = z.string().describe('YYYY-MM-DD.');
export const file = z.string();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const place = { line: z.int().min(1), column: z.int().min(1) };
export const position = z.strictObject({ file, ...place });

export const finding = z.strictObject({
  file: file.describe('From the root of the project.'),
  ...place,
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  rule: z.string(),
  briefings: z.array(z.string()).optional().describe('Of a topic for many places, those that have it; missing: all.'),
});

export const released = {
  id: z.string(),
  measure: z.string().nullable(),
  place: z.string(),
  period: z.string(),
  scale: z.number().describe('What the published number is multiplied by.'),
  cell: z.string().nullable(),
};
/** Values are in the unit itself. */
export const release = {
  revised: z.array(
    z.strictObject({
      ...released,
      old: z.number(),
      new: z.number(),
      old_literal: z.string(),
      new_literal: z.string(),
    }),
  ),
  vanished: z.array(
    z.strictObject({
      ...released,
      old: z.number(),
      old_literal: z.string(),
      now: z.strictObject({ literal: z.string(), missing: z.string() }).nullable(),
    }),
  ),
  no_longer_in_table: z
    .array(z.strictObject({ ...released, old: z.number(), old_literal: z.string() }))
    .describe('Values of periods that were over before the release begins: they still stand.'),
  new: z.array(
    z.strictObject({
      ...released,
      new: z.number().nullable(),
      new_literal: z.string(),
      missing: z.string().nullable(),
    }),
  ),
  new_periods: z.array(z.string()),
  count_new: z.int(),
};

export const fetched = { source: z.string(), file };

export const issued = z.strictObject({
  briefing: z.string(),
  edition: z.int(),
  date,
  file,
  sha256,
  record: file.describe('What to commit.'),
});
export const withdrawn = z.strictObject({ briefing: z.string(), edition: z.int(), withdrawn: date, record: file });

export const built = z.strictObject({ briefing: z.string(), file, sha256 });
export const drafted = z.strictObject({ briefings: z.array(z.string()), file, bytes: z.int() });
export const delivered = z.strictObject({
  address: z.string(),
  briefings: z.array(z.string()),
  outcome: z.enum(['sent', 'refused', 'unsent', 'unknown']),
  reason: z.string().optional().describe('Where it was not sent.'),
});

export const verified = z.strictObject({
  file,
  verdict: z.enum(['agrees', 'differs']),
  briefing: z.string(),
  title: z.string(),
  published: date,
  printed: z.int().describe('How many numbers of statistics its pages print.'),
  changed: z.array(z.enum(['pages', 'table', 'manifest', 'file'])),
  differences: z.array(z.string()),
  edition: z.strictObject({
    kind: z.enum(['issued', 'altered', 'not-issued', 'record-changed', 'not-checked']),
    number: z.int().nullable(),
    withdrawn: z.strictObject({ date, reason: z.string() }).optional(),
    records: z.array(z.string()).optional(),
  }),
  since: z.array(z.strictObject({ id: z.string(), changes: z.array(z.string()) })).nullable(),
});

const origin = z.union([
  z.strictObject({
    kind: z.literal('table'),
    cell: z.string(),
    literal: z.string(),
    heads: z.array(z.string()),
    scale: z.number(),
    file,
  }),
  z.strictObject({ kind: z.enum(['reported', 'reference']), record: z.looseObject({}) }),
  z.strictObject({
    kind: z.literal('calculated'),
    record: z.looseObject({}),
    inputs: z.array(z.strictObject({ id: z.string(), value: z.number().optional() })),
    exact: z.number(),
    interval: z.array(z.number()).length(2),
  }),
]);

export const explained = z.strictObject({
  id: z.string(),
  value: z.number(),
  halfUnit: z.number().describe('The value is exact to this.'),
  qualifiers: z.array(z.string()),
  unit: z.string(),
  text: z.string().describe('As it would be printed.'),
  measure: z.string(),
  place: z.string(),
  period: z.string(),
  periodKind: z.string(),
  comparedWith: z.string().nullable(),
  reportedBy: z.string().nullable(),
  grade: z.string().nullable(),
  status: z.array(z.string()),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  adjustment: z.string().nullable(),
  recorded: z.boolean(),
  origin,
  sources: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      publisher: z.string(),
      published: date,
      url: z.string().nullable(),
    }),
  ),
  conflicts: z.array(z.string()),
  releases: z.array(z.strictObject({ released: date, change: z.string(), old: z.string(), new: z.string() })),
  findings: z.array(finding),
  ...position.shape,
});

export const listedBriefing = z.strictObject({
  name: z.string(),
  of: z.string().describe('What tells it from the others of its topic.'),
  edition: z.strictObject({ number: z.int(), date, state: z.enum(['current', 'changed', 'withdrawn']) }).nullish(),
  upToDate: z.boolean(),
  reasons: z.array(z.string()),
});
