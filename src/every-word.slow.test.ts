import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from './pdf/read/read-pdf.ts';
import { listLocales, loadLocale } from './style/locale/load.ts';
import { projectRoot } from './testing/browser.ts';
import { filesAt } from './testing/files.ts';
import { inLanguage } from './testing/in-language.ts';
import { wordProjects } from './testing/word-projects.ts';

const shipped = filesAt(projectRoot);
const english = shipped.read('templates/locales/en-GB.yaml');
const keys = Object.keys(loadLocale(shipped, 'en-GB').words);

/** The English locale in which each word is its own name, with what is put into it; but for those at a page's foot, which are read back. */
const coded = english.replace(/^words:\n[\s\S]*$/m, (words) =>
  words.replace(/^ {2}([\w-]+): (.*)$/gm, (line: string, key: string, text: string) => {
    if (key.startsWith('page-')) return line;
    return `  ${key}: ${text.startsWith('"') ? text.replace('"', `"zz${key}zz`) : JSON.stringify(`zz${key}zz${text}`)}`;
  }),
);

const late = (): readonly string[] => ['--date', '2026-11-22'];

async function pagesOf(name: string, tag: string, locale?: string): Promise<string> {
  const known = wordProjects[name];
  if (known === undefined) throw new Error(`there is no project "${name}"`);
  const { make, moments = [{}] } = known;
  const project = make();
  let texts: readonly string[] = [];
  try {
    for (const { change, flags = late, makes = [] } of moments) {
      inLanguage(project, tag);
      if (locale !== undefined) project.write(`templates/locales/${tag}.yaml`, locale);
      await change?.(project);
      inLanguage(project, tag);
      const run = async (...words: readonly string[]): Promise<void> => {
        const done = await project.call([...words, ...flags(project)]);
        expect(done, done.stderr).toMatchObject({ code: 0 });
      };
      await run('--all', '--format', 'html');
      if (makes.includes('mail')) await run('mail', '--all', '--to', 'ana.lee@example.org');
      if (makes.includes('pdf')) await run('--all');
      texts = [...texts, ...(await textsIn(project.path('out')))];
    }
    return texts.join('\n');
  } finally {
    project.dispose();
  }
}

/** What the files of a folder say. */
async function textsIn(folder: string): Promise<readonly string[]> {
  const files = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))] as const);
  return Promise.all(
    files.map(async ([file, bytes]) => {
      if (file.endsWith('.eml')) {
        const { subject = '', text = '', html = '' } = await PostalMime.parse(bytes);
        return textOf(`${subject}\n${text}\n${html}`);
      }
      return file.endsWith('.pdf') ? textOfPdf(bytes) : textOf(bytes.toString('utf8'));
    }),
  );
}

/** What stands in a PDF alone: at the feet of its pages, with its attachments, and what its links lead to. */
function textOfPdf(bytes: Uint8Array): string {
  const { pages, attachments, links } = readPdf(bytes);
  const runs = pages.flatMap((page) => page.runs.map(({ text }) => text));
  return spaced(
    [...runs, ...attachments.map(({ description }) => description), ...links.map(({ contents }) => contents)].join(' '),
  );
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
  const parts = word.split(/\{\w+\}/).map((part) => part.toLowerCase().replace(/\s+/g, ''));
  return parts.filter((part) => /\p{L}{2}/u.test(part));
}

/** Words that no page prints as they stand, and why; every other one is seen on a page, in a PDF or in a mail. */
const unprinted: Readonly<Record<string, string>> = {
  ordinals: 'a list, of which a page has one',
  'words-of-shares': 'a list by which a subtitle is looked through',
  'machine-sign': 'a sign by which a source is known to be translated by machine',
  'with-title': 'stands in pictures of figures, whose letters are outlines',
};

/** At the feet of a PDF and with its links, which are read back when it is built. */
const ofPdf = ['page-named', 'page-of'];

/** The key of a sign that one language does not print, and titles that have room for them in one language and not in another. */
const loose = new Set([
  'key-paragraph',
  'machine-translated',
  'coverage-no-series',
  'coverage-one-series',
  'coverage-series',
]);

describe('every word of a locale', () => {
  const used = new Map<string, readonly string[]>([['editions', ofPdf]]);
  beforeAll(async () => {
    for (const name of Object.keys(wordProjects)) {
      const text = await pagesOf(name, 'en-GB', coded);
      const seen = [...text.matchAll(/[zZ]z([a-y][a-zA-Z-]*?)zz/g)].map(([, key = '']) => key);
      used.set(name, [...new Set([...(used.get(name) ?? []), ...seen])]);
    }
  }, 300_000);
  afterAll(() => used.clear());

  it('is printed somewhere, or here is why not', () => {
    const seen = new Set([...used.values()].flat());
    expect(keys.filter((key) => !seen.has(key))).toEqual(keys.filter((key) => key in unprinted));
    expect([...seen, ...Object.keys(unprinted)].filter((key) => !keys.includes(key))).toEqual([]);
  });

  const languages = listLocales(shipped).filter((tag) => tag !== 'en-GB');
  describe.each(languages)('in %s', (tag) => {
    const locale = loadLocale(shipped, tag);

    it.each(Object.keys(wordProjects))(
      'stands on the pages that use it: %s',
      async (name) => {
        const text = await pagesOf(name, tag);
        // A PDF has spaces between the fonts of two scripts.
        const dense = text.toLowerCase().replace(/\s+/g, '');
        const lost = (used.get(name) ?? []).filter(
          (key) => !loose.has(key) && fixed(locale.words[key] ?? '').some((part) => !dense.includes(part)),
        );
        expect(lost).toEqual([]);
        expect(text).not.toMatch(/\{[a-z-]+\}|undefined|\[object/);
      },
      120_000,
    );
  });
});
