import type { Locate } from '../../data/yaml.ts';
import type { Finding, Position } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { type CssFile, checkCss } from './check-css.ts';
import { contrast, lightness } from './colour.ts';
import type { CssFonts } from './css-rules.ts';
import type { Tokens } from './tokens.ts';

/** The parts of a theme, read but not yet checked. */
export interface ThemeSubject {
  readonly tokens: Tokens;
  /** The positions of the tokens. */
  readonly locate: Locate;
  readonly css: readonly CssFile[];
  readonly remember: Files['remember'];
}

type ColourName = keyof Tokens['colours'];
interface ContrastRequirement {
  readonly front: ColourName;
  readonly back: ColourName;
  /** Least contrast ratio: 4.5 for text (WCAG 2.2, 1.4.3), 3 for what is drawn (1.4.11). */
  readonly least: 4.5 | 3;
}

const text: readonly ColourName[] = ['ink', 'muted', 'accent'];
const requirements: readonly ContrastRequirement[] = [
  ...text.flatMap((front): readonly ContrastRequirement[] => [
    { front, back: 'paper', least: 4.5 },
    { front, back: 'tint', least: 4.5 },
  ]),
  { front: 'paper', back: 'accent', least: 4.5 },
  { front: 'context', back: 'paper', least: 3 },
  { front: 'neutral', back: 'paper', least: 3 },
  { front: 'context', back: 'accent', least: 3 },
];

/** Least difference in L* of the two fills of a chart, so that they differ when printed in greyscale. */
const leastLightness = 25;

/** All findings on a theme's colours and style sheets. */
export function checkTheme({ tokens, locate, css, remember }: ThemeSubject): readonly Finding[] {
  const roles = Object.values(tokens.fonts);
  const fonts: CssFonts = {
    families: roles.map(({ family }) => family),
    weights: [...new Set(roles.flatMap(weightsOf))].sort((a, b) => a - b),
  };
  return [...checkColours(tokens, locate), ...css.flatMap((sheet) => checkCss(sheet, fonts, remember))];
}

/** The weights that a font of the tokens comes in. */
function weightsOf(font: Tokens['fonts']['sans']): readonly number[] {
  return 'files' in font ? font.files.map(({ weight }) => weight) : font.weights;
}

function checkColours({ colours }: Tokens, locate: Locate): readonly Finding[] {
  const low = requirements.flatMap(({ front, back, least }): readonly Finding[] => {
    const ratio = contrast(colours[front], colours[back]);
    if (ratio >= least) return [];
    const message = `${front} ${colours[front]} on ${back} ${colours[back]} has a contrast of ${cut(ratio)} to 1; it must be at least ${least}`;
    return [error(locate(['colours', front]), 'theme-contrast', message)];
  });
  const difference = Math.abs(lightness(colours.accent) - lightness(colours.context));
  if (difference >= leastLightness) return low;
  const message = `accent and context differ by ${cut(difference)} in lightness; they must differ by at least ${leastLightness}, to be told apart in greyscale`;
  return [...low, error(locate(['colours', 'context']), 'theme-greyscale', message)];
}

/** Cut off, not rounded: 4.499 must not be shown as 4.5. */
function cut(value: number): string {
  return (Math.floor(value * 100) / 100).toFixed(2);
}

function error(position: Position, rule: string, message: string): Finding {
  return { ...position, severity: 'error', message, rule };
}
