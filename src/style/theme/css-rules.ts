/** The fonts in the tokens of the theme. */
export interface CssFonts {
  readonly families: readonly string[];
  readonly weights: readonly number[];
}

/** What is wrong with a part of a style sheet and how to fix it. */
export interface CssFault {
  readonly rule: 'theme-print' | 'theme-font' | 'theme-contrast' | 'theme-words';
  readonly message: string;
}

/** `property: value`, the property in lower case, the value without comments and with its strings in double quotes. */
interface Declaration {
  readonly property: string;
  readonly value: string;
}

const generic =
  /(?<![\w-])(serif|sans-serif|monospace|cursive|fantasy|math|emoji|fangsong|system-ui|ui-[\w-]+|-apple-system|BlinkMacSystemFont|caption|icon|menu|message-box|small-caption|status-bar)(?![\w-])/i;

const raster = 'becomes a raster in the PDF: use a border, the tint, weight or one plain colour';
const type3 = 'becomes a Type 3 font in the PDF: use a heavier weight; charts are styled by the tokens';
const unchecked = 'hides the contrast of colours: use a colour of the tokens';
const unprintable: Readonly<Record<string, string>> = {
  'box-shadow': raster,
  'text-shadow': raster,
  filter: raster,
  'backdrop-filter': raster,
  mask: raster,
  'mask-image': raster,
  'mix-blend-mode': unchecked,
  opacity: unchecked,
  stroke: type3,
  'text-stroke': type3,
  'text-stroke-width': type3,
};

const harmless = /^(none|normal|initial|unset|1|100%|0)$/;
const withoutStrings = (value: string): string => value.replace(/"[^"]*"/g, '""');

/** What is wrong with a declaration; nothing if it can be printed with the fonts of the theme. */
export function judgeDeclaration(declaration: Declaration, fonts: CssFonts): readonly CssFault[] {
  const { property, value } = declaration;
  const why = unprintable[property.replace(/^-webkit-/, '')];
  const faults: readonly (readonly [CssFault['rule'], string | undefined])[] = [
    ['theme-print', why === undefined || harmless.test(value) ? undefined : `${property} ${why}`],
    [
      'theme-print',
      property.startsWith('font-synthesis') && value !== 'none'
        ? 'font-synthesis must be none: a synthetic weight becomes a Type 3 font in the PDF'
        : undefined,
    ],
    ['theme-font', judgeFamily(declaration, fonts)],
    ['theme-font', judgeWeight(declaration, fonts)],
    ['theme-contrast', judgeColours(declaration)],
    [
      'theme-words',
      property === 'content' && /"[^"]*[\p{L}\p{N}]|\bcounters?\(/u.test(value)
        ? 'words and numbers must come from the locale file and the data, not from a style sheet'
        : undefined,
    ],
  ];
  return faults.flatMap(([rule, message]) => (message === undefined ? [] : [{ rule, message }]));
}

function judgeFamily({ property, value }: Declaration, { families }: CssFonts): string | undefined {
  const isFont = /^(font|font-family)$/.test(property);
  if (!isFont && !property.startsWith('--')) return undefined;
  const [found] = generic.exec(withoutStrings(value)) ?? [];
  if (found !== undefined) return `"${found}" would use fonts of the computer: write var(--serif) or var(--sans)`;
  const named = isFont ? [...value.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name) : [];
  const unknown = named.find((name) => !families.includes(name));
  return unknown && `unknown font "${unknown}"; the theme has ${families.join(', ')}`;
}

function judgeWeight({ property, value }: Declaration, { weights }: CssFonts): string | undefined {
  const named = /^font(-weight)?$/.test(property) ? /^(?:italic )?(\d+|bold)(?![\w.])/.exec(value)?.[1] : undefined;
  const weight = named === 'bold' ? 700 : Number(named);
  if (named === undefined || weights.includes(weight)) return undefined;
  return `unknown font weight ${weight}; the theme has ${weights.join(', ')}`;
}

const textColours = ['ink', 'muted', 'accent', 'paper'];
const backgrounds = ['paper', 'tint', 'accent'];

/** Colours must be tokens, and those of text and backgrounds ones whose contrast is checked. */
function judgeColours({ property, value }: Declaration): string | undefined {
  const plain = withoutStrings(value).replace(/url\([^)]*\)/gi, '');
  if (/^(--|color|background|border|outline|text-decoration|fill|column-rule|caret)/.test(property)) {
    const own = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)a?\(/i.exec(plain);
    if (own !== null) return `${own[0]} is not a token, so its contrast is not checked: use a token, as in var(--ink)`;
  }
  const token = /var\(--([\w-]+)/.exec(plain)?.[1];
  const among = (names: readonly string[], keywords: RegExp): string | undefined =>
    (token === undefined ? keywords.test(plain) : names.includes(token))
      ? undefined
      : `${property} must be ${names.map((name) => `var(--${name})`).join(', ')}, not ${value}`;
  if (property === 'color') return among(textColours, /^(inherit|currentcolor|unset)$/i);
  if (/^background(-color)?$/.test(property)) return among(backgrounds, /^(none|transparent|inherit|unset)$/i);
  return undefined;
}

/** What `@page` may have in the margins of a page. */
const marginBox = /^(top|bottom|left|right)-(left|center|right|top|middle|bottom)(-corner)?$/;

/** What is wrong with an at-rule, by its name in lower case. */
export function judgeAtRule(name: string): readonly CssFault[] {
  if (marginBox.test(name)) {
    const message = `@${name}: what stands in the margins of a page are the words of header.hbs and footer.hbs beside this file`;
    return [{ rule: 'theme-print', message }];
  }
  if (name !== 'font-face') return [];
  const message = 'fonts must be named in the tokens, where they are checked: fonts.<role>.files';
  return [{ rule: 'theme-font', message }];
}

/** What is wrong with a function of a value, by its name in lower case. */
export function judgeFunction(name: string): readonly CssFault[] {
  if (!name.endsWith('gradient')) return [];
  return [{ rule: 'theme-print', message: 'a gradient becomes a raster in the PDF: use one colour' }];
}
