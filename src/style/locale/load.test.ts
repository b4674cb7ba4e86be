import { describe, expect, it } from 'vitest';
import type { Files } from '../../project/files.ts';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { checkLocales, loadLocale } from './load.ts';
import { scriptRefusal } from './script-of.ts';

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

  it('is told of what is left in English, in a language that is another', () => {
    const lines = (tag: string): Files => withLocale(tag, /^no such line/);
    const [found, ...others] = checkLocales(lines('nl-NL'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ file: 'templates/locales/nl-NL.yaml', severity: 'warning', rule: 'untranslated' });
    expect(found?.message).toMatch(
      /has \d{3} texts as in English: more-than, at-least, .* and \d{3} more; translate them/,
    );
    expect(checkLocales(lines('en-IE'))).toEqual([]);
    expect(checkLocales(shipped)).toEqual([]);
  });

  it('is told of each form of dates that it lacks', () => {
    const found = checkLocales(withLocale('nl-NL', /^ {2}quarter:/));
    expect(found.map(({ message }) => message)).toEqual(['"quarter" is missing']);
  });
});

describe('a locale that is like another', () => {
  const american = (like: string): Files => {
    const text = `format: 1\nlike: ${like}\ndates: { day: "{month} {day}, {year}" }\n`;
    return {
      ...shipped,
      read: (name) => (name === 'templates/locales/nl-NL.yaml' ? text : shipped.read(name)),
      list: (folder) => [...shipped.list(folder), ...(folder === 'templates/locales' ? ['nl-NL.yaml'] : [])],
    };
  };

  it('says all else as that one does', () => {
    const [made, german] = [loadLocale(american('de-DE'), 'nl-NL'), loadLocale(shipped, 'de-DE')];
    expect(made).toEqual({ ...german, like: 'de-DE', dates: { ...german.dates, day: '{month} {day}, {year}' } });
  });

  it.each(['en-GX', 'en-US', 'nl-NL'])('is told where that one is none that says all itself: %s', (like) => {
    const [found, ...others] = checkLocales(american(like));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ file: 'templates/locales/nl-NL.yaml', line: 2, rule: 'wrong-value' });
  });
});

describe('a language whose script cannot be set', () => {
  it.each([
    ['ar-EG', 'Arabic (Egypt) is written from right to left'],
    ['he-IL', 'Hebrew (Israel) is written from right to left'],
    ['ur-PK', 'Urdu (Pakistan) is written from right to left'],
    ['hi-IN', 'Hindi (India) is written in Devanagari, whose letters change form and place'],
    ['ta-IN', 'is written in Tamil, whose letters change'],
    ['th-TH', 'is written in Thai, whose letters change'],
  ])('%s is refused, and its file is an error', (tag, said) => {
    expect(() => loadLocale(shipped, tag)).toThrow(`no briefing can be written in ${tag}: `);
    const [found, ...others] = checkLocales(withLocale(tag, /^no such line/));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'error', rule: 'locale-script', message: expect.stringContaining(said) });
  });

  it.each(['nl-NL', 'el-GR', 'uk-UA', 'zh-TW', 'sr-Latn-RS', 'hi-Latn-IN', 'no tag'])('%s is not', (tag) => {
    expect(scriptRefusal(tag)).toBeUndefined();
  });
});
