import { describe, expect, test } from 'vitest';
import { metrics, theme } from '../testing/chart-fixture.ts';
import { overlap } from './boxes.ts';
import { type Label, type LabelRoom, lineBoxes, placedLayers, placeLabels } from './labels.ts';
import { textStyles } from './layout.ts';

const plan = { metrics, styles: textStyles(theme) };

function room(part: Partial<LabelRoom> = {}): LabelRoom {
  return { frame: { left: 0, right: 400, top: 0, bottom: 200 }, taken: [], ...part };
}

function label(text: string, x: number, y: number, part: Partial<Label> = {}): Label {
  return { forms: [[text]], style: 'value', rank: 1, spots: [{ x, y, align: 'center', baseline: 'middle' }], ...part };
}

describe('labels', () => {
  test('stand at their first spot where it is free', () => {
    const [placed] = placeLabels(plan, [label('12,345', 100, 50)], room());
    expect(placed?.spot).toMatchObject({ x: 100, y: 50 });
    expect(placed?.moved).toBe(false);
  });

  test('give way to one of a lower rank, and take their second spot', () => {
    const second = { x: 300, y: 50, align: 'center', baseline: 'middle' } as const;
    const late = label('2,222', 105, 50, { rank: 2 });
    const placed = placeLabels(plan, [{ ...late, spots: [...late.spots, second] }, label('1,111', 100, 50)], room());
    expect(placed.map(({ lines, spot }) => [lines[0], spot.x])).toEqual([
      ['2,222', 300],
      ['1,111', 100],
    ]);
  });

  test('are left out where nothing is free, unless they are kept: then they move', () => {
    const crowd = [label('1,111', 100, 50), label('2,222', 102, 52, { rank: 2 })];
    expect(placeLabels(plan, crowd, room()).map(({ lines }) => lines[0])).toEqual(['1,111']);
    const [first, kept] = placeLabels(
      plan,
      crowd.map((each) => ({ ...each, kept: true })),
      room(),
    );
    expect(kept?.moved).toBe(true);
    expect(overlap(first?.box ?? room().frame, kept?.box ?? room().frame)).toBe(false);
  });

  test('take a shorter form before they are left out', () => {
    const long = label('Old Town and the rural communities', 40, 50, {
      forms: [['Old Town and the rural communities'], ['Old Town']],
    });
    expect(placeLabels(plan, [long], room()).map(({ lines }) => lines[0])).toEqual(['Old Town']);
  });

  test('never leave the frame or stand on what is taken', () => {
    const taken = lineBoxes(
      [
        { x: 0, y: 50 },
        { x: 400, y: 50 },
      ],
      2,
    );
    expect(placeLabels(plan, [label('1,111', 100, 50), label('9', 399, 100)], room({ taken }))).toEqual([]);
  });

  test('thousands of marks and labels are placed without touching', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      label(String(index), (index * 37) % 400, (index * 53) % 200, { rank: index }),
    );
    const placed = placeLabels(plan, many, room());
    expect(placed.length).toBeGreaterThan(50);
    const touching = placed.filter(({ box }, index) =>
      placed.slice(index + 1).some((other) => overlap(box, other.box)),
    );
    expect(touching).toEqual([]);
  });

  test('become one text layer for each style and side', () => {
    const placed = placeLabels(
      plan,
      [label('1', 10, 50), label('2', 60, 50), label('3', 200, 50, { style: 'note' })],
      room(),
    );
    expect(placedLayers(plan, 'values', placed).map(({ name }) => name)).toEqual(['values-1', 'values-2']);
  });
});
