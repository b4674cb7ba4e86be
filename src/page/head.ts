import type { PagesFurniture } from '../compose/furniture.ts';
import { type Html, html, plainText } from '../compose/html.ts';
import { faceCss } from '../style/fonts/face-css.ts';
import { familyStack, mainScale, type Script } from '../style/fonts/stack.ts';
import type { Page } from './page.ts';

const policy = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

/** The head of the document: policy first, title, and every style that the page has, fonts inlined. */
export function documentHead(page: Page, css: string, furniture: PagesFurniture): Html {
  const { briefing, theme } = page;
  const style = [faceCss(page.fonts), tokenVariables(page), pageRules(page, furniture), css, theme.css].join('\n');
  const viewport =
    page.medium === 'screen' ? '<meta name="viewport" content="width=device-width, initial-scale=1">' : '';
  return {
    html: `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta charset="utf-8">${viewport}${html`<title>${briefing.properties.title}</title>`.html}<style>${style}</style>`,
  };
}

/**
 * `--accent`, `--size-body`, `--sans` …: what the style sheets name. `--pt` is what a point of the style sheets is: more
 * in large print, and on a screen, which sets `--zoom`. `--air` closes up page 1 where it is short. No generic family: it would let the host's fonts in.
 */
function tokenVariables({ theme, pageSize, locale: { script } }: Page): string {
  const { colours, sizes, fonts } = theme.tokens;
  const stack = (family: string): string => fontStack(family, fonts.fallback.family, script);
  // The fallback has no serifs, and a page mixes no serif digits into text without.
  const running = script === 'han' ? fonts.sans.family : fonts.serif.family;
  const variables = [
    ...Object.entries(colours).map(([name, value]) => `--${name}:${value}`),
    '--zoom:1',
    `--air:${pageSize === 'Letter' ? 0.4 : 1}`,
    `--pt:calc(${theme.scale}pt*var(--zoom))`,
    ...Object.entries(sizes).map(([name, value]) => `--size-${name}:calc(${value}pt*var(--zoom))`),
    `--serif:${stack(running)}`,
    `--sans:${stack(fonts.sans.family)}`,
    `--latin:${fontStack(running, fonts.fallback.family, 'latin')}`,
  ];
  return `:root{${variables.join(';')}}`;
}

function fontStack(family: string, fallback: string, script: Script): string {
  return familyStack({ family, fallback }, script)
    .map((each) => `"${each}"`)
    .join(',');
}

/** Page size, running head and foot, and "page x of y", in margin boxes. */
function pageRules({ briefing, locale, pageSize, theme }: Page, { first, others }: PagesFurniture): string {
  const { fonts, sizes, colours } = theme.tokens;
  const size = sizes.furniture / mainScale(locale.script);
  const family = fontStack(fonts.sans.family, fonts.fallback.family, locale.script);
  const look = `font:${size.toFixed(2)}pt/1.25 ${family};color:${colours.muted};overflow-wrap:anywhere`;
  const [before = '', between = '', after = ''] = locale
    .word('page-of', { page: '\u0000', pages: '\u0000' })
    .split('\u0000');
  const pages = [cssString(before), 'counter(page)', cssString(between), 'counter(pages)', cssString(after)].join(' ');
  // So large that it is seen at arm's length.
  const draft = briefing.edition.draft
    ? `@top-right{content:${cssString(locale.word('draft'))};font:700 24pt/1 ${family};color:${colours.accent}}`
    : '';
  const box = (name: string, words: Html): string => `@${name}{content:${cssString(plainText(words))};${look}}`;
  return `@page{size:${pageSize};margin:20mm 20mm 22mm;${box('top-left', others.head)}${draft}${box('bottom-left', others.foot)}@bottom-right{content:${pages};${look};white-space:nowrap}}
@page:first{margin-top:14mm;${box('top-left', first.head)}${box('bottom-left', first.foot)}}`;
}

/** A CSS string: every character that is not a plain letter or digit is escaped, so that none can end it. */
function cssString(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
