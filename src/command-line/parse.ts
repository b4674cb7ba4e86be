import yargs, { type Argv } from 'yargs';
import { BriefError } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import { type Command, commands, isCommand } from './commands.ts';
import { type FlagName, flags } from './flags.ts';
import { type Given, type Options, readOptions } from './options.ts';

/** What the files of the project know about a wrong command line; without them there are no hints. */
export interface UsageHints {
  /** The flags that name the briefing which a word names or comes near: `--topic anti-fraud`. */
  readonly briefing: (word: string) => { readonly flags: string; readonly exact: boolean } | undefined;
  /** The values that a flag or word can have, by its name, where files hold them. */
  readonly values: (name: string) => readonly string[];
}

interface Program {
  /** How the program was called, before its arguments. */
  readonly name: string;
  readonly version: string;
  readonly hints?: UsageHints | undefined;
}

/** yargs' own words, where ours are plainer. */
const phrases = {
  'Not enough arguments following: %s': '--%s needs a value',
  'Argument unexpected for: %s': '--%s takes no value',
  'Invalid values:': 'unknown value:',
  'Argument: %s, Given: %s, Choices: %s': '--%s is not %s; it is one of %s',
  'Implications failed:': 'a flag needs another that is not given:',
  'Arguments %s and %s are mutually exclusive': '--%s and --%s exclude each other: give one of them',
};

const epilogue =
  'Exit codes: 0 done, 1 a bug, 2 usage, 3 data, 4 browser or printing, 5 output, 6 delivery, 129/130/143 interrupted.';

/**
 * The options of a command line; or the text that it asks for: help, version, shell completion.
 * @throws BriefError usage, with the nearest known name and the valid values.
 */
export function parseCommandLine(words: readonly string[], program: Program): Options | string {
  let [asked, text, command]: [Options | undefined, string, Command] = [undefined, '', 'build'];
  const parser = yargs()
    .scriptName(program.name)
    .locale('en')
    .updateStrings(phrases)
    .parserConfiguration({ 'boolean-negation': false, 'dot-notation': false, 'parse-positional-numbers': false })
    .usage(
      `Briefpress ${program.version}: curated, sourced statistics into themed PDF briefings\n\n$0 [command] [flags]`,
    )
    .options(withValues(everyFlag, words, program.hints))
    .strict()
    .help('help', 'this text; after a command, its own')
    .version('version', 'version of Briefpress', program.version)
    .command('completion', 'a script that completes commands, flags and their values in bash or zsh', {}, () => {
      parser.scriptName('briefpress').showCompletionScript();
    })
    .epilogue(epilogue)
    .exitProcess(false)
    .fail((message, error) => {
      throw error instanceof BriefError ? error : explain(message, { words, command, ...program });
    });
  for (const [name, { words: takes, describe }] of Object.entries(commands)) {
    if (!isCommand(name)) continue;
    // yargs leaves out what was not given; its types say undefined.
    const build = (one: Argv): Argv<Given> => {
      command = name;
      const positional = Object.fromEntries(namesOf(takes).map((word) => [word, {}]));
      for (const [word, choices] of Object.entries(withValues(positional, words, program.hints)))
        one.positional(word, choices);
      return one.options(withValues(flagsOf(name), words, program.hints)) as Argv as Argv<Given>;
    };
    const usage = `${name} ${takes}`.trimEnd();
    parser.command<Given>(name === 'build' ? [usage, '$0'] : usage, describe, build, ({ _, $0, ...given }) => {
      refuseEmpty(given);
      asked = readOptions(name, positionals(takes, given), given);
    });
  }
  parser.parse([...words], {}, (_error, _given, output) => {
    text = output;
  });
  return asked ?? text;
}

/** The flags of all commands, so that a flag may stand before its command. */
const everyFlag = Object.fromEntries(
  Object.entries(flags).map(([name, flag]) => [
    name,
    { ...flag, coerce: undefined, implies: undefined, conflicts: undefined, global: false },
  ]),
);

/** Whether a shell asks what can stand next. */
export function isCompletion(words: readonly string[]): boolean {
  return words.includes('--get-yargs-completions');
}

/** Gives yargs what files hold as choices, which it completes; where nothing is completed ours tell more of a wrong one. */
function withValues(all: Readonly<Record<string, object>>, words: readonly string[], hints?: UsageHints) {
  const valuesOf = (name: string): readonly string[] => (isCompletion(words) && hints?.values(name)) || [];
  return Object.fromEntries(
    Object.entries(all).map(([name, flag]) => {
      const choices = valuesOf(name);
      return [name, choices.length === 0 ? flag : { ...flag, choices }];
    }),
  );
}

function flagsOf(command: Command) {
  const { project, quiet, debug } = flags;
  return { ...commands[command].flags, project, quiet, debug };
}

/** `--out=` would write to wherever an empty path leads. */
function refuseEmpty(given: Readonly<Record<string, unknown>>): void {
  const [name] = Object.entries(given).find(([, value]) => [value].flat().includes('')) ?? [];
  if (name !== undefined) throw usage(`--${name} needs a value`, `such as --${name} VALUE`);
}

/** The words that a command took, in their order; yargs gives each by the name that it has in the usage. */
function positionals(takes: string, given: Readonly<Record<string, unknown>>): readonly string[] {
  return namesOf(takes).flatMap((name) => [given[name] ?? []].flat().map(String));
}

function namesOf(takes: string): readonly string[] {
  return takes.match(/\w+/g) ?? [];
}

interface Wrong extends Program {
  readonly words: readonly string[];
  readonly command: Command;
}

/** What yargs found wrong, with how to go on. */
function explain(message: string, wrong: Wrong): BriefError {
  const { command, name, hints } = wrong;
  const [, unknown] = /^Unknown arguments?: ([^,]+)/.exec(message) ?? [];
  if (unknown !== undefined) return explainUnknown(unknown, wrong);
  if (message.startsWith('Not enough non-option arguments')) {
    const takes = `${command} ${commands[command].words}`;
    return usage(`a word is missing: ${takes}`, `${name} ${takes}`);
  }
  const [, flag = ''] = /^--(\S+) needs a value/.exec(message) ?? [];
  const values = isFlag(flag) ? [...(choicesOf(flag) ?? hints?.values(flag) ?? [])] : [];
  const hint = values.length === 0 ? `${name} ${command} --help lists what it takes` : `values: ${values.join(', ')}`;
  return usage(message.replace(/:\s+/, ': '), hint);
}

function explainUnknown(unknown: string, { command, name, words, hints }: Wrong): BriefError {
  const flag = `--${unknown}`;
  if (words.some((word) => word === flag || word.startsWith(`${flag}=`))) {
    const own = Object.keys(flagsOf(command)).map((one) => `--${one}`);
    const every = Object.keys(flags).map((one) => `--${one}`);
    if (!isFlag(unknown)) return usage(`unknown flag "${flag}"${didYouMean(flag, every)}`, `flags: ${own.join(', ')}`);
    const why = command === 'issue' ? ': an edition looks as its topic and the publication say' : '';
    return usage(`${command} takes no ${flag}${why}`, `${command} takes ${own.join(', ')}`);
  }
  const meant = hints?.briefing(unknown);
  const near = didYouMean(unknown, Object.keys(commands));
  const isCommandMeant = command === 'build' && !words.includes('build');
  const what = isCommandMeant ? `unknown command "${unknown}"` : `${command} takes no word "${unknown}"`;
  if (meant === undefined || (isCommandMeant && !meant.exact && near !== ''))
    return usage(`${what}${isCommandMeant ? near : ''}`, `${name} --help lists the commands`);
  const better = `${command === 'build' ? '' : `${command} `}${meant.flags}`;
  return usage(`${what}; did you mean ${better}?`, `${name} ${better}`);
}

function choicesOf(flag: FlagName): readonly string[] | undefined {
  const known = flags[flag];
  return 'choices' in known ? known.choices : undefined;
}

function isFlag(name: string): name is FlagName {
  return Object.hasOwn(flags, name);
}

function usage(message: string, hint: string): BriefError {
  return new BriefError('usage', message, { hint });
}
