import type { AtRule, Contents, CssPart, Declaration } from './css.ts';

/** What is wrong with a declaration or at-rule and how to fix it; undefined if nothing is. */
export type Judge<T> = (subject: T, fonts: CssFonts) => string | undefined;

/** The fonts in the tokens of the theme. */
export interface CssFonts {
  readonly families: readonly string[];
  readonly weights: readonly number[];
}

const generic =
  /(?<![\w-])(serif|sans-serif|monospace|cursive|fantasy|math|emoji|fangsong|system-ui|ui-[\w-]+|-apple-system|BlinkMacSystemFont|caption|icon|menu|message-box|small-caption|status-bar)(?![\w-])/i;

const unprintable: Readonly<Record<string, string>> = {
  'box-shadow': 'a shadow becomes a raster in the PDF: use a border or the tint',
  'text-shadow': 'a shadow becomes a raster in the PDF: use weight or colour',
  filter: 'a filter becomes a raster in the PDF: remove it',
  'backdrop-filter': 'a filter becomes a raster in the PDF: remove it',
  mask: 'a mask becomes a raster in the PDF: remove it',
  'mask-image': 'a mask becomes a raster in the PDF: remove it',
  'mix-blend-mode': 'the contrast of blended colours is not checked: use a colour of the tokens',
  opacity: 'the contrast of transparent colours is not checked: use a lighter colour of the tokens',
  stroke: 'stroked text becomes a Type 3 font in the PDF: remove it; charts are styled by the tokens',
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
      functions.some((name) => name.endsWith('gradient'))
        ? 'a gradient becomes a raster in the PDF: use one colour'
        : undefined,
  ],
  ['theme-print', judgeAddresses],
  [
    'theme-print',
    ({ property, value }) =>
      property.startsWith('font-synthesis') && value !== 'none'
        ? 'font-synthesis must be none: a synthetic weight becomes a Type 3 font in the PDF'
        : undefined,
  ],
  ['theme-print', ({ property, value }) => judgeEscapes(`${property} ${value}`)],
  [
    'theme-font',
    (declaration) => {
      if (!isFont(declaration) && !declaration.property.startsWith('--')) return undefined;
      const found = generic.exec(withoutStrings(declaration.value));
      return found === null
        ? undefined
        : `"${found[0]}" would use fonts of the computer: write var(--serif) or var(--sans)`;
    },
  ],
  [
    'theme-font',
    (declaration, { families }) => {
      const named = isFont(declaration) ? [...declaration.value.matchAll(/"([^"]*)"|'([^']*)'/g)] : [];
      const unknown = named.map(([, a, b]) => a ?? b ?? '').find((name) => !families.includes(name));
      return unknown && `unknown font "${unknown}"; the theme has ${families.join(', ')}`;
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
        : `unknown font weight ${number}; the theme has ${weights.join(', ')}`;
    },
  ],
  ['theme-contrast', judgeColours],
  [
    'theme-words',
    ({ property, value }) =>
      property === 'content' && /["'][^"']*[\p{L}\p{N}]/u.test(value)
        ? 'words and numbers must come from the locale file and the data, not from a style sheet'
        : undefined,
  ],
];

const textColours = ['ink', 'muted', 'accent', 'paper'];
const backgrounds = ['paper', 'tint', 'accent'];

/** Colours must be tokens, and those of text and backgrounds ones whose contrast is checked. */
function judgeColours({ property, value }: Declaration): string | undefined {
  const plain = value.replace(/url\([^)]*\)|"[^"]*"|'[^']*'/gi, '');
  if (
    property.startsWith('--') ||
    /^(color|background|border|outline|text-decoration|fill|column-rule|caret)/.test(property)
  ) {
    const own = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)a?\(/i.exec(plain);
    if (own !== null) return `${own[0]} is not a token, so its contrast is not checked: use a token, as in var(--ink)`;
  }
  const token = /var\(--([\w-]+)/.exec(plain)?.[1];
  if (
    property === 'color' &&
    (token === undefined ? !/^(inherit|currentcolor|unset)$/i.test(plain) : !textColours.includes(token))
  )
    return `the colour of text must be ${textColours.map((name) => `var(--${name})`).join(', ')}, not ${value}`;
  if (/^background(-color)?$/.test(property) && !/^(none|transparent|inherit|unset)$/i.test(plain.trim())) {
    if (token === undefined || !backgrounds.includes(token))
      return `a background must be ${backgrounds.map((name) => `var(--${name})`).join(', ')}, not ${value}`;
  }
  return undefined;
}

/** The CSS functions besides `url()` that take an address as a string. */
const fetching = /^(-webkit-)?(image-set|image|src|element|cross-fade)$/;

function judgeAddresses({ urls, functions }: Contents): string | undefined {
  const isSafe = urls.every((url) => /^\s*data:/i.test(url)) && !functions.some((name) => fetching.test(name));
  return isSafe ? undefined : 'a briefing must be self-contained: a style sheet may only have url(data:…)';
}

function judgeEscapes(text: string): string | undefined {
  return withoutStrings(text).includes('\\')
    ? 'an escape outside a string is not allowed: write the character itself'
    : undefined;
}

export const atRuleRules: readonly (readonly [string, Judge<AtRule>])[] = [
  [
    'theme-print',
    ({ name }) => (name === 'import' ? '@import fetches a file: copy its content into the style sheet' : undefined),
  ],
  ['theme-print', judgeAddresses],
  ['theme-print', ({ name, prelude }) => judgeEscapes(`${name} ${prelude}`)],
  [
    'theme-font',
    ({ name }) =>
      name === 'font-face'
        ? 'fonts must be named in the tokens, where they are checked: fonts.<role>.files'
        : undefined,
  ],
];

export const unreadRules: readonly (readonly [string, Judge<CssPart>])[] = [
  ['theme-print', () => 'this cannot be read as CSS: write `property: value` in rules that are not nested'],
];
