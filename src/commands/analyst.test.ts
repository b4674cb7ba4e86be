import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli.ts';
import { columnsOf } from '../project/rows.ts';
import { listeningEdge } from '../testing/edge.ts';
import { calculatedFile, smallData, smallProject, sourceWith } from '../testing/small-data.ts';

const topic = `---
format: 1
title: Thefts
place: Lakeside
period: '{{period "thefts-2023"}}'
summary: Fewer recorded thefts.
theme: plain
---

- Police recorded {{stat "thefts-2023"}}

\`\`\`tiles
- statistic: thefts-2023
- statistic: solved-share-2023
\`\`\`

## Thefts recorded

Of these {{stat "night-thefts-2023"}} at night.
`;
const conflicts = `format: 1
conflicts:
  - id: night-and-day
    rule: reading
    statistics: [night-thefts-2023, thefts-2023]
    problem: 'At night {{stat "night-thefts-2023"}} are few.'
    decision: { unresolved: Nothing more was said. }
`;
const project = smallProject({
  'templates/topics/thefts.md': topic,
  'templates/topics/broken.md': 'no front matter',
  'templates/themes/plain/tokens.yaml': 'format: 1\n',
  'data/conflicts.yaml': conflicts,
  'data/sources/bulletin.yaml': sourceWith(
    '{ id: revised-2023, measure: M, value: 5, unit: cases, place: lakeside, period: 2023, literal: over 5, paragraph: 2, revisions: [{ date: 2024-02-01, was: 4, kind: revised, reason: Late reports }] }',
  ),
  'data/calculated.yaml': calculatedFile({ 'thefts-fall': 'percent-change(thefts-2022, thefts-2023)' }),
});
afterAll(project.dispose);

interface Said {
  readonly code: number;
  readonly out: readonly string[];
  readonly told: readonly string[];
}

async function run(...words: readonly string[]): Promise<Said> {
  const { edge, out, told } = listeningEdge(project.root, '2024-07-15', { words });
  return { code: await runCli(edge), out, told };
}

describe('explain', () => {
  it('explains a reported statistic from value to file', async () => {
    const { code, out } = await run('explain', 'stolen-2023');
    expect(code).toBe(0);
    const text = out.join('\n').replace(/\s+/g, ' ');
    expect(text).toMatch(/^stolen-2023 value more than 705 million yuan measure Value of stolen goods place Lakeside/);
    expect(text).toContain('qualifier more-than stands for a bound, 705,000,000 reported by Lakeside Police');
    expect(text).toContain('grade B, official statement as written “over 705 million yuan”, paragraph 3');
    expect(text).toContain('source bulletin: Bulletin of Lakeside, Lakeside Office, 15 January 2024');
    expect(text).toMatch(/file data\/sources\/bulletin\.yaml:16$/);
  });

  it('explains a calculated statistic by its formula, inputs and interval', async () => {
    const { out } = await run('explain', 'thefts-fall');
    const text = out.join('\n').replace(/\s+/g, ' ');
    expect(text).toContain('value −42% ');
    expect(text).toContain('stands for -42.424242 before rounding, anything from -43.609023 to -41.221374');
    expect(text).toContain('formula percent-change(thefts-2022, thefts-2023)');
    expect(text).toContain('from thefts-2022: 66,000 cases, 2022; anything from 65,500 to 66,500 thefts-2023: 38,000');
    expect(text).not.toContain('reported by');
  });

  it('shows its conflicts with their numbers, and its revisions', async () => {
    const conflict = (await run('explain', 'thefts-2023')).out.join('\n').replace(/\s+/g, ' ');
    expect(conflict).toContain(
      'does not agree night-and-day: At night 1,292 cases are few. Unresolved. Nothing more was said. (data/conflicts.yaml:3,',
    );
    const revised = (await run('explain', 'revised-2023')).out.join('\n');
    expect(revised).toContain('2024-02-01: revised, was 4. Late reports');
  });

  it('shows the findings of check on it', async () => {
    const { out } = await run('explain', 'revised-2023');
    expect(out.join('\n').replace(/\s+/g, ' ')).toMatch(
      /check data\/sources\/bulletin\.yaml:18:\d+: error: .*qualifier/,
    );
  });

  it('fits a terminal', async () => {
    const { out } = await run('explain', 'thefts-fall');
    expect(out.filter((line) => columnsOf(line) > 80)).toEqual([]);
  });

  it('is machine-readable', async () => {
    const { out } = await run('explain', 'thefts-fall', '--json');
    expect(JSON.parse(out.join('\n'))).toMatchObject({
      id: 'thefts-fall',
      value: -42,
      text: '−42%',
      reportedBy: null,
      comparedWith: '2022',
      origin: {
        kind: 'calculated',
        inputs: [
          { id: 'thefts-2022', value: 66000 },
          { id: 'thefts-2023', value: 38000 },
        ],
      },
      sources: [{ id: 'bulletin', published: '2024-01-15', url: null }],
      file: 'data/calculated.yaml',
      line: 3,
    });
  });

  it.each([
    [['explain', 'thefts-203'], /unknown statistic "thefts-203"; did you mean "thefts-2023"\?/],
    [['where', 'thefts'], /unknown statistic "thefts"/],
    [['explain'], /explain needs <statistic>/],
    [['where', 'thefts-2022', 'thefts-2023'], /where takes no word "thefts-2023"/],
  ])('%j is exit 2', async (words, message) => {
    const { code, out, told } = await run(...words);
    expect([code, out]).toEqual([2, []]);
    expect(told[0]).toMatch(message);
  });

  it('names the ids that hold the words typed', async () => {
    expect((await run('where', 'thefts')).told[1]).toBe(
      '  ids that hold these words: night-thefts-2023, thefts-2022, thefts-2023, thefts-fall',
    );
  });
});

describe('where', () => {
  it('names each place in topics and in data, and the topic that it could not read', async () => {
    const { code, out, told } = await run('where', 'night-thefts-2023');
    expect(code).toBe(0);
    expect(out).toEqual([
      'thefts  templates/topics/thefts.md:19 prose, in “Thefts recorded”',
      'data    data/conflicts.yaml:3 conflict night-and-day',
    ]);
    expect(told).toEqual(['templates/topics/broken.md cannot be read; `briefpress check` says why']);
  });

  it('names formulas and parts', async () => {
    const { out } = await run('where', 'thefts-2023', '--json');
    const { topics, data } = JSON.parse(out.join('\n'));
    expect(topics.map((use: { readonly in: string; readonly line: number }) => [use.in, use.line])).toEqual([
      ['front matter', 5],
      ['prose', 10],
      ['tile', 13],
    ]);
    expect(data.map((use: { readonly kind: string; readonly id: string }) => [use.kind, use.id])).toEqual([
      ['calculated', 'thefts-fall'],
      ['statistic', 'night-thefts-2023'],
      ['conflict', 'night-and-day'],
    ]);
  });

  it('says so when it is used nowhere', async () => {
    const { code, out, told } = await run('where', 'thefts-fall');
    expect([code, out, told.at(-1)]).toEqual([0, [], 'thefts-fall is used nowhere']);
  });
});

describe('list', () => {
  it('lists topics with their newest data, and which cannot be read or built', async () => {
    const [broken, thefts] = (await run('list')).out;
    expect(broken).toMatch(/^broken +has errors: `check broken` says which$/);
    expect(thefts).toMatch(/^thefts +2024-01-15 +Thefts +it cannot be built: the theme plain has errors/);
    expect(JSON.parse((await run('list', '--json')).out.join('\n'))[1]).toMatchObject({
      id: 'thefts',
      languages: ['en-GB'],
      title: 'Thefts',
      newest: '2024-01-15',
      statistics: 3,
      briefings: [{ name: 'thefts', upToDate: false }],
    });
  });

  it.each([
    ['themes', ['plain          templates/themes/plain', 'rust           templates/themes/rust']],
    ['sources', ['bulletin  2024-01-15  6 statistics  Lakeside Office']],
  ])('gives %s', async (subject, expected) => {
    expect((await run('list', subject)).out).toEqual(expect.arrayContaining(expected));
  });

  it('lists statistics with what they measure', async () => {
    const { out } = await run('list', 'statistics');
    expect(out).toContain('thefts-2023        Thefts recorded, Lakeside, 2023, 38000');
  });

  it('refuses what does not exist', async () => {
    const { code, told } = await run('list', 'topic');
    expect([code, told]).toEqual([
      2,
      ['error: unknown list "topic"; did you mean "topics"?', expect.stringContaining('lists: ')],
    ]);
  });
});

describe('new topic', () => {
  it.each([
    [['new', 'topic', 'Anti Fraud'], /"Anti Fraud" is not an id/, /such as anti-fraud/],
    [['new', 'topic', '../out'], /is not an id/, /such as out/],
    [['new', 'topic', 'thefts'], /templates\/topics\/thefts\.md exists already/, /nothing was changed/],
    [['new', 'topics', 'x'], /"topics" cannot be made; did you mean "topic"\?/, /new topic ID/],
    [['new', 'topic'], /new needs <kind> and <id>/, /palette NAME HUE/],
  ])('%j is exit 2', async (words, message, hint) => {
    const { code, told, out } = await run(...words);
    expect([code, out]).toEqual([2, []]);
    expect(told[0]).toMatch(message);
    expect(told[1]).toMatch(hint);
  });

  it('needs data', async () => {
    const empty = smallProject({
      'package.json': '{ "name": "briefpress", "version": "0.0.1" }',
      'data/sources/bulletin.yaml': (smallData['data/sources/bulletin.yaml'] ?? '').split('statistics:')[0] ?? '',
    });
    const { edge, told } = listeningEdge(empty.root, '2024-07-15', { words: ['new', 'topic', 'x'] });
    const code = await runCli(edge);
    empty.dispose();
    expect([code, told[0]]).toEqual([3, 'error: the data have no statistic to start a topic with']);
  });
});
