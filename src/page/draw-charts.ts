import { writeAlt } from '../charts/alt.ts';
import { measureFonts } from '../charts/metrics.ts';
import { renderCharts } from '../charts/render.ts';
import type { Chart, ChartLocale, ChartTheme, FontMetrics } from '../charts/types.ts';
import type { BriefingDrawing } from '../compose/briefing.ts';
import { BriefError } from '../project/errors.ts';
import type { FontFace } from '../style/fonts/packaged.ts';
import { familyStack } from '../style/fonts/stack.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { DrawingWidths } from '../style/page-size.ts';
import type { Theme } from '../style/theme/load.ts';

/** What drawings are made with. */
export interface DrawingContext {
  readonly theme: Theme;
  readonly fonts: readonly FontFace[];
  readonly locale: Locale;
  readonly widths: DrawingWidths;
}

/** A drawing as it stands in the page, and where the numbers of its texts come from. */
export type DrawnChart = Pick<Chart, 'svg' | 'texts'>;

/** Draws everything that a briefing needs drawn, by the ids that its figures and tiles name. */
export async function drawCharts(
  drawings: readonly BriefingDrawing[],
  { theme, fonts, locale, widths }: DrawingContext,
): Promise<ReadonlyMap<string, DrawnChart>> {
  const look = {
    theme: chartTheme(theme, locale),
    metrics: pageMetrics(theme, locale, fonts),
    locale: chartLocale(locale),
  };
  const requests = drawings.map((drawing) => ({
    ...drawing,
    width: widthOf(drawing, widths),
    alt: drawing.alt ?? writeAlt(drawing, locale),
  }));
  const drawn = await renderCharts(requests, look);
  return new Map(drawn.map(({ id, svg, texts }) => [id, { svg, texts }]));
}

/** In pt: 328 CSS px, the text of the narrowest telephones in use. */
const telephone = 246;

function widthOf({ kind, share }: BriefingDrawing, widths: DrawingWidths): number {
  if (kind === 'pair') return widths.tile;
  return share === 'half' ? widths.half : share === 'hero' ? widths.hero : widths.figure;
}

/**
 * Charts as narrow as a telephone, by the ids of their drawings. One whose labels have no room there is left out: the
 * page shows it at its own width, to be scrolled.
 */
export async function drawNarrow(
  drawings: readonly BriefingDrawing[],
  look: DrawingContext,
): Promise<ReadonlyMap<string, DrawnChart>> {
  const widths = { ...look.widths, figure: telephone, half: telephone, hero: telephone };
  const drawn = new Map<string, DrawnChart>();
  for (const drawing of drawings) {
    if (drawing.kind === 'pair') continue;
    const id = `${drawing.id}-narrow`;
    try {
      for (const [, chart] of await drawCharts([{ ...drawing, id }], { ...look, widths })) drawn.set(drawing.id, chart);
    } catch (error) {
      if (!(error instanceof BriefError) || error.failure !== 'data') throw error;
    }
  }
  return drawn;
}

function families({ tokens: { fonts } }: Theme, { script }: Locale): readonly string[] {
  return familyStack({ family: fonts.sans.family, fallback: fonts.fallback.family }, script);
}

/** What charts take of a theme, for a language. */
export function chartTheme(theme: Theme, locale: Locale): ChartTheme {
  const { colours, sizes } = theme.tokens;
  return {
    ...colours,
    fonts: families(theme, locale),
    fontSizes: { label: sizes.label, axis: sizes.axis, panel: sizes.label },
  };
}

const percent = { id: 'percent', kind: 'share', text: { mul: '%' } } as const;

function chartLocale(locale: Locale): ChartLocale {
  return {
    number: (value) => locale.number(value),
    share: (value) => locale.quantity({ value: Number((value * 100).toPrecision(6)), qualifiers: [], unit: percent }),
    date: (year, month) =>
      locale.period({
        kind: 'point',
        written: month === undefined ? String(year) : `${year}-${String(month).padStart(2, '0')}`,
      }),
    period: (period) => locale.period(period),
    tick: (period) => locale.shortPeriod(period),
    noValue: locale.word('map-no-value'),
    breakInSeries: locale.word('status-break-in-series'),
    decimal: locale.numberForm.decimal,
    group: locale.numberForm.group,
    periodNotStated: locale.word('not-stated'),
  };
}

/** Widths as the page will set them: the sans family first, the fallback for what it lacks. */
export function pageMetrics(theme: Theme, locale: Locale, fonts: readonly FontFace[]): FontMetrics {
  return measureFonts(families(theme, locale).flatMap((family) => fonts.filter((face) => face.family === family)));
}
