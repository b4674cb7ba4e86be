import type { PdfValue } from './values.ts';

/** A transformation [a b c d e f] as ISO 32000-1, 8.3.3 writes it. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `first`, then `then`. */
export function multiply(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = then;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** A move by (x, y) in the space of the matrix, then the matrix. */
export function shift(matrix: Matrix, x: number, y: number): Matrix {
  const [a, b, c, d, e, f] = matrix;
  return [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
}

/** Six numbers as a matrix; a value that is not a number is taken from the identity. */
export function matrixOf(values: readonly (PdfValue | undefined)[]): Matrix {
  const at = (index: 0 | 1 | 2 | 3 | 4 | 5): number => {
    const value = values[index];
    return typeof value === 'number' ? value : identity[index];
  };
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}
