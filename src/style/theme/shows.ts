import type { CssFault } from './css-rules.ts';

/** Width of the picture of page 1, in mm, that its labels are made for. */
const heroWidth = 92;

const hiding: Readonly<Record<string, RegExp>> = {
  display: /^none$/,
  visibility: /^(hidden|collapse)$/,
  'content-visibility': /^hidden$/,
  'clip-path': /^(?!none$|unset$|initial$)/,
  clip: /^(?!auto$|unset$|initial$)/,
  overflow: /\b(hidden|clip)\b/,
  'overflow-x': /^(hidden|clip)$/,
  'overflow-y': /^(hidden|clip)$/,
};

/** A declaration of a theme's own sheet, and the selectors of its rule. */
export interface StyledRule {
  readonly selectors: string;
  readonly property: string;
  readonly value: string;
}

/**
 * What a theme would hide of a printed page, or draw too small: the printed page is held against what the briefing says,
 * so that it could not be built.
 */
export function judgeShown({ selectors, property, value }: StyledRule): readonly CssFault[] {
  const fault = (message: string): readonly CssFault[] => [{ rule: 'theme-print', message }];
  if (hiding[property]?.test(value) === true)
    return fault(`${property}: ${value} would hide what the briefing says: every word of it must be printed`);
  if (!selectors.includes('.hero') || !/^(max-)?(width|inline-size)$/.test(property)) return [];
  const [, length, unit] = /^(\d*\.?\d+)(mm|%)$/.exec(value) ?? [];
  const least = unit === '%' ? 100 : heroWidth;
  if (length === undefined || Number(length) >= least) return [];
  return fault(
    `${property}: ${value} draws the picture of page 1 smaller than its labels can be read: at least ${heroWidth}mm`,
  );
}
