import { describe, expect, it } from 'vitest';
import { loadSmall, smallFindings } from '../testing/small-data.ts';

const file = 'data/sources/bulletin.csv';
const heads = 'id,measure,value,unit,place,period,literal,paragraph';

describe('statistics from a spreadsheet', () => {
  it('are the same records as in YAML', () => {
    const { statistics } = loadSmall({
      [file]: `id,value,unit,place,period,literal,paragraph,measure,measure:zh-CN,qualifier,recorded,compared-with,note
fires-2023,1405,cases,lakeside,2023,"over 1,405 fires",5,Fires recorded,火灾,more-than,TRUE,,"Counted by ""stations"""
fires-change-2023,-12.5,percent,lakeside,2023,down an average of 12.5%,5,Change in fires,火灾变化,average about,,2022,
`,
    });
    expect(statistics.get('fires-2023')).toMatchObject({
      value: 1405,
      halfUnit: 0.5,
      qualifiers: ['more-than'],
      measure: { en: 'Fires recorded', 'zh-CN': '火灾' },
      note: 'Counted by "stations"',
      recorded: true,
      grade: 'B',
      sources: ['bulletin'],
      period: { written: '2023' },
    });
    expect(statistics.get('fires-change-2023')).toMatchObject({
      value: -12.5,
      qualifiers: ['average', 'about'],
      comparedWith: { written: '2022' },
      recorded: false,
    });
  });

  it('have the position of their line or cell', () => {
    const { statistics } = loadSmall({ [file]: `${heads}\nfires-2023,Fires,12,cases,lakeside,2023,12,5\n` });
    const at = statistics.get('fires-2023')?.at;
    expect([at?.(), at?.(['value'])]).toEqual([
      { file, line: 2, column: 1 },
      { file, line: 2, column: 18 },
    ]);
  });

  it.each([
    ['an unknown column', `${heads},grad\n`, /^.*:1:54: error: unknown column "grad"; did you mean "grade"\?/],
    ['a column twice', `${heads},value\n`, /:1:54: error: duplicate column "value", first at column 12/],
    ['a column without a name', `${heads},\nx,,,,,,,,\n`, /:1:54: error: this column has no name/],
    ['a prototype key', `${heads},__proto__\n`, /:1:54: error: unknown column "__proto__"/],
    ['a language of a field that has none', `${heads},unit:zh-CN\n`, /:1:54: error: unknown column "unit:zh-CN"; only/],
    ['a field that is a list', `${heads},revisions\n`, /:1:54: error: "revisions" cannot be written in a cell/],
    [
      'a number with a comma',
      `${heads}\nx,M,"1,292",cases,lakeside,2023,1,1\n`,
      /:2:5: error: "value" must be a number, not "1,292"; write plain digits/,
    ],
    [
      'a number as a spreadsheet shortens it',
      `${heads}\nx,M,2.719E+09,cases,lakeside,2023,1,1\n`,
      /:2:5: error: "value" must be a number, not "2.719E\+09"/,
    ],
    ['a field that is missing', `${heads}\nx,M,12,cases,lakeside,,12,1\n`, /:2:23: error: "period" is missing/],
    ['a column that is missing', 'id,value\nx,12\n', /:2:1: error: "literal" is missing/],
    ['a bad id', `${heads}\nX y,M,12,cases,lakeside,2023,12,1\n`, /:2:1: error: "id": an id is lower-case/],
    [
      'an unknown unit',
      `${heads}\nx,M,12,case,lakeside,2023,12,1\n`,
      /:2:8: error: unknown unit "case"; did you mean "cases"\?/,
    ],
    [
      'a period that does not exist',
      `${heads}\nx,M,12,cases,lakeside,2023-13,12,1\n`,
      /:2:23: error: "period": a period is/,
    ],
    [
      'an id that the YAML has',
      `${heads}\nthefts-2022,M,12,cases,lakeside,2023,12,1\n`,
      /:2:1: error: duplicate statistic id "thefts-2022": first at data\/sources\/bulletin\.yaml:13/,
    ],
    [
      'a wrong yes or no',
      `${heads},recorded\nx,M,12,cases,lakeside,2023,12,1,yes\n`,
      /:2:33: error: "recorded" must be true or false, not "yes"/,
    ],
    [
      'a wrong qualifier',
      `${heads},qualifier\nx,M,12,cases,lakeside,2023,12,1,over\n`,
      /:2:33: error: .* must be one of more-than/,
    ],
    ['semicolons', `${heads.replaceAll(',', ';')}\n`, /:1:1: error: the columns are separated by ";"/],
  ])('with %s are refused', (_, text, message) => {
    const findings = smallFindings({ [file]: text });
    expect(findings).toContainEqual(expect.stringMatching(message));
    expect(findings.every((finding) => finding.startsWith(`${file}:`))).toBe(true);
  });

  it('are reported cell by cell, all at once', () => {
    const text = `${heads}\nx,M,"1,2",cases,lakeside,2023,1,1\ny,M,3,cases,lakeside,soon,3,one\n`;
    expect(smallFindings({ [file]: text }).map((finding) => finding.split(' ')[0])).toEqual([
      `${file}:2:5:`,
      `${file}:3:22:`,
      `${file}:3:29:`,
    ]);
  });

  it('need the YAML file of their source', () => {
    expect(smallFindings({ 'data/sources/other.csv': `${heads}\n` })).toEqual([
      'data/sources/other.csv:1:1: error: data/sources/other.yaml is missing; add it, to say what the source is [missing-file]',
    ]);
  });
});
