import { check } from '../check/check.ts';
import { readChecked } from '../check/project.ts';
import type { Checked } from '../check/rule.ts';
import { BriefError, type Finding, formatFinding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';

/** A small project for tests of `check`: what is not given is as small as the schemas allow, and without a finding. */
export interface SmallProject {
  /** Fields of statistics over `aStatistic`; they stand in the source `report`. */
  readonly statistics?: readonly RecordFields[];
  /** Fields over those of the source `report`. */
  readonly source?: RecordFields;
  readonly conflicts?: readonly RecordFields[];
  /** The body of the topic `topic`, and its front matter over what a topic needs. */
  readonly body?: string;
  readonly front?: RecordFields;
  /** Further files, or others in place of these. */
  readonly files?: Readonly<Record<string, string>>;
  readonly published?: string;
}

/** Fields of a record as YAML has them. */
export type RecordFields = Readonly<Record<string, unknown>>;

/** A statistic that no rule finds anything wrong with. */
export const aStatistic = {
  id: 'cases',
  measure: 'Cases recorded',
  value: 66000,
  unit: 'cases',
  place: 'town',
  period: '2020',
  literal: '66,000 cases',
  paragraph: 1,
};

/** Fields of a percent change over the year before. */
export const aChange = { measure: 'Change in cases', unit: 'percent', 'compared-with': 'previous-year' };

/** The fields of a source but its statistics. */
export const aSource = {
  format: 1,
  title: 'A report',
  publisher: 'The Paper',
  published: '2024-01-10',
  kind: 'report',
  channel: 'media',
  language: 'en',
  primary: false,
  'reported-by': 'The Bureau',
  grade: 'C',
  next: 'none',
};

const aFront = { format: 1, title: 'Topic', place: 'Town', period: 'A year', summary: 'What was reported.' };

/** What the rules look at, of a small project that is read as a real one is. @throws BriefError as reading does. */
export function smallProject(project: SmallProject = {}): Checked {
  const { checked, findings } = readChecked(
    memoryFiles(filesOf(project)),
    ['topic'],
    project.published ?? '2024-06-01',
  );
  if (findings.length > 0) throw new BriefError('data', findings.map(formatFinding).join('\n'), { findings });
  return checked;
}

/** The findings of one rule in a small project, and of no other. */
export function findingsOf(rule: string, project: SmallProject): readonly Finding[] {
  return check(smallProject(project)).filter((finding) => finding.rule === rule);
}

/** The findings with which reading a small project fails; none where it does not fail. */
export function readingFindings(project: SmallProject): readonly Finding[] {
  try {
    smallProject(project);
    return [];
  } catch (error) {
    if (error instanceof BriefError) return error.findings;
    throw error;
  }
}

/** The texts of a small project's files, by path. */
export function filesOf(project: SmallProject): Readonly<Record<string, string>> {
  const statistics = (project.statistics ?? [{}]).map((fields) => ({ ...aStatistic, ...fields }));
  const printed = statistics.map(({ id }) => `- The bureau reported {{stat "${id}"}}.`).join('\n');
  const front = JSON.stringify({ ...aFront, ...project.front }, null, 1);
  return {
    'data/publication.yaml': JSON.stringify({ format: 1, name: 'Desk', series: 'Series', locale: 'en-GB' }),
    'data/places.yaml': JSON.stringify({ format: 1, places: [place('town'), place('village')] }),
    'data/units.yaml': JSON.stringify({ format: 1, units }),
    'data/sources/report.yaml': JSON.stringify({ ...aSource, ...project.source, statistics }, null, 1),
    'data/conflicts.yaml': JSON.stringify({ format: 1, conflicts: project.conflicts ?? [] }, null, 1),
    'templates/topics/topic.md': `---\n${front}\n---\n${project.body ?? `\n## Section\n\n${printed}\n`}`,
    ...project.files,
  };
}

function place(id: string): RecordFields {
  return { id, name: id, level: 'city' };
}

const units = [
  { id: 'cases', kind: 'count', text: { en: { one: 'case', other: 'cases' } } },
  { id: 'people', kind: 'count', text: { en: { one: 'person', other: 'people' } } },
  { id: 'percent', kind: 'share', text: { en: '%' } },
  { id: 'yuan', kind: 'money', text: { en: 'yuan' }, currency: 'CNY' },
  { id: 'dollars', kind: 'money', text: { en: 'US dollars' }, currency: 'USD' },
];

/** Files of a project that are held in memory. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): Files {
  const bytes = (file: string): Uint8Array => {
    const content = files[file];
    if (content === undefined) throw new BriefError('data', `${file}: no such file`);
    return Buffer.from(content);
  };
  return {
    read: (file) => new TextDecoder().decode(bytes(file)),
    bytes,
    readShared: () => undefined,
    exists: (file) => files[file] !== undefined,
    remember: (_, make) => make(),
    rememberLater: (_, make) => make(),
    list: (folder) => {
      const below = Object.keys(files).filter((file) => file.startsWith(`${folder}/`));
      return [...new Set(below.map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''))].sort();
    },
  };
}
