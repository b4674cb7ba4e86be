import { z } from 'zod';
import { projectionNames } from '../charts/chart-map.ts';
import { authorKindNames } from '../charts/kinds/kinds.ts';
import { chartOrders, colourTokens } from '../charts/types.ts';
import { mostDecimals, scaleNames } from '../data/display.ts';
import { httpsAddress, placeLevels } from '../data/fields.ts';
import { type Follow, readReference } from '../data/series-reference.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be an id: lower-case letters, digits and hyphens');
/** A statistic by its id, or by what follows a series. */
const followed = z
  .string()
  .refine((text) => isName(text, ['latest', 'previous', 'year-before', 'at']), {
    error: 'must be an id, latest:ID, previous:ID, year-before:ID or ID@PERIOD',
  })
  .describe(
    'An id; latest:ID, previous:ID and year-before:ID follow the series that the statistic ID is in. A series of a table file is named by its measure and place; in a topic with "params" by its measure alone.',
  );
const listed = z
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

const prose = z.string().trim().min(1, 'must not be empty');

export const literalKinds = [
  ...(['year', 'date', 'telephone number', 'proper name', 'section', 'legal title'] as const),
  ...(['class', 'code', 'base year', 'idiom'] as const),
] as const;

/** The front matter of a topic. Prose may contain Markdown and helpers, like the body. */
export const frontSchema = z.strictObject({
  format: z.literal(1),
  title: prose.describe('Name of the topic, for the masthead, the file’s title and the running head.'),
  place: prose.describe('The places that the briefing is about.'),
  period: prose.describe('The period that its figures cover.'),
  claim: prose
    .optional()
    .describe('The headline of page 1: what was found, with its number, in at most 15 words. Otherwise the title.'),
  summary: prose.max(200, 'at most 200 characters').describe('What stands under the headline, in a line or two.'),
  theme: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)?$/, 'must be a folder of templates/themes, or theme/palette')
    .optional(),
  subject: prose.optional().describe('Subject of the PDF; otherwise the summary.'),
  keywords: z.array(prose).optional(),
  definitions: z.array(id).optional().describe('Ids of data/definitions.yaml.'),
  compiled: prose.optional().describe('How the figures were compiled: prose, under 200 words.'),
  strengths: z.array(prose).optional(),
  limitations: z.array(prose).optional(),
  trust: z
    .array(prose)
    .max(3, 'at most three points')
    .optional()
    .describe('How far to trust the figures: short points for page 1, each beginning with what it is about in bold.'),
  literals: z
    .array(z.strictObject({ text: prose, kind: z.enum(literalKinds) }))
    .optional()
    .describe('Numbers in the prose that are not statistics, each declared once.'),
  params: z
    .strictObject({
      place: z.union([
        z.array(id).min(1),
        z.strictObject({ level: z.enum(placeLevels), within: id.optional() }),
        z.strictObject({ source: id, level: z.enum(placeLevels).optional() }),
      ]),
    })
    .optional()
    .describe(
      'Written once for each of these places: ids of data/places.yaml, all places of a level, or all places of the table file of a source.',
    ),
  headline: z
    .union([
      z.array(id).min(2, 'two to six measures').max(6, 'two to six measures'),
      z.record(id, z.array(id).min(2, 'two to six statistics').max(6, 'two to six statistics')),
    ])
    .optional()
    .describe(
      'What page 1 leads with, the most important first: measures, of which each place has its newest; or for each place of "params" its statistics.',
    ),
  'compare-with': z
    .union([z.enum(placeLevels), id])
    .optional()
    .describe(
      'Whose values stand beside those of the place, in tiles and tables: the place around it of a level, such as region or country, or a place.',
    ),
  related: z.array(z.strictObject({ text: prose, url: httpsAddress })).optional(),
});

const claim = {
  id: id.optional().describe('What a text refers to it by: {{figure "id"}} prints "Table 1" or "Figure 2".'),
  title: prose.describe('What it shows, at most 15 words.'),
  subtitle: prose.describe('Measure, unit, place and period.'),
  note: prose.optional(),
};

/** How values are shown; what is not said is as the language has it. */
const display = {
  decimals: z.int().min(0).max(mostDecimals).optional().describe('Digits after the decimal sign, at most those given.'),
  scale: z.enum(scaleNames).optional().describe('What the numbers are given in.'),
};

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
  ...display,
});

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
const chartSchema = chartFields
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

/** Dated events and plans, drawn on a time axis or listed with descriptions. */
const datedSchema = z.strictObject({
  ...claim,
  events: z.array(id).min(1),
});

/** A register of systems: those named, or all those of the places named. */
const systemsBlockSchema = z
  .strictObject({ ...claim, systems: z.array(id).min(1).optional(), places: z.array(id).min(1).optional() })
  .refine(({ systems, places }) => (systems === undefined) !== (places === undefined), 'give either systems or places');

/** A Vega-Lite specification whose data are statistics, with the texts round the chart. */
const vegaLiteSchema = z.looseObject({
  ...claim,
  data: z
    .strictObject({
      statistics: z.array(listed).default([]),
      source: id.optional().describe('All values of a source.'),
      measure: z.array(id).min(1).optional().describe('Of the source: those of these measures alone.'),
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

/** What a fenced block can be; points become prose. */
export const blockNames = [
  'timeline',
  'events',
  'systems',
  'points',
  'tiles',
  'margin',
  'table',
  'chart',
  'vega-lite',
] as const;

export type Front = z.infer<typeof frontSchema>;
export type PointsBlock = z.infer<typeof pointsSchema>;
export type TableColumn = (typeof tableColumns)[number];
export type BlockName = (typeof blockNames)[number];
