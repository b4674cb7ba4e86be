import { isDate } from './data/schema.ts';
import { BriefError } from './errors.ts';
import { type MailOptions, mailFlags, mailTakes, readMailOptions } from './mail-options.ts';
import { didYouMean } from './nearest.ts';
import { readShard, type Shard } from './shard.ts';

interface Flag {
  readonly type: 'string' | 'boolean' | 'number';
  readonly many?: true;
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
  jobs: { type: 'string', value: 'N', text: 'briefings printed at once (default: cores)' },
  force: { type: 'boolean', text: 'build even what is up to date' },
  watch: { type: 'boolean', text: 'build again on every change, with a preview in the browser' },
  open: { type: 'boolean', text: 'open what was built' },
  browser: { type: 'string', value: 'PATH', text: 'browser to print with' },
  sandbox: { type: 'boolean', text: '--no-sandbox prints without the browser’s sandbox' },
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

/** What a command line asks for. */
export interface Options {
  readonly command: Command;
  /** Words after the command. */
  readonly words: readonly string[];
  readonly topics: readonly string[];
  readonly all: boolean;
  readonly theme?: string;
  readonly pageSize?: 'A4' | 'Letter';
  readonly largePrint: boolean;
  readonly formats: readonly ('pdf' | 'html')[];
  /** What `chart` writes. */
  readonly pictures: readonly ('svg' | 'png')[];
  readonly figure?: number;
  readonly out?: string;
  readonly date?: string;
  readonly draft: boolean;
  readonly lang?: string;
  readonly params: readonly string[];
  readonly shard?: Shard;
  readonly since?: string;
  /** Number of the edition to withdraw, and why. */
  readonly withdraw?: number;
  readonly reason?: string;
  readonly archive?: string;
  readonly mail: MailOptions;
  readonly jobs?: number;
  readonly force: boolean;
  readonly watch: boolean;
  readonly open: boolean;
  readonly browser?: string;
  readonly sandbox: boolean;
  readonly install: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly debug: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** Flags that npm knows too: in its environment they say nothing of what the user typed. */
const npmOwn = new Set([
  'force',
  'all',
  'json',
  'quiet',
  'browser',
  'debug',
  'help',
  'version',
  'install',
  'sandbox',
  'yes',
]);

/**
 * What the words of a command line mean, as yargs gave them.
 * @throws BriefError usage for an unknown flag, command or value, with the nearest known one.
 */
export function readOptions(parsed: Readonly<Record<string, unknown>>, words: readonly string[]): Options {
  for (const name of Object.keys(parsed)) {
    if (name !== '_' && name !== '--' && name !== '$0' && !Object.hasOwn(flags, name)) {
      const known = Object.keys(flags).map((flag) => `--${flag}`);
      throw usage(`unknown flag "--${name}"${didYouMean(`--${name}`, known)}`);
    }
  }
  const one = (name: keyof typeof flags): string | undefined => many(name).at(-1);
  const many = (name: keyof typeof flags): readonly string[] => {
    const value = parsed[name];
    const values = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
    if (values.some((item) => item === '')) throw usage(`--${name} needs a value`);
    return values;
  };
  const on = (name: keyof typeof flags): boolean => parsed[name] === true;
  const chosen = <T extends string>(name: keyof typeof flags, choices: readonly T[]): readonly T[] =>
    many(name).map((value) => {
      const found = choices.find((choice) => choice === value);
      if (found === undefined) throw usage(`--${name} is ${choices.join(' or ')}, not "${value}"`);
      return found;
    });
  const [first = 'build', ...rest] = words;
  if (!isCommand(first)) throw usage(`unknown command "${first}"${didYouMean(first, Object.keys(commands))}`);
  const count = (name: 'figure' | 'jobs' | 'withdraw', what: string): number | undefined => {
    const value = one(name);
    if (value === undefined || /^[1-9]\d{0,3}$/.test(value)) return value === undefined ? undefined : Number(value);
    throw usage(`--${name} is ${what}, as 2, not "${value}"`);
  };
  refuseMeaningless(first, parsed);
  const shard = one('shard');
  if (shard !== undefined && !on('all')) throw usage('--shard is a part of --all, which is not given');
  if (many('param').length > 0 && on('all')) throw usage('--param goes with --topic; --all builds each');
  const date = one('date');
  if (date !== undefined && !isDate(date))
    throw usage(`--date must be a date that exists, as YYYY-MM-DD, not "${date}"`);
  const optional = {
    theme: one('theme'),
    out: one('out'),
    date,
    lang: one('lang'),
    shard: shard === undefined ? undefined : readShard(shard),
    since: one('since'),
    withdraw: count('withdraw', 'the number of an edition'),
    reason: one('reason'),
    archive: one('archive'),
    browser: one('browser'),
    figure: count('figure', 'the number of a figure'),
    jobs: count('jobs', 'how many to print at once'),
    pageSize: chosen('page-size', flags['page-size'].choices).at(-1),
  };
  const formats = first === 'chart' ? [] : chosen('format', flags.format.choices);
  const pictures = first === 'chart' ? chosen('format', ['svg', 'png']) : [];
  return {
    command: first,
    words: rest,
    topics: many('topic'),
    all: on('all'),
    params: many('param'),
    mail: readMailOptions(many, on),
    formats: formats.length === 0 ? ['pdf'] : formats,
    pictures: pictures.length === 0 ? ['svg'] : pictures,
    largePrint: on('large-print'),
    draft: on('draft'),
    force: on('force'),
    watch: on('watch'),
    open: on('open'),
    sandbox: parsed.sandbox !== false,
    install: on('install'),
    quiet: on('quiet'),
    json: on('json'),
    debug: on('debug'),
    help: on('help'),
    version: on('version'),
    ...withoutUndefined(optional),
  };
}

/** The flags of a command that takes only some; of the others, all. */
function flagsOf(command: Command): readonly string[] {
  const mailOnly = Object.keys(mailFlags);
  if (command === 'mail') return [...mailTakes, ...mailOnly];
  return Object.keys(flags).filter((name) => !mailOnly.includes(name));
}

/** @throws BriefError usage, for a flag that says nothing to the command. */
function refuseMeaningless(command: Command, parsed: Readonly<Record<string, unknown>>): void {
  const taken = flagsOf(command);
  const [name] = Object.keys(parsed).filter((given) => Object.hasOwn(flags, given) && !taken.includes(given));
  if (name === undefined) return;
  throw new BriefError('usage', `--${name} says nothing to ${command}`, {
    hint: `npm run brief -- ${command} --help lists what it takes`,
  });
}

function withoutUndefined<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(commands, word);
}

function usage(message: string): BriefError {
  return new BriefError('usage', message, { hint: 'npm run brief -- --help lists what there is' });
}

/**
 * Flags that npm took for itself because the `--` before them was forgotten. npm keeps `--topic=x` whole, and of
 * `--topic x` the flag alone: the value arrives among the words.
 * @throws BriefError usage, with the command as it should be.
 */
export function refuseSwallowedFlags({
  environment,
  words,
  given,
}: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
  /** Names of the flags that did arrive. */
  readonly given: readonly string[];
}): void {
  const kept = (name: string): string | undefined => environment[`npm_config_${name.replaceAll('-', '_')}`];
  // npm has an --all of its own, which its configuration may hold; alone on the line it was meant for us.
  const wantedAll = kept('all') === 'true' && given.length === 0 && words.length === 0;
  const swallowed = Object.entries<Flag>(flags).filter(
    ([name]) => (!npmOwn.has(name) && kept(name) !== undefined) || (name === 'all' && wantedAll),
  );
  if (swallowed.length === 0) return;
  const [first] = words;
  const command = first !== undefined && isCommand(first) ? [first] : [];
  const stray = words.slice(command.length);
  const hungry = swallowed.filter(([name, flag]) => flag.type !== 'boolean' && isBare(kept(name)));
  const typed = swallowed.map(([name, flag]) => {
    const value = kept(name);
    if (!isBare(value))
      return (value ?? '')
        .split('\n\n')
        .map((part) => `--${name} ${part}`)
        .join(' ');
    if (flag.type === 'boolean') return `--${name}`;
    const values = hungry.length === 1 && (stray.length === 1 || flag.many) ? stray : [];
    return (values.length === 0 ? [placeholder(flag)] : values).map((word) => `--${name} ${word}`).join(' ');
  });
  const names = swallowed.map(([name]) => `--${name}`).join(' and ');
  throw new BriefError('usage', `npm kept ${names} for itself, because "--" is missing`, {
    hint: `npm run brief -- ${[...command, ...typed].join(' ')}`,
  });
}

/** npm writes a flag that was repeated as one value with blank lines between. */
function isBare(value: string | undefined): boolean {
  return (value ?? '').split('\n\n').every((part) => part === '' || part === 'true');
}

function placeholder({ value, choices }: Flag): string {
  return value ?? choices?.join('|') ?? 'VALUE';
}

/** The text of `--help`; of a command that takes only some of the flags, about it alone. */
export function helpText(version: string, command: Command): string {
  const about = command === 'mail' ? [command] : Object.keys(commands);
  const taken = command === 'mail' ? flagsOf(command) : Object.keys(flags);
  const shown = Object.entries<Flag>(flags).filter(([name]) => taken.includes(name));
  const rows = shown.map(([name, flag]): readonly [string, string] => [
    `--${name}${flag.value === undefined ? (flag.choices === undefined ? '' : ` ${flag.choices.join('|')}`) : ` ${flag.value}`}`,
    flag.text,
  ]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `Briefpress ${version}: curated, sourced statistics into themed PDF briefings`,
    '',
    `npm run brief -- ${command === 'mail' ? 'mail' : '[command]'} [flags]`,
    '',
    ...Object.entries(commands)
      .filter(([name]) => about.includes(name))
      .map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    '',
    ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    '',
    'Exit codes: 0 done, 1 a bug, 2 usage, 3 data, 4 browser or printing, 5 output, 6 delivery, 129/130/143 interrupted.',
  ].join('\n');
}
