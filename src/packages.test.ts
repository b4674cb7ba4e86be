import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './testing/small-data.ts';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly engines?: { readonly node?: string } | readonly string[];
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly peer?: boolean;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'),
);
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

/** The oldest Node that the README promises. */
const oldest = [20, 19, 0] as const;

/** What runs a script when it is installed, and why it may: neither fails where downloads are blocked. */
const mayRunScripts: Readonly<Record<string, string>> = {
  'node_modules/esbuild': 'checks the program that came in its optional package',
  'node_modules/puppeteer': 'downloads a browser, which package.json turns off',
};

/** Whether a range of versions, as npm writes it (`>=18`, `^20.19.0 || >=22.12.0`), has this version. */
function allows(range: string, version: readonly [number, number, number]): boolean {
  return range
    .split('||')
    .some((part) =>
      (part.trim().replace(/([<>=^~]+)\s+/g, '$1') || '*').split(/\s+/).every((term) => holds(term, version)),
    );
}

function holds(term: string, version: readonly [number, number, number]): boolean {
  if (term === '*') return true;
  const match = /^(>=|>|<=|<|\^|~|=)?v?(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?$/.exec(term);
  if (match === null) throw new Error(`the range "${term}" is of a kind that this test does not read`);
  const [, sign = '', ...parts] = match;
  const given = parts.flatMap((part) => (part === undefined || !/^\d+$/.test(part) ? [] : [Number(part)]));
  const wanted = [given[0] ?? 0, given[1] ?? 0, given[2] ?? 0] as const;
  const order = compare(version, wanted);
  switch (sign) {
    case '>=':
      return order >= 0;
    case '>':
      return given.length < 3 ? compare(version.slice(0, given.length), given) > 0 : order > 0;
    case '<=':
      return compare(version.slice(0, given.length), given) <= 0;
    case '<':
      return order < 0;
    case '^':
      return order >= 0 && version[0] === wanted[0];
    case '~':
      return order >= 0 && version[0] === wanted[0] && (given.length < 2 || version[1] === wanted[1]);
    default:
      return compare(version.slice(0, given.length), given) === 0;
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((number, at) => number !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

describe('the reading of ranges', () => {
  it.each([
    ['>=18', true],
    ['>= 18', true],
    ['>=20.19.0', true],
    ['>=20.19.1', false],
    ['>=21', false],
    ['^20.19.0 || ^22.13.0 || >=24', true],
    ['^22.13.0 || >=24', false],
    ['^18.18.0 || >=20.20.0', false],
    ['20 || >=22', true],
    ['18 || 20 || >=22', true],
    ['20.x', true],
    ['>=12 <21', true],
    ['>=12 <20', false],
    ['~20.18.0', false],
    ['*', true],
  ])('%s', (range, allowed) => {
    expect(allows(range, oldest)).toBe(allowed);
  });
});

describe('the packages of the lock file', () => {
  it('are many, each of one version with a checksum', () => {
    expect(packages.length).toBeGreaterThan(100);
    const loose = packages.filter(
      ([, { version, integrity }]) => version === undefined || !/^sha512-/.test(integrity ?? ''),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('need no Node newer than the oldest that is promised', () => {
    const newer = packages.flatMap(([path, { engines }]) => {
      const range = engines === undefined || !('node' in engines) ? undefined : engines.node;
      return range === undefined || allows(range, oldest) ? [] : [`${path} needs ${range}`];
    });
    expect(newer).toEqual([]);
  });

  it('run no script when they are installed, but for those that are known', () => {
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path);
    expect(running.sort()).toEqual(Object.keys(mayRunScripts).sort());
  });

  it('that a project gets with the package are the fonts and the browser, and run nothing when they are installed', () => {
    const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies).filter((name) => !name.startsWith('@fontsource/'))).toEqual([
      '@sparticuz/chromium',
    ]);
    const got = packages.filter(([, { dev, peer, hasInstallScript }]) => !dev && !peer && hasInstallScript);
    expect(got).toEqual([]);
  });

  it('are asked for by exact versions, and their download of a browser is off', () => {
    const own: {
      readonly engines: { readonly node: string };
      readonly puppeteer: object;
      readonly dependencies: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
    } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(own.engines.node).toBe(`>=${oldest.join('.')}`);
    expect(own.puppeteer).toEqual({ skipDownload: true });
    const asked = Object.entries({ ...own.dependencies, ...own.devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
