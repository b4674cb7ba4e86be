import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inPart } from '../testing/in-part.ts';
import { createProject, type TestProject } from '../testing/project.ts';
import { type NamedPdf, openBytes } from './pdf-file.ts';
import { verifyPdf } from './verify-pdf.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
afterAll(() => project.dispose());

type OpenPdf = Omit<NamedPdf, 'name'>;

const values = [
  { id: 'nowhere-calls-2023', value: 143_093, literal: '143,093 calls' },
  { id: 'nowhere-calls-2022', value: 1_500_000, literal: '1.5 million calls' },
  { id: 'nowhere-change-2023', value: -12.5, literal: 'fell by 12.5%' },
  { id: 'nowhere-exact-2023', value: 15_351_500, literal: '15,351,500' },
];

/** The made-up briefing in a language of which the words are English and the numbers are not. */
async function build(tag: string): Promise<OpenPdf> {
  project.reset();
  const locale = project.read('templates/locales/en-GB.yaml');
  project.write(
    `templates/locales/${tag}.yaml`,
    locale
      .replace('space-before-unit: true', `space-before-unit: true\nspace-before-percent: ${tag !== 'pl-PL'}`)
      .replace(
        /\{value\} (tr|b|m)illion/g,
        (_, size) => `{value} ${size === 'm' ? 'Mio.' : size === 'b' ? 'Mrd.' : 'Bio.'}`,
      ),
  );
  project.edit('data/publication.yaml', 'locale: en-GB', `locale: ${tag}`);
  project.write('data/units.yaml', project.read('data/units.yaml').replaceAll('en:', `${tag}:`));
  const records = values.map(({ id, value, literal }, index) => ({
    ...{ id, measure: 'Calls of all harbours', value, literal, place: 'nowhere', paragraph: 20 + index },
    unit: value < 0 ? 'percent' : 'calls',
    period: id.includes('exact') ? '2023-Q1' : id.endsWith('2022') ? '2022' : '2023',
    ...(value < 0 ? { 'compared-with': '2022' } : {}),
  }));
  const source = 'data/sources/made-up-yearbook-2024.yaml';
  project.write(source, `${project.read(source)}${records.map((each) => `  - ${JSON.stringify(each)}\n`).join('')}`);
  const topic = 'templates/topics/harbours.md';
  const [large, larger, change, exact] = values.map(({ id }) => id);
  project.write(
    topic,
    `${project.read(topic)}\n## All harbours\n\nIt was {{stat "${large}"}} and {{stat "${larger}"}}; it {{change "${change}"}}, or {{stat "${change}"}}; it was {{stat "${exact}" decimals=1}} in {{period "${exact}"}}.\n`,
  );
  const { code, stderr } = await project.call(['--topic', 'harbours', '--date', '2024-03-01']);
  expect(code, stderr).toBe(0);
  return openBytes(readFileSync(project.path('out/harbours.pdf')));
}

/** A reading in whose pages one text is another. */
function altered({ reading, ...pdf }: OpenPdf, from: string, to: string): OpenPdf {
  const change = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(from, to));
  expect(JSON.stringify(reading.structure)).toContain(from);
  return { ...pdf, reading: { ...reading, structure: change(reading.structure) } };
}

const written = [
  ['de-DE', '143.093', '1,5\u00a0Mio.', '−12,5\u00a0%'],
  ['fr-FR', '143\u202f093', '1,5\u00a0Mio.', '−12,5\u00a0%'],
  ['pl-PL', '143\u00a0093', '1,5\u00a0Mio.', '−12,5%'],
] as const;

describe.each(inPart(written, 3))('a briefing in %s', (tag, grouped, scaled, change) => {
  let pdf: OpenPdf;
  beforeAll(async () => {
    pdf = await build(tag);
  });

  it('agrees with its data', () => {
    expect(verifyPdf(pdf)).toMatchObject({ verdict: 'agrees', differences: [] });
  });

  it.each([
    ['a digit', grouped, grouped.replace('143', '148'), '143093'],
    ['a scale', scaled, '1,5', '1500000'],
    ['a rounded value', '15,4', '15,3', '15351500'],
    ['a sign', change, change.replace('−', '+'), '-12.5'],
    ['a sign that is lost', change, change.replace('−', ''), '-12.5'],
  ])('whose pages have %s otherwise does not', (_, from, to, value) => {
    const found = verifyPdf(altered(pdf, from, to));
    expect(found).toMatchObject({ verdict: 'differs', changed: ['pages'] });
    const told = found.verdict === 'differs' ? found.differences : [];
    expect(told.some((each) => each.includes(`the attached table has ${value}`))).toBe(true);
  });
});
