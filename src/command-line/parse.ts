import yargs, { type Argv } from 'yargs';
import { BriefError } from '../project/errors.ts';
import { completionScript } from './completion.ts';
import { explainUsage, type Program } from './explain-usage.ts';
import { type Command, commandNames, commands, flags, flagsOf } from './flags.ts';
import { type Given, type Options, readOptions } from './options.ts';

/** yargs' own words, where ours are plainer. */
const phrases = {
  'Not enough arguments following: %s': '--%s needs a value',
  'Argument unexpected for: %s': '--%s takes no value',
  'Invalid values:': 'unknown value:',
  'Argument: %s, Given: %s, Choices: %s': '--%s cannot be %s; it is one of %s',
  'Implications failed:': 'a flag needs another that is not given:',
  'Arguments %s and %s are mutually exclusive': '--%s and --%s exclude each other: give one of them',
};

const about = 'curated, sourced statistics into themed PDF briefings\n\n$0 [command] [flags]';
const completes = 'a script that completes commands, flags and their values in bash, zsh or fish';
const epilogue =
  'Exit codes: 0 done, 1 a bug, 2 usage, 3 data, 4 browser or printing, 5 output, 6 delivery, 129/130/143 interrupted.';

/** The flags of all commands, so that a flag may stand before its command; it alone reads the value. */
const everyFlag = Object.fromEntries(
  Object.entries(flags).map(([name, flag]) => [name, { ...flag, coerce: undefined }]),
);

/**
 * The options of a command line; or the text that it asks for: help, version, shell completion.
 * @throws BriefError usage, with the nearest known name and the valid values.
 */
export async function parseCommandLine(words: readonly string[], program: Program): Promise<Options | string> {
  try {
    if (!isCompletion(words)) return parse(words, program);
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
  }
  return parse(words, { ...program, find: await import('../build/known-names.ts') });
}

/** Whether a shell asks what can stand next. */
function isCompletion(words: readonly string[]): boolean {
  return words.includes('--get-yargs-completions');
}

function parse(words: readonly string[], program: Program): Options | string {
  let [asked, text, command]: [Options | undefined, string, Command] = [undefined, '', 'build'];
  let script: string | undefined;
  /** Only for a shell: where nothing is completed, what is told of a wrong value says more than yargs does. */
  const complete = (parser: Argv, names: readonly string[]): Argv =>
    isCompletion(words)
      ? parser.choices(
          Object.fromEntries(names.map((name) => [name, program.find?.knownNames(name, program.files) ?? []])),
        )
      : parser;
  const parser = yargs()
    .scriptName(program.name)
    .locale('en')
    .updateStrings(phrases)
    .parserConfiguration({ 'boolean-negation': false, 'dot-notation': false, 'parse-positional-numbers': false })
    .usage(`Briefpress ${program.version}: ${about}`)
    .options(everyFlag)
    .strict()
    .check(findEmpty)
    .help('help', 'this text; after a command, its own')
    .version('version', 'version of Briefpress', program.version)
    // yargs' own command for it is never reached where there is a default one.
    .command('completion [shell]', completes, {}, ({ shell }) => {
      script = completionScript(typeof shell === 'string' ? shell : undefined, program.shell);
    })
    .epilogue(epilogue)
    .exitProcess(false)
    .fail((message, error) => {
      throw error instanceof BriefError ? error : explainUsage(message, { words, command, ...program });
    });
  complete(parser, Object.keys(everyFlag));
  for (const name of commandNames) {
    const [takes, describe] = commands[name];
    const names = takes.match(/\w+/g) ?? [];
    const build = (own: Argv): Argv => {
      command = name;
      return complete(own.options(flagsOf[name]), [...names, ...Object.keys(flagsOf[name])]);
    };
    const usage = `${name} ${takes}`.trimEnd();
    parser.command(name === 'build' ? [usage, '$0'] : usage, describe, build, (given) => {
      // yargs gives each word by the name that it has in the usage.
      asked = readOptions(name, names.flatMap((word) => given[word] ?? []).map(String), given as Given);
    });
  }
  parser.parse([...words], {}, (_error, _given, output) => {
    text = output;
  });
  return script ?? asked ?? text;
}

/** `--out=` would write to wherever an empty path leads. */
function findEmpty(given: Readonly<Record<string, unknown>>): true | string {
  const [name] = Object.entries(given).find(([, value]) => [value].flat().includes('')) ?? [];
  return name === undefined || `--${name} needs a value`;
}
