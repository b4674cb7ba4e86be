import { afterAll, describe, expect, test } from 'vitest';
import { createProject } from '../testing/project.ts';
import { tableSource } from '../testing/table-source.ts';

const project = createProject();
afterAll(() => project.dispose());

const frame = { title: 'Rates in two places', subtitle: 'Unemployment rate', label: 'place' };
const bars = { x: { field: 'value', type: 'quantitative' }, y: { field: 'id', type: 'nominal', axis: null } };

/** What \`check\` prints of a topic with one specification, and of the block's first line. */
async function checked(fields: object): Promise<{ readonly said: string; readonly line: number }> {
  project.reset();
  for (const [file, text] of Object.entries(tableSource))
    project.write(
      file,
      text
        .replaceAll('Lakeside', 'Amberwick')
        .replaceAll('Hilltown', 'Birchmouth')
        .replace('unit: cases', 'unit: calls'),
    );
  const block = {
    ...frame,
    data: { source: 'labour', measure: ['jobless-rate'] },
    mark: 'bar',
    encoding: bars,
    ...fields,
  };
  const [topic = ''] = project.read('templates/topics/harbours.md').split('\n## ');
  project.write(
    'templates/topics/harbours.md',
    `${topic}\n## Rates\n\n\`\`\`vega-lite\n${JSON.stringify(block, null, 1)}\n\`\`\`\n`,
  );
  const { stdout, stderr } = await project.call(['check', 'harbours']);
  const line = project.read('templates/topics/harbours.md').split('\n').indexOf('```vega-lite') + 1;
  return { said: `${stdout}${stderr}`, line };
}

describe('check of a specification', () => {
  test('draws it with the values of a source, and finds nothing where it tells the truth', async () => {
    expect((await checked({})).said).not.toMatch(/\[proof\]|\[chart\]/);
  });

  test('names the line of what lies', async () => {
    const { said, line } = await checked({ encoding: { ...bars, x: { ...bars.x, scale: { reverse: true } } } });
    expect(said).toMatch(/harbours\.md:\d+:\d+: error: the bar of jobless-rate-\S+: its scale is reversed.*\[proof\]/);
    expect(Number(/harbours\.md:(\d+):\d+: error: the bar/.exec(said)?.[1])).toBeGreaterThan(line);
  });

  test('counts one that is let out of the proof, and asks no more of it', async () => {
    const { said } = await checked({ proof: 'none', transform: [{ filter: 'datum.value > 6' }] });
    expect(said).toMatch(/warning: its marks are not held against the statistics/);
    expect(said).not.toContain('[proof]');
  });

  test('tells what cannot be drawn at all', async () => {
    const { said } = await checked({ encoding: { x: { field: 'value', type: 'quantitative', aggregate: 'nothing' } } });
    expect(said).toMatch(/cannot be drawn|does not|no mark/);
  });
});
