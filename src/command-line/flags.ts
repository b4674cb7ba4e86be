import { readShard, type Shard } from '../build/shard.ts';
import { isDate } from '../data/schema.ts';
import type { MailOptions } from '../mail/mail-request.ts';
import { BriefError } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import { type Command, commands, type FlagName, flags, flagsOf, isCommand, isFlag, showFlag } from './flag-table.ts';
import { readMailOptions } from './mail-options.ts';
import { noHints, type Readers, readers, type UsageHints, usage } from './read-flags.ts';

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
  readonly project?: string;
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

/**
 * What the words of a command line mean, as yargs gave them.
 * @throws BriefError usage for an unknown flag, command or value, with the nearest known one, and for a flag that says
 * nothing to the command.
 */
export function readOptions(
  parsed: Readonly<Record<string, unknown>>,
  words: readonly string[],
  hints: UsageHints = noHints,
): Options {
  const given = Object.keys(parsed).filter((name) => name !== '_' && name !== '--' && name !== '$0');
  refuseUnknown(given);
  const [command = 'build', ...rest] = words;
  if (!isCommand(command)) throw unknownCommand(command, hints);
  if (command === 'build') refuseWords(rest, hints);
  refuseMeaningless(command, given.filter(isFlag));
  const { on, ...valued } = readers(parsed, hints);
  const { many } = valued;
  if (many('param').length > 0 && on('all')) throw usage('--param goes with --topic; --all builds each');
  if (many('shard').length > 0 && !on('all')) throw usage('--shard is a part of --all, which is not given');
  return {
    command,
    words: rest,
    topics: many('topic'),
    all: on('all'),
    params: many('param'),
    mail: readMailOptions(many, on),
    ...readFormats(command, valued),
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
    ...withoutUndefined(readSingle(valued)),
  };
}

function readSingle({ one, chosen, count }: Omit<Readers, 'on'>) {
  const [date, shard] = [one('date'), one('shard')];
  if (date !== undefined && !isDate(date))
    throw usage(`--date must be a date that exists, as YYYY-MM-DD, not "${date}"`);
  return {
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
    project: one('project'),
    figure: count('figure', 'the number of a figure'),
    jobs: count('jobs', 'how many to print at once'),
    pageSize: chosen('page-size', flags['page-size'].choices).at(-1),
  };
}

function readFormats(command: Command, { chosen }: Omit<Readers, 'on'>): Pick<Options, 'formats' | 'pictures'> {
  const formats = command === 'chart' ? [] : chosen('format', flags.format.choices);
  const pictures = command === 'chart' ? chosen('format', ['svg', 'png']) : [];
  return {
    formats: formats.length === 0 ? ['pdf'] : formats,
    pictures: pictures.length === 0 ? ['svg'] : pictures,
  };
}

function refuseUnknown(given: readonly string[]): void {
  const name = given.find((one) => !isFlag(one));
  if (name === undefined) return;
  const known = Object.keys(flags).map((flag) => `--${flag}`);
  throw usage(`unknown flag "--${name}"${didYouMean(`--${name}`, known)}`);
}

/** What makes another file of a briefing than the one that anybody can build again from the checkout alone. */
const notIssued: readonly FlagName[] = ['theme', 'page-size', 'large-print', 'draft', 'format', 'out', 'since'];

/** @throws BriefError usage, for a flag that says nothing to the command. */
function refuseMeaningless(command: Command, given: readonly FlagName[]): void {
  const taken = flagsOf(command);
  const name = given.find((one) => !taken.includes(one));
  if (name === undefined) return;
  const why =
    command === 'issue' && notIssued.includes(name) ? ': an edition looks as its topic and the publication say' : '';
  throw new BriefError('usage', `--${name} says nothing to ${command}${why}`, {
    hint: `${command} takes ${taken.map(showFlag).join(', ')}`,
  });
}

function unknownCommand(word: string, { briefing }: UsageHints): BriefError {
  const [meant, near] = [briefing(word), didYouMean(word, Object.keys(commands))];
  if (meant === undefined || (!meant.exact && near !== '')) return usage(`unknown command "${word}"${near}`);
  return new BriefError('usage', `unknown command "${word}"; did you mean ${meant.flags}?`, {
    hint: `briefpress ${meant.flags}`,
  });
}

/** Building takes its briefings by flags; a word that stood there alone would build nothing, or all. */
function refuseWords(words: readonly string[], { briefing }: UsageHints): void {
  const [word] = words;
  if (word === undefined) return;
  const meant = briefing(word);
  throw new BriefError(
    'usage',
    `build takes no word "${word}"${meant === undefined ? '' : `; did you mean ${meant.flags}?`}`,
    {
      hint: `briefpress ${meant?.flags ?? '--topic ID'}`,
    },
  );
}

function withoutUndefined<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
