import { describe, expect, it } from 'vitest';
import type { Files } from '../../project/files.ts';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { checkLocales, loadLocale } from './load.ts';

const shipped = filesAt(projectRoot);

/** The shipped files with a locale of the project's own: the English one without some of its lines. */
function withLocale(tag: string, left: RegExp): Files {
  const file = `templates/locales/${tag}.yaml`;
  const lines = shipped.read('templates/locales/en-GB.yaml').split('\n');
  const text = lines.filter((line) => !left.test(line)).join('\n');
  return {
    ...shipped,
    read: (name) => (name === file ? text : shipped.read(name)),
    list: (folder) => [
      ...new Set([...shipped.list(folder), ...(folder === 'templates/locales' ? [`${tag}.yaml`] : [])]),
    ],
  };
}

describe('a locale that was written for an earlier version', () => {
  const younger = /^ {2}(attribution-own|quarter):/;

  it.each(['en-GB', 'en-IE'])('takes what it lacks from the engine, which has its language: %s', (tag) => {
    const files = withLocale(tag, younger);
    expect(loadLocale(files, tag)).toEqual(loadLocale(shipped, 'en-GB'));
    expect(checkLocales(files)).toEqual([]);
  });

  it('is told of all words that it lacks, where the engine does not have its language', () => {
    const [found, ...others] = checkLocales(withLocale('nl-NL', /^ {2}(attribution-own|contents):/));
    expect(others).toEqual([]);
    expect(found?.file).toBe('templates/locales/nl-NL.yaml');
    expect(found?.message).toContain('lacks words that this version prints; add under "words", in its language: ');
    expect(found?.message).toContain('contents (in English "Contents")');
    expect(found?.message).toContain('attribution-own (in English "Figures are those');
  });

  it('is told of each form of dates that it lacks', () => {
    const found = checkLocales(withLocale('nl-NL', /^ {2}quarter:/));
    expect(found.map(({ message }) => message)).toEqual(['"quarter" is missing']);
  });
});
