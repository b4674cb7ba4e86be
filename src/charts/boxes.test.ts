import { describe, expect, test } from 'vitest';
import { parseSvg } from '../style/svg.ts';
import { metrics } from '../testing/chart-fixture.ts';
import { labelFaults, textBoxes } from './boxes.ts';

const size = 10;
const width = metrics.width('Vale', { size, weight: 400 });
/** Of text, how far it reaches over and under its baseline. */
const [over, under] = [7.2, 2];

const text = (words: string, x: number, y: number, attributes = '') =>
  `<text transform="translate(${x},${y})" font-size="10px" ${attributes}>${words}</text>`;
const drawing = (inside: string) => parseSvg(`<svg width="100" height="50">${inside}</svg>`);
const faults = (inside: string) => labelFaults(drawing(inside), metrics);

describe('the box of a text', () => {
  test.each([
    ['start', 20],
    ['middle', 20 - width / 2],
    ['end', 20 - width],
  ])('reaches from its %s over the width of its words, from ascent to descent', (anchor, left) => {
    const [box] = textBoxes(drawing(text('Vale', 20, 30, `text-anchor="${anchor}"`)), metrics);
    expect(box?.left).toBeCloseTo(left, 5);
    expect(box?.right).toBeCloseTo(left + width, 5);
    expect(box?.top).toBeCloseTo(30 - over, 5);
    expect(box?.bottom).toBeCloseTo(30 + under, 5);
  });

  test('moves with the groups that it is in, and each line has its own box', () => {
    const lines = '<tspan>Vale</tspan><tspan x="0" dy="12">Dale</tspan>';
    const boxes = textBoxes(drawing(`<g transform="translate(5,4)"><g>${text(lines, 10, 20)}</g></g>`), metrics);
    expect(boxes.map((box) => [box.text, box.left, box.top + over, box.bottom - under])).toEqual([
      ['Vale', 15, 24, 24],
      ['Dale', 15, expect.closeTo(36, 5), expect.closeTo(36, 5)],
    ]);
  });
});

/** Where a text stands whose box touches an edge of the drawing, and one px further out. */
const edges = [
  ['left', [0, 30], [-1, 30]],
  ['right', [100 - width, 30], [101 - width, 30]],
  ['top', [20, over], [20, over - 1]],
  ['bottom', [20, 50 - under], [20, 51 - under]],
] as const;

describe('a label', () => {
  test.each(edges)('may stand at the %s edge of the drawing and not beyond it', (_, [x, y], [beyondX, beyondY]) => {
    expect(faults(text('Vale', x, y))).toEqual([]);
    expect(faults(text('Vale', beyondX, beyondY))).toEqual(['"Vale" leaves the drawing']);
  });

  test.each([
    ['beside', width, 0, -1, 0],
    ['under', 0, over + under, 0, -1],
    ['at a corner of', width, over + under, -1, -1],
  ])('may stand %s another and not on it', (_, dx, dy, nearerX, nearerY) => {
    const pair = (x: number, y: number) => text('Vale', 20, 20) + text('Vale', 20 + x, 20 + y);
    const reverse = (x: number, y: number) => text('Vale', 20 + x, 20 + y) + text('Vale', 20, 20);
    for (const both of [pair, reverse]) {
      expect(faults(both(dx, dy))).toEqual([]);
      expect(faults(both(dx + nearerX, dy + nearerY))).toEqual(['"Vale" and "Vale" overlap']);
    }
  });
});
