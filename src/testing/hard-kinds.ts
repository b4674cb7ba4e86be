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

/** Pages with little on them, or with things that are seldom on one page, by name. */
export const hardKinds: Readonly<Record<string, () => FileTexts>> = {
  single,
  'no-charts': noCharts,
  'many-values': manyValues,
  'deep-lists': deepLists,
};

function single(): FileTexts {
  const body = `- The made-up office counted ${stat('alone')}. [Calls](#calls)

## Calls

The made-up office counted ${stat('alone')}.`;
  const nothing = { compiled: undefined, strengths: undefined, limitations: undefined };
  return { ...topicFile('single', body, nothing), ...sourceFile('single', [statistic('alone')]) };
}

function noCharts(): FileTexts {
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

function manyValues(): FileTexts {
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

${chart('columns', years, { label: 'period', note: 'The last period is part of a year.' })}

${chart('line', years, { label: 'period', note: 'The last period is part of a year.' })}

${chart('dumbbell', [...before, ...now], { note: 'The period differs.' })}

${chart('change', changes, {})}`;
  return {
    ...topicFile('many-values', body),
    ...sourceFile('many-values', [...now, ...before, ...years, ...changes]),
  };
}

function deepLists(): FileTexts {
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
