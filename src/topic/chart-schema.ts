import { z } from 'zod';
import { projectionNames } from '../charts/chart-map.ts';
import { authorKindNames } from '../charts/kinds/kinds.ts';
import { chartOrders, colourTokens } from '../charts/types.ts';
import { placeLevels } from '../data/fields.ts';
import { claim, followed, id, listed, prose } from './schema-fields.ts';

const plotted = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be the id of a measure');

const chartFields = z.strictObject({
  ...claim,
  kind: z.enum(authorKindNames),
  statistics: z.array(listed).min(1).optional(),
  x: plotted.optional().describe('Of a scatter: the measure that runs across, of all places of `level`.'),
  y: plotted.optional().describe('Of a scatter: the measure that runs up.'),
  level: z.enum(placeLevels).optional().describe('Of a scatter: the level of its places.'),
  label: z.enum(['measure', 'place', 'period']).optional().describe('What names each mark; otherwise the measure.'),
  group: z
    .enum(['measure', 'place', 'period'])
    .optional()
    .describe('What makes a series, a panel or a part of a stack.'),
  highlight: z
    .string()
    .min(1)
    .optional()
    .describe('A statistic of the chart, a place, or a label or series as printed.'),
  names: z
    .record(z.string(), prose)
    .optional()
    .describe(
      'What rows and series are called here, by the id of a statistic or a place, or by what would be printed.',
    ),
  order: z.enum(chartOrders).optional().describe('Of categories; otherwise by value, or by time.'),
  axis: z
    .enum(['zero', 'data'])
    .optional()
    .describe('data: the value axis of a line or of dots need not begin at zero, which the subtitle then says.'),
  log: z
    .array(z.enum(['x', 'y']))
    .min(1)
    .optional()
    .describe('Of a scatter: the axes on which equal steps multiply.'),
  map: id.optional().describe('Of a map: the name of its boundary file in data/maps.'),
  code: id
    .optional()
    .describe('The codes of data/places.yaml by which features meet places; otherwise as the map’s description says.'),
  property: z
    .string()
    .min(1)
    .optional()
    .describe('The property of features that holds the code; otherwise as the map’s description says, or their id.'),
  projection: z.enum(projectionNames).optional().describe('Otherwise by how far the map reaches.'),
  areas: z
    .enum(['shaded', 'circles'])
    .optional()
    .describe('Otherwise circles for totals, which are counts, money and the like, and shaded for rates.'),
  classes: z
    .union([z.enum(['quantiles', 'equal']), z.array(z.number()).min(1).max(6)])
    .optional()
    .describe('Of a shaded map: as many places in each, equal steps, or the bounds between classes, rising.'),
  normalised: z.boolean().optional().describe('Shares of each whole in place of values.'),
  colours: z
    .record(z.string(), z.enum(colourTokens))
    .optional()
    .describe('Colours of rows or series, by what they are called.'),
  annotations: z
    .array(
      z
        .strictObject({ statistic: followed.optional(), event: id.optional(), text: prose.optional() })
        .refine(
          ({ statistic, event }) => (statistic === undefined) !== (event === undefined),
          'give either statistic or event',
        ),
    )
    .max(4, 'at most four annotations')
    .optional()
    .describe(
      'Words at a statistic of the chart, otherwise its value; or at the date of an event, otherwise its name.',
    ),
  height: z.number().min(20).max(200).optional().describe('Of the plot, in mm.'),
  width: z.enum(['full', 'half']).optional().describe('half: it stands beside the next figure of half width.'),
  reason: prose.optional().describe('Why the chart is there, for the alt text.'),
});

const places: ReadonlySet<string> = new Set<(typeof authorKindNames)[number]>(['scatter', 'map']);

/** A chart with what its kind goes without saying: of a scatter, that it compares places, and what `x` and `y` name. */
export const chartSchema = chartFields
  .refine(({ statistics, x, y }) => (statistics === undefined) === (x !== undefined && y !== undefined), {
    error: 'give statistics, or x and y of a scatter',
    path: ['statistics'],
  })
  .refine(({ kind, map }) => (kind === 'map') === (map !== undefined), {
    error: 'a chart of kind map, and no other, names a boundary file with "map:"',
    path: ['map'],
  })
  .refine(
    ({ classes }) =>
      typeof classes !== 'object' || classes.every((one, at) => at === 0 || one > (classes[at - 1] ?? one)),
    {
      error: 'must rise from the lowest bound to the highest',
      path: ['classes'],
    },
  )
  .transform(({ x, y, level, statistics, ...block }) => {
    const of = level === undefined ? '' : ` of ${level}`;
    const named = [x, y].flatMap((measure) => (measure === undefined ? [] : `places:${measure}${of}`));
    return {
      ...(places.has(block.kind) ? { label: 'place' as const } : {}),
      ...(block.kind === 'scatter' ? { group: 'measure' as const } : {}),
      ...block,
      statistics: statistics ?? named,
    };
  });

/** A Vega-Lite specification whose data are statistics, with the texts round the chart. */
export const vegaLiteSchema = z.looseObject({
  ...claim,
  data: z
    .strictObject({
      statistics: z.array(listed).default([]),
      source: id.optional().describe('All values of a source.'),
      measure: z.array(id).min(1).optional().describe('Of the source: those of these measures alone.'),
      map: id.optional().describe('A boundary file of data/maps, whose areas the rows have as "geo".'),
    })
    .refine(
      ({ statistics, source, measure }) =>
        statistics.length > 0 ? source === undefined && measure === undefined : source !== undefined,
      'give either statistics or a source',
    ),
  label: z.enum(['measure', 'place', 'period']).optional().describe('What names each row; otherwise the measure.'),
  group: z.enum(['measure', 'place', 'period']).optional(),
  highlight: z.string().min(1).optional().describe('A statistic of the chart, a place, or a label as printed.'),
  reason: prose.optional().describe('Why the chart is there, for the alt text.'),
  calculation: prose
    .optional()
    .describe('What the specification calculates, in words: it stands in the source line as our calculation.'),
  proof: z
    .literal('none')
    .optional()
    .describe('Its marks are not held against the statistics, which its source line then says.'),
});
