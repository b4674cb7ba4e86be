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
  topicFile,
} from './hard-parts.ts';

/** Topics that are larger than anybody's, by name: they build, if slowly. */
export const largeTopics: Readonly<Record<string, () => FileTexts>> = {
  'huge-table': () => tableOf(2000),
  'huge-body': () => sectionsOf(60, 50),
};

function tableOf(rows: number): FileTexts {
  const statistics = many(rows, (index) =>
    statistic(`berth-${index}`, {
      measure: `Calls at berth ${letters(index)}`,
      value: count(index),
      paragraph: index + 1,
    }),
  );
  const body = `- The made-up office counted ${stat('berth-0')} at the first berth of its list. [Berths](#berths)
- The made-up office counted ${stat(`berth-${rows - 1}`)} at the last berth of its list. [Berths](#berths)

## Berths

### Each berth of the list has a row of its own

${fenced('table', {
  title: 'The office counted calls at every berth of its list',
  subtitle: 'Calls of ships, berths of Amberwick, a made-up year',
  statistics: statistics.map(({ id }) => id),
})}`;
  return { ...topicFile('huge-table', body), ...sourceFile('huge-table', statistics) };
}

function sectionsOf(sections: number, charts: number): FileTexts {
  const statistics = many(sections * 4, (index) =>
    statistic(`quay-${index}`, { measure: `Calls at ${coin(index)}`, value: count(index), paragraph: index + 1 }),
  );
  const parts = many(sections, (index) => {
    const ids = statistics.slice(index * 4, index * 4 + 4).map(({ id }) => id);
    const texts = { title: `The office counted calls at ${coin(index)}`, subtitle: 'Calls of ships, a made-up year' };
    return `## Quays of ${coin(index)}

### The office counted calls at quays of ${coin(index)}

${filler(80)} It counted ${stat(ids[0] ?? '')}.

${index < charts ? fenced('chart', { kind: 'bars', ...texts, statistics: ids }) : ''}`;
  });
  const body = `- The made-up office counted ${stat('quay-0')} at its first quay. [Quays](#quays-of-amberwick)

${parts.join('\n\n')}`;
  return { ...topicFile('huge-body', body), ...sourceFile('huge-body', statistics) };
}

/** The n-th name in letters, from 0: aa, ba, ca, … A digit in a measure would be a number without a source. */
function letters(index: number): string {
  const letter = (place: number): string => String.fromCharCode(97 + (Math.floor(index / 26 ** place) % 26));
  return `${letter(0)}${letter(1)}${letter(2)}`;
}
