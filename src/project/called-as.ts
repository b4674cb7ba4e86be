import fs from 'node:fs';
import path from 'node:path';

/**
 * How the program was called, as it is typed before a command. `engine` is the absolute path of the package: in its own
 * repository there is a script of npm's that runs the sources.
 */
export function calledAs(engine: string, environment: Readonly<Record<string, string | undefined>>): string {
  if (fs.existsSync(path.join(engine, 'src', 'cli.ts'))) return 'npm run brief --';
  // Set by npx, and for every script that npm runs, where the package is not on the PATH of the user's own shell.
  return environment.npm_command === undefined ? 'briefpress' : 'npx briefpress';
}

/** A message as it is meant for who called the program so: in the code every command is written `briefpress …`. */
export function inCalledWords(message: string, command: string): string {
  return message.replace(/(?<![\w/.@-]|npx )briefpress(?= (?:--?)?[a-z[])/g, command);
}
