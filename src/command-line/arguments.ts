import yargs from 'yargs';
import { BriefError } from '../project/errors.ts';
import { type Flag, flags } from './flag-table.ts';

/** A command line, cut into flags with their values and words; what they mean is not asked yet. */
export interface Arguments {
  /** By name; a flag without the value that it needs has an empty one. */
  readonly parsed: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
}

/** @throws BriefError usage, for a value given to a flag that takes none. */
export function parseArguments(words: readonly string[]): Arguments {
  refuseValues(words);
  const parser = yargs([...words])
    .help(false)
    .version(false)
    .exitProcess(false)
    .showHelpOnFail(false)
    .parserConfiguration({ 'camel-case-expansion': false, 'dot-notation': false, 'parse-positional-numbers': false })
    .fail((message: string) => {
      throw new BriefError('usage', `the command line cannot be read: ${message}`, {
        hint: 'briefpress --help lists what there is',
      });
    });
  for (const [name, flag] of Object.entries(flags)) parser.option(name, { type: flag.type, array: false });
  const { _: rest, $0: _, ...parsed } = parser.parseSync();
  return {
    parsed: Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)),
    words: rest.map(String),
  };
}

/** The parser takes `--draft=yes` for no. */
function refuseValues(words: readonly string[]): void {
  for (const word of words) {
    if (word === '--') return;
    const [, name = '', value = ''] = /^--(?:no-)?([a-z-]+)=(.*)$/s.exec(word) ?? [];
    const flag: Flag | undefined = Object.entries<Flag>(flags).find(([known]) => known === name)?.[1];
    if (flag?.type !== 'boolean' || value === 'true' || value === 'false') continue;
    throw new BriefError('usage', `--${name} takes no value, and is given "${value}"`, { hint: `--${name} alone` });
  }
}
