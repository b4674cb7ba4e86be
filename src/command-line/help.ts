import { largest } from '../project/extremes.ts';
import { type Command, commands, type FlagName, flagNames, flags, flagsOf, showFlag } from './flag-table.ts';

/** The text of `--help`, as the program is called: of every command and flag, or of one command with the flags that it takes. */
export function helpText(version: string, called: string, command?: Command): string {
  const flagRows = (command === undefined ? flagNames : flagsOf(command)).map((name) => rowOf(name));
  const commandRows = Object.entries(commands).filter(([name]) => command === undefined || name === command);
  const width = largest(flagRows.map(([name]) => name.length));
  const format = ([name, text]: readonly [string, string]): string => `  ${name.padEnd(width)}  ${text}`;
  return [
    `Briefpress ${version}: curated, sourced statistics into themed PDF briefings`,
    '',
    `${called} ${command ?? '[command]'} [flags]`,
    '',
    ...commandRows.map(format),
    '',
    ...flagRows.map(format),
    '',
    ...(command === undefined ? [`\`${called} COMMAND --help\` lists the flags of one command.`] : []),
    'Exit codes: 0 done, 1 a bug, 2 usage, 3 data, 4 browser or printing, 5 output, 6 delivery, 129/130/143 interrupted.',
  ].join('\n');
}

function rowOf(name: FlagName): readonly [string, string] {
  return [showFlag(name), flags[name].text];
}
