import { textOf } from './grid.ts';
import { columnNames } from './guess-column-names.ts';
import { kindIn, scaleIn } from './guess-scale.ts';
import { periodsIn } from './period-in-text.ts';
import type { SheetShape } from './sheet-shape.ts';
import { bareLabel } from './signs.ts';

/** The texts above the heads of a sheet, a line each. */
export function titlesOf({ sheet, heads }: SheetShape): readonly string[] {
  return sheet.rows.slice(0, heads[0]).flatMap((row) => {
    // The comma of a title that is not quoted makes two cells of it.
    const texts = new Set(row.map((cell) => textOf(cell).trim()).filter((text) => text !== ''));
    return texts.size === 0 || sheet.records ? [] : [[...texts].join(', ')];
  });
}

const periodWords = /^(?:jahre|monate|quartale|stichtag|years|months|quarters|années|trimestres|años|meses)$/i;

/** What no name of a place looks like: GWh, kt, TJ, CO2e, EUR, PPS. */
const unitSymbol = /^(?:\p{Lu}{1,3}|\p{Lu}?\p{Ll}?\p{Lu}\p{Ll}?\d?\p{Ll}?)$/u;

interface GuessedPlace {
  readonly name?: string;
}

/** The place that only the title names: a capitalized part of it that is not the first. */
export function placeOf(
  shape: SheetShape,
  { language, blocks }: { readonly language: string; readonly blocks: boolean },
  undecided: string[],
): GuessedPlace {
  if (shape.columns.some(({ role }) => role === 'place' || role === 'place-code')) return {};
  const titles = titlesOf(shape);
  const parts = titles.flatMap((title) => title.split(/[,:;–—|]| - |\(|\)/).slice(1)).map((part) => part.trim());
  const candidates = [...titles.slice(1), ...parts].filter(
    (part) =>
      /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|of|and|the|upon|am|an der))*$/u.test(part) &&
      scaleIn(part, language) === undefined &&
      kindIn(part) === undefined &&
      !periodWords.test(part) &&
      !unitSymbol.test(part) &&
      !columnNames.some(([, pattern]) => pattern.test(part)),
  );
  const counted = candidates.map((part) => ({ part, count: titles.filter((title) => title.includes(part)).length }));
  const name = counted.toSorted((a, b) => b.count - a.count)[0]?.part;
  if (name === undefined) {
    const column = shape.columns.find(({ role }) => role === 'measure');
    const head = column?.head.replace(/\s+/g, ' ') || `#${(column?.index ?? 0) + 1}`;
    const either = column === undefined ? '' : `, unless "${head}" does: then make it a place in \`columns\``;
    const between = blocks ? ', or the headings between the rows do: then `blocks-say: place`' : '';
    undecided.push(
      `which place the values are for: no column names one, and no title; set \`place\`${either}${between}`,
    );
    return {};
  }
  undecided.push(`whether the place of all values is "${name}", which only the title names`);
  return { name };
}

/**
 * What a title says is counted: its words before the first comma, without the number of the table. Nothing where a column
 * of indicators or items names each measure in full.
 */
export function subjectOf({ columns }: SheetShape, titles: readonly string[], { place, language }: Said): string {
  if (columns.some(({ role, head }) => role === 'measure' && /indicator|measure|\bitem|variable|series/i.test(head)))
    return '';
  for (const title of titles) {
    if (/^(data source|source|quelle|last updated|stand)\b/i.test(title)) continue;
    const text =
      title
        .replace(/^(?:(?:table|tabelle|tableau|tabla)\b|tab\.)\s*(?:[a-z]{0,2}\d[\d.–-]*[a-z]?\b)?[\s:.]*/i, '')
        .split(/,(?!\d)|[:;(（：，]| by | in | nach | par | por /)[0] ?? '';
    const subject = bareLabel(
      withoutPeriods(place === undefined ? text : text.replace(place, ''), language),
    ).text.trim();
    if (/\p{L}{3}/u.test(subject)) return subject;
  }
  return '';
}

interface Said {
  /** The place that the title names. */
  readonly place: string | undefined;
  readonly language: string;
}

/** What is counted outlasts the period that a title names: "Unemployment in March 2024" is unemployment. */
function withoutPeriods(text: string, language: string): string {
  return periodsIn(text, language)
    .reduce((rest, label) => rest.replace(label, ' '), text)
    .replace(/\s+/g, ' ')
    .replace(/\s+(?:in|im|en|au|for|of|as at|at|on|am|du|de|für|année|jahr|year|quarter|month)?\s*$/i, '')
    .trim();
}
