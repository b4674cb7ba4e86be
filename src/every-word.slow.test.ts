import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listLocales, loadLocale } from './style/locale/load.ts';
import { projectRoot } from './testing/browser.ts';
import { filesAt } from './testing/files.ts';
import { createHardProject } from './testing/hard-pages.ts';
import { inLanguage } from './testing/in-language.ts';
import { createProject, type TestProject } from './testing/project.ts';

const shipped = filesAt(projectRoot);
const english = shipped.read('templates/locales/en-GB.yaml');
const keys = Object.keys(loadLocale(shipped, 'en-GB').words);

/** The English locale in which each word is its own name, with what is put into it. */
const coded = english.replace(/^words:\n[\s\S]*$/m, (words) =>
  words.replace(/^ {2}([\w-]+): (.*)$/gm, (_, key: string, text: string) => {
    return `  ${key}: ${text.startsWith('"') ? text.replace('"', `"zz${key}zz`) : JSON.stringify(`zz${key}zz${text}`)}`;
  }),
);

/** Projects whose pages have many words between them. */
const projects: Readonly<Record<string, () => TestProject>> = {
  'made-up': () => createProject('made-up'),
  series: () => createProject('series'),
  districts: () => createProject('districts'),
  maps: () => createProject('maps'),
  evidence: () => createProject('evidence'),
  hard: () => createHardProject(),
  shipped: shippedProject,
  changed: () => createProject('series'),
};

function shippedProject(): TestProject {
  const project = createProject();
  for (const folder of ['data', 'templates/topics']) {
    rmSync(project.path(folder), { recursive: true });
    cpSync(join(projectRoot, folder), project.path(folder), { recursive: true });
  }
  return project;
}

/** An edition is issued, then values, names and sections change. */
async function change(project: TestProject): Promise<void> {
  const issued = await project.call(['issue', '--topic', 'ferries', '--date', '2022-03-01']);
  expect(issued, issued.stderr).toMatchObject({ code: 0 });
  const source = 'data/sources/ferries-2021.yaml';
  const why = 'revisions: [{ date: 2022-04-01, was: 3305, kind: corrected, reason: A page was missing. }]';
  project.edit(source, 'value: 3305\n', `value: 3310\n    ${why}\n`);
  project.edit(source, '"3,305 trips"', '"3,310 trips"');
  const topic = 'templates/topics/ferries.md';
  project.write(topic, `${project.read(topic)}\n## One more\n\nThe office said more.\n`);
}

async function pagesOf(name: string, tag: string, locale?: string): Promise<string> {
  const project = projects[name]?.();
  if (project === undefined) throw new Error(`there is no project "${name}"`);
  try {
    inLanguage(project, tag);
    if (locale !== undefined) project.write(`templates/locales/${tag}.yaml`, locale);
    if (name === 'changed') await change(project);
    const built = await project.call(['--all', '--format', 'html', '--date', '2026-11-22']);
    expect(built, built.stderr).toMatchObject({ code: 0 });
    const files = readdirSync(project.path('out')).filter((file) => file.endsWith('.html'));
    return files.map((file) => textOf(readFileSync(project.path(`out/${file}`), 'utf8'))).join('\n');
  } finally {
    project.dispose();
  }
}

/** What a page says, shown or told: its text and its attributes, with every space as one. */
function textOf(page: string): string {
  const plain = page
    .replace(/<style>[\s\S]*?<\/style>/g, ' ')
    .replace(/<wbr>|<span class="half-[a-z]+">(.)<\/span>/g, '$1')
    .replace(/<(?![^>]*(?:alt|aria-label)=)[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'");
  return spaced(plain);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** What is fixed in a word, between what is put into it. */
function fixed(word: string): readonly string[] {
  const parts = word.split(/\{\w+\}/).map((part) => spaced(part).trim());
  return parts.filter((part) => /\p{L}{2}/u.test(part));
}

/** Words that are lists of words, the key of a sign that one language does not print, and a title that has room for one of them in one language and not in another. */
const loose = new Set([
  'key-paragraph',
  'machine-translated',
  'ordinals',
  'words-of-shares',
  'coverage-no-series',
  'coverage-one-series',
  'coverage-series',
]);

describe('every word of a locale', () => {
  const used = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const name of Object.keys(projects)) {
      const text = await pagesOf(name, 'en-GB', coded);
      used.set(name, [...new Set([...text.matchAll(/zz([a-y][a-zA-Z-]*?)zz/g)].map(([, key = '']) => key))]);
    }
  }, 300_000);
  afterAll(() => used.clear());

  it('is one of which many stand on these pages', () => {
    const seen = new Set([...used.values()].flat());
    expect([...seen].filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => seen.has(key)).length).toBeGreaterThan(150);
  });

  const languages = listLocales(shipped).filter((tag) => tag !== 'en-GB');
  describe.each(languages)('in %s', (tag) => {
    const locale = loadLocale(shipped, tag);

    it.each(Object.keys(projects))(
      'stands on the pages that use it: %s',
      async (name) => {
        const text = (await pagesOf(name, tag)).toLowerCase();
        const lost = (used.get(name) ?? []).filter(
          (key) => !loose.has(key) && fixed(locale.words[key] ?? '').some((part) => !text.includes(part.toLowerCase())),
        );
        expect(lost).toEqual([]);
        expect(text).not.toMatch(/\{[a-z-]+\}|undefined|\[object/);
      },
      120_000,
    );
  });
});
