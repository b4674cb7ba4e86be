import type { AtRule, Contents, Declaration, Placed } from './css.ts';

/** What a declaration or at-rule does wrong, and how to fix it; nothing where it is fine. */
export type Judge<T> = (subject: T, fonts: CssFonts) => string | undefined;

/** What the tokens of the theme say of fonts. */
export interface CssFonts {
  readonly families: readonly string[];
  readonly weights: readonly number[];
}

const generic =
  /(?<![\w-])(serif|sans-serif|monospace|cursive|fantasy|math|emoji|fangsong|system-ui|ui-[\w-]+|-apple-system|BlinkMacSystemFont|caption|icon|menu|message-box|small-caption|status-bar)(?![\w-])/i;

const unprintable: Readonly<Record<string, string>> = {
  'box-shadow': 'a shadow becomes a raster in the PDF: use a border or the tint',
  'text-shadow': 'a shadow becomes a raster in the PDF: use weight or colour',
  filter: 'a filter becomes a raster in the PDF',
  'backdrop-filter': 'a filter becomes a raster in the PDF',
  mask: 'a mask becomes a raster in the PDF',
  'mask-image': 'a mask becomes a raster in the PDF',
  'mix-blend-mode': 'blending leaves contrast to chance: name a colour of the tokens',
  opacity: 'opacity leaves contrast to chance: name a lighter colour of the tokens',
  stroke: 'stroked text becomes a Type 3 font in the PDF; charts take their looks from the tokens',
  '-webkit-text-stroke': 'stroked text becomes a Type 3 font in the PDF: use a heavier weight',
  '-webkit-text-stroke-width': 'stroked text becomes a Type 3 font in the PDF: use a heavier weight',
};

const harmless = /^(none|normal|initial|unset|1|100%|0)$/;

const withoutStrings = (value: string): string => value.replace(/"[^"]*"|'[^']*'/g, '""');
const isFont = ({ property }: Declaration): boolean => /^(font|font-family)$/.test(property);

export const declarationRules: readonly (readonly [string, Judge<Declaration>])[] = [
  [
    'theme-print',
    ({ property, value }) => {
      const why = unprintable[property.replace(/^-webkit-(?=mask|filter|backdrop)/, '')];
      return why === undefined || harmless.test(value) ? undefined : `${property}: ${why}`;
    },
  ],
  [
    'theme-print',
    ({ functions }) =>
      functions.some((name) => name.endsWith('gradient')) ? 'a gradient becomes a raster in the PDF' : undefined,
  ],
  ['theme-print', judgeAddresses],
  [
    'theme-print',
    ({ property, value }) =>
      property.startsWith('font-synthesis') && value !== 'none'
        ? 'font-synthesis is none: a synthetic weight becomes a Type 3 font in the PDF'
        : undefined,
  ],
  ['theme-print', ({ property, value }) => judgeEscapes(`${property} ${value}`)],
  [
    'theme-font',
    (declaration) => {
      if (!isFont(declaration) && !declaration.property.startsWith('--')) return undefined;
      const found = generic.exec(withoutStrings(declaration.value));
      return found === null ? undefined : `"${found[0]}" lets the host's fonts in: write var(--serif) or var(--sans)`;
    },
  ],
  [
    'theme-font',
    (declaration, { families }) => {
      const named = isFont(declaration) ? [...declaration.value.matchAll(/"([^"]*)"|'([^']*)'/g)] : [];
      const unknown = named.map(([, a, b]) => a ?? b ?? '').find((name) => !families.includes(name));
      return unknown && `the font "${unknown}" is none of the theme's: ${families.join(', ')}`;
    },
  ],
  [
    'theme-font',
    ({ property, value }, { weights }) => {
      const named = /^font(-weight)?$/.test(property) ? /^(?:italic )?(\d+|bold)(?![\w.])/.exec(value)?.[1] : undefined;
      if (named === undefined) return undefined;
      const number = named === 'bold' ? 700 : Number(named);
      return weights.includes(number)
        ? undefined
        : `the weight ${number} is none of the theme's: ${weights.join(', ')}`;
    },
  ],
  ['theme-contrast', judgeColours],
  [
    'theme-words',
    ({ property, value }) =>
      property === 'content' && /["'][^"']*[\p{L}\p{N}]/u.test(value)
        ? 'words and numbers of the page come from the locale file and the data, not from a style sheet'
        : undefined,
  ],
];

const textColours = ['ink', 'muted', 'accent', 'paper'];
const backgrounds = ['paper', 'tint', 'accent'];

/** Colours are tokens, and text and backgrounds only those whose contrast is proven. */
function judgeColours({ property, value }: Declaration): string | undefined {
  const plain = value.replace(/url\([^)]*\)|"[^"]*"|'[^']*'/gi, '');
  if (
    property.startsWith('--') ||
    /^(color|background|border|outline|text-decoration|fill|column-rule|caret)/.test(property)
  ) {
    const own = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)a?\(/i.exec(plain);
    if (own !== null) return `${own[0]} is a colour of its own, of unproven contrast: name a token, as var(--ink)`;
  }
  const token = /var\(--([\w-]+)/.exec(plain)?.[1];
  if (
    property === 'color' &&
    (token === undefined ? !/^(inherit|currentcolor|unset)$/i.test(plain) : !textColours.includes(token))
  )
    return `text is set in ${textColours.map((name) => `var(--${name})`).join(', ')}, not in ${value}`;
  if (/^background(-color)?$/.test(property) && !/^(none|transparent|inherit|unset)$/i.test(plain.trim())) {
    if (token === undefined || !backgrounds.includes(token))
      return `text stands on ${backgrounds.map((name) => `var(--${name})`).join(', ')}, not on ${value}`;
  }
  return undefined;
}

/** What the functions of CSS that take an address as a string are called, besides `url()`. */
const fetching = /^(-webkit-)?(image-set|image|src|element|cross-fade)$/;

function judgeAddresses({ urls, functions }: Contents): string | undefined {
  const isSafe = urls.every((url) => /^\s*data:/i.test(url)) && !functions.some((name) => fetching.test(name));
  return isSafe ? undefined : 'a briefing is self-contained: only url(data:…) may stand in a style sheet';
}

function judgeEscapes(text: string): string | undefined {
  return withoutStrings(text).includes('\\')
    ? 'an escape outside a string hides what a style sheet says: write the character itself'
    : undefined;
}

export const atRuleRules: readonly (readonly [string, Judge<AtRule>])[] = [
  [
    'theme-print',
    ({ name }) => (name === 'import' ? '@import fetches: put what it names into the style sheet' : undefined),
  ],
  ['theme-print', judgeAddresses],
  ['theme-print', ({ name, prelude }) => judgeEscapes(`${name} ${prelude}`)],
  [
    'theme-font',
    ({ name }) =>
      name === 'font-face' ? 'fonts come from the tokens, where they are looked at: fonts.<role>.files' : undefined,
  ],
];

export const unreadRules: readonly (readonly [string, Judge<Placed>])[] = [
  [
    'theme-print',
    () => 'this cannot be read as CSS: write `property: value` within rules, none of them within another',
  ],
];
