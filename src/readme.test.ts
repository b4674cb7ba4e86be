import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands, flags } from './command-line/flags.ts';
import { parseCommandLine } from './command-line/parse.ts';
import { exitCodes } from './project/errors.ts';
import { projectRoot } from './testing/browser.ts';

const readme = read('README.md');
/** Every page of documentation, from the root. */
const documents = documentsBelow('.');
const manifest: {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

function documentsBelow(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const isLeft = ['node_modules', '.git', 'out', 'topics', 'testing', '.briefpress'].includes(entry.name);
    if (entry.isDirectory()) return isLeft ? [] : documentsBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** What stands after the name of the program, in lines that can be typed: without a comment, a pipe or what comes after. */
function commandLines(...texts: readonly string[]): readonly string[] {
  const named = /(?:npx briefpress|npx --yes "\$BRIEFPRESS"|npm run (?:-s )?brief --) ((?:"[^"\n]*"|[^`|;#&\n"])+)/g;
  const lines = texts.flatMap((text) => [...text.matchAll(named)].map(([, line = '']) => line.trim()));
  return [...new Set(lines)].filter((line) => !/\[|\$|--help$|^completion/.test(line));
}

/** Anchors of a document's headings, as GitHub makes them. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.toLowerCase());
  return new Set(headings.map((heading) => `#${heading.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')}`));
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

  it.each(commandLines(...documents.map(read), read('templates/example/desk/schedule.yml')))(
    'has the command line %s as Briefpress takes it',
    async (line) => {
      const words = [...line.matchAll(/"([^"]*)"|([^\s"]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      const asked = await parseCommandLine(words, { name: 'briefpress', version: '0' });
      expect(asked).toBeTypeOf('object');
    },
  );

  it.each(documents)('and %s link to what there is, and to headings that there are', (file) => {
    // Examples link within themselves.
    const prose = read(file)
      .replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '')
      .replace(/`[^`\n]*`/g, '');
    const broken = [...prose.matchAll(/\]\(([^)#:\s]*)(#[^)\s]+)?\)/g)].filter(([, target = '', anchor]) => {
      const path = target === '' ? file : join(dirname(file), target);
      if (!existsSync(join(projectRoot, path))) return true;
      return anchor !== undefined && !anchorsOf(read(path)).has(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});
