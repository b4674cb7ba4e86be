import type { PdfValue } from '../read/values.ts';

/** Widths by code as ISO 32000-1, 9.7.4.3 has them: each stretch of codes that follow each other, with its widths. */
export function widthArray(widths: ReadonlyMap<number, number>): PdfValue {
  const entries: PdfValue[] = [];
  let open: PdfValue[] = [];
  let next = -1;
  for (const [code, width] of [...widths].sort(([a], [b]) => a - b)) {
    if (code !== next) {
      open = [];
      entries.push(code, open);
    }
    open.push(width);
    next = code + 1;
  }
  return entries;
}
