import type { TestProject } from './project.ts';

/** A project as it is after a change, and what is read of it then. */
export interface Moment {
  readonly change?: (project: TestProject) => void | Promise<void>;
  /** For its pages and its mails. */
  readonly flags?: (project: TestProject) => readonly string[];
  /** What is made beside its pages. */
  readonly makes?: readonly ('mail' | 'pdf')[];
}

type Fields = Readonly<Record<string, unknown>>;

/** A text that stands in every language. */
export const inAll = (text: string) => ({ mul: text });

const source = {
  format: 1,
  title: 'Made-up counts',
  publisher: inAll('Made-up Office'),
  published: '2024-03-15',
  kind: inAll('Made-up table'),
  channel: 'series',
  language: 'en',
  primary: true,
  grade: 'A',
  next: 'none',
};

/** A made-up source with its table file, or with single values. */
export function addSource(project: TestProject, id: string, fields: Fields, csv?: string): void {
  project.write(`data/sources/${id}.yaml`, JSON.stringify({ ...source, title: `Made-up ${id}`, ...fields }));
  if (csv !== undefined) project.write(`data/sources/${id}.csv`, csv);
}

/** A block of a topic, under a heading of its own. */
export function block(kind: string, fields: Fields): string {
  const titled = { title: 'What was counted', subtitle: 'Counts of the made-up office', ...fields };
  return `### What was counted\n\n\`\`\`${kind}\n${JSON.stringify(titled, null, 1)}\n\`\`\`\n`;
}

export function chart(kind: string, fields: Fields): string {
  return block('chart', { kind, ...fields });
}

interface TopicParts {
  /** The statistic that it leads with. */
  readonly first: string;
  readonly tiles?: readonly string[];
  readonly parts: readonly string[];
}

/** A topic of these parts, under one heading. */
export function writeTopic(project: TestProject, id: string, { first, tiles = [], parts }: TopicParts): void {
  const keys = tiles.map((tile) => `- statistic: ${tile}\n`).join('');
  project.write(
    `templates/topics/${id}.md`,
    `---
format: 1
title: What the made-up office counted
place: '{{place "${first}"}}'
period: '{{period "${first}"}}'
summary: The made-up office counts what there is.
---

- The office counted {{stat "${first}"}}. [Counts](#counts)

${keys === '' ? '' : `\`\`\`tiles\n${keys}\`\`\`\n`}
## Counts {#counts}

${parts.join('\n')}`,
  );
}
