import type { Item, Layer } from './scene.ts';

/** What a mark tells of its statistics, where it was found to tell it truly. */
export interface Told {
  readonly ids: readonly string[];
  readonly by: 'length' | 'position' | 'range' | 'angle' | 'area' | 'colour' | 'label' | 'calculated';
  readonly layer: Layer;
  readonly item: Item;
}

/** What is wrong with the marks of a layer. */
export interface MarkFault {
  /** The name of the layer; none where the drawing as a whole is at fault. */
  readonly layer?: string;
  /** As in `encoding.x`; undefined where it is no single channel. */
  readonly channel?: string;
  readonly message: string;
  /** Faults of one layer with the same key are told once. */
  readonly key: string;
}

/** What the marks of a layer were found to tell. */
export interface Judgement {
  readonly told: readonly Told[];
  readonly faults: readonly MarkFault[];
  /** What the layer calculates, in the words of the specification: `mean`, `bin`, `regression`. */
  readonly calculates: readonly string[];
}
