import { largest } from './extremes.ts';

/** Columns of a terminal that text is wrapped to. */
const width = 80;

/** One labelled line of a command's answer. */
export interface Row {
  readonly label: string;
  readonly text: string;
}

/**
 * Labels on the left, texts beside them, wrapped to 80 columns. A label that repeats is written once. Paths and ids are
 * not broken, so that they can be copied.
 */
export function formatRows(rows: readonly Row[]): readonly string[] {
  const indent = largest(rows.map(({ label }) => label.length)) + 2;
  return rows.flatMap(({ label, text }, index) => {
    const shown = label === rows[index - 1]?.label ? '' : label;
    return wrap(text, width - indent).map((line, at) => `${(at === 0 ? shown : '').padEnd(indent)}${line}`.trimEnd());
  });
}

/** Words in lines of at most `columns`. No-break spaces hold on a page; in a terminal they are in the way. */
function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.replaceAll('\u00a0', ' ').split(/\s+/)) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (columnsOf(longer) <= columns || last === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Columns side by side, each as wide as its widest; the last is as long as it is. */
export function formatColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) => largest(rows.map((row) => columnsOf(row[index] ?? ''))));
  return rows.map((row) =>
    row
      .map((text, index) =>
        index === row.length - 1 ? text : text + ' '.repeat((widths[index] ?? 0) - columnsOf(text)),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** Chinese characters take two columns of a terminal. */
export function columnsOf(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(character) ? 2 : 1),
    0,
  );
}
