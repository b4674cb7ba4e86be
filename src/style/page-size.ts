const pointsPerMm = 72 / 25.4;
/** In mm; ISO 216 and ANSI. */
const widths = { A4: 210, Letter: 215.9 } as const;
/** As the style sheet and the page rule have them, in mm. */
const [margin, bottomLine, between] = [20, 102, 6];

export type PageSize = keyof typeof widths;

/** Widths that drawings are made for, in whole pt. */
export interface DrawingWidths {
  /** The page between its margins. */
  readonly figure: number;
  /** One of two figures side by side. */
  readonly half: number;
  /** A tile's text, less what its bars must leave free. */
  readonly tile: number;
}

/** The widths of drawings on a page. In large print the tiles are below the bottom line in pairs, not beside it. */
export function drawingWidths(size: PageSize, largePrint: boolean): DrawingWidths {
  const text = widths[size] - 2 * margin;
  const tile = largePrint ? (text - between) / 2 : text - bottomLine - between;
  const half = largePrint ? text : text / 2 - between;
  return {
    figure: Math.floor(text * pointsPerMm),
    half: Math.floor(half * pointsPerMm),
    tile: Math.floor((tile - 10) * pointsPerMm),
  };
}

/** The least margins of a page, in pt: those of the page rule, or of the first page if less. */
export const pageMargins = {
  left: margin * pointsPerMm,
  right: margin * pointsPerMm,
  top: 14 * pointsPerMm,
  bottom: 22 * pointsPerMm,
} as const;
