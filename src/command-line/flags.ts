import { readShard } from '../build/shard.ts';
import { isDate } from '../data/calendar.ts';
import { BriefError } from '../project/errors.ts';

/** A value of a flag, or several where it was repeated. */
type Given<T extends string = string> = T | readonly T[];

const on = { type: 'boolean', nargs: 0 } as const;
const one = { type: 'string', nargs: 1, coerce: (given: Given) => last(given) } as const;
const many = { type: 'string', nargs: 1, coerce: (given: Given) => [given].flat() } as const;
export const count = (name: string) => ({ ...one, coerce: (given: Given) => readCount(name, last(given)) }) as const;
export const format = <T extends string>(choices: readonly T[], describe: string) =>
  ({
    type: 'string',
    nargs: 1,
    choices,
    coerce: (given: Given<T>): readonly T[] => (typeof given === 'string' ? [given] : given),
    describe,
  }) as const;
const withSend = { implies: 'send' } as const;

/** Every flag, as yargs takes it. */
export const flags = {
  topic: { ...many, describe: 'ID of a briefing to build; may be given several times' },
  all: { ...on, describe: 'build every briefing' },
  theme: { ...one, describe: 'look, in place of the topic’s own' },
  'page-size': {
    ...one,
    choices: ['A4', 'Letter'],
    coerce: (given: Given<'A4' | 'Letter'>) => last(given),
    describe: 'page, in place of the publication’s own',
  },
  'large-print': { ...on, describe: 'body in 13 pt and all else in proportion' },
  format: format(['pdf', 'html', 'svg', 'png'], 'what is written'),
  figure: { ...count('figure'), describe: 'number of the one figure to write' },
  out: { ...one, describe: 'folder to write to (default: out)' },
  date: { ...one, coerce: readDate, describe: 'date of publication, YYYY-MM-DD' },
  draft: { ...on, describe: 'mark every page, the title and the properties as a draft' },
  lang: { ...one, describe: 'tag of a language that the topic has' },
  param: { ...many, conflicts: 'all', describe: 'KEY=VALUE: of a topic written for many places, the one to build' },
  shard: { ...one, implies: 'all', coerce: (given: Given) => readShard(last(given)), describe: 'of --all, part I/N' },
  since: {
    ...one,
    describe: 'edition, date or FILE.pdf that "what changed" compares with (default: the last issued edition)',
  },
  withdraw: {
    ...count('withdraw'),
    implies: 'reason',
    describe: 'number of an edition to withdraw; --reason says why',
  },
  reason: { ...one, implies: 'withdraw', describe: 'why it is withdrawn' },
  against: {
    ...one,
    conflicts: 'archive',
    describe: 'earlier release of a table file, to compare that of the source named with',
  },
  'allow-private': { ...on, describe: 'fetch from addresses of private networks too' },
  archive: { ...one, describe: 'folder of the stored texts of the sources, to compare with' },
  to: { ...many, describe: 'address of a recipient; may be given several times' },
  cc: { ...many, describe: 'address of somebody who gets a copy' },
  bcc: { ...many, describe: 'address of somebody who gets a copy that the others do not see' },
  from: { ...one, ...withSend, describe: 'with --send: address of the sender (default: MAIL_FROM)' },
  separate: { ...on, ...withSend, describe: 'with --send: a message for each recipient' },
  send: { ...on, describe: 'send it through SMTP_URL, to those named or to data/recipients.yaml' },
  yes: { ...on, ...withSend, describe: 'with --send: do not ask' },
  again: { ...on, ...withSend, describe: 'with --send: send too what may have arrived already' },
  'allow-large': { ...on, describe: 'even a message that most servers refuse for its size' },
  project: { ...one, describe: 'folder of the project (default: the nearest upwards that has data/publication.yaml)' },
  jobs: { ...count('jobs'), describe: 'how many briefings are printed at once (default: cores)' },
  force: { ...on, describe: 'build even what is up to date' },
  watch: { ...on, describe: 'build again on every change, with a preview in the browser' },
  open: { ...on, describe: 'open what was built' },
  browser: { ...one, describe: 'path of the browser to print with' },
  'no-sandbox': { ...on, describe: 'print without the browser’s sandbox, where the system refuses it' },
  timeout: {
    ...count('timeout'),
    describe: 'seconds to wait for the browser to start, and again for each print (default: 30)',
  },
  source: {
    ...many,
    describe: 'id of a source whose statistics are listed, which may be several, or that a new topic starts from',
  },
  unused: { ...on, describe: 'of statistics, those that no topic names' },
  install: { ...on, describe: 'download a browser' },
  quiet: { ...on, describe: 'say only what went wrong' },
  json: { ...on, describe: 'machine-readable results on stdout' },
  debug: { ...on, describe: 'stack traces' },
} as const;

export type FlagName = keyof typeof flags;

/** Of a flag that was repeated the last counts. */
function last<T extends string>(given: Given<T>): T {
  return typeof given === 'string' ? given : (given.at(-1) as T);
}

function readCount(name: string, given: string): number {
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  throw new BriefError('usage', `--${name} is a whole number, not "${given}"`, { hint: `such as --${name} 2` });
}

function readDate(given: Given): string {
  const date = last(given);
  if (isDate(date)) return date;
  throw new BriefError('usage', `--date must be a date that exists, as YYYY-MM-DD, not "${date}"`);
}
