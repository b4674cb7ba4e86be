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

/** Six numbers as a matrix; anything else is the identity. */
export function matrixOf(values: readonly (PdfValue | undefined)[]): Matrix {
  const numbers = values.filter((value) => typeof value === 'number');
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return identity;
  return [a, b, c, d, e, f];
}
