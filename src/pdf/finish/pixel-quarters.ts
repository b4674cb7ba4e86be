import type { Matrix } from '../read/matrix.ts';

/** Whether a glyph drawn at one place of text space looks other than at another one, both on its line. */
export type LooksMoved = (from: number, to: number) => boolean;

// In pixels to the inch: screens at their zooms, thumbnails, faxes and printers.
const resolutions = [72, 75, 90, 96, 100, 110, 120, 144, 150, 180, 192, 200, 216, 220, 240, 288, 300, 360, 400, 600];
const quartersPerPoint = resolutions.map((resolution) => (4 * resolution) / 72);
// In points: more than sums of such lengths are wrong by, in whatever order they are added up.
const margin = 1e-8;

/**
 * Renderers draw a glyph at the quarter of a pixel in which it begins, so the smallest move over such a boundary shows.
 * `toPage` is the way from text space to points of the page; where it is not known, or text does not run along
 * the lines of pixels, every move is taken to show.
 */
export function looksMoved(toPage: Matrix | undefined): LooksMoved {
  if (toPage === undefined || toPage[1] !== 0 || toPage[2] !== 0) return () => true;
  const [scale, , , , origin] = toPage;
  return (from, to) => {
    const [one, other] = [from * scale + origin, to * scale + origin];
    const [least, most] = [Math.min(one, other) - margin, Math.max(one, other) + margin];
    for (const quarters of quartersPerPoint) {
      if (Math.floor(least * quarters) !== Math.floor(most * quarters)) return true;
    }
    return false;
  };
}
