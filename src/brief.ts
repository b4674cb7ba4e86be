import { composeBriefing } from './compose/compose.ts';
import type { Edition } from './compose/edition.ts';
import type { Data } from './data/types.ts';
import type { EditionStatus } from './editions/history.ts';
import { type ContentsLine, listHeadings } from './page/contents.ts';
import type { Page } from './page/page.ts';
import { loadTemplates, renderHtml } from './page/render.ts';
import { findUsedFonts } from './page/used-fonts.ts';
import type { RunningBrowser } from './print/launch.ts';
import { printPaged } from './print/paginate.ts';
import type { Files } from './project/files.ts';
import type { Locale } from './style/locale/locale.ts';
import { drawingWidths, type PageSize } from './style/page-size.ts';
import { enlarge } from './style/theme/enlarge.ts';
import { loadTheme } from './style/theme/load.ts';
import type { Topic } from './topic/types.ts';

/** What one briefing is made from, all of it checked. */
export interface BriefRequest {
  readonly name: string;
  readonly topic: Topic;
  readonly data: Data;
  readonly locale: Locale;
  readonly edition: Edition;
  readonly history?: Omit<EditionStatus, 'edition'>;
  readonly theme: string;
  readonly pageSize: PageSize;
  readonly largePrint: boolean;
  readonly formats: readonly ('pdf' | 'html')[];
  /** "Briefpress 0.1.0", for the file's properties. */
  readonly creator: string;
  /** Told of each stage as it begins. */
  readonly begin?: (stage: Stage) => void;
}

/** What a briefing goes through, in this order; the last five are its finishing and the looking at what was finished. */
export type Stage = 'compose' | 'charts' | 'html' | 'print' | 'tag' | 'inspect' | 'attach' | 'save' | 'preflight';

/** A finished briefing, in memory, in the formats asked for. */
export interface Brief {
  readonly html?: string;
  readonly pdf?: Uint8Array;
}

/** compose → charts → html → print → finish → preflight. Loading, checking and selecting came before; writing comes after. */
export async function brief(request: BriefRequest, files: Files, browser: RunningBrowser | undefined): Promise<Brief> {
  const { locale, pageSize, largePrint, formats } = request;
  const { begin } = request;
  begin?.('compose');
  const plain = loadTheme(files, request.theme);
  const theme = largePrint ? enlarge(plain) : plain;
  const briefing = composeBriefing(request);
  const templates = loadTemplates(files, locale.tag);
  const fonts = findUsedFonts({ briefing, theme, locale, templates, files });
  begin?.('charts');
  const { drawCharts, drawNarrow } = await import('./page/draw-charts.ts');
  const look = { theme, fonts, locale, widths: drawingWidths(pageSize, largePrint) };
  const charts = await drawCharts(briefing.drawings, look);
  const narrow = formats.includes('html') ? await drawNarrow(briefing.drawings, look) : new Map<string, never>();
  begin?.('html');
  const { remember } = files;
  const render = (medium: Page['medium']) => (contents: readonly ContentsLine[]) => {
    const page = { briefing, charts, narrow, theme, locale, fonts, pageSize, largePrint, medium, contents, remember };
    const html = renderHtml(page, templates);
    return { html, headings: listHeadings(html) };
  };
  // Its contents have links and no page numbers.
  const onScreen = render('screen');
  const screen = formats.includes('html') ? { html: onScreen(onScreen([]).headings).html } : {};
  if (browser === undefined || !formats.includes('pdf')) return screen;
  begin?.('print');
  const { html, printed } = await printPaged(render('print'), browser);
  begin?.('tag');
  const { finishBrief } = await import('./manifest/finish-brief.ts');
  const browserVersion = await browser.version;
  const pdf = await finishBrief({ request, briefing, html, printed, theme, fonts, templates, browserVersion, files });
  return { ...screen, pdf };
}
