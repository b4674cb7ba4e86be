/** Three files of a desk's own, and the table as it was published. */
const publication = `format: 1
name: Desk
series: Figures
locale: en-GB
`;

const source = `format: 1
title: Thefts recorded
publisher: Lakeside Office
published: 2024-01-15
kind: Statistical table
channel: series
language: en
primary: true
grade: A
next: unknown
tables:
  - heads: 1
    columns: { Town: place }
    heads-say: [period]
    new-places: { level: town, language: en }
    measures: [{ id: thefts, heads: [], measure: Thefts recorded, unit: number, recorded: true }]
`;

const table = `Town,2022,2023
Lakeside,66000,38000
`;

const topic = `---
format: 1
title: Recorded thefts fell in Lakeside
place: Lakeside
period: '{{period "thefts-lakeside-2023"}}'
summary: Fewer recorded thefts.
---

- Police recorded {{stat "thefts-lakeside-2023"}}, after {{stat "thefts-lakeside-2022"}} the year before.

## Thefts recorded

Police recorded {{stat "thefts-lakeside-2023"}} in {{period "thefts-lakeside-2023"}}.
`;

/** By their paths from the root of the desk. */
export const deskFiles: Readonly<Record<string, string>> = {
  'data/publication.yaml': publication,
  'data/sources/thefts.yaml': source,
  'data/sources/thefts.csv': table,
  'templates/topics/thefts.md': topic,
};
