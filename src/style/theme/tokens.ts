import { z } from 'zod';
import { line as text } from '../../data/fields.ts';

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour is # and six hex digits');
const size = z.number().min(6).max(60);
const family = z.string().regex(/^[A-Za-z0-9 ]+$/, 'letters, digits and spaces');
const weight = z.int().min(100).max(900);

const fontSchema = z.union([
  z.strictObject({
    family,
    package: z.string().regex(/^@fontsource\/[a-z0-9-]+$/, 'an installed @fontsource package'),
    weights: z.array(weight).min(1),
  }),
  z.strictObject({
    family,
    files: z
      .array(
        z.strictObject({
          weight,
          file: z
            .string()
            .regex(/^fonts\/[A-Za-z0-9_-]+\.(ttf|woff2)$/, 'a TTF or WOFF2 file in the folder fonts of the theme'),
        }),
      )
      .min(1)
      .describe('Static TrueType, one file for each weight.'),
  }),
]);

const coloursSchema = z.strictObject({
  accent: colour.describe('Headings, rules, the fill that matters. At least 9:1 on white.'),
  context: colour.describe('The other fill. At least 3:1 on white.'),
  ink: colour.describe('Text.'),
  muted: colour.describe('Secondary text.'),
  tint: colour.describe('Background of the bottom line and the tiles.'),
  rule: colour.describe('Hairlines.'),
  neutral: colour.describe('Lines and axes of charts. At least 3:1 on white.'),
  paper: colour,
});

/** A file of `templates/palettes`: the colours of a look, for any theme. */
export const paletteSchema = z.strictObject({ format: z.literal(1), name: z.string().min(1), colours: coloursSchema });

/** `tokens.yaml` of a theme: colours, fonts and sizes that both the page and the charts are made with. */
export const tokensSchema = z.strictObject({
  format: z.literal(1),
  name: z.string().min(1),
  'logo-alt': z
    .union([text, z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'not a language tag'), text)])
    .optional()
    .describe('What the logo says, for those who do not see it; or one text per language. Needed with a logo.'),
  colours: coloursSchema,
  fonts: z.strictObject({ serif: fontSchema, sans: fontSchema, fallback: fontSchema }),
  sizes: z
    .strictObject({
      title: size,
      section: size,
      claim: size,
      body: size,
      'key-figure': size,
      'figure-title': size,
      subtitle: size,
      label: size,
      axis: size,
      table: size,
      note: size,
      furniture: size,
    })
    .describe('In pt.'),
});

export type Tokens = z.infer<typeof tokensSchema>;
