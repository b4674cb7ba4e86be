import { composeBriefing } from './compose/compose.ts';
import type { Edition } from './compose/edition.ts';
import type { Data } from './data/types.ts';
import type { Files } from './files.ts';
import type { FontFace } from './fonts/select.ts';
import { type ContentsLine, listHeadings } from './html/contents.ts';
import { drawingWidths, type PageSize, pageMargins } from './html/page-size.ts';
import { loadTemplates, type Page, renderHtml } from './html/render.ts';
import { findUsedFonts } from './html/used-fonts.ts';
import type { Locale } from './locale/locale.ts';
import { printPaged, type Render } from './paginate.ts';
import type { InspectedPages } from './preflight/preflight.ts';
import type { RunningBrowser } from './print/launch.ts';
import { enlarge } from './theme/enlarge.ts';
import { loadTheme } from './theme/load.ts';
import type { Topic } from './topic/types.ts';

/** What one briefing is made from, all of it checked. */
export interface BriefRequest {
  readonly name: string;
  readonly topic: Topic;
  readonly data: Data;
  readonly locale: Locale;
  readonly edition: Edition;
  readonly theme: string;
  readonly pageSize: PageSize;
  readonly largePrint: boolean;
  readonly formats: readonly ('pdf' | 'html')[];
  /** "Briefpress 0.1.0", for the file's properties. */
  readonly creator: string;
}

/** A finished briefing, in memory, in the formats asked for. */
export interface Brief {
  readonly html?: string;
  readonly pdf?: Uint8Array;
}

/** compose → charts → html → print → finish → preflight. Loading, checking and selecting came before; writing comes after. */
export async function brief(request: BriefRequest, files: Files, browser: RunningBrowser | undefined): Promise<Brief> {
  const { locale, pageSize, largePrint, formats } = request;
  const plain = loadTheme(files, request.theme);
  const theme = largePrint ? enlarge(plain) : plain;
  const briefing = composeBriefing(request);
  const templates = loadTemplates(files);
  const fonts = findUsedFonts({ briefing, theme, locale, templates, files });
  const { drawCharts, drawNarrow } = await import('./charts/draw.ts');
  const look = { theme, fonts, locale, widths: drawingWidths(pageSize, largePrint) };
  const charts = await drawCharts(briefing.drawings, look);
  const narrow = formats.includes('html') ? await drawNarrow(briefing.drawings, look) : new Map();
  const render = (medium: Page['medium']) => (contents: readonly ContentsLine[]) => {
    const page = { briefing, charts, narrow, theme, locale, fonts, pageSize, largePrint, medium, contents };
    const html = renderHtml(page, templates);
    return { html, headings: listHeadings(html) };
  };
  const screen = formats.includes('html') ? { html: renderLinked(render('screen')) } : {};
  if (browser === undefined || !formats.includes('pdf')) return screen;
  const { html, printed } = await printPaged(render('print'), browser);
  const { finishPdf } = await import('./finish/finish.ts');
  const { inspectFinished, inspectPages } = await import('./preflight/preflight.ts');
  let inspected: InspectedPages | undefined;
  const pdf = await finishPdf(printed, {
    ...briefing.properties,
    language: briefing.lang,
    date: briefing.edition.published,
    creator: request.creator,
    attachments: [],
    attach: (tagged) => {
      inspected = inspectPages(tagged, {
        markup: html,
        said: briefing.said,
        drawings: briefing.drawings,
        runningHead: briefing.runningHead,
        statistics: request.data.statistics,
        scales: locale.scales,
        pageOf: (page, pages) => locale.word('page-of', { page, pages }),
        margins: pageMargins,
        bundled: bundledNames(fonts),
        titleSize: theme.tokens.sizes.title,
        place: request.topic.at([]),
      });
      return [];
    },
  });
  if (inspected !== undefined)
    await inspectFinished(pdf, {
      images: theme.logo?.raster === true ? 'allowed' : 'none',
      printed: inspected.printed,
    });
  return { ...screen, pdf };
}

/** A font's family without spaces, and what its file calls it: a PDF has one or the other, and the style after it. */
function bundledNames(fonts: readonly FontFace[]): readonly string[] {
  const names = fonts.flatMap(({ family, font }) => [family.replaceAll(' ', ''), font.name.split('-')[0] ?? '']);
  return [...new Set(names)].filter((name) => name !== '');
}

/** A document to read on a screen: its contents have links and no page numbers. */
function renderLinked(render: Render): string {
  return render(render([]).headings).html;
}
