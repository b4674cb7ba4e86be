import { describe, expect, it } from 'vitest';
import { formatFinding } from '../project/errors.ts';
import { memoryFiles } from '../testing/checked.ts';
import { loadSmall, smallData, smallFindings, sourceWith } from '../testing/small-data.ts';
import { openTables, readData } from './load.ts';

const bulletin = 'data/sources/bulletin.yaml';
const whole =
  '{ id: tried, measure: M, value: 1, unit: cases, place: lakeside, period: 2023, literal: "1", paragraph: 1 }';

function withField(field: string): string {
  const name = field.split(':')[0] ?? '';
  const rest = whole
    .slice(2, -2)
    .split(', ')
    .filter((item) => !item.startsWith(`${name}:`));
  return sourceWith(`{ ${[...rest, ...(field.includes(':') ? [field] : [])].join(', ')} }`);
}

describe('correct data', () => {
  it('can be looked up by id, with the defaults of their source applied', () => {
    const data = loadSmall();
    expect([...data.statistics.keys()]).toEqual([
      'thefts-2022',
      'thefts-2023',
      'night-thefts-2023',
      'stolen-2023',
      'solved-share-2023',
    ]);
    expect(data.statistics.get('thefts-2023')).toMatchObject({
      value: 38_000,
      halfUnit: 500,
      decimals: 0,
      grade: 'B',
      reportedBy: { en: 'Lakeside Police' },
      period: { kind: 'year', start: '2023-01-01', end: '2023-12-31' },
      place: { id: 'lakeside' },
      unit: { id: 'cases' },
      sources: ['bulletin'],
      recorded: true,
    });
  });

  it("let a statistic's own fields win over those of its source", () => {
    const record = `${whole.slice(0, -2)}, grade: D, reported-by: Fire Office, compared-with: previous-year, not-printed: Told elsewhere }`;
    expect(loadSmall({ [bulletin]: sourceWith(record) }).statistics.get('tried')).toMatchObject({
      grade: 'D',
      reportedBy: 'Fire Office',
      comparedWith: 'previous-year',
      notPrinted: 'Told elsewhere',
    });
  });
});

describe('places and units', () => {
  const none = { 'data/places.yaml': '', 'data/units.yaml': '' };

  it('need no files where nothing names one', () => {
    const { sources, statistics } = loadSmall({
      ...none,
      [bulletin]: smallData[bulletin]?.split('statistics:')[0] ?? '',
    });
    expect([[...sources.keys()], statistics.size]).toEqual([['bulletin'], 0]);
  });

  it('are findings where a statistic names one that is declared nowhere', () => {
    const [first, second] = smallFindings(none);
    expect(first).toMatch(
      /^data\/sources\/bulletin\.yaml:13:\d+: error: unknown unit "cases"; add it to data\/units\.yaml/,
    );
    expect(second).toMatch(/:13:\d+: error: unknown place "lakeside"; add it to data\/places\.yaml/);
  });
});

describe('the title of a source', () => {
  const table = 'data/sources/rates.csv';
  const described = (title: string): string => `format: 1
title: ${title}
publisher: Office
published: 2024-02-01
kind: Table
channel: series
language: en
primary: true
grade: A
next: none
tables: [{ heads: 2, place: lakeside, columns: { Year: period }, heads-say: [measure], measures: [{ id: thefts, heads: [Thefts], measure: Thefts, unit: cases }] }]
`;
  const load = async (title: string) => {
    const data = {
      ...smallData,
      [table]: 'Thefts,  to 2023\nYear,Thefts\n2023,5\n',
      'data/sources/rates.yaml': described(title),
    };
    const files = memoryFiles(data);
    const { sources, findings } = readData(files, await openTables(files));
    return [sources.get('rates')?.record.title, ...findings.map(formatFinding)];
  };

  it('may stand in a cell of its table file', async () => {
    expect(await load('{ cell: "1:1" }')).toEqual(['Thefts']);
    expect(await load('Thefts')).toEqual(['Thefts']);
    expect(await load('{ cell: "9:1" }')).toEqual([
      '',
      'data/sources/rates.yaml:2:16: error: data/sources/rates.csv: 9:1: nothing stands in this cell; name the one that holds the title [missing-cell]',
    ]);
  });
});

describe('broken data', () => {
  it.each([
    ['a missing field', 'unit', /:18:5: error: "unit" is missing \[missing-field\]/],
    ['an unknown field', 'colour: red', /error: unknown field "colour" \[unknown-field\]/],
    ['a wrong type', 'value: many', /error: "value" must be a number/],
    ['not a number', 'value: .nan', /error: /],
    ['an endless number', 'value: .inf', /error: /],
    ['a date that does not exist', 'stated: 2023-02-30', /error: "stated": must be an existing date/],
    ['a day that does not exist in a period', 'period: 2023-02-30', /error: "period": a period is/],
    ['a month that does not exist', 'period: 2023-13', /error: "period": a period is/],
    ['a period that runs backwards', 'period: 2023/2022', /error: "period": .*the earlier first/],
    ['a period of two precisions', 'period: 2022/2022-10', /error: "period": a period is/],
    [
      'an unknown unit',
      'unit: case',
      /error: unknown unit "case"; did you mean "cases"\?; add it to data\/units\.yaml, or name one of cases, /,
    ],
    ['an unknown place', 'place: lakesid', /error: unknown place "lakesid"; did you mean "lakeside"\?/],
    ['a wrong qualifier', 'qualifier: over', /error: "qualifier" must be one of more-than, at-least/],
    ['a bad id', 'id: Tried it', /error: "id": an id is lower-case letters/],
    ['a paragraph of none', 'paragraph: 0', /error: "paragraph"/],
    ['an empty literal', 'literal: "  "', /error: "literal": must not be empty/],
    ['a key that is not a language tag', 'measure: { english: M }', /error: "english": not a language tag/],
  ])('with %s are reported', (_, field, message) => {
    const findings = smallFindings({ [bulletin]: withField(field) });
    expect(findings).toEqual([expect.stringMatching(message)]);
    expect(findings[0]).toMatch(/^data\/sources\/bulletin\.yaml:18:\d+: error: /);
  });

  it('are all reported at once, sorted by file and position', () => {
    const findings = smallFindings({
      'data/places.yaml': 'format: 1\nplaces:\n  - { id: lakeside, name: Lakeside, level: planet }\n',
      'data/units.yaml': `${smallData['data/units.yaml'] ?? ''}  - { id: cases, kind: count, text: { en: cases } }\n`,
      [bulletin]: sourceWith('{ id: thefts-2022 }', whole.replace('value: 1', 'value: x')),
      'data/calculated.yaml': 'format: 1\ncalculated:\n  - { id: c, measure: M, formula: "sum(nothing, else)" }\n',
      'data/conflicts.yaml': 'format: 2\nconflicts: []\n',
    });
    expect(findings.map((finding) => finding.replace(/: error: .*\[/, ' ').replace(']', ''))).toEqual([
      'data/conflicts.yaml:1:9 wrong-value',
      'data/places.yaml:3:44 wrong-value',
      ...Array.from({ length: 7 }, () => `${bulletin}:18:5 missing-field`),
      `${bulletin}:19:37 wrong-type`,
      'data/units.yaml:12:11 duplicate-id',
    ]);
  });

  it.each([
    [
      'duplicate ids',
      { [bulletin]: sourceWith(whole, whole) },
      /:19:11: error: duplicate statistic id "tried": first at data\/sources\/bulletin\.yaml:18/,
    ],
    [
      'a file whose name is no id',
      { 'data/sources/Bad name.yaml': smallData[bulletin]?.split('statistics:')[0] ?? '' },
      /the file name "Bad name" is not an id/,
    ],
    [
      'another format',
      { 'data/publication.yaml': 'format: 9\nname: D\nseries: S\nlocale: en\n' },
      /data\/publication\.yaml:1:9: error: this is format 9, and this version of Briefpress reads format 1;/,
    ],
    ['broken YAML', { 'data/places.yaml': 'format: 1\nplaces: [\n' }, /data\/places\.yaml:3:1: error: YAML: /],
    [
      'no YAML at all',
      { 'data/publication.yaml': '- a\n- b\n' },
      /data\/publication\.yaml:1:1: error: the file must be fields with values, such as `format: 1`/,
    ],
    [
      'a reference of a source’s id',
      {
        'data/references.yaml':
          'format: 1\nreferences:\n  - { id: bulletin, measure: M, value: 1, unit: people, place: lakeside, period: 2023, grade: A, literal: "1", source: { title: T, publisher: P, published: 2023-01-01 } }\n',
      },
      /data\/references\.yaml:3:11: error: "bulletin" is already the id of a source/,
    ],
    [
      'a contact that is no mail address',
      {
        'data/publication.yaml':
          'format: 1\nname: D\nseries: S\nlocale: en\ncontact: { name: D, address: "office@example.org <b>" }\n',
      },
      /data\/publication\.yaml:5:30: error: "address": must be a mail address, such as office@example\.org/,
    ],
    [
      'an address that is not https',
      { [bulletin]: (smallData[bulletin] ?? '').replace('kind: Bulletin', 'kind: Bulletin\nurl: javascript:alert(1)') },
      /bulletin\.yaml:6:6: error: "url": the link "javascript:alert\(1\)" is javascript:/,
    ],
  ])('with %s are reported', (_, files, message) => {
    const findings = smallFindings(files as Readonly<Record<string, string>>);
    expect(
      findings.some((finding) => message.test(finding)),
      findings.join('\n'),
    ).toBe(true);
  });
});
