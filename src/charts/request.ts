import type { ChartMap } from './chart-map.ts';
import type { ChartKind } from './kinds/kinds.ts';
import type { ChartGap, ChartOptions, ChartRow } from './types.ts';

/** A chart to draw. */
export interface ChartRequest {
  /** Unique in the document, lower-case letters, digits and hyphens: the prefix of every id in the SVG. */
  readonly id: string;
  /** `vega-lite` stands for a `spec` that the author wrote. */
  readonly kind: ChartKind | 'vega-lite';
  readonly rows: readonly ChartRow[];
  readonly gaps?: readonly ChartGap[] | undefined;
  readonly options?: ChartOptions | undefined;
  /** Of kind `map`: what it is drawn on. */
  readonly map?: ChartMap | undefined;
  /** Width of the whole drawing, in pt. */
  readonly width: number;
  readonly alt: string;
  /** The author's Vega-Lite spec, with `data: {statistics: [ids]}`; its rows are `rows`. */
  readonly spec?: unknown;
  /** The row, or the label or group of rows, that takes the accent colour; the others take the context colour. */
  readonly highlight?: string | undefined;
}
