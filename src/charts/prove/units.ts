import { groupBy } from '../../data/group.ts';
import type { ChartRow } from '../types.ts';
import { isJson, type Layer } from './scene.ts';
import { printed } from './texts.ts';

interface Counted {
  readonly rows: readonly ChartRow[];
  /** Whether they are a part and its whole, of which the squares are the part and the rest. */
  readonly isPart: boolean;
  /** A number as the drawing writes it. */
  readonly number: (value: number) => string;
}

/**
 * What is wrong with rows of squares, undefined where nothing is: each value has as many squares as it counts, each for
 * one or for so many as the key says; all are of one size, and the last may be a part of one.
 */
export function unitFault(layers: readonly Layer[], { rows, isPart, number }: Counted): string | undefined {
  const squares = layers.filter(({ name }) => /^(units|hatched)_marks$/.test(name)).flatMap(({ items }) => items);
  const size = squares[0]?.height ?? 1;
  if (squares.some(({ height = 0 }) => Math.abs(height - size) > 0.02)) return 'its squares are not of one size';
  const byId = groupBy(squares, ({ datum }) => (isJson(datum) ? String(datum.id) : ''));
  const countOf = (id: string): number => (byId.get(id) ?? []).reduce((sum, { width = 0 }) => sum + width / size, 0);
  const [first, second] = rows;
  const amountOf = (row: ChartRow): number => (isPart && row === second ? row.value - (first?.value ?? 0) : row.value);
  const total = rows.reduce((sum, row) => sum + amountOf(row), 0);
  const drawn = rows.reduce((sum, { id }) => sum + countOf(id), 0);
  const unit = roundest(total / drawn);
  const off = rows.find((row) => Math.abs(countOf(row.id) - amountOf(row) / unit) > 0.02 + 1e-3 * countOf(row.id));
  if (off !== undefined) return `${off.id} has not as many squares as it counts`;
  const keys = layers
    .filter(({ name }) => /^ticks(_\d+)?_marks$/.test(name))
    .flatMap(({ items }) => items.map(printed));
  const said = keys.join(' ').replace(/\s+/gu, '');
  const wanted = unit === 1 ? '' : `=${number(unit)}`.replace(/\s+/gu, '');
  return said === wanted ? undefined : `its key says "${said}" where a square stands for ${unit}`;
}

/** The nearest of 1, 2 or 5 times a power of ten. */
function roundest(value: number): number {
  const power = Math.floor(Math.log10(value));
  const units = [1, 2, 5, 10].map((each) => Number(`${each}e${power}`));
  return units.reduce((best, unit) =>
    Math.abs(Math.log(value / unit)) < Math.abs(Math.log(value / best)) ? unit : best,
  );
}
