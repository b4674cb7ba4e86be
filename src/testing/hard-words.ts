import {
  coin,
  count,
  type FileTexts,
  fenced,
  filler,
  many,
  sourceFile,
  stat,
  statistic,
  tiles,
  topicFile,
} from './hard-parts.ts';

/** Pages with words and numbers of every kind, by name. */
export const hardWords: Readonly<Record<string, () => FileTexts>> = {
  'chinese-words': chineseWords,
  qualifiers,
};

function chineseWords(): FileTexts {
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

function qualifiers(): FileTexts {
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
