import { wildcard } from './columns.ts';
import type { TableDescription } from './description.ts';
import type { FoundTables } from './guess-description.ts';
import { subjectOf, titlesOf } from './guess-title.ts';
import { monthNumber } from './month-names.ts';
import { readPeriodLabels } from './period-label.ts';
import { periodsAbove } from './period-of-all.ts';
import type { SheetShape } from './sheet-shape.ts';
import { bareLabel, barePeriod } from './signs.ts';

/** Sheets that list the others. */
export const contents =
  /^(?:(?:table of )?contents|(?:table )?index|toc|inhalt(?:sverzeichnis)?|übersicht|sommaire|table des matières|índice|contenido|目录)$/i;

/**
 * Sheets of the same heads belong together where their names are periods, and where nothing else tells what is counted
 * in each of them.
 */
export function groupSheets(shapes: readonly SheetShape[], language: string): readonly (readonly SheetShape[])[] {
  const keys = new Set(
    shapes.map(({ columns }) => columns.map(({ head, role }) => `${role} ${bareLabel(head).text}`).join('|')),
  );
  const alike = shapes.length > 1 && keys.size === 1;
  return alike && (arePeriods(shapes, language) || tellMeasures(shapes, language))
    ? [shapes]
    : shapes.map((shape) => [shape]);
}

function arePeriods(shapes: readonly SheetShape[], language: string): boolean {
  const names = shapes.map(({ sheet }) => barePeriod(sheet.name).text);
  return !('problem' in readPeriodLabels(names, { language }));
}

/** Whether the names of sheets alone tell apart what their titles call the same. */
function tellMeasures(shapes: readonly SheetShape[], language: string): boolean {
  const subjects = new Set(shapes.map((shape) => subjectOf(shape, titlesOf(shape), { place: undefined, language })));
  const isNumbered = shapes.some(({ sheet }) =>
    /^(?:\p{L}{1,8}[ _.-]*)?\d+(?:[.,]\d+)*\p{L}?$/u.test(sheet.name.trim()),
  );
  return subjects.size === 1 && !isNumbered;
}

/** Which sheets a description reads, and what their names say. Sheets of periods that the next release adds are read too. */
export function sheetsOf(
  { split, group, language }: FoundTables,
  undecided: string[],
): Pick<TableDescription, 'sheets' | 'sheet-says'> {
  const names = group.map(({ sheet }) => sheet.name);
  const [first = ''] = names;
  const isPeriod = arePeriods(group, language);
  if (names.length === 1) {
    if (split.length > 1) return { sheets: [first] };
    return isPeriod && tellsNoPeriod(group[0], language) ? { 'sheet-says': 'period' } : {};
  }
  if (!isPeriod) {
    const says = group[0]?.columns.some(({ role }) => role === 'place') ? 'measure' : 'place';
    undecided.push(`whether the names of the sheets tell the ${says} of their values, as \`sheet-says\` says`);
    return { sheets: names, 'sheet-says': says };
  }
  const patterns = [...new Set(names.map((name) => patternOf(name, language)))];
  const others = split.flatMap(({ name }) => (names.includes(name) ? [] : [name]));
  const isSafe = !patterns.some((pattern) => others.some(wildcard(pattern)));
  if (!isSafe) undecided.push('which sheets the next release adds: `sheets` names those that are there');
  return { sheets: isSafe ? patterns : names, 'sheet-says': 'period' };
}

/** Whether neither columns nor heads nor a title tell the period, so that the name of the sheet does. */
function tellsNoPeriod(shape: SheetShape | undefined, language: string): boolean {
  if (shape === undefined || shape.columns.some(({ role, period }) => role === 'period' || period)) return false;
  return periodsAbove(shape.sheet, shape.heads[0] ?? 0, language).length === 0;
}

/** What the names of other periods have in common with one: "Q* 2*" of "Q2 2023". */
function patternOf(name: string, language: string): string {
  return name
    .replace(/\p{L}{3,}/gu, (word) => (monthNumber(word, language) === undefined ? word : '*'))
    .replace(/\d+/g, (digits) => (digits.length === 4 ? `${digits[0]}*` : '*'));
}
