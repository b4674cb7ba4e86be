import { BriefError } from '../project/errors.ts';
import type { Element } from '../style/svg.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const spacing = 5;
const lineWidth = 1.25;

/**
 * Redraws the bars of a layer named `hatched` as an outline with diagonal lines. The lines are cut to the bar here:
 * an SVG pattern would become a raster in the PDF.
 */
export function hatch(group: Element): Element {
  return {
    ...group,
    children: group.children.flatMap((child): readonly (Element | string)[] =>
      typeof child !== 'string' && child.name === 'path' ? hatchBar(child) : [child],
    ),
  };
}

/** One plain bar, hatched in its own colour. */
function hatchBar(bar: Element): readonly Element[] {
  const box = readBox(bar.attributes.d ?? '');
  const stroke = bar.attributes.fill ?? '#000000';
  if (box.width < 0.01 || box.height < 0.01) return [];
  const line = { fill: 'none', stroke, 'stroke-width': String(lineWidth) };
  return [
    { name: 'path', attributes: { d: hatchLines(box), ...line }, children: [] },
    { name: 'path', attributes: { d: outline(box), ...line }, children: [] },
  ];
}

function readBox(path: string): Box {
  const match = /^M(-?[\d.e-]+),(-?[\d.e-]+)h(-?[\d.e-]+)v(-?[\d.e-]+)h-?[\d.e-]+Z$/.exec(path);
  if (match === null) {
    throw new BriefError('data', 'a layer named "hatched" holds a mark that is not a plain bar', {
      hint: 'give the layer the mark "bar" without rounded corners, or another name',
    });
  }
  const [x = 0, y = 0, width = 0, height = 0] = match.slice(1).map(Number);
  return {
    x: Math.min(x, x + width),
    y: Math.min(y, y + height),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}

/** Inset by half a line, so that a hatched bar is as long as a filled one of the same value. */
function outline({ x, y, width, height }: Box): string {
  const inset = Math.min(lineWidth, width, height) / 2;
  const [w, h] = [width - 2 * inset, height - 2 * inset];
  return `M${x + inset},${y + inset}h${w}v${h}h${-w}Z`.replace(/-?\d+\.\d+/g, (number) => Number(number).toFixed(2));
}

function hatchLines({ x, y, width, height }: Box): string {
  const parts: string[] = [];
  for (let offset = spacing; offset < width + height; offset += spacing) {
    const [right, left] = [Math.min(offset, width), Math.max(0, offset - height)];
    const from = `${(x + left).toFixed(2)},${(y + offset - left).toFixed(2)}`;
    const to = `${(x + right).toFixed(2)},${(y + offset - right).toFixed(2)}`;
    parts.push(`M${from}L${to}`);
  }
  return parts.join('');
}
