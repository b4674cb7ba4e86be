import { describe, expect, it } from 'vitest';
import { check } from '../check/check.ts';
import { readChecked } from '../check/project.ts';
import { filesAt } from '../testing/files.ts';
import { loadSmall, projectRoot, smallFindings, smallProject } from '../testing/small-data.ts';
import { isBuiltIn } from './built-in-units.ts';
import { qualifiers } from './fields.ts';
import { functions, usage } from './formula.ts';
import { openTables } from './load.ts';
import { sourceSchema } from './source-schema.ts';
import { statisticSchema } from './statistic-schema.ts';
import { columnRoles, tableMeasureSchema, tableSchema } from './tables/description.ts';
import { labelKinds } from './tables/period-kinds.ts';
import { signMeanings } from './tables/signs.ts';

const files = filesAt(projectRoot);
const readme = files.read('data/README.md');
const blocks = new Map(
  [...readme.matchAll(/^(`{3,4})(?:yaml|csv|markdown) (\S+)\n([\s\S]*?)^\1$/gm)].map(([, , name = '', text = '']) => [
    name,
    text,
  ]),
);

function block(name: string): string {
  const found = blocks.get(name);
  if (found === undefined) throw new Error(`data/README.md has no block for ${name}`);
  return found;
}

describe('the example of data/README.md', () => {
  it('loads as it is written, beside the shipped units', () => {
    const { statistics, conflicts } = loadSmall({
      'data/sources/bulletin.yaml': '',
      'data/units.yaml': `${files.read('data/units.yaml').trimEnd()}\n${block('units.yaml')}`,
      'data/places.yaml': `format: 1\nplaces:\n${block('places.yaml')}`,
      'data/calculated.yaml': `format: 1\ncalculated:\n${block('calculated.yaml')}`,
      'data/references.yaml': block('references.yaml'),
      'data/conflicts.yaml': `format: 1\nconflicts:\n${block('conflicts.yaml')}`,
      'data/sources/lakeside-bulletin-2024.yaml': block('sources/lakeside-bulletin-2024.yaml'),
      'data/sources/lakeside-bulletin-2024.csv': block('sources/lakeside-bulletin-2024.csv'),
    });
    expect([...statistics.values()].map(({ id, value, qualifiers: hedges }) => [id, value, hedges.join()])).toEqual([
      ['lakeside-thefts-2023', 7900, 'more-than'],
      ['lakeside-thefts-change-2023', -12.4, ''],
      ['lakeside-patrols-2023', 1292, ''],
      ['lakeside-reports-2023', 185_000, 'about'],
      ['lakeside-recovered-2023', 2_719_000_000, ''],
      ['lakeside-residents-2023', 3_200_000, ''],
      ['lakeside-patrols-per-100000-2023', 40, ''],
    ]);
    expect([...conflicts.keys()]).toEqual(['lakeside-thefts-two-counts']);
  });

  it('shows places and units whole', () => {
    const whole = { 'data/places.yaml': block('data/places.yaml'), 'data/units.yaml': block('data/units.yaml') };
    const { places, units } = loadSmall({ 'data/sources/bulletin.yaml': '', ...whole });
    expect([...places.keys()]).toEqual(['norland', 'old-harbour']);
    expect([...units.values()].filter((unit) => !isBuiltIn(unit)).map(({ id }) => id)).toEqual([
      'tonnes',
      'euros',
      'cases-per-100000-people',
    ]);
  });

  it('says what a finding in a spreadsheet looks like', () => {
    const name = 'sources/lakeside-bulletin-2024.csv';
    const findings = smallFindings({
      [`data/${name}`]: block(name).replace('2719000000', '"2,719"'),
      'data/sources/lakeside-bulletin-2024.yaml': block('sources/lakeside-bulletin-2024.yaml'),
    });
    expect(readme).toContain(findings.find((finding) => finding.startsWith(`data/${name}:4:`)));
  });

  it('reads the table as it stands, and checks and lists what its topic prints', async () => {
    const project = smallProject({
      'data/publication.yaml': block('publication.yaml'),
      'data/sources/bulletin.yaml': '',
      'data/units.yaml': '',
      'data/places.yaml': '',
      'data/sources/libraries.csv': block('sources/libraries.csv'),
      'data/sources/libraries.yaml': block('sources/libraries.yaml'),
      'templates/topics/libraries.md': block('topics/libraries.md'),
    });
    try {
      const { checked, findings } = readChecked(
        project.files,
        ['libraries'],
        '2024-06-01',
        await openTables(project.files),
      );
      expect([...findings, ...check(checked)]).toEqual([]);
      const { statistics, missing } = checked.data;
      expect([statistics.size, missing.size]).toEqual([18, 2]);
      expect(readme).toContain('`adult-visits-old-harbour-2024-q1`');
      expect(statistics.get('latest:adult-visits-old-harbour')).toMatchObject({
        ...{ id: 'adult-visits-old-harbour-2024-q1', value: 14_900, statuses: ['provisional'] },
        origin: { cell: '5:7', literal: '14,9 (p)' },
      });
    } finally {
      project.dispose();
    }
  });

  it.each([
    ...Object.keys(sourceSchema.shape),
    ...Object.keys(tableSchema.shape),
    ...Object.keys(tableMeasureSchema.shape),
    ...[...columnRoles, ...labelKinds, ...signMeanings],
  ])('explains "%s" of a source and its tables', (word) => {
    const start = readme.indexOf('## The fields of a source');
    const part = readme.slice(start, readme.indexOf('## Single values from a text'));
    expect(part).toMatch(new RegExp(`\`${word}(?:: [^\`]*)?\``));
  });

  it.each(Object.keys(statisticSchema.shape))('explains the field "%s"', (field) => {
    expect(readme).toContain(`\`${field}\``);
  });

  it.each(qualifiers)('explains the qualifier "%s"', (qualifier) => {
    expect(readme).toContain(`\`${qualifier}\``);
  });

  it.each(Object.keys(functions).filter((name): name is keyof typeof functions => name in functions))(
    'explains the formula %s',
    (name) => {
      expect(readme).toContain(`\`${usage(name)}\``);
    },
  );
});
