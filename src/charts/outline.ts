import { type Element, walk } from '../style/svg.ts';
import { textLines } from './boxes.ts';
import { type Face, faceOf, measureFonts } from './metrics.ts';

/** A face whose characters can be drawn. */
export interface DrawnFace extends Face {
  readonly font: Face['font'] & {
    readonly outline: (point: number, at: { readonly size: number; readonly x: number; readonly y: number }) => string;
  };
}

/**
 * A drawing with its texts as shapes, set from these fonts without kerning. A picture that stands alone is opened by
 * programs that take no fonts out of an SVG, each of which would set the texts in another font of its own.
 */
export function outlineTexts(svg: Element, faces: readonly DrawnFace[]): Element {
  const metrics = measureFonts(faces);
  const outline = (element: Element): Element => {
    if (element.name !== 'text') {
      const children = element.children.map((child) => (typeof child === 'string' ? child : outline(child)));
      return { ...element, children };
    }
    const { transform, fill = '#000000' } = element.attributes;
    const d = textLines(element, metrics)
      .map((line) => drawLine(line, faces))
      .join('');
    return { name: 'path', attributes: { ...(transform === undefined ? {} : { transform }), fill, d }, children: [] };
  };
  return outline(svg);
}

/** Whether a drawing has text that only a font can show. */
export function hasText(svg: Element): boolean {
  return [...walk(svg)].some(({ name }) => name === 'text');
}

function drawLine({ text, x, y, size, weight }: ReturnType<typeof textLines>[number], faces: readonly DrawnFace[]) {
  let left = x;
  let d = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const face = faceOf(character, faces, weight);
    if (face === undefined) continue;
    const scaled = size * (face.scale ?? 1);
    if (!/\s/u.test(character)) d += face.font.outline(point, { size: scaled, x: left, y });
    left += face.font.advance(/\s/u.test(character) ? 0x20 : point) * scaled;
  }
  return d.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
