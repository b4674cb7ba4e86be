import { isJson } from './prove/scene.ts';
import type { ChartSpec } from './types.ts';

/** Px of a row of categories, as a kind's own rows have it. */
const rowStep = 22;
/** Px for an axis and its title under the rows. */
const axisRoom = 40;

/** The height in px of a view whose rows are categories, so that each has room for its name; undefined for another. */
export function heightOfRows(spec: ChartSpec, values: readonly ChartSpec[]): number | undefined {
  const channels = [spec, ...(Array.isArray(spec.layer) ? spec.layer : [])].flatMap((view: unknown) =>
    isJson(view) && isJson(view.encoding) ? [view.encoding] : [],
  );
  const countOf = (channel: string): number => {
    const found = channels.map((encoding) => encoding[channel]).find(isJson);
    if (found === undefined || !/^(nominal|ordinal)$/.test(String(found.type)) || found.bin !== undefined) return 0;
    if (found.timeUnit !== undefined) return 12;
    return new Set(values.flatMap((row) => row[String(found.field)] ?? [])).size;
  };
  const rows = countOf('y') * Math.max(1, countOf('yOffset'));
  return rows === 0 ? undefined : Math.max(rows * rowStep + axisRoom, 110);
}

/**
 * An area of one series has nothing to be stacked on. Vega-Lite stacks it all the same, and where panels are of
 * different periods draws zeros for those that one lacks.
 */
export function withPlainAreas(view: ChartSpec): ChartSpec {
  const { encoding, mark } = view;
  const type = isJson(mark) ? mark.type : mark;
  if (type !== 'area' || !isJson(encoding)) return view;
  if (['color', 'fill', 'stroke', 'detail', 'opacity'].some((channel) => isJson(encoding[channel]))) return view;
  const own = Object.entries(encoding).map(([channel, value]): [string, unknown] => [
    channel,
    /^[xy]$/.test(channel) && isJson(value) && value.type === 'quantitative' ? { stack: null, ...value } : value,
  ]);
  return { ...view, encoding: Object.fromEntries(own) };
}
