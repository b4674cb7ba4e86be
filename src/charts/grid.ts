import type { Element } from '../style/svg.ts';
import { moved, type Point, type TextBox, textBoxes } from './boxes.ts';
import type { FontMetrics } from './types.ts';

const air = 3;

/**
 * Breaks the lines of layers named `grid` behind texts. A halo round the text would do the same, but
 * stroked text loses its font in the PDF. Takes Vega's SVG, whose groups still have their class.
 */
export function cutGrid(svg: Element, metrics: FontMetrics): Element {
  if (!hasGrid(svg)) return svg;
  const boxes = textBoxes(svg, metrics);
  const cut = (element: Element, at: Point, inGrid: boolean): Element => {
    const origin = element.name === 'line' ? at : moved(at, element);
    const grid = inGrid || isGrid(element);
    const children = element.children.flatMap((child): readonly (Element | string)[] => {
      if (typeof child === 'string') return [child];
      return grid && child.name === 'line' ? cutLine(child, origin, boxes) : [cut(child, origin, grid)];
    });
    return { ...element, children };
  };
  return cut(svg, { x: 0, y: 0 }, false);
}

function isGrid({ attributes: { class: name = '' } }: Element): boolean {
  return /(^|[ _])grid_marks/.test(name);
}

function hasGrid(element: Element): boolean {
  return isGrid(element) || element.children.some((child) => typeof child !== 'string' && hasGrid(child));
}

function cutLine(line: Element, at: Point, boxes: readonly TextBox[]): readonly Element[] {
  const own = moved({ x: 0, y: 0 }, line);
  const end = { x2: Number(line.attributes.x2 ?? 0), y2: Number(line.attributes.y2 ?? 0) };
  const vertical = end.x2 === 0;
  const spans = boxes
    .filter((box) =>
      vertical
        ? box.left - air < at.x + own.x && box.right + air > at.x + own.x
        : box.top - air < at.y + own.y && box.bottom + air > at.y + own.y,
    )
    .map((box): readonly [number, number] =>
      vertical ? [box.top - air - at.y, box.bottom + air - at.y] : [box.left - air - at.x, box.right + air - at.x],
    );
  const { transform: _, x2: __, y2: ___, ...rest } = line.attributes;
  const [low, high] = vertical ? [own.y, own.y + end.y2] : [own.x, own.x + end.x2];
  return pieces([Math.min(low, high), Math.max(low, high)], spans).map(([from, to]) => ({
    name: 'line',
    attributes: {
      ...(vertical
        ? { x1: `${own.x}`, x2: `${own.x}`, y1: `${from}`, y2: `${to}` }
        : { x1: `${from}`, x2: `${to}`, y1: `${own.y}`, y2: `${own.y}` }),
      ...rest,
    },
    children: [],
  }));
}

type Span = readonly [number, number];

/** What is left of a span when others are taken out of it; pieces shorter than 2 px are left out. */
function pieces(whole: Span, taken: readonly Span[]): readonly Span[] {
  return taken.reduce<readonly Span[]>(
    (left, [from, to]) =>
      left
        .flatMap(([start, end]): readonly Span[] => [
          [start, Math.min(end, from)],
          [Math.max(start, to), end],
        ])
        .filter(([start, end]) => end - start >= 2),
    [whole],
  );
}
