import { type Element, walk } from '../style/svg.ts';
import type { FontMetrics } from './types.ts';

/** The edges of something in an SVG, in its own units. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One line of text. */
export interface TextBox extends Box {
  readonly text: string;
}

const ascent = 0.72;
const descent = 0.2;
/** Allows for anti-aliasing, and for kerning, which the widths leave out. */
const tolerance = 0.5;

/** The lines of horizontal text in a drawing, measured with the fonts' own widths. */
export function textBoxes(element: Element, metrics: FontMetrics, origin: Point = { x: 0, y: 0 }): readonly TextBox[] {
  if (element.children.length === 0) return [];
  const at = moved(origin, element);
  if (element.name === 'text') return linesOf(element, at, metrics);
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : textBoxes(child, metrics, at)));
}

/** A point of the drawing, in its own units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The origin of an element, moved by its transform from the origin of its group. */
export function moved({ x, y }: Point, { attributes: { transform = '' } }: Element): Point {
  const match = /^translate\((-?[\d.e-]+),(-?[\d.e-]+)\)$/.exec(transform);
  return { x: x + Number(match?.[1] ?? 0), y: y + Number(match?.[2] ?? 0) };
}

function linesOf(text: Element, at: Point, metrics: FontMetrics): readonly TextBox[] {
  return textLines(text, metrics).map(({ text: words, x, y, width, size }) => {
    const [left, base] = [at.x + x, at.y + y];
    return { text: words, left, right: left + width, top: base - ascent * size, bottom: base + descent * size };
  });
}

/** The lines of a text as set: where each begins, from the text's own origin, and how wide it is. */
export function textLines(text: Element, metrics: FontMetrics) {
  const size = Number.parseFloat(text.attributes['font-size'] ?? '0');
  const asked = Number(text.attributes['font-weight'] ?? 400);
  const weight = asked >= 700 ? 700 : asked >= 600 ? 600 : 400;
  const { 'text-anchor': anchor = 'start', x = '0', y = '0' } = text.attributes;
  const spans = [...walk(text)].filter(({ name }) => name === 'tspan');
  const lines = spans.length === 0 ? [text] : spans;
  return lines.map((line, index) => {
    const words = line.children.filter((child) => typeof child === 'string').join('');
    const width = metrics.width(words, { size, weight });
    const before = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0;
    return {
      text: words,
      x: Number(x) - before,
      y: Number(y) + index * Number(spans[1]?.attributes.dy ?? 0),
      width,
      size,
      weight,
    };
  });
}

/** What is wrong with the labels of a drawing, one message each: texts that overlap, or that leave the drawing. */
export function labelFaults(svg: Element, metrics: FontMetrics): readonly string[] {
  const boxes = textBoxes(svg, metrics);
  const [width, height] = [Number(svg.attributes.width), Number(svg.attributes.height)];
  const outside = boxes
    .filter(
      (box) =>
        box.left < -tolerance ||
        box.top < -tolerance ||
        box.right > width + tolerance ||
        box.bottom > height + tolerance,
    )
    .map(({ text }) => `"${text}" leaves the drawing`);
  const overlapping = boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(box, other, tolerance))
      .map((other) => `"${box.text}" and "${other.text}" overlap`),
  );
  return [...outside, ...overlapping];
}

/** Whether two overlap by more than `room`. */
export function overlap(a: Box, b: Box, room = 0): boolean {
  return a.left < b.right - room && b.left < a.right - room && a.top < b.bottom - room && b.top < a.bottom - room;
}
