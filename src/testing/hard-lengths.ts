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

/** Pages with too much of one thing, by name. */
export const hardLengths: Readonly<Record<string, () => FileTexts>> = {
  'long-table': longTable,
  'long-titles': longTitles,
  'long-words': longWords,
  'many-sources': manySources,
  'many-sections': manySections,
  'full-opening': fullOpening,
};

function longTable(): FileTexts {
  const rows = many(200, (index) =>
    statistic(`berth-${index}`, { measure: `Calls at ${coin(index)}`, value: count(index), paragraph: index + 1 }),
  );
  const body = `- The made-up office counted ${stat('berth-0')} at the first berth of its list. [Berths](#berths)
- The made-up office counted ${stat('berth-199')} at the last berth of its list. [Berths](#berths)

## Berths

### Each berth of the list has a row of its own

The table that follows is longer than any page, and its head stands on each page again.

${fenced('table', {
  title: 'The office counted calls at every berth of its list',
  subtitle: 'Calls of ships, berths of Amberwick, a made-up year',
  statistics: rows.map(({ id }) => id),
})}

What stands below a long table goes on where the table ends.`;
  return { ...topicFile('long-table', body), ...sourceFile('long-table', rows) };
}

const fourteen = 'Made-up harbours counted more calls of ships than the people who made them up';
const thirty =
  'Calls of ships, tugs, ferries and lighters at all quays, basins and moorings of the made-up harbour, without those that came for shelter, for water or for repair alone';

function longTitles(): FileTexts {
  const rows = many(6, (index) =>
    statistic(`basin-${index}`, { measure: `${thirty}, ${coin(index)} basin`, value: count(index) }),
  );
  const statistics = rows.map(({ id }) => id);
  const texts = { title: `${fourteen} expected`, subtitle: `${thirty}, in calls`, note: `${thirty}. ${thirty}.` };
  const sections = many(
    3,
    (index) => `## ${fourteen} ${coin(index)}

### ${fourteen} said

The made-up office counted ${stat(`basin-${index}`)}.

${fenced('table', { ...texts, statistics })}

${fenced('chart', { kind: 'bars', ...texts, statistics })}`,
  );
  const body = `- ${thirty}: ${stat('basin-0')}.
- ${thirty}: ${stat('basin-1')}.

${tiles(statistics)}

${sections.join('\n\n')}`;
  const front = { title: `${thirty}: made-up figures`, place: thirty, period: thirty, summary: `${thirty}, made up` };
  return {
    ...topicFile('long-titles', body, front),
    ...sourceFile('long-titles', rows, {
      title: `${thirty}. ${thirty}`,
      publisher: thirty,
      'reported-by': `${thirty} office`,
    }),
  };
}

const longWord = 'Hafenmeisterstellvertreterdienstwohnungsverwaltung';
const longUrl = `https://example.org/${many(12, (index) => `${coin(index).toLowerCase()}${coin(index + 60).toLowerCase()}`).join('')}/${longWord}?of=${'harbour'.repeat(12)}`;

function longWords(): FileTexts {
  const rows = many(5, (index) =>
    statistic(`word-${index}`, {
      measure: `${longWord}${coin(index).toLowerCase()}`,
      place: 'long-place',
      value: count(index),
    }),
  );
  const statistics = rows.map(({ id }) => id);
  const texts = { title: `${longWord} counted ${longWord}`, subtitle: `${longWord}, ${longWord}${longWord}` };
  const body = `- ${longWord}${longWord} counted ${stat('word-0')}, as [${longUrl}](${longUrl}) says.
- ${longWord} counted ${stat('word-1')}.

${tiles(statistics)}

## ${longWord}${longWord}

### ${longWord} counted calls at ${longWord}${longWord}

${longWord}${longWord}${longWord} counted ${stat('word-0')}; see <${longUrl}>.

- ${longWord}${longWord}${longWord}

${fenced('table', { ...texts, statistics, note: longUrl })}

${fenced('table', { ...texts, statistics, columns: ['measure', 'place', 'period', 'value', 'reporter', 'grade', 'source'] })}

${fenced('chart', { kind: 'bars', ...texts, statistics, note: `${longWord}${longWord}` })}`;
  const front = { title: `Made-up figures of ${longWord}${longWord}`, place: longWord, period: longWord };
  const source = { title: `${longWord}${longWord}`, publisher: `${longWord}${longWord}`, url: longUrl };
  return {
    ...topicFile('long-words', body, front),
    ...sourceFile('long-words', rows, { ...source, 'reported-by': `${longWord}${longWord}` }),
  };
}

function manySources(): FileTexts {
  const names = many(40, (index) => `source-${index}`);
  const sources = names.map((name, index) =>
    sourceFile(
      name,
      [statistic(`of-${name}`, { measure: 'Calls in a yearbook', value: count(index), period: String(1980 + index) })],
      {
        title: `Made-up yearbook of the harbour of ${coin(index)}`,
        publisher: `Made-up Harbour Office of ${coin(index)}`,
        'reported-by': `Made-up Harbour Office of ${coin(index)}`,
      },
    ),
  );
  const statistics = names.map((name) => `of-${name}`);
  const body = `- Every year has a yearbook of its own, of which the last gave ${stat('of-source-39')}. [Years](#years)

## Years

### Each yearbook gave a count

The first gave ${stat('of-source-0')}; all of them together: ${statistics.map((id) => stat(id)).join(', ')}.

${fenced('table', { title: 'Each yearbook gave a count of its own', subtitle: 'Calls of ships, Amberwick', statistics })}`;
  return Object.assign({}, topicFile('many-sources', body), ...sources);
}

function manySections(): FileTexts {
  const rows = many(20, (index) =>
    statistic(`part-${index}`, { value: count(index), measure: `Calls in the book of ${coin(index)}` }),
  );
  const sections = rows.map(
    ({ id }, index) => `## ${coin(index)}

### The office counted calls at ${coin(index)}

The made-up office counted ${stat(id)} at ${coin(index)}. ${filler(40 + ((index * 37) % 90))}`,
  );
  const body = `- The office counted ${stat('part-0')} at Amberwick. [Amberwick](#amberwick)

${sections.join('\n\n')}`;
  return { ...topicFile('many-sections', body), ...sourceFile('many-sections', rows) };
}

function fullOpening(): FileTexts {
  const rows = many(6, (index) => [
    statistic(`now-${index}`, { measure: `Calls before noon at ${coin(index)}`, value: count(index + 3) }),
    statistic(`before-${index}`, {
      measure: `Calls before noon at ${coin(index)}`,
      value: count(index),
      period: '2022',
    }),
  ]).flat();
  const points = many(6, (index) => `- At ${coin(index)} ${stat(`now-${index}`)}: ${filler(40)} [Calls](#calls)`);
  const pairs = many(6, (index) => ({ statistic: `now-${index}`, before: `before-${index}` }));
  const body = `${points.join('\n')}

${fenced('tiles', pairs)}

## Calls

### The office counted calls at all the harbours

${rows.map(({ id }) => `- ${stat(id)}: ${filler(30)}`).join('\n')}`;
  return { ...topicFile('full-opening', body), ...sourceFile('full-opening', rows) };
}
