import { expect, test } from 'vitest';
import { leastMargins } from './page-rule.ts';

/** In whole mm. */
function least(css: string): readonly number[] {
  const { top, right, bottom, left } = leastMargins(css);
  return [top, right, bottom, left].map((points) => Math.round((points * 25.4) / 72));
}

test.each([
  ['p { margin: 5mm }', [14, 20, 22, 20]],
  ['@page { margin: 30mm 15mm 25mm 25mm }', [14, 15, 25, 25]],
  ['@page { margin-top: 30mm } @page :first { margin-top: 40mm }', [30, 20, 22, 20]],
  ['@page { margin-bottom: 30mm } @page:left { margin-left: 28mm; margin-right: 12mm }', [14, 12, 30, 20]],
])('the least margins with %s', (css, margins) => {
  expect(least(css)).toEqual(margins);
});
