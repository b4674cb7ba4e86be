import type { Briefing } from './compose/briefing.ts';
import type { Data } from './data/types.ts';
import type { FinishingStage } from './manifest/finish-brief.ts';
import { sealHtml } from './manifest/html-seal.ts';
import type { MadeFrom } from './manifest/made-from.ts';
import { type ContentsLine, listHeadings } from './page/contents.ts';
import type { DrawingContext } from './page/draw-charts.ts';
import type { Format } from './page/format.ts';
import { furnitureOf } from './page/furniture.ts';
import type { Page } from './page/page.ts';
import { renderHtml } from './page/render.ts';
import { type Templates, withPartials } from './page/templates.ts';
import { findUsedFonts } from './page/used-fonts.ts';
import type { RunningBrowser } from './print/launch.ts';
import { printPaged } from './print/paginate.ts';
import type { Position } from './project/errors.ts';
import type { Files } from './project/files.ts';
import { openHyphenation } from './style/locale/hyphenation.ts';
import type { Locale } from './style/locale/locale.ts';
import { drawingWidths, type PageSize } from './style/page-size.ts';
import { enlarge } from './style/theme/enlarge.ts';
import type { Theme } from './style/theme/load.ts';

/** What one briefing is made from, all of it checked. */
export interface BriefRequest {
  readonly name: string;
  /** Where its topic begins. */
  readonly place: Position;
  /** Composed and dated. */
  readonly briefing: Briefing;
  readonly data: Data;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly templates: Templates;
  readonly pageSize: PageSize;
  readonly largePrint: boolean;
  readonly formats: readonly Format[];
  /** "Briefpress 0.1.0", for the file's properties. */
  readonly creator: string;
  /** What a file of a format says that it was made from. */
  readonly made: (format: Format) => MadeFrom;
  /** Told of each stage as it begins. */
  readonly begin?: (stage: Stage) => void;
}

/** What a briefing goes through, in this order. */
export type Stage = 'fonts' | 'charts' | 'html' | 'print' | FinishingStage;

/** A finished briefing, in memory, in the formats asked for. */
export interface Brief {
  readonly html?: string;
  /** Its statistics, as its PDF carries them. */
  readonly csv?: string;
  readonly pdf?: Uint8Array;
}

/** fonts → charts → html → print → finish. Loading, checking and composing came before; writing comes after. */
export async function brief(request: BriefRequest, files: Files, browser: RunningBrowser | undefined): Promise<Brief> {
  const { briefing, locale, pageSize, largePrint, formats, begin = () => {} } = request;
  begin('fonts');
  const theme = largePrint ? enlarge(request.theme) : request.theme;
  const templates = withPartials(request.templates, theme);
  const fonts = findUsedFonts({ briefing, theme, locale, templates, files });
  begin('charts');
  const look = { theme, fonts, locale, widths: drawingWidths(pageSize, largePrint) };
  const { charts, narrow } = await drawn(briefing, look, formats);
  begin('html');
  const hyphenate = openHyphenation(files, locale.tag);
  const shown = { briefing, charts, narrow, theme, locale, hyphenate, fonts, pageSize, largePrint };
  const render = (medium: Page['medium']) => (contents: readonly ContentsLine[]) => {
    const html = renderHtml({ ...shown, medium, contents }, templates);
    return { html, headings: listHeadings(html) };
  };
  const screen = {
    ...(formats.includes('html') ? { html: sealHtml(onScreen(render), request.made('html')) } : {}),
    ...(formats.includes('csv') ? { csv: await tableOf(request, render('print')([]).html) } : {}),
  };
  if (browser === undefined || !formats.includes('pdf')) return screen;
  begin('print');
  const { html, printed } = await printPaged(render('print'), browser);
  const [{ finishBrief }, browserVersion] = [await import('./manifest/finish-brief.ts'), await browser.version];
  const made = request.made('pdf');
  const furniture = furnitureOf({ ...shown, medium: 'print', contents: [] }, templates);
  const pdf = finishBrief({ ...request, html, printed, furniture, theme, fonts, browserVersion, made, begin });
  return { ...screen, pdf };
}

/** Its drawings, for paper and for telephones. What draws is loaded only where there is something to draw. */
async function drawn(
  { drawings }: Briefing,
  look: DrawingContext,
  formats: readonly Format[],
): Promise<Required<Pick<Page, 'charts' | 'narrow'>>> {
  if (drawings.length === 0) return { charts: new Map(), narrow: new Map() };
  const { drawCharts, drawNarrow } = await import('./page/draw-charts.ts');
  const charts = await drawCharts(drawings, look);
  return { charts, narrow: formats.includes('html') ? await drawNarrow(drawings, look) : new Map() };
}

type Render = (medium: Page['medium']) => (contents: readonly ContentsLine[]) => RenderedPage;

interface RenderedPage {
  readonly html: string;
  readonly headings: readonly ContentsLine[];
}

/** Its contents have links and no page numbers. */
function onScreen(render: Render): string {
  const page = render('screen');
  return page(page([]).headings).html;
}

async function tableOf({ briefing, data, locale }: BriefRequest, html: string): Promise<string> {
  const { printedStatistics, statisticsCsv } = await import('./manifest/statistics-csv.ts');
  return statisticsCsv(printedStatistics({ briefing, html, data, locale }));
}
