/** A table file of two places and two measures, by month, and the description that reads it. */
export const tableSource = {
  'data/sources/labour.yaml': `format: 1
title: Labour market
publisher: Lakeside Office
published: 2024-02-15 # the day of the release
kind: Statistical table
channel: series
language: en
primary: true
grade: A
next: unknown
tables:
  - heads: 1
    columns: { Month: period, Area: place }
    heads-say: [measure]
    signs: { "..": not-available, p: provisional }
    measures:
      - { id: jobless-rate, heads: [Rate], was: [[Unemployment]], measure: Unemployment rate, unit: percent }
      - { id: vacancies, heads: [Vacancies], measure: Vacancies, unit: cases, scale: 1000 }
`,
  'data/sources/labour.csv': `Month,Area,Rate,Vacancies
2023-11,Lakeside,5.2,1.4
2023-11,Hilltown,6.1,0.9
2023-12,Lakeside,5.0,1.5
2023-12,Hilltown,6.0,..
`,
} as const;

/** The release after it: January is new, one value is revised and one taken back; a head has another name. */
export const nextTable = `Month,Area,Rate,Vacancies
2023-11,Lakeside,5.4,1.4
2023-11,Hilltown,6.1,..
2023-12,Lakeside,5.0,1.5
2023-12,Hilltown,6.0,1.1
2024-01,Lakeside,4.9 p,1.6
2024-01,Hilltown,5.8,..
`;
