import { type TableFile, textOf } from './grid.ts';
import { monthNames } from './month-names.ts';

/** Languages whose month names are looked for. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'fi', 'cs'] as const;

/** Cells that are looked at: month names repeat, so the first tell as much as all. */
const mostCells = 5_000;

/** The language that a file names months in, as a language tag; `otherwise` where it names none. */
export function guessLanguage(file: TableFile, otherwise: string): string {
  const words = new Set<string>();
  let cells = 0;
  for (const { rows } of file.sheets) {
    for (const row of rows) {
      for (const cell of row) {
        if (cells > mostCells) break;
        cells += 1;
        for (const [word] of textOf(cell).matchAll(/\p{L}{3,}/gu)) words.add(word);
      }
    }
  }
  const counted = [otherwise, ...languages].map((language) => {
    const names = monthNames(language);
    return { language, count: [...words].filter((word) => names.has(word.toLowerCase())).length };
  });
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).language;
}
