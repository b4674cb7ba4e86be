import { largest, smallest } from '../../project/extremes.ts';
import { gap, heightOf, inPrint, inTimeOrder, type Plan, tone } from '../layout.ts';
import { lineIn, widthIn } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { noteRoom } from './line-notes.ts';
import { linePlot } from './line-plot.ts';
import { isBreak, type Plot, placePoints } from './line-points.ts';
import { panelGrid, panelSpec } from './panel-grid.ts';
import { periodRoom, timeSpan } from './period-ticks.ts';
import { bySeries, chosenColour, type SeriesLook } from './series-looks.ts';
import { valueAxis, valueAxisLayers, valueAxisRoom } from './value-axis.ts';

const plotHeight = 84;
/** Px that a line needs to be read. */
const leastWidth = 112;

/** A line in each panel, on one scale of values and one of time; the values' axis stands at the left of each line of panels. */
export function drawPanelLines(plan: Plan): ChartSpec {
  const rows = inTimeOrder(plan.rows);
  const panels = [...bySeries(rows)];
  const axis = valueAxis(rows, plan.options);
  const inset = gap * 2;
  const left = valueAxisRoom(plan, axis) + inset;
  const lasts = panels.flatMap(([, own]) => own.slice(-1)).map(({ text }) => text);
  const side = Math.min(Math.ceil(widthIn(plan, lasts, 'value') / 2) + 1, inPrint(plan, 36));
  const all = rows.map((row) => row.value);
  const ends = new Set([largest(all), smallest(all)]);
  const grid = panelGrid(panels.length, { room: plan.width - left, least: inPrint(plan, leastWidth) });
  const height = Math.round(heightOf(plan, inPrint(plan, plotHeight)));
  const under = axis.low < 0 ? lineIn(plan, 'value') + gap : 0;
  const width = Math.floor(grid.cell - side);
  const plot: Plot = { width, height, under, axis, span: timeSpan([...rows, ...plan.gaps]) };
  const above = lineIn(plan, 'value') + gap + noteRoom(plan, rows);
  const looks = panels.map(([name, own]) => lookOf(plan, name, own));
  const said = panels.findIndex(([, own]) => own.some(isBreak));
  const layers = panels.map(([name, own], index) => {
    const isFirst = index % grid.columns === 0;
    const gaps = plan.gaps.filter(({ group = '' }) => group === name);
    // What is said of a break in one panel holds for its line in the others.
    const locale = index === said ? plan.locale : { ...plan.locale, breakInSeries: '' };
    const { layers: drawn } = linePlot(
      { ...plan, gaps, locale },
      {
        ...{ plot, dated: [...rows, ...plan.gaps], points: placePoints(own, plot), looks },
        frame: { left: -inset, right: width + side, top: -above, bottom: height + under - 1 },
        ...{ edge: isFirst ? -left : -inset, all: false, named: false, texts: [] },
        kept: (row) => row === own.at(-1) || ends.has(row.value) || row.id === plan.highlight,
      },
    );
    return [...valueAxisLayers(plan, axis, { lines: true, labels: isFirst, inset, height }), ...drawn];
  });
  const titles = panels.map(([name]) => name);
  return panelSpec(plan, { titles, grid, width, height, left, above, below: periodRoom(plan) + under, layers });
}

function lookOf(plan: Plan, name: string, rows: readonly ChartRow[]): SeriesLook {
  const own = rows.some((row) => tone(row, plan.highlight) === 'accent') ? 'accent' : 'context';
  return { name, colour: chosenColour(plan, rows[0]) ?? plan.theme[own], width: 2, strong: true };
}
