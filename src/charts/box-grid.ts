import { type Box, overlap } from './boxes.ts';

/** Px between the texts of two labels side by side. */
const air = 2;
/** Of a square. */
const cell = 32;

export interface BoxGrid {
  readonly add: (box: Box) => void;
  /** Whether a box comes nearer than the air that labels need to one that was added. */
  readonly meets: (box: Box) => boolean;
}

/** Boxes by the squares that they cover, so that thousands of marks cost no more than those nearby. */
export function boxGrid(boxes: readonly Box[]): BoxGrid {
  const squares = new Map<string, Box[]>();
  const add = (box: Box): void => {
    for (const key of squaresOf(box)) {
      const own = squares.get(key);
      if (own === undefined) squares.set(key, [box]);
      else own.push(box);
    }
  };
  for (const box of boxes) add(box);
  const meets = (box: Box): boolean => {
    const wide = { left: box.left - air, right: box.right + air, top: box.top, bottom: box.bottom };
    return squaresOf(wide).some((key) => squares.get(key)?.some((other) => overlap(wide, other)) ?? false);
  };
  return { add, meets };
}

function squaresOf({ left, right, top, bottom }: Box): readonly string[] {
  const keys: string[] = [];
  for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x += 1)
    for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y += 1) keys.push(`${x},${y}`);
  return keys;
}
