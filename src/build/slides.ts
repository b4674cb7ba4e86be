import type { BriefRequest } from '../brief.ts';
import type { Slide, SlideRequest, SlideTexts } from '../charts/slide.ts';
import type { Briefing, Tile } from '../compose/briefing.ts';
import type { ChartFigure } from '../compose/figure.ts';
import { plainText } from '../compose/html.ts';
import type { DrawingContext } from '../page/draw-charts.ts';
import { findUsedFonts } from '../page/used-fonts.ts';
import type { Files } from '../project/files.ts';
import { selectFaces } from '../style/fonts/select-faces.ts';
import type { Locale } from '../style/locale/locale.ts';
import { drawingWidths } from '../style/page-size.ts';
import { parseSvg } from '../style/svg.ts';
import { enlarge } from '../style/theme/enlarge.ts';

/** A drawing of a briefing as an SVG of its own; `width` and `height` in CSS px. */
export interface SlideFile {
  /** `figure-2` or `tile-1`. */
  readonly name: string;
  /** As printed: the 2 of "Figure 2"; none for the bars of a tile. */
  readonly figure?: number;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The charts of a briefing, in the order of its figures, and the bars of its tiles, each with title and source. */
export async function drawSlides(request: BriefRequest, files: Files): Promise<readonly SlideFile[]> {
  const { briefing, locale } = request;
  const { look, frame } = await openStudio(request, files);
  const { drawCharts } = await import('../page/draw-charts.ts');
  const charts = await drawCharts(briefing.drawings, look);
  const draw = ({ id, chart, texts }: Picture) => frame({ id, svg: charts.get(chart)?.svg ?? '', texts });
  return [
    ...chartFigures(briefing).map((figure) => {
      const number = figureNumber(figure);
      const texts = slideTexts(figure, briefing, locale);
      return { name: `figure-${number}`, figure: number, ...draw({ ...figure, texts }) };
    }),
    ...briefing.tiles.flatMap(({ chart, ...tile }, index) => {
      if (chart === undefined) return [];
      const texts = tileTexts(tile, briefing);
      return [{ name: `tile-${index + 1}`, ...draw({ id: chart, chart, texts }) }];
    }),
  ];
}

/** A chart without its title, and in CSS px how large it is; `alt` tells it to those who do not see it. */
export interface BareChart extends Slide {
  readonly alt: string;
}

/**
 * The picture of page 1 without the texts round it, as narrow as a telephone where its labels have room there; none where
 * the briefing has none.
 */
export async function drawHero(request: BriefRequest, files: Files): Promise<BareChart | undefined> {
  const { hero, drawings } = request.briefing;
  if (hero === undefined) return undefined;
  const { look, frame } = await openStudio(request, files);
  const { drawCharts, drawNarrow } = await import('../page/draw-charts.ts');
  const own = drawings.filter(({ id }) => id === hero.chart);
  const narrow = (await drawNarrow(own, look)).get(hero.chart);
  const svg = (narrow ?? (await drawCharts(own, look)).get(hero.chart))?.svg ?? '';
  const alt = parseSvg(svg).attributes['aria-label'] ?? '';
  return { alt, ...frame({ id: hero.chart, svg, texts: { title: '', subtitle: '', lines: [] } }) };
}

/** What the charts of a briefing are drawn with, and what makes a picture of one. */
interface Studio {
  readonly look: DrawingContext;
  readonly frame: (chart: Pick<SlideRequest, 'id' | 'svg' | 'texts'>) => Slide;
}

async function openStudio(request: BriefRequest, files: Files): Promise<Studio> {
  const { briefing, locale, templates, pageSize, largePrint } = request;
  const theme = largePrint ? enlarge(request.theme) : request.theme;
  const fonts = findUsedFonts({ briefing, theme, locale, templates, files });
  const [{ chartTheme, pageMetrics }, { drawSlide }] = await Promise.all([
    import('../page/draw-charts.ts'),
    import('../charts/slide.ts'),
  ]);
  const { sans, fallback } = theme.fonts;
  const { 'figure-title': title, subtitle, note } = theme.tokens.sizes;
  const drawn = {
    theme: chartTheme(theme, locale),
    sizes: { title: title * 1.25, subtitle: subtitle * 1.1, note },
    metrics: pageMetrics(theme, locale, fonts),
  };
  return {
    look: { theme, fonts, locale, widths: drawingWidths(pageSize, largePrint) },
    frame: ({ id, svg, texts }) => {
      const text = [svg, texts.title, texts.subtitle, ...texts.lines].join('');
      const faces = selectFaces({ text, family: sans, fallback, script: locale.script, files });
      return drawSlide({ id, svg, texts, faces, ...drawn });
    },
  };
}

interface Picture {
  readonly id: string;
  /** Id of the drawing. */
  readonly chart: string;
  readonly texts: SlideTexts;
}

/** The bars of a tile, under what they measure and over what the tile says of them. */
function tileTexts({ label, support }: Pick<Tile, 'label' | 'support'>, { citation }: Briefing): SlideTexts {
  return { title: plainText(label), subtitle: '', lines: [plainText(support), plainText(citation)] };
}

function chartFigures({ hero, sections, coverage }: Briefing): readonly ChartFigure[] {
  return [
    ...(hero === undefined ? [] : [hero]),
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
    lines: [
      `${locale.word('source-lead')}${plainText(figure.fullSource ?? figure.source)}`,
      ...note,
      plainText(citation),
    ],
  };
}
