import { BriefError } from '../../project/errors.ts';
import { fromHsl, withContrast } from './colour.ts';
import type { Tokens } from './tokens.ts';

/** What the colours of a theme must have on white, and a little more (`checkTheme` says why). */
const ratios = { accent: 9.7, context: 3.14, ink: 16, muted: 8.5 } as const;

/**
 * The colours of a theme round one hue, in degrees from 0 to 359. They pass the check of themes for every hue, and are
 * as light as those of the other themes, so that all print alike in greyscale.
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

/** The text of a theme's tokens, made from another theme's: its name, and its colours where others are given. @throws BriefError data, where a colour has no line. */
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
    throw new BriefError('data', `the theme to start from has no line for its colour "${key}"`, {
      hint: 'start from one of ours, or write its colours one a line',
    });
  }, titled);
}
