import { composeBriefing } from './compose/compose.ts';
import type { Edition } from './compose/edition.ts';
import type { Data } from './data/types.ts';
import type { Files } from './files.ts';
import { type ContentsLine, listHeadings } from './html/contents.ts';
import { loadTemplates, renderHtml } from './html/render.ts';
import { findUsedFonts } from './html/used-fonts.ts';
import type { Locale } from './locale/locale.ts';
import { printPaged } from './paginate.ts';
import type { RunningBrowser } from './print/launch.ts';
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
  readonly pageSize: 'A4' | 'Letter';
  /** "Briefpress 0.1.0", for the file's properties. */
  readonly creator: string;
}

/** A finished briefing, in memory. Without a browser there is no PDF. */
export interface Brief {
  readonly html: string;
  readonly pdf?: Uint8Array;
}

/** compose → charts → html → print → finish → preflight. Loading, checking and selecting came before; writing comes after. */
export async function brief(request: BriefRequest, files: Files, browser: RunningBrowser | undefined): Promise<Brief> {
  const theme = loadTheme(files, request.theme);
  const briefing = composeBriefing(request);
  const templates = loadTemplates(files);
  const fonts = findUsedFonts({ briefing, theme, locale: request.locale, templates, files });
  const { drawCharts } = await import('./charts/draw.ts');
  const charts = await drawCharts(briefing.drawings, { theme, fonts, locale: request.locale });
  const render = (contents: readonly ContentsLine[]) => {
    const html = renderHtml(
      { briefing, charts, theme, locale: request.locale, fonts, pageSize: request.pageSize, contents },
      templates,
    );
    return { html, headings: listHeadings(html) };
  };
  if (browser === undefined) return render([]);
  const { html, printed } = await printPaged(render, browser);
  const { finishPdf } = await import('./finish/finish.ts');
  const pdf = await finishPdf(printed, {
    ...briefing.properties,
    language: briefing.lang,
    date: briefing.edition.published,
    creator: request.creator,
    attachments: [],
  });
  const { preflight } = await import('./preflight/preflight.ts');
  await preflight(pdf, html);
  return { html, pdf };
}
