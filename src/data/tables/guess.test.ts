import { describe, expect, it, test } from 'vitest';
import { extractTable } from './extract.ts';
import { guessTables } from './guess.ts';
import { guessLanguage } from './guess-language.ts';
import { openTable } from './open-table.ts';

/** What is read of a text by the description that is made of it, a value a line. */
async function readBack(
  text: string,
  name = 'table.csv',
): Promise<{ readonly lines: readonly string[]; readonly undecided: readonly string[] }> {
  const file = await openTable(new TextEncoder().encode(text), name);
  const language = guessLanguage(file, 'en');
  const guess = guessTables(file, language);
  const lines = guess.tables.flatMap((table) => {
    const { values, problems, periods } = extractTable(file, table, language);
    expect(problems).toEqual([]);
    return values.map(({ labels, value, missing, statuses, lower, upper, sheet, row, column }) => {
      const measure = table.measures.find(({ heads }) => heads.join() === labels.measure.join());
      const scale = labels.scale ?? measure?.scale ?? 1;
      const place = labels.place?.name ?? labels.place?.code ?? table.place ?? '?';
      const bounds = lower === undefined ? [] : [`${lower} to ${upper}`];
      return [
        sheet.address(row, column),
        measure?.id,
        measure?.unit,
        place,
        periods.written.get(labels.period),
        missing ?? `${value} x ${scale}`,
        ...statuses,
        ...bounds,
      ].join(' | ');
    });
  });
  return { lines, undecided: guess.undecided };
}

describe('a description made of a table', () => {
  it('with periods across reads each cell, its signs and the scale of its title', async () => {
    const { lines, undecided } = await readBack(`"Table 1: Jobs by district, thousands"
Area code,Area name,2021,2022 [p]
E01,Northmoor [note 2],12.5,13.1
E02,Southmoor,[x],14.0 [r]

Notes
[x] not available
[p] provisional
[r] revised
`);
    expect(lines).toEqual([
      '3:3 | jobs | number | Northmoor | 2021 | 12.5 x 1000',
      '3:4 | jobs | number | Northmoor | 2022 | 13.1 x 1000 | provisional',
      '4:3 | jobs | number | Southmoor | 2021 | not-available',
      '4:4 | jobs | number | Southmoor | 2022 | 14 x 1000 | revised',
    ]);
    expect(undecided).toEqual([]);
  });

  it('takes the period that only the title names from its cell, for the next release too', async () => {
    const text = '"Jobs by district, March 2024"\nReleased 12 April 2024\nDistrict,Jobs\nNorthmoor,12\nSouthmoor,14\n';
    const next = text.replace('March', 'April').replace('12 April', '14 May');
    const [file, later] = await Promise.all(
      [text, next].map((each) => openTable(new TextEncoder().encode(each), 'table.csv')),
    );
    if (file === undefined || later === undefined) throw new Error('two files');
    const { titleCell, tables } = guessTables(file, 'en');
    expect(titleCell).toBe('1:1');
    expect(tables).toMatchObject([{ period: { cell: '1:1' } }]);
    const periods = [file, later].flatMap((each) =>
      tables.map((table) => [...extractTable(each, table, 'en').periods.written.values()]),
    );
    expect(periods).toEqual([['2024-03'], ['2024-04']]);
  });

  it('counts what its title says without the period, and takes no line about itself for heads', async () => {
    const text =
      'Households March 2024 by district,\nArea:,Northland\nReleased,18 April 2024\nDistrict,Owned\nAlm,12\nBirch,14\n';
    expect((await readBack(text)).lines).toEqual([
      '5:2 | owned | number | Alm | 2024-03 | 12 x 1',
      '6:2 | owned | number | Birch | 2024-03 | 14 x 1',
    ]);
  });

  it('knows Spanish by its heads, in which miles are thousands and no distance', async () => {
    const { lines } = await readBack(
      'Indicador;2022;2023\nParados (miles);3.024,1;2.861,8\nOcupados (miles);20.390,6;21.182,0\n',
    );
    expect(lines.map((line) => line.split(' | ').at(-1))).toEqual([
      '3024.1 x 1000',
      '2861.8 x 1000',
      '20390.6 x 1000',
      '21182 x 1000',
    ]);
  });

  it('takes no note for a measure, and says that it is left out', async () => {
    const { lines, undecided } = await readBack(
      'Ferry passengers\nTown,Month,Passengers,Notes\nAsh,Jan-24,12,\nAsh,Feb-24,13,Storm\nElm,Jan-24,14,\nElm,Feb-24,15,\n',
    );
    expect(lines.map((line) => line.split(' | ').slice(1, 2).join())).toEqual(Array(4).fill('passengers'));
    expect(undecided.join('\n')).toContain('what "Notes" says of its rows: left out');
  });

  it('knows that years are years by the word over them', async () => {
    const { lines } = await readBack('Staff\n,Year,Year\nRegion,2021,2022\nNorth,12,13\nSouth,15,16\n');
    expect(lines).toEqual([
      '4:2 | staff | number | North | 2021 | 12 x 1',
      '4:3 | staff | number | North | 2022 | 13 x 1',
      '5:2 | staff | number | South | 2021 | 15 x 1',
      '5:3 | staff | number | South | 2022 | 16 x 1',
    ]);
  });

  it('with measures across and months down knows groups of heads and the place of the title', async () => {
    const { lines, undecided } = await readBack(`"Labour market, Eastmark: monthly"
"Thousands unless stated"

,All persons,,Rates (%)
Month,Employed,Unemployed,Unemployment rate
2023 NOV,2562,141,5.1
2023 DEC (p),2550,139,..

"Source: Survey; .. not available; (p) provisional"
`);
    expect(lines).toEqual([
      '6:2 | all-persons-employed | number | Eastmark | 2023-11 | 2562 x 1000',
      '6:3 | all-persons-unemployed | number | Eastmark | 2023-11 | 141 x 1000',
      '6:4 | rates-unemployment-rate | percent | Eastmark | 2023-11 | 5.1 x 1',
      '7:2 | all-persons-employed | number | Eastmark | 2023-12 | 2550 x 1000 | provisional',
      '7:3 | all-persons-unemployed | number | Eastmark | 2023-12 | 139 x 1000 | provisional',
      '7:4 | rates-unemployment-rate | percent | Eastmark | 2023-12 | not-available | provisional',
    ]);
    expect(undecided).toEqual(['whether the place of all values is "Eastmark", which only the title names']);
  });

  it.each([
    ['de', 'Kreis;Einwohner insgesamt;davon weiblich\nAltau;1.200;610\n'],
    ['fr', 'Département;Femmes;Hommes\nAisne;1 200;1 190\n'],
    ['en', 'Town,Van Buren,The Hague\n2020,1,2\n'],
  ])('is in the language of its heads: %s', async (language, text) => {
    expect(guessLanguage(await openTable(new TextEncoder().encode(text), 'a.csv'), 'en')).toBe(language);
  });

  it.each([
    ['a name in every row is no sign', 'MSFT', 'IBM', ['39.8 x 1', '36.3 x 1']],
    ['a sign that offices use is one', 'p', 'r', ['provisional', 'revised']],
  ])('of a column "symbol": %s', async (_, first, second, ends) => {
    const { lines } = await readBack(`date,symbol,price
2001-01,${first},39.8
2001-02,${second},36.3
`);
    expect(lines.map((line) => line.split(' | ').at(-1))).toEqual(ends);
  });

  it('in German reads decimal commas, year and month in two columns, and the legend', async () => {
    const { lines } = await readBack(`Tabelle: 1
Gäste: Seenmark, Monate
Seenmark
;;Ankünfte;Dauer
;;Anzahl;Tage
2023;Januar;1.586.806;2,5
2023;März;-;/
__________
Zeichenerklärung: - nichts vorhanden; / nicht sicher genug
`);
    expect(lines).toEqual([
      '6:3 | gaste-ankunfte | number | Seenmark | 2023-01 | 1586806 x 1',
      '6:4 | gaste-dauer | tage | Seenmark | 2023-01 | 2.5 x 1',
      '7:3 | gaste-ankunfte | number | Seenmark | 2023-03 | 0 x 1',
      '7:4 | gaste-dauer | tage | Seenmark | 2023-03 | too-uncertain-to-show',
    ]);
  });

  it('in long form reads codes of status and powers of ten', async () => {
    const { lines } = await readBack(`FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT
Q,EM,TURN,2023-Q3,4718.1,A,6
Q,EM,TURN,2023-Q4,4629.2,P,6
Q,LK,EMPL,2023-Q4,NaN,M,3
`);
    expect(lines).toEqual([
      '2:5 | turn | number | EM | 2023-Q3 | 4718.1 x 1000000 | final',
      '3:5 | turn | number | EM | 2023-Q4 | 4629.2 x 1000000 | provisional',
      '4:5 | empl | number | LK | 2023-Q4 | not-available',
    ]);
  });

  it('with bounds beside the values keeps them', async () => {
    const { lines } = await readBack(`Region,Year,Value,Lower limit,Upper limit
North,2022,5.1,4.8,5.4
North,2023,5.3,5.0,5.6
`);
    expect(lines).toEqual([
      '2:3 | value | number | North | 2022 | 5.1 x 1 | 4.8 to 5.4',
      '3:3 | value | number | North | 2023 | 5.3 x 1 | 5 to 5.6',
    ]);
  });

  it('of accounts reads negative numbers in both ways and financial quarters', async () => {
    const { lines } = await readBack(`Budget outturn, Eastmark
"Millions of crowns"
Code,Item,Q1 2023/24,Q2 2023/24
1,Revenue,"9,180.4","9,043.4"
,Balance,"(369.9)",−603.3
`);
    expect(lines).toEqual([
      '4:3 | revenue | number | Eastmark | 2023/24-Q1 | 9180.4 x 1000000',
      '4:4 | revenue | number | Eastmark | 2023/24-Q2 | 9043.4 x 1000000',
      '5:3 | balance | number | Eastmark | 2023/24-Q1 | -369.9 x 1000000',
      '5:4 | balance | number | Eastmark | 2023/24-Q2 | -603.3 x 1000000',
    ]);
  });

  it('in French reads the weeks, the title behind its number, and signs that its notes explain', async () => {
    const { lines } = await readBack(`Tableau 3 : Consultations par semaine, en milliers

Région;Semaine 1 2024;Semaine 2 2024
Valmont;1 234,5;1 240,0 (p)
Hautes-Terres;312,4;nd

nd : non disponible ; (p) : provisoire
`);
    expect(lines).toEqual([
      '4:2 | consultations | number | Valmont | 2024-W01 | 1234.5 x 1000',
      '4:3 | consultations | number | Valmont | 2024-W02 | 1240 x 1000 | provisional',
      '5:2 | consultations | number | Hautes-Terres | 2024-W01 | 312.4 x 1000',
      '5:3 | consultations | number | Hautes-Terres | 2024-W02 | not-available',
    ]);
  });

  it('of records with several values in each makes a measure of each', async () => {
    const records = [
      { year: 2020, month: 1, date: '2020-01-01T08:00:00.000Z', series: 'Trade', count: 430, rate: 2.1 },
      { year: 2020, month: 2, date: '2020-02-01T08:00:00.000Z', series: 'Trade', count: 409, rate: 2.0 },
    ];
    const { lines } = await readBack(JSON.stringify(records), 'table.json');
    expect(lines).toEqual([
      '/0/count | trade-count | number | ? | 2020-01 | 430 x 1',
      '/0/rate | trade-rate | number | ? | 2020-01 | 2.1 x 1',
      '/1/count | trade-count | number | ? | 2020-02 | 409 x 1',
      '/1/rate | trade-rate | number | ? | 2020-02 | 2 x 1',
    ]);
  });

  it('takes a number that repeats for a label where values cannot be told apart without it', async () => {
    const rows = [2019, 2020].flatMap((year) =>
      [1, 2].flatMap((sex) => [0, 5, 10].map((age) => [year, age, sex, year * age + sex])),
    );
    const { lines } = await readBack(`year,age,sex,people\n${rows.map((row) => row.join()).join('\n')}\n`);
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('2:4 | 0-1-people | number | ? | 2019 | 1 x 1');
  });

  it('says what it could not decide', async () => {
    const { undecided } = await readBack(`Area,2022,2023
North,5,6
South,-,7
`).catch(() => ({ undecided: [] }));
    const file = await openTable(new TextEncoder().encode('Area,2022,2023\nNorth,5,6\nSouth,-,7\n'), 'table.csv');
    expect(guessTables(file, 'en').undecided).toContain('what the sign "-" means: add it to `signs`');
    expect(undecided).toEqual([]);
  });

  it('of a file without data is none', async () => {
    const file = await openTable(new TextEncoder().encode('A note,\nAnother,\n'), 'table.csv');
    expect(guessTables(file, 'en')).toMatchObject({
      tables: [],
      undecided: ['no sheet has a row of heads with rows of numbers below it'],
    });
  });

  it.each([
    ['"Rates per 1,000 population, Eastmark"', '"Rate of deaths (per 1,000 live births)"', 'number', '12.5 x 1'],
    ['"Reisen, Seenmark"', '"Distance (miles)"', 'number', '12.5 x 1'],
    ['"Encuesta de los hogares por meses, Valdoria"', '"Parados (miles)"', 'number', '12.5 x 1000'],
    ['"Presupuesto, Valdoria"', '"Gasto (miles de millones)"', 'number', '12.5 x 1000000000'],
    ['"Haushalt, Seenmark"', '"Ausgaben (Mrd. EUR)"', 'number', '12.5 x 1000000000'],
    ['"GDP, Eastmark"', 'CP_MEUR', 'number', '12.5 x 1000000'],
    ['"Numbers and percentages, Eastmark"', 'Killed', 'number', '12.5 x 1'],
    ['"Rates, Eastmark"', 'RCH_A', 'percent', '12.5 x 1'],
  ])('a scale is what the words say: %s, %s', async (title, head, unit, value) => {
    const { lines } = await readBack(`${title}\n\nYear,${head},Other\n2022,12.5,1.5\n2023,13.5,2.5\n`);
    expect(lines[0]).toContain(`| ${unit} |`);
    expect(lines[0]).toContain(value);
  });

  it('with codes before the values takes its decimals from the values alone', async () => {
    const { lines } = await readBack(
      '"Konten, Valbourg"\nCode;Poste;T1 2022;T2 2022\n1;Recettes;10,5;11,5\n1.1;Taxes;2,25;(3,5)\n',
    );
    expect(lines.slice(2)).toEqual([
      '4:3 | konten-taxes | number | Valbourg | 2022-Q1 | 2.25 x 1',
      '4:4 | konten-taxes | number | Valbourg | 2022-Q2 | -3.5 x 1',
    ]);
  });

  it('with bounds behind each value reads them', async () => {
    const { lines } = await readBack(
      'Worry, Engalia;;\nAbout;2020;2021\nBurglary;13,0 (11,8–14,3);12,1 (11,0 – 13,5)\nFraud;8,5 (7,0 to 9,9);9,0 [8,1 to 9,9]\n',
    );
    expect(lines).toEqual([
      '3:2 | worry-burglary | number | Engalia | 2020 | 13 x 1 | 11.8 to 14.3',
      '3:3 | worry-burglary | number | Engalia | 2021 | 12.1 x 1 | 11 to 13.5',
      '4:2 | worry-fraud | number | Engalia | 2020 | 8.5 x 1 | 7 to 9.9',
      '4:3 | worry-fraud | number | Engalia | 2021 | 9 x 1 | 8.1 to 9.9',
    ]);
  });

  it('with words for statuses beside its years reads both, and asks which year a single number names', async () => {
    const { lines } = await readBack(
      '"Budgets, Westland"\n\nDepartment,2022-23 Outturn,2023-24 Estimate,2024-25 Plans\nHealth,1.5,2.5,3.5\nRoads,4.5,5.5,6.5\n',
    );
    expect(lines.slice(0, 3)).toEqual([
      '4:2 | budgets-health | number | Westland | 2022/23 | 1.5 x 1 | final',
      '4:3 | budgets-health | number | Westland | 2023/24 | 2.5 x 1 | estimated',
      '4:4 | budgets-health | number | Westland | 2024/25 | 3.5 x 1 | forecast',
    ]);
  });

  it('with merged heads of years above others reads each pair', async () => {
    const { lines } = await readBack(
      '"Students, Norvik"\n\nCounty,2021,2021,2022p,2022p\n,Males,Females,Males,Females\nØst,1.5,2.5,3.5,4.5\nVest,1.1,2.1,3.1,4.1\n',
    );
    expect(lines.slice(2, 4)).toEqual([
      '5:4 | students-males | number | Øst | 2022 | 3.5 x 1 | provisional',
      '5:5 | students-females | number | Øst | 2022 | 4.5 x 1 | provisional',
    ]);
  });

  it('of codes with labels beside them reads the labels', async () => {
    const { lines } = await readBack(
      'REF_AREA,Reference area,MEASURE,Measure,TIME_PERIOD,OBS_VALUE,OBS_STATUS,Observation status\nAUS,Australia,BEDS,Hospital beds,2021,5,A,Normal\nAUS,Australia,BEDS,Hospital beds,2022,6,P,Provisional\nKOR,Korea,BEDS,Hospital beds,2022,7,A,Normal\n',
    );
    expect(lines[1]).toBe('3:6 | hospital-beds | number | Australia | 2022 | 6 x 1 | provisional');
  });

  it('with groups of rows under a label of their own takes no group for a head', async () => {
    const { lines } = await readBack(
      'Arbeitslose in Tausend;;\n;;\nRegion;2020;2021\nNord;;\nKiel;1,5;2,5\nSüd;;\nUlm;3,5;4,5\n',
    );
    expect(lines[0]).toBe('5:2 | arbeitslose | number | Kiel | 2020 | 1.5 x 1000');
    expect(lines).toHaveLength(4);
  });

  it('that leaves its decimal mark open still names its measures', async () => {
    const file = await openTable(
      new TextEncoder().encode('Area,Jobs,Firms\nEast,"1,234","2,345"\nWest,900,800\n'),
      'a.csv',
    );
    const { tables, undecided } = guessTables(file, 'en');
    expect(tables[0]?.measures.map(({ id }) => id)).toEqual(['jobs', 'firms']);
    expect(undecided.join()).toContain('"1,234" may be read with "." or ","');
  });

  it('with a row of thousands in its heads takes them for units', async () => {
    const { lines } = await readBack(
      'Viehbestand;;\nDeutschland;;\n;Rinder;Schweine\n;1000;1.000.000\n03.05.2022;1,5;2,5\n03.11.2022;3,5;4,5\n03.05.2023;3,6;4,6\n',
    );
    expect(lines.slice(0, 2)).toEqual([
      '5:2 | viehbestand-rinder | number | Deutschland | 2022-05-03 | 1.5 x 1000',
      '5:3 | viehbestand-schweine | number | Deutschland | 2022-05-03 | 2.5 x 1000000',
    ]);
  });

  it.each([
    ['before the measure', '2019 Count,2019 Rate,2020 Count,2020 Rate'],
    ['behind it', 'Count (2019),Rate (2019),Count (2020),Rate (2020)'],
    ['joined to it', 'count_2019,rate_2019,count_2020,rate_2020'],
  ])('reads heads with the period %s', async (_, heads) => {
    const { lines, undecided } = await readBack(`Area,${heads}\nAlba,1200,45.2,1100,41.0\nBorr,830,30.1,790,28.4\n`);
    expect(lines.slice(0, 5).map((line) => line.toLowerCase())).toEqual([
      '2:2 | count | number | alba | 2019 | 1200 x 1',
      '2:3 | rate | number | alba | 2019 | 45.2 x 1',
      '2:4 | count | number | alba | 2020 | 1100 x 1',
      '2:5 | rate | number | alba | 2020 | 41 x 1',
      '3:2 | count | number | borr | 2019 | 830 x 1',
    ]);
    expect(undecided).toEqual([]);
  });

  it('reads bounds beside heads with periods by a pattern that the next release needs no other for', async () => {
    const text = `Area,2019 Rate,2019 Lower limit,2019 Upper limit,2020 Rate,2020 Lower limit,2020 Upper limit
Alba,12.1,11.0,13.2,12.9,11.7,14.1
Borr,9.8,8.1,11.5,9.1,7.7,10.9
`;
    const { lines } = await readBack(text);
    expect(lines.slice(0, 2)).toEqual([
      '2:2 | rate | number | Alba | 2019 | 12.1 x 1 | 11 to 13.2',
      '2:5 | rate | number | Alba | 2020 | 12.9 x 1 | 11.7 to 14.1',
    ]);
    const [table] = guessTables(await openTable(new TextEncoder().encode(text), 'table.csv'), 'en').tables;
    expect(table?.columns).toEqual({ Area: 'place', '*Lower limit': 'lower', '*Upper limit': 'upper' });
  });

  it('takes "GDP 2022" for a head and no amount of money', async () => {
    const { lines } = await readBack('Region,GDP 2021,GDP 2022\nAlba,400,410\nBorr,300,310\n');
    expect(lines[0]).toBe('2:2 | gdp | number | Alba | 2021 | 400 x 1');
  });

  it.each([
    [
      'years that may be months',
      'Area,Year,Births\nAsk,2010/11,1\nBol,2011/12,2\n',
      /^2:3: "2010\/11" may be 2010\/11 .* or 2010-11 /,
    ],
    [
      'days of either order',
      'Area,Day,Births\nAsk,03/04/2021,1\nBol,05/06/2021,2\n',
      /^2:3: "03\/04\/2021" may be 2021-04-03 .* or 2021-03-04 /,
    ],
    [
      'first days of months',
      'Area,Day,Births\nAsk,2021-01-01,1\nAsk,2021-02-01,2\n',
      /^whether each period is a month,/,
    ],
  ])('asks of %s', async (_, text, asked) => {
    const file = await openTable(new TextEncoder().encode(text), 'table.csv');
    expect(guessTables(file, 'en').undecided).toContainEqual(expect.stringMatching(asked));
  });

  it('says which numbers beside heads with periods it leaves out', async () => {
    const { undecided } = await readBack('Area,Cost 2022,Cost 2023,Target 2030\nAlba,12,13,20\nBorr,9,9,18\n');
    expect(undecided).toContain('whether "Target 2030" is wanted: left out, as `ignore` in `columns`');
  });

  it('leaves out a change beside heads with periods', async () => {
    const { lines } = await readBack(
      'Kreis;Bestand März 2019;Bestand März 2020;Veränderung 2019-2020 in %\nAhr;130;129;-0,8\nEms;128;131;2,3\n',
    );
    expect(lines).toEqual([
      '2:2 | bestand | number | Ahr | 2019-03 | 130 x 1',
      '2:3 | bestand | number | Ahr | 2020-03 | 129 x 1',
      '3:2 | bestand | number | Ems | 2019-03 | 128 x 1',
      '3:3 | bestand | number | Ems | 2020-03 | 131 x 1',
    ]);
  });

  it('reads rows under headings of their own, and a total behind a blank row by itself', async () => {
    const { lines } = await readBack(`Persons by sex,2021,2022
Male,,
Under 30,10,11

Female,,
Under 30,12,13

All,22,24
`);
    expect(lines.map((line) => line.replace(/ \| number.*\| (?=\d{4})/, ' | '))).toEqual([
      '3:2 | male-under-30 | 2021 | 10 x 1',
      '3:3 | male-under-30 | 2022 | 11 x 1',
      '6:2 | female-under-30 | 2021 | 12 x 1',
      '6:3 | female-under-30 | 2022 | 13 x 1',
      '8:2 | all | 2021 | 22 x 1',
      '8:3 | all | 2022 | 24 x 1',
    ]);
  });

  it.each([
    ['a title with a comma', 'Bauten: Länder, Jahre;;\n;Nord;Süd\n2020;744,7;12,5\n2021;721,7;13,5\n2022;731,7;14,5\n'],
    [
      'numbers on both sides',
      'Series, Valdoria;;\nMes;Ocupados;Parados\nenero 2021;1.623,7;45,5\nfebrero 2021;1.625,7;46,5\n',
    ],
  ])('with decimal commas and %s is split at semicolons', async (_, text) => {
    const { delimiter } = (await openTable(new TextEncoder().encode(text), 'table.csv')).text ?? {};
    expect(delimiter).toBe(';');
  });
});

describe('a description made of records', () => {
  const read = (records: readonly object[]) => readBack(JSON.stringify(records), 'table.json');

  it.each([
    ['quarter', '2022-Q1'],
    ['month', '2022-01'],
  ])('knows a year and the number of a %s as one period', async (part, period) => {
    const records = [1, 2, 3].flatMap((number) =>
      ['Alm', 'Birch'].map((district) => ({ year: 2022, [part]: number, district, value: number * 1.5 })),
    );
    const { lines } = await read(records);
    expect(lines[0]).toContain(`| Alm | ${period} | 1.5`);
    expect(lines).toHaveLength(6);
  });

  it('takes signs in some records for a status, whatever their field is called, and null for nothing', async () => {
    const { lines } = await read([
      { district: 'Alm', year: 2021, homes: 5, quality: null },
      { district: 'Alm', year: 2022, homes: 6, quality: 'p' },
      { district: 'Birch', year: 2021, homes: null, quality: null },
      { district: 'Birch', year: 2022, homes: null, quality: null },
    ]);
    expect(lines.map((line) => line.replace(/^[^|]*\| /, ''))).toEqual([
      'homes | number | Alm | 2021 | 5 x 1',
      'homes | number | Alm | 2022 | 6 x 1 | provisional',
      'homes | number | Birch | 2021 | not-available',
      'homes | number | Birch | 2022 | not-available',
    ]);
  });
});

test('a lone full stop is the sign that a German legend explains', async () => {
  const { lines } = await readBack(
    'Wohnungen nach Kreisen 2023;;\nKreis;Neubau;Umbau\nAlm;5;.\nBirch;7;8\n\n. = Zahlenwert unbekannt oder geheim zu halten;;\n',
  );
  expect(lines[1]).toMatch(/Alm \| 2023 \| suppressed$/);
});

describe('a table of months whose year stands in its title', () => {
  it('is read with it, and the total beside them is left out', async () => {
    const { lines, undecided } = await readBack(
      '"Crossings by district, 2024"\nDistrict,Jan,Feb,Total\nAlm,12,13,25\nBirch,2,3,5\n',
    );
    expect(lines.map((line) => line.replace(/^[^|]*\| /, ''))).toEqual([
      'crossings | number | Alm | 2024-01 | 12 x 1',
      'crossings | number | Alm | 2024-02 | 13 x 1',
      'crossings | number | Birch | 2024-01 | 2 x 1',
      'crossings | number | Birch | 2024-02 | 3 x 1',
    ]);
    expect(undecided.join('\n')).toContain('whether "Total" is wanted');
  });

  it('asks for the year where no title has it', async () => {
    const text = 'Crossings by district\nDistrict,Q1,Q2\nAlm,12,13\nBirch,2,3\n';
    const file = await openTable(new TextEncoder().encode(text), 'table.csv');
    expect(guessTables(file, 'en').undecided.join('\n')).toContain('"Q1" names no year; set `period`');
  });
});

test.each([
  ['Lower quartile', undefined],
  ['Upper secondary education', undefined],
  ['Lower bound', 'lower'],
  ['Rate, upper', 'upper'],
  ['Lower 95% CI', 'lower'],
  ['Untere Konfidenzgrenze', 'lower'],
  ['Borne supérieure', 'upper'],
])('a column "%s" is a bound: %s', async (head, role) => {
  const text = `Rates by district,,\nDistrict,Rate 2023,${head.replace(',', '')}\nAlm,12.5,13.5\nBirch,2.5,3.5\n`;
  const file = await openTable(new TextEncoder().encode(text), 'table.csv');
  const roles = Object.values(guessTables(file, 'en').tables[0]?.columns ?? {});
  expect(roles.find((one) => one === 'lower' || one === 'upper')).toBe(role);
});

test('a label that is no period hides no measure', async () => {
  const text = 'Arrivals\nMonth,2022,2023\nJanuary,12,13\nMarch,22,23\nTotal,34,36\n';
  const { tables, undecided } = guessTables(await openTable(new TextEncoder().encode(text), 'table.csv'), 'en');
  expect(tables[0]?.measures).toMatchObject([{ id: 'arrivals' }]);
  expect(undecided.join('\n')).toContain('"Total 2022" is no period');
  expect(undecided.join('\n')).not.toContain('tell values apart');
});

test.each(['Stadtteil', 'Bezirk', 'Quartier', 'Arrondissement', 'Distrito', 'Barrio', 'Provincia'])(
  'a column "%s" names places',
  async (head) => {
    const text = `${head};2022;2023\nAlm;12;13\nBirch;14;16\n`;
    const { tables } = guessTables(await openTable(new TextEncoder().encode(text), 'table.csv'), 'en');
    expect(tables[0]?.columns).toEqual({ [head]: 'place' });
  },
);
