import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands, flags } from './command-line/flags.ts';
import { parseCommandLine } from './command-line/parse.ts';
import { exitCodes } from './project/errors.ts';
import { projectRoot } from './testing/browser.ts';

const readme = read('README.md');
const manifest: {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

/** What stands after the name of the program, in lines that can be typed: without a comment, a pipe or what comes after. */
function commandLines(...texts: readonly string[]): readonly string[] {
  const named = /(?:npx briefpress|npx --yes "\$BRIEFPRESS"|npm run (?:-s )?brief --) ((?:"[^"\n]*"|[^`|;#&\n"])+)/g;
  const lines = texts.flatMap((text) => [...text.matchAll(named)].map(([, line = '']) => line.trim()));
  return [...new Set(lines)].filter((line) => !/\[|--help$|^completion/.test(line));
}

describe('README', () => {
  it.each([...Object.keys(flags), 'help', 'version'])('tells of the flag %s', (name) => {
    expect(readme).toMatch(new RegExp(`\`--${name}[ \`]`));
  });

  it('names no unknown flag', () => {
    const table = readme.slice(readme.indexOf('| flag |'), readme.indexOf('| exit code |'));
    const told = [...table.matchAll(/`--([a-z-]+)/g)].map(([, name = '']) => name);
    expect(told.filter((name) => !Object.hasOwn({ ...flags, help: true, version: true }, name))).toEqual([]);
  });

  it.each([...Object.keys(commands), 'completion'])('tells of the command %s', (name) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${name}[ \`]`, 'm'));
  });

  it.each(Object.entries(exitCodes))('tells what exit code means %s', (_, code) => {
    expect(readme).toContain(`| ${code} |`);
  });

  it.each(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))('justifies %s', (name) => {
    expect(readme).toContain(name.startsWith('@types/') ? '`@types/*`' : `\`${name}\``);
  });

  it.each([...readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name = '']) => name))(
    'runs %s, which there is',
    (name) => {
      expect(manifest.scripts).toHaveProperty([name]);
    },
  );

  it.each(commandLines(readme, read('src/build/SCHEDULES.md'), read('templates/example/desk/schedule.yml')))(
    'has the command line %s as Briefpress takes it',
    async (line) => {
      const words = [...line.matchAll(/"([^"]*)"|([^\s"]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      const asked = await parseCommandLine(words, { name: 'briefpress', version: '0' });
      expect(asked).toBeTypeOf('object');
    },
  );

  it.each([...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = '']) => target))('links to %s', (target) => {
    expect(existsSync(join(projectRoot, target))).toBe(true);
  });
});
