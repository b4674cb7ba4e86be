import { z } from 'zod';
import { httpsAddress, placeLevels } from '../data/fields.ts';
import { id, prose } from './schema-fields.ts';

export const literalKinds = [
  ...(['year', 'date', 'telephone number', 'proper name', 'section', 'legal title'] as const),
  ...(['class', 'code', 'base year', 'idiom'] as const),
] as const;

const summary = prose.max(200, 'at most 200 characters').describe('What stands under the headline, in a line or two.');

/** The front matter of a topic. Prose may contain Markdown and helpers, like the body. */
export const frontSchema = z.strictObject({
  format: z.literal(1),
  title: prose.describe('Name of the topic, for the masthead, the file’s title and the running head.'),
  place: prose.describe('The places that the briefing is about.'),
  period: prose.describe('The period that its figures cover.'),
  claim: prose
    .optional()
    .describe(
      'The headline of page 1: what was found, with its number, in at most 15 words. Otherwise the title. In a topic with "params", "headline" in a helper is the first statistic that the place leads with.',
    ),
  summary,
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
      z.record(id, z.array(id).min(1, 'one to six statistics').max(6, 'one to six statistics')),
    ])
    .optional()
    .describe(
      'What page 1 leads with, the most important first: measures, of which each place has its newest; or for each place of "params" its statistics.',
    ),
  'by-place': z
    .record(
      id,
      z.strictObject({
        claim: prose.optional(),
        summary: summary.optional(),
        definitions: z.array(id).optional(),
        points: z
          .array(prose)
          .min(3, 'three to six points')
          .max(6, 'three to six points')
          .optional()
          .describe('The bottom line, the most important first, in place of a "points" block.'),
      }),
    )
    .optional()
    .describe('What is said of one place of "params" alone, in place of what is said of all.'),
  'compare-with': z
    .union([z.enum(placeLevels), id])
    .optional()
    .describe(
      'Whose values stand beside those of the place, in tiles and tables: the place around it of a level, such as region or country, or a place.',
    ),
  related: z.array(z.strictObject({ text: prose, url: httpsAddress })).optional(),
});

export type Front = z.infer<typeof frontSchema>;
