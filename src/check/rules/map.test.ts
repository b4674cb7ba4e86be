import { describe, expect, it } from 'vitest';
import { openTables } from '../../data/load.ts';
import { formatFinding } from '../../project/errors.ts';
import { memoryFiles } from '../../testing/checked.ts';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { checkProject } from '../check-project.ts';

const root = `${projectRoot}/src/testing/cases/maps`;
const topic = 'templates/topics/districts.md';
const boundaries = 'data/maps/districts.geojson';
const description = 'data/maps/districts.yaml';

const disk = filesAt(root);
const paths = ['publication.yaml', 'units.yaml', 'places.yaml', 'sources/districts.yaml', 'sources/districts.csv'].map(
  (name) => `data/${name}`,
);
const texts = Object.fromEntries([...paths, boundaries, description, topic].map((file) => [file, disk.read(file)]));

/** What `check` finds in the project of the case, with some texts replaced; undefined takes a file away. */
async function findings(replaced: Readonly<Record<string, (text: string) => string | undefined>> = {}) {
  const own = Object.entries(texts).flatMap(([file, text]) => {
    const made = replaced[file] === undefined ? text : replaced[file](text);
    return made === undefined ? [] : [[file, made] as const];
  });
  const memory = memoryFiles(Object.fromEntries(own));
  const files = {
    ...memory,
    read: (file: string) => (file.startsWith('templates/') && file !== topic ? disk.read(file) : memory.read(file)),
    list: (folder: string) =>
      folder.startsWith('templates') && folder !== 'templates/topics' ? disk.list(folder) : memory.list(folder),
    exists: (file: string) => memory.exists(file) || (file.startsWith('templates/') && disk.exists(file)),
    bytes: (file: string) => (memory.exists(file) ? memory.bytes(file) : disk.bytes(file)),
  };
  const tables = await openTables(files);
  const { findings: found } = await checkProject(files, { topics: ['districts'], published: '2024-04-01', tables });
  return found.map(formatFinding);
}

const lineOf = (words: string): number =>
  (texts[topic] ?? '').split('\n').findIndex((line) => line.includes(words)) + 1;

describe('maps', () => {
  it('are right where each place with a value is on them', async () => {
    expect(await findings()).toEqual([]);
  });

  const off = (text: string) => text.replace('N03', 'N99').replace(/, codes: \{ own: N05 \}/, '');
  const named = ['coldwater', 'elmstead', 'dunmere', 'fernhill', 'greyport'].map(
    (id) => `unemployment-rate-${id}-2023`,
  );

  it('may leave out places that all of a level bring with them', async () => {
    expect(await findings({ 'data/places.yaml': off })).toEqual([]);
  });

  it('lack places that their author names, without a code or with one that no feature has', async () => {
    const found = await findings({
      'data/places.yaml': off,
      [topic]: (text) =>
        text
          .replace('places:unemployment-rate of district', named.join(', '))
          .replace(/### Where the people are[\s\S]*?```\n\n?(?=#|$)/, ''),
    });
    expect(found.length).toBe(1);
    expect(found[0]).toMatch(
      new RegExp(`^${topic}:${lineOf('statistics: [places:unemployment-rate')}:\\d+: error: not on the map: `),
    );
    expect(found[0]).toContain('coldwater, elmstead; no feature');
    expect(found[0]).toContain('has in "code" what data/places.yaml has under "codes: {own: …}"; mend that, or');
  });

  it('lack most places of a level where their codes are wrong', async () => {
    const found = await findings({ 'data/places.yaml': (text) => text.replaceAll('own: N', 'own: M') });
    expect(found.length).toBe(2);
    expect(found[0]).toMatch(/and \d+ more; no feature/);
  });

  it.each([
    [
      'a map that there is not',
      { [topic]: (text: string) => text.replace('map: districts', 'map: district') },
      'there is no map "district" in data/maps; did you mean "districts"?',
    ],
    [
      'a name that leaves the folder',
      { [topic]: (text: string) => text.replace('map: districts', 'map: ../../districts') },
      'must be an id',
    ],
    ['no description', { [description]: () => undefined }, 'data/maps/districts.yaml is missing'],
    ['no credit', { [description]: (text: string) => text.replace('credit', 'credits') }, 'unknown field "credits"'],
    [
      'a property that no feature has',
      { [description]: (text: string) => text.replace('property: code', 'property: kode') },
      'has the property "kode"; they have: code',
    ],
    ['a broken file', { [boundaries]: (text: string) => text.slice(0, 900) }, 'it is not JSON'],
    [
      'bounds that fall',
      { [topic]: (text: string) => text.replace('map: districts', 'map: districts\nclasses: [5, 3]') },
      'must rise from the lowest bound',
    ],
    [
      'areas shaded by totals',
      { [topic]: (text: string) => text.replace(/(statistics: \[places:unemployed)/, 'areas: shaded\n$1') },
      'warning: this map shades areas by totals (people)',
    ],
    [
      'a map of another kind of chart',
      { [topic]: (text: string) => text.replace('kind: map', 'kind: bars\nlabel: place') },
      'a chart of kind map, and no other',
    ],
  ])('find %s', async (_, replaced, words) => {
    expect((await findings(replaced)).join('\n')).toContain(words);
  });

  it('are not looked at where no topic names them', async () => {
    const found = await findings({
      [topic]: (text) => text.slice(0, text.indexOf('### Where unemployment is')),
      [boundaries]: () => 'broken',
    });
    expect(found).toEqual([]);
  });
});
