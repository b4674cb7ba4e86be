import { describe, expect, it } from 'vitest';
import { loadSmall, smallLocale, sourceWith } from '../testing/small-data.ts';
import { chartNotes } from './chart-notes.ts';
import { createCitations } from './citations.ts';
import { html, plainText } from './html.ts';
import { createNumbering } from './numbering.ts';
import { createProse } from './prose.ts';
import { createWording } from './values.ts';

const fields = 'value: 5, literal: five, unit: cases, paragraph: 9, place: lakeside';
const data = loadSmall({
  'data/sources/bulletin.yaml': sourceWith(
    `{ id: level, measure: Level, ${fields}, period: 2023 }`,
    `{ id: other, measure: Other, ${fields}, period: 2023 }`,
    `{ id: earlier, measure: Earlier, ${fields}, period: 2021 }`,
    `{ id: part, measure: Part, ${fields}, period: 2023, period-kind: part-year }`,
    `{ id: least, measure: Least, ${fields.replace('literal: five', 'literal: "at least five", qualifier: at-least')}, period: 2023 }`,
    `{ id: doubtful, measure: Doubtful, ${fields}, period: 2023, grade: D }`,
    `{ id: change, measure: Change, ${fields}, period: 2023, compared-with: previous-year }`,
  ),
});

function notes(kind: string, ...ids: readonly string[]): string {
  const wording = createWording(data, smallLocale);
  const [citations, numbering] = [createCitations(), createNumbering(smallLocale)];
  const prose = createProse({ data, wording, citations });
  const context = { data, locale: smallLocale, wording, prose, numbering, citations, about: html`` };
  const members = ids.flatMap((id) => data.statistics.get(id) ?? []);
  expect(members.length).toBe(ids.length);
  const nameOf = (member: (typeof members)[number] | { readonly id: string }): string => member.id;
  return chartNotes({ kind, members, nameOf }, context).map(plainText).join(' ');
}

describe('what the data say of a chart', () => {
  it.each([
    ['nothing, of whole years', ['bars', 'level', 'other'], ''],
    ['why bars are hatched', ['bars', 'level', 'part'], 'Hatched: part of a year.'],
    ['why a line is dashed', ['line', 'earlier', 'part'], 'Ring or short dashes: part of a year.'],
    ['that a value is not settled', ['bars', 'doubtful', 'level'], 'Hatched: grade D, conflicting or unresolved.'],
    ['what an open end is', ['bars', 'least'], 'Open end: more than the value shown, or at least that.'],
    ['that no levels were published', ['change', 'change'], 'Levels not published.'],
    ['of which changes no levels were', ['bars', 'level', 'change'], 'Change: levels not published.'],
    ['which periods differ', ['bars', 'level', 'earlier'], 'The periods differ (level: 2023; earlier: 2021).'],
    ['no periods where they are the axis', ['columns', 'level', 'earlier'], ''],
  ])('is %s', (_, [kind = '', ...ids], expected) => {
    expect(notes(kind, ...ids)).toBe(expected);
  });

  it('says only that periods differ where there are many rows', () => {
    expect(notes('bars', 'level', 'other', 'earlier', 'part', 'least', 'doubtful', 'change')).toMatch(
      /; the periods differ\.$/,
    );
  });
});
