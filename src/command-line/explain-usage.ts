import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { type Command, commandNames, commands, flags, flagsOf } from './flags.ts';

/** How the program was called. */
export interface Program {
  /** What is typed before the arguments. */
  readonly name: string;
  readonly version: string;
  /** The shell of the user, as SHELL has it. */
  readonly shell?: string | undefined;
  /** The files of the project, if there is one: they know what could stand there. */
  readonly files?: Files;
  /** What finds that in them. It loads half of the engine, so it is given only where a command line is wrong. */
  readonly find?: typeof import('../build/known-names.ts');
}

/** A command line that is wrong. */
interface Wrong extends Program {
  readonly words: readonly string[];
  readonly command: Command;
}

/** What yargs found wrong, with how to go on: the nearest known name, the valid values. */
export function explainUsage(message: string, wrong: Wrong): BriefError {
  const { command, name, files, find } = wrong;
  const [, unknown] = /^Unknown arguments?: ([^,]+)/.exec(message) ?? [];
  if (unknown !== undefined) return explainUnknown(unknown, wrong);
  const [, flag = ''] = /^--(\S+) needs a value/.exec(message) ?? [];
  const choices = flagsOf[command][flag]?.choices ?? find?.knownNames(flag, files) ?? [];
  const [takes, does] = commands[command];
  const usage = takes === '' ? `${name} ${command} --help lists what it takes` : `${name} ${command} ${takes}: ${does}`;
  if (message.startsWith('Not enough non-option arguments'))
    return refuse(`${command} needs ${(takes.match(/<\w+>/g) ?? []).join(' and ')}`, usage);
  const [, given, lacking] = /(\S+) -> (\S+)/.exec(message) ?? [];
  if (given !== undefined) return refuse(`--${given} needs --${lacking} too: give both, or neither`, usage);
  const told = message.replace(/^unknown value:\s+/, '').replace(/:\s+/, ': ');
  return refuse(told, choices.length === 0 ? usage : `values: ${choices.join(', ')}`);
}

function explainUnknown(unknown: string, { command, name, words, files, find }: Wrong): BriefError {
  const flag = `--${unknown}`;
  if (words.some((word) => word.split('=')[0] === flag)) {
    const isKnown = Object.hasOwn(flags, unknown);
    const what = isKnown ? `${command} takes no ${flag}` : `unknown flag "${flag}"${didYouMean(flag, asFlags(flags))}`;
    return refuse(what, `${command} takes ${asFlags(flagsOf[command]).join(', ')}`);
  }
  const short = words.find((word) => /^-[a-z]+$/i.test(word) && word.includes(unknown));
  if (short !== undefined) {
    const near = Object.keys(flags).find((long) => long.startsWith(short.slice(1)));
    const better = near === undefined ? '' : `; did you mean "--${near}"?`;
    return refuse(`unknown flag "${short}"${better}`, `flags are written with two dashes; ${name} --help lists them`);
  }
  const meant = files && find?.nearestBriefing(unknown, files);
  const isCommandMeant = command === 'build' && !words.includes('build');
  const near = isCommandMeant ? didYouMean(unknown, commandNames) : '';
  const what = isCommandMeant ? `unknown command "${unknown}"` : `${command} takes no word "${unknown}"`;
  if (meant === undefined || (!meant.isExact && near !== ''))
    return refuse(`${what}${near}`, `${name} --help lists the commands`);
  const better = `${command === 'build' ? '' : `${command} `}${meant.flags}`;
  return refuse(`${what}; did you mean ${better}?`, `${name} ${better}`);
}

function asFlags(all: object): readonly string[] {
  return Object.keys(all).map((name) => `--${name}`);
}

function refuse(message: string, hint: string): BriefError {
  return new BriefError('usage', message, { hint });
}
