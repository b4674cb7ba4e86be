import type { Options as Flag } from 'yargs';
import { readShard } from '../build/shard.ts';
import { BriefError } from '../project/errors.ts';
import type { PageSize } from '../style/page-size.ts';

type Given = string | readonly string[];

const on = { type: 'boolean', nargs: 0, global: false } as const;
const one = { type: 'string', nargs: 1, global: false, coerce: last<string> } as const;
const many = { type: 'string', nargs: 1, global: false, array: true } as const;
const count = (name: string) => ({ ...one, coerce: (given: Given) => readCount(name, last(given)) }) as const;
const withSend = { implies: 'send' } as const;

/** Every flag, as yargs takes it. */
export const flags = {
  topic: { ...many, describe: 'ID of a briefing to build; may be given several times' },
  all: { ...on, describe: 'build every briefing' },
  theme: { ...one, describe: 'look, in place of the topic’s own' },
  palette: { ...one, describe: 'colours, in place of the theme’s own: of a palette or of another theme' },
  'page-size': { ...one, choices: ['A4', 'Letter'], coerce: last<PageSize>, describe: 'size of the page' },
  'large-print': { ...on, describe: 'body in 13 pt and all else in proportion' },
  format: {
    ...many,
    choices: ['pdf', 'html', 'csv', 'svg', 'png'],
    describe: 'kind of file to write or attach; may be given several times (default: pdf; of chart: svg)',
  },
  figure: { ...count('figure'), describe: 'number of the one figure to write' },
  width: { ...count('width'), describe: 'width of PNG files in pixels (default: 1920)' },
  out: { ...one, describe: 'folder to write to (default: out)' },
  date: { ...one, describe: 'date of publication, YYYY-MM-DD' },
  draft: { ...on, describe: 'mark every page, the title and the properties as a draft' },
  lang: { ...one, describe: 'language of the briefings, by its tag (default: the publication’s own)' },
  param: { ...many, conflicts: 'all', describe: 'KEY=VALUE: of a topic written for many places, the one to build' },
  shard: { ...one, implies: 'all', coerce: (given: Given) => readShard(last(given)), describe: 'of --all, part I/N' },
  since: { ...one, describe: 'edition, date or FILE.pdf to compare with (default: the last issued edition)' },
  withdraw: { ...count('withdraw'), implies: 'reason', describe: 'number of an edition to withdraw' },
  reason: { ...one, implies: 'withdraw', describe: 'why it is withdrawn' },
  against: { ...one, conflicts: 'archive', describe: 'earlier release of a table file, to compare it with' },
  write: {
    ...on,
    conflicts: 'against',
    describe: 'write what data of an older form lack: the gaps that conflicts accept',
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
  again: { ...on, ...withSend, describe: 'with --send: send again what may already have arrived' },
  'allow-large': { ...on, describe: 'even a message that most servers refuse for its size' },
  project: { ...one, describe: 'folder of the project (default: the nearest upwards that has data/publication.yaml)' },
  jobs: { ...count('jobs'), describe: 'how many briefings are printed at once (default: cores)' },
  force: { ...on, describe: 'build even what is up to date' },
  watch: { ...on, describe: 'build again on every change, with a preview in the browser' },
  open: { ...on, describe: 'open what was built' },
  browser: { ...one, describe: 'path of the browser to print with' },
  'no-sandbox': { ...on, describe: 'print without the browser’s sandbox, where the system refuses it' },
  timeout: { ...count('timeout'), describe: 'seconds to wait for the browser or server to answer (default: 30)' },
  source: { ...many, describe: 'id of a source whose statistics are listed, or that a topic starts from' },
  unused: { ...on, describe: 'of statistics, those that no topic names' },
  install: { ...on, describe: 'download a browser' },
  name: { ...one, describe: 'who issues the briefings (default: the name of the folder)' },
  example: { ...on, conflicts: 'table', describe: 'a worked example, on public series, in English' },
  table: { ...one, describe: 'table file that the first briefing is of' },
  quiet: { ...on, describe: 'say only what went wrong' },
  json: { ...on, describe: 'machine-readable results on stdout' },
  debug: { ...on, describe: 'stack traces' },
} as const;

export type FlagName = keyof typeof flags;

const look = ['theme', 'palette', 'page-size', 'large-print'] as const;
const which = ['topic', 'all', 'lang', 'param'] as const;
const press = ['browser', 'no-sandbox', 'timeout'] as const;
const mailing = ['to', 'cc', 'bcc', 'from', 'separate', 'send', 'yes', 'again', 'allow-large'] as const;
const making = [...which, ...look, ...press, 'out', 'date', 'json'] as const;

/** Every command: the words that it takes, and what it does. */
export const commands = {
  build: ['', 'write the briefings of --topic ID or --all (the default command)'],
  list: ['[what]', 'topics with edition, newest data, up to date or not; or themes, places, sources, statistics'],
  check: ['[topics..]', 'every finding in data, topics and templates; or, with --against, what a release changed'],
  init: ['[dir]', 'make a project that builds at once, in this folder or in DIR'],
  fetch: ['[sources..]', 'download table files of sources that name an address again, and tell what changed'],
  issue: ['', 'build, number, date and record an edition of --topic ID, or of what changed of --all; or withdraw one'],
  diff: ['[old] [new]', 'what changed, statistic by statistic, in a briefing or between two PDFs'],
  explain: ['<statistic>', 'value, source, formula of a statistic, and what is known against it'],
  where: ['<statistic>', 'the topics and data that use a statistic, with file and line'],
  mail: ['', 'a message with the PDF of --topic ID or --all, as a draft to open, or sent'],
  chart: ['[topics..]', 'the charts of a briefing as files of their own, for slides'],
  new: [
    '<kind> <id> [hue]',
    'a working starting point: topic ID, source FILE, locale TAG, theme NAME [HUE], or palette NAME HUE, the hue from 0 to 359',
  ],
  schema: ['', 'write the JSON Schemas that editors check data with'],
  read: ['<file>', 'what a screen reader would say, from the tags of a PDF'],
  verify: ['<file>', 'whether every printed number of a PDF agrees with the data inside, and which edition it is'],
  doctor: ['', 'browser, fonts, sandbox, Node, folders: each ok, or how to fix it'],
} as const;

export type Command = keyof typeof commands;
export const commandNames = Object.keys(commands) as readonly Command[];

/** The flags of each command. */
export const flagsOf: Readonly<Record<Command, Readonly<Record<string, Flag>>>> = {
  build: {
    ...pick(...making, 'draft', 'shard', 'since', 'jobs', 'force', 'watch', 'open'),
    ...formats('pdf', 'html', 'csv'),
  },
  list: pick('source', 'unused', 'lang', 'out', 'browser', 'json'),
  check: pick('topic', 'date', 'archive', 'against', 'write', 'json'),
  init: pickAlone('name', 'table', 'example', 'lang', 'json'),
  fetch: pick('allow-private', 'timeout', 'json'),
  issue: pick('topic', 'all', 'lang', 'param', 'date', 'withdraw', 'reason', ...press, 'json'),
  diff: pick(...which, 'since', 'date', 'json'),
  explain: pick('lang', 'date', 'json'),
  where: pick('json'),
  mail: { ...pick(...making, ...mailing, 'draft', 'since', 'jobs', 'force', 'open'), ...formats('pdf', 'html') },
  chart: { ...pick(...making, 'figure', 'width'), ...formats('svg', 'png') },
  new: pick('theme', 'source', 'lang', 'json'),
  schema: pick(),
  read: pick('json'),
  verify: pick('json'),
  doctor: pick('install', 'out', ...press, 'json'),
};

function formats(...choices: readonly string[]): Readonly<Record<string, Flag>> {
  return { format: { ...flags.format, choices } };
}

function pick(...names: readonly FlagName[]): Readonly<Record<string, Flag>> {
  return pickAlone(...names, 'project');
}

/** The flags of a command that works on no project. */
function pickAlone(...names: readonly FlagName[]): Readonly<Record<string, Flag>> {
  const all = [...names, 'quiet', 'debug'] as const;
  return Object.fromEntries(all.map((name) => [name, flags[name]]));
}

/** Of a flag that was repeated the last counts. */
function last<T extends string>(given: T | readonly T[]): T {
  return typeof given === 'string' ? given : (given.at(-1) as T);
}

function readCount(name: string, given: string): number {
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  throw new BriefError('usage', `--${name} is a whole number, not "${given}": give one from 1 to 9999`);
}
