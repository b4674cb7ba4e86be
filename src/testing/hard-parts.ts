import type { RecordFields } from './checked.ts';
/** FileTexts of a project by path. */
export type FileTexts = Readonly<Record<string, string>>;

/** A made-up value with what a source must say of it. */
export interface MadeUp extends RecordFields {
  readonly id: string;
}

const first = ['Am', 'Bir', 'Col', 'Drum', 'East', 'Fen', 'Gul', 'Holm', 'Ivy', 'Jarl'];
const middle = ['ber', 'ching', 'den', 'ler', 'mor'];
const last = ['wick', 'mouth', 'haven', 'say', 'ness'];

/** The n-th made-up name, from 0; they do not repeat before 250. */
export function coin(index: number): string {
  const name = [first[index % 10], middle[Math.floor(index / 10) % 5], last[Math.floor(index / 50) % 5]];
  return name.join('');
}

/** The n-th made-up count, from 0; neighbours differ much, and no three are rounded alike. */
export function count(index: number): number {
  return 101 + ((index * 7919) % 8993);
}

export function many<T>(length: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** A count of calls at Amberwick; `fields` over its own. */
export function statistic(id: string, fields: RecordFields = {}): MadeUp {
  const value = Number(fields.value ?? count(id.length));
  return {
    id,
    measure: 'Calls of ships',
    value,
    unit: 'calls',
    place: 'amberwick',
    period: '2023',
    literal: `${Math.abs(value).toLocaleString('en-GB', { maximumFractionDigits: 6 })}`,
    paragraph: 1,
    ...fields,
  };
}

/** A source with these statistics, as `data/sources/<id>.yaml`; `fields` over its own. */
export function sourceFile(id: string, statistics: readonly MadeUp[], fields: RecordFields = {}): FileTexts {
  const source = {
    format: 1,
    title: 'Made-up yearbook of harbours',
    publisher: 'Made-up Harbour Office',
    published: '2024-02-01',
    kind: 'Made-up yearbook',
    channel: 'document',
    url: 'https://example.org/yearbook',
    language: 'en',
    primary: true,
    'reported-by': 'Made-up Harbour Office',
    grade: 'B',
    next: 'none',
    ...fields,
  };
  return { [`data/sources/${id}.yaml`]: JSON.stringify({ ...source, statistics }, null, 1) };
}

/** A topic as `templates/topics/<id>.md`; `fields` over those of its front matter. */
export function topicFile(id: string, body: string, fields: RecordFields = {}): FileTexts {
  const front = {
    format: 1,
    title: `Made-up figures: ${id.replaceAll('-', ' ')}`,
    place: 'Nowhere',
    period: 'A made-up year',
    summary: 'Every value of this briefing was made up, to see how its pages are set.',
    theme: 'rust',
    compiled: 'Every value was made up so that the page can be looked at.',
    strengths: ['Each value stands beside its source.'],
    limitations: ['The values are made up and mean nothing.'],
    ...fields,
  };
  return { [`templates/topics/${id}.md`]: `---\n${JSON.stringify(front, null, 1)}\n---\n\n${body}\n` };
}

export function stat(id: string): string {
  return `{{stat "${id}"}}`;
}

/** A block of a topic, in JSON, which YAML reads. */
export function fenced(kind: string, block: unknown): string {
  return `\`\`\`${kind}\n${JSON.stringify(block, null, 1)}\n\`\`\``;
}

export function tiles(ids: readonly string[]): string {
  return fenced(
    'tiles',
    ids.map((id) => ({ statistic: id })),
  );
}

/** Words of a made-up report, as many as asked for, ending in a full stop. */
export function filler(words: number): string {
  const text = many(words, (index) => report[index % report.length]).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const report =
  'the office of the harbour wrote down each call of a ship by hand and kept the book on a shelf beside the window where nobody looked at it again until the year was over'.split(
    ' ',
  );
