import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../data/period.ts';
import { loadSmall, smallLocale } from '../testing/small-data.ts';
import { plainText } from './html.ts';
import { type FigureScope, periodOf, scopeOf, unnamedIn } from './subtitle.ts';
import { createWording } from './values.ts';

const data = loadSmall();
const context = { locale: smallLocale, wording: createWording(data, smallLocale) };
const statistics = (...ids: readonly string[]) => ids.flatMap((id) => data.statistics.get(id) ?? []);

function missing(said: string, covered: FigureScope): readonly string[] {
  return unnamedIn(said, covered, context).map(plainText);
}

describe('a subtitle', () => {
  it.each([
    ['Thefts recorded', ['thefts-2022', 'thefts-2023'], ['cases', 'Lakeside', '2022 to 2023']],
    ['Cases of theft, Lakeside, 2022 and 2023', ['thefts-2022', 'thefts-2023'], []],
    ['Thefts and share solved, Lakeside', ['thefts-2023', 'solved-share-2023'], ['cases', '2023']],
    ['Share solved in percent', ['solved-share-2023'], ['Lakeside', '2023']],
  ])('"%s" of %j lacks %j', (said, ids, expected) => {
    expect(missing(said, scopeOf(statistics(...ids), context))).toEqual(expected);
  });

  it('leaves many places to the rows and counts them', () => {
    const places = ['Ash', 'Birch', 'Cedar', 'Oak'];
    const covered = { places, periods: [parsePeriod('2023')] };
    expect(missing('Thefts, 2023', covered)).toEqual(['4 places']);
    expect(missing('Thefts, Ash and others, 2023', covered)).toEqual([]);
  });

  it('recognises a place by its own name', () => {
    const covered = { places: ['Ash, Forest', 'Birch (all of it)'], periods: [parsePeriod('2023')] };
    expect(missing('Thefts, Ash and Birch, 2023', covered)).toEqual([]);
  });

  it.each([
    ['Thefts, Ash, 2023', ['2023', 'not-stated'], ['or not stated']],
    ['Thefts, Ash, 2023, or not stated', ['2023', 'not-stated'], []],
    ['Thefts, Ash, 2023', ['2023', '2022'], []],
    ['Thefts, Ash, as told in 2023', ['not-stated'], []],
    ['Thefts, Ash', ['2023', 'not-stated'], ['2023, or not stated']],
    ['Thefts, Ash, period not stated', ['not-stated'], []],
  ])('"%s" of the periods %j lacks %j', (said, written, expected) => {
    const periods = written.map((period) => parsePeriod(period));
    expect(missing(said, { places: ['Ash'], periods })).toEqual(expected);
  });

  it.each([
    [['2023'], '2023'],
    [['2022-01/2022-10', '2022-12'], '2022'],
    [['2020', '2023-05-01'], '2020 to 2023'],
    [['2020', '2023-05-01', 'not-stated'], '2020 to 2023, or not stated'],
    [['not-stated', '2022-12'], 'December 2022, or not stated'],
    [['not-stated'], 'not stated'],
  ])('names %j as %s', (written, expected) => {
    const periods = written.map((period) => parsePeriod(period));
    expect(plainText(periodOf(periods, smallLocale))).toBe(expected);
  });
});
