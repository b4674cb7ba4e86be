import type { TableDescription } from './description.ts';
import type { Extracted } from './extract.ts';
import { isTotal } from './find-place.ts';
import { type Sheet, type TableFile, textOf } from './grid.ts';
import { sayBlocks } from './guess-blocks.ts';
import { describedColumns, type FoundTables, headLabels, headsSay, sayLeftOut, untilOf } from './guess-description.ts';
import { type GuessedMeasure, guessMeasures, unnamed } from './guess-measures.ts';
import { unitWordIn } from './guess-scale.ts';
import { guessShape } from './guess-shape.ts';
import { contents, groupSheets, sheetsOf } from './guess-sheets.ts';
import { guessSigns } from './guess-signs.ts';
import { placeOf, subjectOf, titlesOf } from './guess-title.ts';
import { isDoubled, tryOut, type Unmeasured } from './guess-try.ts';
import { hiddenRows, sayHidden } from './hidden-rows.ts';
import { periodsIn } from './period-in-text.ts';
import { isNumber, type SheetShape } from './sheet-shape.ts';
import { splitFirstColumn } from './split-column.ts';

/** A description of what was found in a table file, and in words what could not be decided. */
export interface Guess {
  readonly title: string;
  /** The cell of the title where that names the period of the release. */
  readonly titleCell?: string;
  readonly tables: readonly TableDescription[];
  readonly undecided: readonly string[];
  /** Texts of the file that are no data, a line each. */
  readonly notes: readonly string[];
}

/**
 * Describes a table file from its cells alone: heads, measures, periods, places, scale, signs and notes.
 * `language` is that of its labels, a language tag.
 */
export function guessTables(file: TableFile, language: string): Guess {
  const split = file.sheets.map((sheet) => splitFirstColumn(sheet, splitBy(sheet)));
  const shapes = split.flatMap((sheet) => (contents.test(sheet.name) ? [] : (guessShape(sheet, language) ?? [])));
  const notes = [
    ...file.notes,
    ...split.flatMap((sheet) =>
      notesOf(
        sheet,
        shapes.find((shape) => shape.sheet === sheet),
      ),
    ),
  ];
  const undecided: string[] = [];
  if (shapes.length === 0) undecided.push('no sheet has a row of heads with rows of numbers below it');
  for (const sheet of split) {
    const isRead = contents.test(sheet.name) || shapes.some((shape) => shape.sheet === sheet);
    if (!isRead && sheet.rows.filter((row) => row.filter(isNumber).length > 1).length > 2)
      undecided.push(`what the sheet "${sheet.name}" holds: it has numbers, but no row of heads above them is plain`);
  }
  const tables = groupSheets(shapes, language).map((group) =>
    describe({ file, split, group, notes, language }, undecided),
  );
  const [shape] = shapes;
  const titles = shape === undefined ? [] : titlesOf(shape);
  const titleCell = titles[0] === undefined ? undefined : periodCellOf(shape, titles[0], language);
  return { title: titles[0] ?? file.notes[0] ?? '', ...(titleCell && { titleCell }), tables, undecided, notes };
}

/** The cell that holds a title, where it names a period: the next release has another there. */
function periodCellOf(shape: SheetShape | undefined, title: string, language: string): string | undefined {
  const { sheet, heads = [] } = shape ?? {};
  for (const [index, row] of sheet?.rows.slice(0, heads[0]).entries() ?? []) {
    const column = row.findIndex((cell) => textOf(cell).trim() === title && periodsIn(cell, language).length > 0);
    if (column !== -1) return sheet?.address(index, column);
  }
  return undefined;
}

/** What separates several labels in the first column, as Eurostat heads it: `freq,unit,geo\TIME_PERIOD`. */
function splitBy(sheet: Sheet): string | undefined {
  return /^\w+(?:,\w+)+\\\w+$/.test(textOf(sheet.rows[0]?.[0]).trim()) ? ',' : undefined;
}

/** The texts of a sheet that are no data: titles, footnotes, legends; a row of several cells as one. */
function notesOf(sheet: Sheet, shape: SheetShape | undefined): readonly string[] {
  if (sheet.records) return [];
  return sheet.rows.flatMap((row, index) => {
    if (shape !== undefined && index >= (shape.heads[0] ?? 0) && index < shape.end) return [];
    const texts = row.map((cell) => textOf(cell).trim()).filter((text) => text !== '');
    const distinct = [...new Set(texts)];
    // A row of a legend: a sign in one cell and what it means in the next.
    return distinct.length === 0 ? [] : [distinct.join((distinct[0] ?? '').length <= 6 ? ' ' : '; ')];
  });
}

function describe(found: FoundTables, undecided: string[]): TableDescription {
  const { file, group, notes, language } = found;
  const [shape] = group;
  if (shape === undefined) throw new Error('a group has a sheet');
  const labels = headLabels(shape);
  const layout: Unmeasured = {
    ...sheetsOf(found, undecided),
    ...(file.text === undefined ? {} : file.text),
    ...(splitBy(file.sheets[0] ?? shape.sheet) === undefined ? {} : { 'split-first-column': ',' }),
    ...(shape.sheet.records ? {} : { heads: oneOrAll(shape.heads.map((row) => row + 1)) }),
    ...headsSay(shape, labels, language),
    ...untilOf(shape),
    columns: describedColumns(shape),
  };
  const { signs, unknown } = guessSigns(group, notes);
  for (const sign of unknown) undecided.push(`what the sign "${sign}" means: add it to \`signs\``);
  const described = { ...layout, ...(Object.keys(signs).length === 0 ? {} : { signs }) };
  const { extracted, settled } = tryOut(found, described, shape);
  for (const hidden of hiddenRows({ ...file, sheets: group.map(({ sheet }) => sheet) }, described)) {
    undecided.push(
      `whether ${sayHidden(hidden)} count: they are left out; \`hidden-rows: read\` reads them, \`hidden-rows: leave-out\` says that they do not`,
    );
  }
  const placed = placeOf(shape, { language, blocks: settled['blocks-say'] !== undefined }, undecided);
  const titles = [...titlesOf(shape), ...file.notes];
  const measures = guessMeasures(extracted.values, {
    subject: subjectOf(shape, titles, { place: placed.name, language }),
    titles,
    language,
  });
  if (measures.some(({ measure }) => measure === unnamed)) {
    undecided.push(
      `what is counted, for no title and no head says it: write it in \`measure\`, in place of "${unnamed}"`,
    );
  }
  for (const said of [...sayLayout(shape, settled), ...sayTotals(extracted), ...sayUnits(measures, titles)])
    undecided.push(said);
  tellProblems(extracted, undecided);
  return {
    ...described,
    ...settled,
    ...(placed.name === undefined ? {} : { place: placed.name }),
    measures: measures.map((measure) => withScale(measure)),
  };
}

/** What was settled though the cells would allow of something else. */
function sayLayout(shape: SheetShape, settled: Pick<TableDescription, 'periods' | 'blocks-say'>): readonly string[] {
  const { periods, 'blocks-say': blocks } = settled;
  const ofPeriods =
    periods === undefined
      ? []
      : [`whether each period is a ${periods}, as \`periods\` says: its labels may be read otherwise`];
  return [...ofPeriods, ...sayLeftOut(shape), ...sayBlocks(shape, blocks)];
}

/** Rows that are taken for totals and not for places of their own. */
function sayTotals({ values }: Extracted): readonly string[] {
  const names = new Set(values.flatMap(({ labels }) => labels.place?.name ?? []));
  return [...names]
    .filter(isTotal)
    .slice(0, 3)
    .map(
      (name) =>
        `whether "${name}" is a total: taken for one of several places together; declare it in data/places.yaml where it is a place, with its level`,
    );
}

/** Units of measures that a project declares: without one a page prints the bare number. */
function sayUnits(measures: readonly GuessedMeasure[], titles: readonly string[]): readonly string[] {
  const words = measures.flatMap(({ unit, heads }) =>
    unit === 'number' ? (firstUnit([...heads].toReversed()) ?? firstUnit(titles) ?? []) : [],
  );
  return [...new Set(words)].map(
    (word) =>
      `what is counted in "${word}": the measures have \`unit: number\`, which prints no unit; declare one in data/units.yaml and name it in \`unit\``,
  );
}

function firstUnit(texts: readonly string[]): string | undefined {
  return texts.map(unitWordIn).find((word) => word !== undefined);
}

/** What cannot be read with the description, each thing once with the first cell that it is true of. */
function tellProblems(extracted: Extracted, undecided: string[]): void {
  const messages = new Map(
    extracted.problems
      .toReversed()
      .map(({ message, sheet, row, column }) => [message, `${sheet.address(row, column)}: ${message}`]),
  );
  for (const message of [...messages.values()].toReversed().slice(0, 5)) undecided.push(message);
  // Without their periods, values cannot be told apart.
  if (!extracted.problems.some(({ rule }) => rule === 'period') && isDoubled(extracted))
    undecided.push('which columns tell values apart that have one measure, place and period: give them in `columns`');
}

function withScale({ id, heads, measure, unit, scale }: GuessedMeasure): TableDescription['measures'][number] {
  return { id, heads: [...heads], measure, unit, ...(scale === undefined ? {} : { scale }) };
}

function oneOrAll(rows: readonly number[]): number | number[] {
  const [only, ...others] = rows;
  return only !== undefined && others.length === 0 ? only : [...rows];
}
