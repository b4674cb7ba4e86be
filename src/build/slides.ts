import type { BriefRequest } from '../brief.ts';
import type { SlideTexts } from '../charts/slide.ts';
import type { Briefing, ChartFigure } from '../compose/briefing.ts';
import { plainText } from '../compose/html.ts';
import { findUsedFonts } from '../page/used-fonts.ts';
import type { Files } from '../project/files.ts';
import { faceCss } from '../style/fonts/face-css.ts';
import { selectFaces } from '../style/fonts/select.ts';
import type { Locale } from '../style/locale/locale.ts';
import { drawingWidths } from '../style/page-size.ts';
import { enlarge } from '../style/theme/enlarge.ts';

/** A figure of a briefing as an SVG of its own; `width` and `height` in CSS px. */
export interface SlideFile {
  /** As printed: the 2 of "Figure 2". */
  readonly figure: number;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The charts of a briefing, in the order of its figures, each a picture with title, subtitle, source and fonts inside. */
export async function drawSlides(request: BriefRequest, files: Files): Promise<readonly SlideFile[]> {
  const { briefing, locale, templates, pageSize, largePrint } = request;
  const theme = largePrint ? enlarge(request.theme) : request.theme;
  const fonts = findUsedFonts({ briefing, theme, locale, templates, files });
  const [{ chartTheme, drawCharts, pageMetrics }, { drawSlide }] = await Promise.all([
    import('../page/draw-charts.ts'),
    import('../charts/slide.ts'),
  ]);
  const { sans, fallback } = theme.fonts;
  const widths = drawingWidths(pageSize, largePrint);
  const charts = await drawCharts(briefing.drawings, { theme, fonts, locale, widths });
  const { 'figure-title': title, subtitle, note } = theme.tokens.sizes;
  const look = {
    theme: chartTheme(theme, locale),
    sizes: { title: title * 1.25, subtitle: subtitle * 1.1, note },
    metrics: pageMetrics(theme, locale, fonts),
  };
  return chartFigures(briefing).map((figure) => {
    const svg = charts.get(figure.chart)?.svg ?? '';
    const texts = slideTexts(figure, briefing, locale);
    const text = [svg, texts.title, texts.subtitle, ...texts.lines].join('');
    const fontCss = faceCss(selectFaces({ text, family: sans, fallback, script: locale.script, files }));
    return { figure: figureNumber(figure), ...drawSlide({ id: figure.id, svg, texts, fontCss, ...look }) };
  });
}

function chartFigures({ sections, coverage }: Briefing): readonly ChartFigure[] {
  return [
    ...sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart')),
    ...('figure' in coverage ? [coverage.figure] : []),
  ];
}

function figureNumber({ id }: ChartFigure): number {
  return Number(id.replace(/\D+/g, ''));
}

/** The last line names the briefing, whose numbered sources the picture cites. */
function slideTexts(figure: ChartFigure, { citation }: Briefing, locale: Locale): SlideTexts {
  const note = figure.note === undefined ? [] : [`${locale.word('note-lead')}${plainText(figure.note)}`];
  return {
    title: plainText(figure.title),
    subtitle: plainText(figure.subtitle),
    lines: [`${locale.word('source-lead')}${plainText(figure.source)}`, ...note, plainText(citation)],
  };
}
