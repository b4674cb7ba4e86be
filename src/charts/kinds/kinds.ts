import { bars, change } from './bars.ts';
import { columns } from './columns.ts';
import { coverage } from './coverage.ts';
import { dumbbell } from './dumbbell.ts';
import { heat } from './heat.ts';
import { intervals } from './intervals.ts';
import type { Kind } from './kind.ts';
import { line } from './line.ts';
import { map } from './map.ts';
import { pair } from './pair.ts';
import { panels } from './panels.ts';
import { parts } from './parts.ts';
import { scatter } from './scatter.ts';
import { slope } from './slope.ts';
import { stacked } from './stacked.ts';
import { timeline } from './timeline.ts';
import { unitRow } from './unit-row.ts';

/** The kinds that an author can name in a `chart` block; `multiples` is what panels were called before. */
const authorKinds = {
  bars,
  columns,
  line,
  panels,
  multiples: panels,
  dumbbell,
  slope,
  change,
  parts,
  stacked,
  intervals,
  'unit-row': unitRow,
  heat,
  scatter,
  map,
};

/** All kinds of chart, by name: those of authors, of blocks of their own, and of what the page adds. */
export const kinds = { ...authorKinds, timeline, coverage, pair } satisfies Readonly<Record<string, Kind>>;

export type ChartKind = keyof typeof kinds;

/** Names for the schema of `chart` blocks. */
export const authorKindNames = Object.keys(authorKinds) as readonly (keyof typeof authorKinds)[];
