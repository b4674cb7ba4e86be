import { BriefError } from '../project/errors.ts';
import { largest } from '../project/extremes.ts';
import { type Element, printSvg } from '../style/svg.ts';
import { fitScale } from './fit.ts';
import { gap, isBound, round, type Styles, textStyles } from './layout.ts';
import { fontFamily, lineHeight, px } from './theme-config.ts';
import type { ChartStyle, ChartTheme, FontMetrics } from './types.ts';

export interface PairValue {
  /** The period, as printed. */
  readonly label: string;
  readonly text: string;
  readonly value: number;
  /** As in a chart's row. */
  readonly qualifier?: string | undefined;
}

export interface PairRequest {
  readonly id: string;
  readonly before: PairValue;
  readonly after: PairValue;
  /** Width of the drawing in pt. */
  readonly width: number;
  readonly alt: string;
}

const thickness = 9;

/**
 * Two bars from zero for a tile, before over after, each with its period and value: beside it where there is room,
 * otherwise over it, on two lines where one is too short. The earlier bar is neutral, as the context colour is too
 * light for the tint of a tile. The SVG's unit is the CSS px. Throws a BriefError ('data') for a value that is negative or no
 * number, and for texts wider than the drawing.
 */
export function drawPair(request: PairRequest, { theme, metrics }: Pick<ChartStyle, 'theme' | 'metrics'>): string {
  const values = [request.before, request.after];
  const bad = values.find(({ value }) => !(Number.isFinite(value) && value >= 0));
  if (bad !== undefined) {
    throw new BriefError('data', `the bars of tile "${request.id}" start at zero and cannot show ${bad.text}`, {
      hint: 'give the tile two values that are not negative, or no bars',
    });
  }
  const width = px(request.width);
  const styles = textStyles(theme);
  const plan = planRows(values, { width, styles, metrics, id: request.id });
  const height = plan.step * 2;
  const rows = values.flatMap((value, index) =>
    drawRow(value, {
      plan,
      theme,
      styles,
      metrics,
      top: index * plan.step,
      fill: index === 0 ? theme.neutral : theme.accent,
    }),
  );
  const role = { role: 'img', 'aria-label': request.alt };
  const size = { width: String(round(width)), height: String(round(height)) };
  return printSvg({
    name: 'svg',
    attributes: { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${size.width} ${size.height}`, ...role },
    children: rows,
  });
}

interface PairPlan {
  /** Lines of text over a bar; 0 where the text stands beside it. */
  readonly lines: number;
  readonly left: number;
  readonly perUnit: number;
  readonly step: number;
}

interface Room {
  readonly id: string;
  readonly width: number;
  readonly styles: Styles;
  readonly metrics: FontMetrics;
}

function planRows(values: readonly PairValue[], { id, width, styles, metrics }: Room): PairPlan {
  const labels = largest(values.map(({ label }) => metrics.width(label, styles.note)));
  const left = labels + gap * 1.5;
  const tip = (value: PairValue) => (isBound(value.qualifier) ? thickness / 2 : 0);
  const zero = { value: 0, before: 0, after: 0 };
  const most = largest(values.map(({ value }) => value));
  const beside = values.map((each) => ({
    value: each.value,
    before: 0,
    after: gap + tip(each) + metrics.width(each.text, styles.value),
  }));
  const line = lineHeight(styles.value.size);
  const besideScale = scaleOf(fitScale([zero, ...beside], width - left).perUnit);
  if (besideScale * most >= width * 0.25 || (most === 0 && width > left + (beside[0]?.after ?? 0))) {
    return { lines: 0, left, perUnit: besideScale, step: Math.ceil(line + 2) };
  }
  const over = values.map((each) => ({ value: each.value, before: 0, after: tip(each) }));
  const perUnit = scaleOf(fitScale([zero, ...over], width).perUnit);
  const isOneLine = values.every(
    ({ text, label }) => metrics.width(text, styles.value) + gap + metrics.width(label, styles.note) <= width,
  );
  const lines = isOneLine ? 1 : 2;
  checkTexts(values, { id, width, styles, metrics });
  return { lines, left: 0, perUnit, step: Math.ceil(lines * line + thickness + 5) };
}

function checkTexts(values: readonly PairValue[], { id, width, styles, metrics }: Room): void {
  const wide = values
    .flatMap(({ text, label }) => [
      { text, width: metrics.width(text, styles.value) },
      { text: label, width: metrics.width(label, styles.note) },
    ])
    .find((each) => each.width > width);
  if (wide === undefined) return;
  throw new BriefError('data', `the bars of tile "${id}" have no room for "${wide.text}"`, {
    hint: 'shorten the value or the period, or leave the bars out',
  });
}

function scaleOf(perUnit: number): number {
  return Number.isFinite(perUnit) ? perUnit : 0;
}

interface RowRequest {
  readonly plan: PairPlan;
  readonly theme: ChartTheme;
  readonly styles: Styles;
  readonly metrics: FontMetrics;
  readonly top: number;
  readonly fill: string;
}

function drawRow(value: PairValue, { plan, theme, styles, metrics, top, fill }: RowRequest): readonly Element[] {
  const { lines, left, perUnit, step } = plan;
  const beside = lines === 0;
  const length = value.value * perUnit;
  const bar = { x: round(left), y: round(beside ? top + (step - thickness) / 2 : top + step - thickness - 3) };
  const path = `M${bar.x},${bar.y}h${round(length)}v${thickness}h${round(-length)}Z`;
  const shape: Element = { name: 'path', attributes: { d: path, fill }, children: [] };
  const end = round(left + length);
  const tip = `M${round(end - 0.2)},${bar.y}L${round(end + thickness * 0.4)},${bar.y + thickness / 2}L${round(end - 0.2)},${bar.y + thickness}Z`;
  const isOpen = isBound(value.qualifier);
  const baseline = round(beside ? top + step / 2 + styles.value.size * 0.34 : top + styles.value.size);
  const labelWidth = metrics.width(value.label, styles.note) + gap;
  const valueX = beside ? end + gap + (isOpen ? thickness / 2 : 0) : lines === 1 ? labelWidth : 0;
  const valueY = round(baseline + (lines === 2 ? lineHeight(styles.value.size) : 0));
  return [
    shape,
    ...(isOpen ? [{ name: 'path', attributes: { d: tip, fill }, children: [] }] : []),
    textAt(value.label, { x: 0, y: baseline, size: styles.note.size, weight: 400, fill: theme.muted, theme }),
    textAt(value.text, { x: round(valueX), y: valueY, size: styles.value.size, weight: 600, fill: theme.ink, theme }),
  ];
}

interface TextAt {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
  readonly theme: ChartTheme;
}

function textAt(text: string, { x, y, size, weight, fill, theme }: TextAt): Element {
  return {
    name: 'text',
    attributes: {
      transform: `translate(${x},${y})`,
      'font-family': fontFamily(theme),
      'font-size': `${round(size)}px`,
      'font-weight': String(weight),
      fill,
    },
    children: [text],
  };
}
