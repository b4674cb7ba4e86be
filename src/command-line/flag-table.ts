import { mailFlagNames, mailFlags, mailTakes } from './mail-options.ts';

/** One flag of the command line. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly many?: true;
  /** What stands for its value in `--help`. */
  readonly value?: string;
  readonly text: string;
  readonly choices?: readonly string[];
}

/** Every flag, once: parsed, completed, suggested and shown by `--help` from here. */
export const flags = {
  topic: { type: 'string', many: true, value: 'ID', text: 'briefing to build; may be given several times' },
  all: { type: 'boolean', text: 'build every briefing' },
  theme: { type: 'string', value: 'NAME', text: 'look, in place of the topic’s own' },
  'page-size': { type: 'string', choices: ['A4', 'Letter'], text: 'page, in place of the publication’s own' },
  'large-print': { type: 'boolean', text: 'body in 13 pt and all else in proportion' },
  format: {
    type: 'string',
    many: true,
    choices: ['pdf', 'html'],
    text: 'what is written (default: pdf); with chart: svg (default) or png',
  },
  figure: { type: 'string', value: 'N', text: 'with chart: this figure alone' },
  out: { type: 'string', value: 'DIR', text: 'folder to write to (default: out)' },
  date: { type: 'string', value: 'YYYY-MM-DD', text: 'date of publication' },
  draft: { type: 'boolean', text: 'mark every page, the title and the properties as a draft' },
  lang: { type: 'string', value: 'TAG', text: 'language, where the topic has it' },
  param: {
    type: 'string',
    many: true,
    value: 'KEY=VALUE',
    text: 'of a topic written for many places, the one to build',
  },
  shard: { type: 'string', value: 'I/N', text: 'of --all, the i-th of n parts' },
  since: {
    type: 'string',
    value: 'EDITION|DATE|FILE.pdf',
    text: 'what "what changed" compares with (default: the last issued edition)',
  },
  withdraw: { type: 'string', value: 'N', text: 'with issue: withdraw this edition; --reason says why' },
  reason: { type: 'string', value: 'TEXT', text: 'with --withdraw: why' },
  archive: {
    type: 'string',
    value: 'DIR',
    text: 'with check: compare with the stored texts of the sources in this folder',
  },
  ...mailFlags,
  project: { type: 'string', value: 'DIR', text: 'project to work on (default: the nearest upwards)' },
  jobs: { type: 'string', value: 'N', text: 'briefings printed at once (default: cores)' },
  force: { type: 'boolean', text: 'build even what is up to date' },
  watch: { type: 'boolean', text: 'build again on every change, with a preview in the browser' },
  open: { type: 'boolean', text: 'open what was built' },
  browser: { type: 'string', value: 'PATH', text: 'browser to print with' },
  sandbox: { type: 'boolean', text: 'print without the browser’s sandbox, where the system refuses it' },
  install: { type: 'boolean', text: 'with doctor: download a browser' },
  quiet: { type: 'boolean', text: 'say only what went wrong' },
  json: { type: 'boolean', text: 'machine-readable results on stdout' },
  debug: { type: 'boolean', text: 'stack traces' },
  help: { type: 'boolean', text: 'this text' },
  version: { type: 'boolean', text: 'version of Briefpress' },
} as const satisfies Readonly<Record<string, Flag>>;

export const commands = {
  build: '--topic ID or --all: write briefings (the default command)',
  list: 'topics with edition, newest data, and whether they are up to date; `list themes`, `list sources`, `list statistics`',
  check: '[TOPIC...]: every finding in data, topics and templates; --archive DIR: against the stored sources too',
  issue: '--topic ID: build, number, date and record an edition; --withdraw N --reason TEXT withdraws one',
  diff: '--topic ID or OLD.pdf NEW.pdf: what changed, statistic by statistic',
  explain: 'STATISTIC: value, source, formula, what is known against it',
  where: 'STATISTIC: the topics and data that use it, with file and line',
  mail: '--topic ID or --all: a message with the PDF as a draft to open, or --send',
  chart: '--topic ID: its charts as files of their own, for slides',
  new: 'topic ID, theme NAME [HUE]: a working starting point',
  schema: 'write the JSON Schemas that editors complete and check data with',
  read: 'FILE.pdf: what a screen reader would say, from the tags',
  verify: 'FILE.pdf: whether every printed number agrees with the data inside, and which edition it is',
  doctor: 'browser, fonts, sandbox, Node, folders: each ok or how to mend it',
} as const satisfies Readonly<Record<string, string>>;

export type Command = keyof typeof commands;
export type FlagName = keyof typeof flags;

const everywhere = ['project', 'quiet', 'debug', 'help', 'version'] as const satisfies readonly FlagName[];
const look = ['theme', 'page-size', 'large-print'] as const satisfies readonly FlagName[];
const which = ['topic', 'all', 'lang', 'param'] as const satisfies readonly FlagName[];
const press = ['browser', 'sandbox'] as const satisfies readonly FlagName[];

/** Which flags each command takes. Any other says nothing to it, and is refused. */
const taken: Readonly<Record<Command, readonly FlagName[]>> = {
  build: [
    ...([...which, ...look, ...press, 'format', 'out', 'date', 'draft', 'shard', 'since', 'jobs'] as const),
    ...(['force', 'watch', 'open', 'json'] as const),
  ],
  list: ['lang', 'out', 'browser', 'json'],
  check: ['topic', 'date', 'archive', 'json'],
  issue: ['topic', 'lang', 'param', 'date', 'withdraw', 'reason', ...press, 'json'],
  diff: [...which, 'since', 'date', 'json'],
  explain: ['lang', 'date', 'json'],
  where: ['json'],
  mail: [...mailTakes, ...mailFlagNames],
  chart: [...which, ...look, ...press, 'figure', 'format', 'out', 'date', 'json'],
  new: ['theme', 'json'],
  schema: [],
  read: ['json'],
  verify: ['json'],
  doctor: ['install', 'out', ...press, 'json'],
};

/** The flags that a command takes, in the order of `flags`. */
export function flagsOf(command: Command): readonly FlagName[] {
  return flagNames.filter((name) => taken[command].includes(name) || everywhere.some((one) => one === name));
}

export const flagNames: readonly FlagName[] = Object.keys(flags).filter(isFlag);

export function isFlag(name: string): name is FlagName {
  return Object.hasOwn(flags, name);
}

export function isCommand(word: string): word is Command {
  return Object.hasOwn(commands, word);
}

/** A flag as it is typed: `--topic ID`. The sandbox is on, so that only its way off is a flag to name. */
export function showFlag(name: FlagName): string {
  const { value, choices }: Flag = flags[name];
  if (name === 'sandbox') return '--no-sandbox';
  return [`--${name}`, value ?? choices?.join('|') ?? ''].join(' ').trimEnd();
}
