import {
  coin,
  count,
  type Files,
  fenced,
  filler,
  many,
  sourceFile,
  stat,
  statistic,
  tiles,
  topicFile,
} from './hard-parts.ts';

/** Pages with little on them, or with things that are seldom on one page, by name. */
export const hardKinds: Readonly<Record<string, () => Files>> = {
  single,
  'no-charts': noCharts,
  'many-values': manyValues,
  'deep-lists': deepLists,
  'chinese-words': chineseWords,
  qualifiers,
};

function single(): Files {
  const body = `- The made-up office counted ${stat('alone')}. [Calls](#calls)

## Calls

The made-up office counted ${stat('alone')}.`;
  const nothing = { compiled: undefined, strengths: undefined, limitations: undefined };
  return { ...topicFile('single', body, nothing), ...sourceFile('single', [statistic('alone')]) };
}

function noCharts(): Files {
  const rows = many(4, (index) =>
    statistic(`told-${index}`, { value: count(index), measure: `Calls told of at ${coin(index)}` }),
  );
  const paragraphs = (id: string): string => `### ${coin(id.length)} counted its calls

The made-up office counted ${stat(id)}. ${filler(150)}

${filler(90)}

> ${filler(40)}

${filler(120)}`;
  const body = `- The made-up office counted ${stat('told-0')}. [Words](#words-alone)

## Words alone

${rows.map(({ id }) => paragraphs(id)).join('\n\n')}`;
  return { ...topicFile('no-charts', body), ...sourceFile('no-charts', rows) };
}

const places = [
  ...['Harbour of the upper reaches beyond the last lock', 'Old fish quay, with the market and the ice house'],
  ...['Free port without its islands', 'Ferry landing of the northern villages and of the lighthouse'],
  ...['Coal basin', 'Timber pond and the saw mills behind it', 'Naval yard, so far as it takes merchant ships'],
  ...['Winter harbour', 'Yacht haven at the mouth of the made-up river', 'Dry docks of both yards taken together'],
  ...['Pilot station on the outer bank, by boat and by rope', 'Roads'],
];

function manyValues(): Files {
  const now = places.map((measure, index) => statistic(`value-${index}`, { measure, value: count(index) }));
  const before = places.map((measure, index) =>
    statistic(`value-before-${index}`, { measure, value: count(index + 20), period: '2022' }),
  );
  const years = many(12, (index) =>
    statistic(`year-${index}`, {
      measure: 'Calls year by year',
      value: count(index),
      period: index === 11 ? '2021-01/2021-06' : String(2010 + index),
    }),
  );
  const changes = places.map((measure, index) => {
    const value = (index % 2 === 0 ? -1 : 1) * (3.5 + index * 7);
    const said = `${value < 0 ? 'fell' : 'rose'} by ${Math.abs(value)}%`;
    return statistic(`by-${index}`, { measure, value, unit: 'percent', literal: said, 'compared-with': '2022' });
  });
  const chart = (kind: string, rows: readonly { readonly id: string }[], fields: object): string =>
    fenced('chart', {
      kind,
      title: `Calls drawn as ${kind}`,
      subtitle: 'Calls of ships, Amberwick',
      statistics: rows.map(({ id }) => id),
      ...fields,
    });
  const body = `- The made-up office counted ${stat('value-0')}. [Charts](#charts)

${tiles(['value-0', 'value-1'])}

## Charts

### Labels are long and values are many

${chart('bars', now, { highlight: 'value-3' })}

${chart('columns', years, { label: 'period', note: 'The last period is half of a year.' })}

${chart('line', years, { label: 'period', note: 'The last period is half of a year.' })}

${chart('dumbbell', [...before, ...now], { note: 'The period differs.' })}

${chart('change', changes, {})}`;
  return {
    ...topicFile('many-values', body),
    ...sourceFile('many-values', [...now, ...before, ...years, ...changes]),
  };
}

function deepLists(): Files {
  const level = (depth: number): string =>
    `${'  '.repeat(depth)}- ${filler(12 + depth * 6)}${depth === 5 ? '' : `\n${level(depth + 1)}\n${'  '.repeat(depth)}- ${stat('listed')}: ${filler(9)}`}`;
  const short = many(12, (index) => `- ${coin(index)}: ${filler(20)}\n  - ${filler(14)}\n    - ${filler(14)}`);
  const body = `- The made-up office counted ${stat('listed')}. [Lists](#lists)

## Lists

### Lists stand in lists

${level(0)}

${filler(20)}

${short.join('\n')}`;
  return {
    ...topicFile('deep-lists', body),
    ...sourceFile('deep-lists', [statistic('listed', { measure: 'Calls in lists' })]),
  };
}

function chineseWords(): Files {
  const measure = 'Calls (船舶进港) of ships (国内外商船、渔船及拖船) at the quays';
  const rows = many(5, (index) =>
    statistic(`of-quay-${index}`, { measure: `${measure} of ${coin(index)}`, value: count(index) }),
  );
  const statistics = rows.map(({ id }) => id);
  const texts = {
    title: 'The 港务局 counted 船舶进港 at each quay',
    subtitle: '船舶进港 (calls of ships), 琥珀港 (Amberwick)',
  };
  const body = `- The 港务局 (harbour office) counted ${stat('of-quay-0')}, as 《港口年鉴》 says. [港口](#港口-harbours)

${tiles(statistics)}

## 港口 Harbours

### The 港务局 counted calls (进港) at quays (码头)

The harbour office, 港务局, counted ${stat('of-quay-1')}（不含避风船只）, which it calls “进港”. ${filler(30)} 编造的港务局把每一艘船都记在一本没有人再看的册子里，直到这一年过去为止，这句话只是为了看看中文长句怎样换行。

- 港务局: ${filler(12)}
- **重要** and *also* [a link with 中文](https://example.org/zh).

${fenced('table', { ...texts, statistics, note: '数据均为编造 (all values are made up).' })}

${fenced('chart', { kind: 'bars', ...texts, statistics })}`;
  const source = { title: '编造的港口年鉴 (Made-up yearbook of harbours)', publisher: '编造的港务局', language: 'zh' };
  return {
    ...topicFile('chinese-words', body),
    ...sourceFile('chinese-words', rows, { ...source, translation: 'human' }),
  };
}

const hedges = [
  ['more-than', 'more than'],
  ['at-least', 'at least'],
  ['nearly', 'nearly'],
  ['about', 'about'],
  ['up-to', 'up to'],
  ['less-than', 'less than'],
  ['average', 'an average of'],
] as const;

function qualifiers(): Files {
  const hedged = hedges.map(([qualifier, words], index) =>
    statistic(`hedged-${qualifier}`, {
      qualifier,
      value: 7900 + index,
      literal: `${words} ${7900 + index}`,
      measure: `Calls, ${words}`,
    }),
  );
  const others = [
    statistic('both', { qualifier: ['average', 'more-than'], value: 12, literal: 'more than 12 on average' }),
    statistic('unknown', { period: 'not-stated', value: 44, measure: 'Calls of an unknown time' }),
    statistic('billions', { unit: 'yuan', value: 2719300000, literal: '2.7193 billion yuan', measure: 'Dues' }),
    statistic('over-billions', {
      unit: 'yuan',
      value: 12345678901234,
      qualifier: 'more-than',
      literal: 'more than 12,345,678,901,234',
      measure: 'Dues of all years',
    }),
    statistic('fell', {
      unit: 'percent',
      value: -42.75,
      literal: 'fell by 42.75%',
      'compared-with': 'previous-year',
      measure: 'Change in calls',
    }),
    statistic('points-up', {
      unit: 'points',
      value: 3.2,
      literal: 'rose by 3.2',
      'compared-with': '2022',
      measure: 'Change in share',
    }),
    statistic('share', { unit: 'percent', value: 0.035, literal: '0.035%', measure: 'Share' }),
    statistic('long-unit', {
      unit: 'ship-times',
      value: 100000,
      qualifier: 'at-least',
      literal: 'at least 100,000',
      measure: 'Pilots',
    }),
    statistic('long-name', {
      place: 'long-district',
      value: 77,
      period: '2019-03-01/2023-11-30',
      measure: 'Calls in a span of days',
    }),
  ];
  const all = [...hedged, ...others];
  const body = `- The made-up office counted ${stat('hedged-more-than')}. [Numbers](#numbers)
- Dues came to ${stat('over-billions')}. [Numbers](#numbers)

${tiles(['hedged-average', 'over-billions', 'fell', 'unknown', 'long-unit', 'long-name'])}

## Numbers

### Each number keeps its qualifier

${all.map(({ id }) => `- ${stat(id)} in {{period "${id}"}}, {{place "${id}"}}.`).join('\n')}

${fenced('table', { title: 'Each value keeps its qualifier', subtitle: 'Made-up values of all kinds', statistics: all.map(({ id }) => id) })}

${fenced('chart', { kind: 'bars', title: 'Bounds are drawn as bounds', subtitle: 'Calls of ships, Amberwick', statistics: hedged.map(({ id }) => id) })}`;
  return { ...topicFile('qualifiers', body), ...sourceFile('qualifiers', all) };
}
