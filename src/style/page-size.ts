export const pointsPerMm = 72 / 25.4;
/** In mm; ISO 216 and ANSI. */
const widths = { A4: 210, Letter: 215.9 } as const;
/** As the style sheet and the page rule have them, in mm. */
const [margin, hero, between, tiles] = [20, 92, 7, 3];

export type PageSize = keyof typeof widths;

/** Widths that drawings are made for, in whole pt. */
export interface DrawingWidths {
  /** The page between its margins. */
  readonly figure: number;
  /** The picture of page 1, beside the bottom line. */
  readonly hero: number;
  /** One of two figures side by side. */
  readonly half: number;
  /** A tile's text, less what its bars must leave free. */
  readonly tile: number;
}

/** The widths of drawings on a page. In large print the tiles stand beside the picture of page 1. */
export function drawingWidths(size: PageSize, largePrint: boolean): DrawingWidths {
  const text = widths[size] - 2 * margin;
  const tile = largePrint ? text - hero - between : (text - (tiles - 1) * between) / tiles;
  const half = largePrint ? text : text / 2 - between;
  const points = (mm: number): number => Math.floor(mm * pointsPerMm);
  return { figure: points(text), hero: points(hero), half: points(half), tile: points(tile - 4) };
}
