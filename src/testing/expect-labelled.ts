import { expect } from 'vitest';
import { textBoxes } from '../charts/boxes.ts';
import type { ChartKind } from '../charts/kinds/kinds.ts';
import { renderCharts } from '../charts/render.ts';
import type { ChartRow } from '../charts/types.ts';
import { parseSvg } from '../style/svg.ts';
import type { ChartCase } from './chart-cases.ts';

/** Kinds that write each value of theirs. */
const whole: ReadonlySet<ChartKind> = new Set([
  ...(['bars', 'change', 'dumbbell', 'slope', 'intervals', 'parts', 'unit-row'] as const),
]);

/**
 * A drawing without labels that overlap or leave it, which is what drawing itself refuses; with the first, last, highest,
 * lowest and highlighted value written, and at most three in ten left out, where its kind writes values in rows.
 */
export async function expectLabelled({ request, style }: ChartCase): Promise<void> {
  const [chart] = await renderCharts([request], style);
  expect(chart?.svg).not.toMatch(/NaN|undefined|Infinity/);
  if (!whole.has(request.kind) || chart === undefined) return;
  const texts = textBoxes(parseSvg(chart.svg), style.metrics).map(({ text }) => squeeze(text));
  const written = texts.join('');
  const { rows, highlight } = request;
  for (const { text } of toldOf(rows, highlight)) expect(written).toContain(squeeze(text));
  const missing = rows.filter(({ text }) => !written.includes(squeeze(text)));
  expect(missing.length).toBeLessThanOrEqual(rows.length * 0.3);
}

function toldOf(rows: readonly ChartRow[], highlight: string | undefined): readonly ChartRow[] {
  const sorted = rows.toSorted((a, b) => a.value - b.value);
  const shown = rows.find(({ id }) => id === highlight);
  return [rows[0], rows.at(-1), sorted[0], sorted.at(-1), shown].filter((each) => each !== undefined);
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
