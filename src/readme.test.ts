import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands, flags } from './command-line/flags.ts';
import { exitCodes } from './project/errors.ts';
import { projectRoot } from './testing/browser.ts';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const manifest: {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

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

  it.each([...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = '']) => target))('links to %s', (target) => {
    expect(existsSync(join(projectRoot, target))).toBe(true);
  });
});
