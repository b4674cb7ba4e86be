import { afterEach, expect, test } from 'vitest';
import { BriefError, formatFinding } from '../project/errors.ts';
import { filesAt } from '../testing/files.ts';
import { type ProjectFolder, projectRoot, smallProject } from '../testing/small-data.ts';
import { listTopics, listTranslations } from '../topic/load.ts';
import { listBriefings } from '../topic/params.ts';
import { loadRecipients, namedRecipients, type Recipient, wants } from './recipients.ts';

const briefings = [
  { name: 'thefts', topic: 'thefts' },
  { name: 'thefts.zh-CN', topic: 'thefts' },
  { name: 'profile-lakeside', topic: 'profile' },
];
let project: ProjectFolder | undefined;
afterEach(() => project?.dispose());

function load(list: string): readonly Recipient[] {
  project = smallProject({ 'data/recipients.yaml': list });
  return loadRecipients(project.files, briefings);
}

test('people have a name, an address, topics and a role', () => {
  const list = `format: 1
recipients:
  - { name: "Lee, Ana", address: ana@example.org }
  - { address: BO@Example.org, topics: [thefts.zh-CN, profile], as: bcc }
`;
  const [ana, bo] = load(list);
  expect(ana).toEqual({ name: 'Lee, Ana', address: 'ana@example.org', role: 'to' });
  expect(bo).toEqual({ address: 'BO@example.org', topics: ['thefts.zh-CN', 'profile'], role: 'bcc' });
  if (ana === undefined || bo === undefined) throw new Error('nobody was read');
  expect(briefings.map((briefing) => wants(ana, briefing))).toEqual([true, true, true]);
  expect(briefings.map((briefing) => wants(bo, briefing))).toEqual([false, true, true]);
});

test('without a list there are no recipients', () => {
  project = smallProject();
  expect(loadRecipients(project.files, briefings)).toEqual([]);
});

test.each([
  ['  - { name: A }', '3:5: error: "address" is missing'],
  [
    '  - { address: a@example }',
    '3:16: error: "address" is not a mail address: the part after the "@" is not a domain',
  ],
  ['  - { address: "A <a@example.org>" }', '3:16: error: "address" is not a mail address: write the name in "name"'],
  ['  - { address: "a@example.org\\nBcc: b@example.org" }', 'another invisible character'],
  ['  - { name: "A\\r\\nBcc: b", address: a@example.org }', '3:13: error: "name": it contains a line break'],
  ['  - { address: a@example.org, topics: [theft] }', '3:40: error: unknown topic "theft"; did you mean "thefts"?'],
  ['  - { address: a@example.org }\n  - { address: A@example.org }', '4:16: error: duplicate address A@example.org'],
  ['  - { address: a@example.org, phone: 1 }', 'unknown field "phone"'],
])('%s is reported with its position', (item, finding) => {
  try {
    load(`format: 1\nrecipients:\n${item}\n`);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    expect(error.failure).toBe('data');
    expect(error.findings.map(formatFinding).join('\n')).toContain(finding);
  }
});

test('an address named twice on the command line keeps its first role', () => {
  const named = namedRecipients({ to: ['a@example.org'], cc: ['C <c@example.org>', 'A@example.org'], bcc: [] });
  expect(named).toEqual([
    { address: 'a@example.org', role: 'to' },
    { address: 'c@example.org', name: 'C', role: 'cc' },
  ]);
  expect(() => namedRecipients({ to: ['nobody'], cc: [], bcc: [] })).toThrow('--to "nobody" is not a mail address');
});

test('the example is a valid list', () => {
  const files = filesAt(projectRoot);
  const example = { ...files, exists: () => true, read: () => files.read('data/recipients.example.yaml') };
  const names = listTopics(files).flatMap((id) => [id, ...listTranslations(files, id)]);
  const known = listBriefings(files, names, () => undefined).map(({ name, topic }) => ({ name, topic }));
  expect(loadRecipients(example, known).map(({ role, topics }) => [role, topics?.length])).toEqual([
    ['to', undefined],
    ['to', 3],
    ['bcc', undefined],
  ]);
});
