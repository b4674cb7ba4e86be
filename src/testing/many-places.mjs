// A project with one topic, written for many places. The names and values are made up.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const months = 14;
/** Parts of names, so that no name has a digit. */
const [starts, ends] = [
  'Ash Birch Cold Dun Elm Fern Grey Hollow Inch Juniper Kings Lark Marsh North Oak Pine Quarry Rush Stone Thorn'.split(
    ' ',
  ),
  'bay bourne bridge brook bury combe dale den fell field ford gate ham haven hill holm hurst lake ley mere minster moor mouth port ridge shaw stead stow thorpe ton vale wald water well wick wood worth yard barrow beck cote croft'.split(
    ' ',
  ),
];

/** @param {number} index */
function nameOf(index) {
  const [start, end = ''] = [starts[index % starts.length], ends[Math.floor(index / starts.length) % ends.length]];
  return `${start}${end}${index < starts.length * ends.length ? '' : ' South'}`;
}

/** @param {readonly string[]} names */
function rowsOf(names) {
  const rows = ['Month,Area,Unemployed,Unemployment rate'];
  for (let month = 0; month < months; month += 1) {
    const when = `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    names.forEach((name, at) => {
      const unemployed = 1000 + ((at * 7919 + month * 104729) % 8999);
      rows.push(`${when},${name},${unemployed},${(unemployed / 1250).toFixed(1)}`);
    });
  }
  return `${rows.join('\n')}\n`;
}

const source = {
  format: 1,
  title: 'Made-up labour market by district',
  publisher: 'Made-up Statistics Office',
  published: '2024-03-15',
  kind: 'Monthly table',
  channel: 'series',
  language: 'en',
  primary: true,
  grade: 'A',
  next: 'none',
  tables: [
    {
      columns: { Month: 'period', Area: 'place' },
      heads: 1,
      'heads-say': ['measure'],
      periods: 'month',
      'new-places': { level: 'district', language: 'en' },
      measures: [
        { id: 'unemployed', heads: ['Unemployed'], measure: 'People unemployed', unit: 'number' },
        { id: 'unemployment-rate', heads: ['Unemployment rate'], measure: 'Unemployment rate', unit: 'percent' },
      ],
    },
  ],
};

const calculated = {
  format: 1,
  calculated: [
    {
      id: 'unemployed-change',
      measure: 'Change in people unemployed on a year earlier',
      formula: 'change-on-year(unemployed)',
      place: 'each',
      period: 'each',
    },
    {
      id: 'unemployment-rank',
      measure: 'Place in the order of unemployment rates, from the highest',
      formula: 'rank(unemployment-rate, places)',
      place: 'each',
    },
  ],
};

const topic = `---
format: 1
title: 'The labour market in {{param "place"}}'
place: '{{param "place"}}'
period: '{{period "latest:unemployment-rate"}}'
summary: 'The unemployment rate of {{param "place"}} is {{stat "latest:unemployment-rate"}}.'
params:
  place: { level: district }
headline: [unemployment-rate, unemployed, unemployed-change]
compiled: Changes are our own calculations.
---

- The unemployment rate is {{stat "latest:unemployment-rate"}}, against {{stat "year-before:unemployment-rate"}} in {{period "year-before:unemployment-rate"}}. [The year](#the-year)
- That is the {{rank "latest:unemployment-rank"}}. [The year](#the-year)
- The number of people unemployed {{change "latest:unemployed-change"}} in a year. [The year](#the-year)

\`\`\`tiles
place: param
\`\`\`

## The year

### The unemployment rate month by month

\`\`\`chart
kind: columns
title: 'Unemployment rate in {{param "place"}}'
subtitle: 'Unemployment rate, {{param "place"}}'
statistics: ['series:unemployment-rate last 12']
label: period
highlight: latest:unemployment-rate
\`\`\`

\`\`\`table
title: Newest values
subtitle: 'Labour market, {{param "place"}}'
statistics: [latest:unemployment-rate, latest:unemployed, latest:unemployed-change]
columns: [measure, period, value, source]
\`\`\`
`;

/**
 * Writes the project.
 * @param {string} root its folder
 * @param {number} count of places, up to 1,680
 */
export function writeManyPlaces(root, count) {
  const names = Array.from({ length: count }, (_, index) => nameOf(index));
  const files = {
    'data/publication.yaml': 'format: 1\nname: Desk\nseries: Figures\nlocale: en-GB\n',
    'data/sources/labour.yaml': JSON.stringify(source, null, 1),
    'data/sources/labour.csv': rowsOf(names),
    'data/calculated.yaml': JSON.stringify(calculated, null, 1),
    'templates/topics/labour.md': topic,
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(root, file), text);
  }
}
