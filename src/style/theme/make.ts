import { BriefError } from '../../project/errors.ts';
import { fromHsl, withContrast } from './colour.ts';
import type { Tokens } from './tokens.ts';

/** The contrast of a theme's colours on white: a little more than `checkTheme` requires. */
const ratios = { accent: 9.7, context: 3.14, ink: 16, muted: 8.5 } as const;

/**
 * The colours of a theme around one hue, in degrees from 0 to 359. They pass `checkTheme` for every hue, and are as light
 * as those of the other themes, so that all look alike in greyscale.
 */
export function coloursOfHue(hue: number): Tokens['colours'] {
  return {
    accent: withContrast(hue, 0.7, ratios.accent),
    context: withContrast(hue, 0.26, ratios.context),
    ink: withContrast(hue, 0.28, ratios.ink),
    muted: withContrast(hue, 0.15, ratios.muted),
    tint: fromHsl(hue, 0.38, 0.95),
    rule: fromHsl(hue, 0.18, 0.8),
    neutral: '#767676',
    paper: '#FFFFFF',
  };
}

/**
 * The text of a theme's tokens, made from another theme's with a new name and, if given, new colours.
 * @throws BriefError data, if a colour has no line.
 */
export function retitle(
  tokens: string,
  { name, colours }: { readonly name: string; readonly colours: Tokens['colours'] | undefined },
): string {
  const titled = tokens
    .replace(/^name: .*$/m, `name: ${JSON.stringify(name)}`)
    .replace(/^logo-alt:.*\n(?:[ \t]+.*\n)*/m, '');
  return Object.entries(colours ?? {}).reduce((text, [key, value]) => {
    const line = new RegExp(`^  ${key}: .*$`, 'm');
    if (line.test(text)) return text.replace(line, `  ${key}: "${value}"`);
    throw new BriefError('data', `the theme to copy has no line of its own for the colour "${key}"`, {
      hint: 'copy one of the shipped themes, or write the colours of that one on lines of their own',
    });
  }, titled);
}
