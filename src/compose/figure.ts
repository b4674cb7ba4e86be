import type { Html } from './html.ts';

export interface FigureCell {
  readonly content: Html;
  /** `blank`: that there is nothing to say; `group`: what the rows below share, across all columns. */
  readonly kind: 'text' | 'number' | 'head' | 'blank' | 'group';
  /** How many columns a group has. */
  readonly span?: number;
}

export interface FigureColumn {
  /** What the column holds, which decides its width. */
  readonly key: string;
  readonly name: Html;
  readonly kind: FigureCell['kind'];
}

/** What surrounds every figure, whether chart or table. */
interface Framed {
  readonly id: string;
  /** Where it stands in the topic, `file:line:column`; none for what every briefing has. */
  readonly at?: string;
  readonly label: string;
  readonly title: Html;
  readonly subtitle: Html;
  readonly source: Html;
  readonly note?: Html;
}

export interface TableFigure extends Framed {
  readonly kind: 'table';
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly FigureCell[])[];
  /**
   * How many rows stay together at the start and at the end where a page breaks it; a table too short for both is not
   * broken.
   */
  readonly keptRows: number;
}

export interface ChartFigure extends Framed {
  readonly kind: 'chart';
  /** Id of the drawing. */
  readonly chart: string;
  /** Whether it stands beside another. */
  readonly half: boolean;
  /** What its source line says where it stands alone, without the list of sources; missing where that is the same. */
  readonly fullSource?: Html;
}
