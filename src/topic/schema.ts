import { z } from 'zod';
import { chartSchema, vegaLiteSchema } from './chart-schema.ts';
import { claim, display, followed, id, listed, prose } from './schema-fields.ts';

const tilesSchema = z
  .array(
    z.strictObject({
      ...display,
      sign: z.literal('currency').optional().describe('The sign of the currency in place of its name.'),
      statistic: followed,
      before: followed.optional().describe('The earlier statistic of the same measure, for a before-and-after bar.'),
      label: prose.optional().describe('Otherwise the measure.'),
      support: prose.optional().describe('Otherwise the period, the comparison and who reported it.'),
    }),
  )
  .min(1, 'one to six tiles')
  .max(6, 'one to six tiles');

/** The text of the points of the bottom line, one for each statistic that a place's page 1 leads with. */
export const pointsSchema = z.strictObject({
  text: prose.describe('Prose whose helpers name the statistic "headline".'),
  change: prose.optional().describe('The same where the statistic is a change; otherwise `text`.'),
});

/** A note in the margin, beside the paragraph before it. */
const marginSchema = z.strictObject({
  title: prose.optional().describe('Otherwise "Not known".'),
  text: prose,
  'instead-of': z
    .array(id)
    .optional()
    .describe('Statistics whose notes of the data this note tells, so that the end of the briefing does not again.'),
});

export const tableColumns = ['measure', 'place', 'period', 'value', 'reporter', 'grade', 'source'] as const;

/** Of a table whose author chose none. */
export const defaultColumns = [
  'measure',
  'place',
  'period',
  'value',
  'source',
] as const satisfies readonly TableColumn[];

const tableSchema = z.strictObject({
  ...claim,
  statistics: z.array(listed).min(1),
  columns: z.array(z.enum(tableColumns)).min(2).optional(),
  group: z.enum(['measure', 'place', 'period', 'source']).optional().describe('What rows are put together by.'),
  ...display,
});

export const tableDimensions = ['measure', 'place', 'period'] as const;

/** A table whose columns are places, periods or measures. It is a table wherever that makes no difference. */
export const matrixSchema = z
  .strictObject({
    ...claim,
    statistics: z.array(listed).min(1),
    rows: z.enum(tableDimensions).default('measure'),
    across: z.enum(tableDimensions).default('place'),
    ...display,
  })
  .refine(({ rows, across }) => rows !== across, { error: 'must differ from rows', path: ['across'] })
  .transform(({ rows, across, ...table }) => ({ ...table, columns: undefined, matrix: { rows, across } }));

/** Dated events and plans, drawn on a time axis or listed with descriptions. */
const datedSchema = z.strictObject({
  ...claim,
  events: z.array(id).min(1),
});

/** A register of systems: those named, or all those of the places named. */
const systemsBlockSchema = z
  .strictObject({ ...claim, systems: z.array(id).min(1).optional(), places: z.array(id).min(1).optional() })
  .refine(({ systems, places }) => (systems === undefined) !== (places === undefined), 'give either systems or places');

/** A fenced block, by its name. */
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tiles'), block: tilesSchema }),
  z.object({ kind: z.literal('margin'), block: marginSchema }),
  z.object({ kind: z.literal('table'), block: tableSchema }),
  z.object({ kind: z.literal('chart'), block: chartSchema }),
  z.object({ kind: z.literal('vega-lite'), block: vegaLiteSchema }),
  z.object({ kind: z.literal(['timeline', 'events']), block: datedSchema }),
  z.object({ kind: z.literal('systems'), block: systemsBlockSchema }),
]);

/** What a fenced block can be; points become prose, and a matrix a table. */
export const blockNames = [
  'timeline',
  'events',
  'systems',
  'points',
  'tiles',
  'margin',
  'table',
  'matrix',
  'chart',
  'vega-lite',
] as const;

export type PointsBlock = z.infer<typeof pointsSchema>;
export type TableDimension = (typeof tableDimensions)[number];
export type TableColumn = (typeof tableColumns)[number];
export type BlockName = (typeof blockNames)[number];
