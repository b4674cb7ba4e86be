import { z } from 'zod';
import { shapeIssues } from '../data/shape.ts';
import { parseYaml } from '../data/yaml.ts';
import { BriefError } from '../errors.ts';
import type { Files } from '../files.ts';

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour is # and six hex digits');
const size = z.number().min(6).max(60);

const fontSchema = z.strictObject({
  family: z.string().regex(/^[A-Za-z0-9 ]+$/, 'letters, digits and spaces'),
  package: z.string().regex(/^@fontsource\/[a-z0-9-]+$/, 'an installed @fontsource package'),
  weights: z.array(z.int().min(100).max(900)).min(1),
});

/** `tokens.yaml` of a theme: colours, fonts and sizes that both the page and the charts are made with. */
export const tokensSchema = z.strictObject({
  format: z.literal(1),
  name: z.string().min(1),
  colours: z.strictObject({
    accent: colour.describe('Headings, rules, the fill that matters. At least 9:1 on white.'),
    context: colour.describe('The other fill. At least 3:1 on white.'),
    ink: colour.describe('Text.'),
    muted: colour.describe('Secondary text.'),
    tint: colour.describe('Background of the bottom line and the tiles.'),
    rule: colour.describe('Hairlines.'),
    neutral: colour.describe('Lines and axes of charts. At least 3:1 on white.'),
    paper: colour,
  }),
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
export type FontToken = z.infer<typeof fontSchema>;

/** The look of a briefing. */
export interface Theme {
  readonly name: string;
  readonly tokens: Tokens;
  /** The theme's own style sheet, after the shared one; empty where it has none. */
  readonly css: string;
}

/** The themes that there are: the folders of `templates/themes`. */
export function listThemes(files: Files): readonly string[] {
  return files.list('templates/themes').filter((name) => files.exists(`templates/themes/${name}/tokens.yaml`));
}

/** Reads a theme. @throws BriefError data, with a finding for each thing that is wrong in its tokens. */
export function loadTheme(files: Files, name: string): Theme {
  const file = `templates/themes/${name}/tokens.yaml`;
  const { value, locate } = parseYaml(files.read(file), { file, line: 1, column: 1 });
  const result = tokensSchema.safeParse(value);
  if (!result.success) {
    throw new BriefError('data', `the theme ${name} has errors`, {
      findings: shapeIssues(result.error).map(({ path, message, rule }) => ({
        ...locate(path),
        severity: 'error',
        message,
        rule,
      })),
    });
  }
  const css = `templates/themes/${name}/theme.css`;
  return { name, tokens: result.data, css: files.exists(css) ? files.read(css) : '' };
}
