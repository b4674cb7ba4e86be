import { escapeHtml, type Html, withoutSources } from '../compose/html.ts';
import { BriefError } from '../project/errors.ts';
import type { DrawnChart } from './draw-charts.ts';
import { furnitureOf } from './furniture.ts';
import { documentHead } from './head.ts';
import { breakLongWords } from './long-words.ts';
import { spaceMarks } from './mark-spaces.ts';
import { checkMarkup } from './markup/check-markup.ts';
import type { Page } from './page.ts';
import { indexFile, pageCss, pageFile, type pageHelpers, partialsOf, type Templates } from './templates.ts';
import { renderTemplate } from './templating.ts';
import { viewOf } from './view.ts';
import { closeUpMarks } from './wide-marks.ts';

/**
 * The briefing as one self-contained HTML document: fonts inlined, no script, nothing to fetch.
 * @throws BriefError data, where a template fails or the page holds what no reader should see.
 */
export function renderHtml(page: Page, templates: Templates): string {
  const file = page.briefing.entries === undefined ? pageFile : indexFile;
  const rendered = renderTemplate({
    locale: page.locale,
    file,
    text: templates.get(file) ?? '',
    partials: partialsOf(templates),
    helpers: {
      drawing: (id) => ({ html: drawing(page, id) }),
      narrow: (id) => ({ html: narrowDrawing(page, id) }),
      picture: (id) => ({ html: withoutLabels(drawing(page, id)) }),
      'page-head': () => documentHead(page, pageCss(templates), furnitureOf(page, templates)),
    } satisfies Record<(typeof pageHelpers)[number], (given: string) => Html>,
    view: viewOf(page),
  });
  const told = page.medium === 'screen' ? forReaders(rendered) : rendered;
  const spaced = page.locale.script === 'han' ? closeUpMarks(told) : spaceMarks(told, page.locale);
  const markup = breakLongWords(spaced, page.medium === 'print' ? page.hyphenate : undefined);
  const { name, css } = page.theme;
  checkMarkup(markup, new Map([...templates, [`templates/themes/${name}/theme.css`, css]]));
  return markup;
}

/** A document that leaves the house does not say what wrote what, nor where each number comes from but by its links. */
function forReaders(markup: string): string {
  return withoutSources(markup).replace(/ data-at="[^"]*"/g, '');
}

/** A chart's form for telephones, which the style sheet shows in place of the other; nothing where it has none. */
function narrowDrawing({ narrow }: Page, id: string): string {
  const found = narrow?.get(id);
  return found === undefined ? '' : `<div class="narrow">${found.svg}</div>`;
}

function drawing({ charts, medium }: Page, id: string): string {
  const found = charts.get(id);
  if (found === undefined) throw new BriefError('data', `a template names the unknown drawing "${id}"`);
  return medium === 'screen' ? found.svg : tellDrawing(found, id);
}

/** A drawing so small that its labels could not be read; its alternative text says what they say. */
function withoutLabels(svg: string): string {
  return svg.replace(/<text\b[^>]*>[\s\S]*?<\/text>/g, '');
}

/** A drawing whose elements tell what it is, and where the numbers of its texts come from. */
function tellDrawing({ svg, texts }: DrawnChart, id: string): string {
  let index = 0;
  return svg.replace('<svg', `<svg data-drawing="${id}"`).replace(/<text\b/g, (text) => {
    const source = texts[index++];
    if (source === undefined) return text;
    const { kind, statistic } = source;
    const from = kind === 'statistic' ? '' : ` data-from="${kind}"`;
    return statistic === undefined ? `${text}${from}` : `${text} data-statistic="${escapeHtml(statistic)}"${from}`;
  });
}
