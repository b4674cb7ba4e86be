import { isOpen } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';

/** The scale of what is placed in px already. */
export function pxField(field: string): ChartSpec {
  return { field, type: 'quantitative', axis: null, scale: null };
}

/** A place in px from the left and the top of the plot. */
export const pxPlace = { x: pxField('x'), y: pxField('y') } as const;

/** Both ends of a rule, or the four sides of a bar, in px from the left and the top of the plot. */
export const pxSides = { ...pxPlace, x2: { field: 'x2' }, y2: { field: 'y2' } } as const;

/** From one edge of the plot to the other. */
export const fullHeight = { y: { value: 0 }, y2: { value: 'height' } } as const;

/** One row, for a mark that is drawn once. */
export const once = [{}];

/** Marks with data of their own; no layer where there are none, since Vega warns about an empty one. */
export function markLayer(
  name: string,
  values: readonly object[],
  mark: ChartSpec | string,
  encoding: ChartSpec,
): readonly ChartSpec[] {
  return values.length === 0 ? [] : [{ name, data: { values }, mark, encoding }];
}

interface Bars {
  readonly name: string;
  readonly mark: ChartSpec;
  readonly encoding: ChartSpec;
  /** Of those that are hatched, where it differs. */
  readonly hatchedMark?: ChartSpec;
}

/** Bars; those that are not whole or not sure in a layer of their own, which is drawn hatched. */
export function barLayers(
  values: readonly { readonly hatched: boolean }[],
  { name, mark, encoding, hatchedMark = mark }: Bars,
): readonly ChartSpec[] {
  return [
    ...markLayer(
      name,
      values.filter(({ hatched }) => !hatched),
      mark,
      encoding,
    ),
    ...markLayer(
      'hatched',
      values.filter(({ hatched }) => hatched),
      hatchedMark,
      encoding,
    ),
  ];
}

/** The bounds of a value that is published as a range; nothing of another. */
export function rangeOf({ lower, upper }: Pick<ChartRow, 'lower' | 'upper'>) {
  return lower === undefined || upper === undefined ? {} : { lower, upper };
}

/** Those of some rows that have a range. */
export function rangedOf<Row extends object>(values: readonly Row[]): readonly Row[] {
  return values.filter((value) => 'upper' in value);
}

type DotShape = 'dot' | 'ring' | 'tip';

/** A ring where a value is not whole or not sure, a tip where it is a bound. */
export function dotShape(row: ChartRow): DotShape {
  return row.partial ? 'ring' : isOpen(row) ? 'tip' : 'dot';
}

/** The look of a ring on a page of this colour. */
export function ringLook(paper: string, strokeWidth = 2) {
  return { filled: false, fill: paper, strokeWidth };
}

interface Dots {
  /** The colour of the page. */
  readonly paper: string;
  /** Diameter in px. */
  readonly size: number;
  /** The path of a tip. */
  readonly tip: string;
  readonly encoding: ChartSpec;
}

/** Dots, rings and tips, each shape in a layer. */
export function dotLayers(
  values: readonly { readonly shape: DotShape }[],
  { paper, size, tip, encoding }: Dots,
): readonly ChartSpec[] {
  return (['dot', 'ring', 'tip'] as const).flatMap((shape) => {
    const ring = shape === 'ring' ? ringLook(paper) : {};
    const mark = { type: 'point', shape: shape === 'tip' ? tip : 'circle', size: size * size, ...ring };
    return markLayer(
      `${shape}s`,
      values.filter((value) => value.shape === shape),
      mark,
      encoding,
    );
  });
}

const tips = {
  right: 'M-0.02,-1L0.8,0L-0.02,1Z',
  left: 'M0.02,-1L-0.8,0L0.02,1Z',
  up: 'M-1,0.02L0,-0.4L1,0.02Z',
  down: 'M-1,-0.02L0,0.4L1,-0.02Z',
} as const;

/**
 * The tip of a bar whose value is a bound: the true value lies further on, nobody said where. `bar` is its thickness in
 * px.
 */
export function openEnd(bar: number, towards: keyof typeof tips): ChartSpec {
  return { type: 'point', shape: tips[towards], size: bar * bar };
}

/** Both ends of a line from a label to what it belongs to, in px. */
export interface Lead {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

/** Lines from labels to what they belong to. */
export function leadLayer(
  name: string,
  leads: readonly Lead[],
  look: ChartSpec = { strokeWidth: 0.75 },
  color?: ChartSpec,
): readonly ChartSpec[] {
  return markLayer(name, leads, { type: 'rule', ...look }, color === undefined ? pxSides : { ...pxSides, color });
}
