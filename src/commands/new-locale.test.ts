import { afterAll, describe, expect, it } from 'vitest';
import { createProject } from '../testing/project.ts';

const project = createProject();
afterAll(() => project.dispose());

describe('a new locale', () => {
  it('builds at once, with its own months and numbers, and check says what is left to translate', async () => {
    const made = await project.call(['new', 'locale', 'nl-NL']);
    expect(made).toMatchObject({ code: 0, stdout: 'templates/locales/nl-NL.yaml\n' });
    const [, left = ''] = /(\d+) texts are left to translate/.exec(made.stderr) ?? [];
    const text = project.read('templates/locales/nl-NL.yaml');
    expect(text).toContain('months: ["januari", "februari", "maart",');
    expect(text).toContain('last: " en "');
    const checked = await project.call(['check']);
    expect(checked.stdout).toContain(`warning: the locale nl-NL has ${left} texts as in English: more-than, `);
    project.edit('templates/locales/nl-NL.yaml', 'more-than: more than {value}', 'more-than: meer dan {value}');
    project.edit('templates/locales/nl-NL.yaml', 'as-in-english: []', 'as-in-english: [contact]');
    const again = await project.call(['check']);
    expect(again.stdout).toContain(`has ${Number(left) - 2} texts as in English: at-least, `);
  });

  it('says only what it writes otherwise, where a locale of its language is there', async () => {
    const made = await project.call(['new', 'locale', 'de-AT', '--json']);
    expect(JSON.parse(made.stdout)).toEqual({ tag: 'de-AT', file: 'templates/locales/de-AT.yaml', left: 0 });
    expect(project.read('templates/locales/de-AT.yaml')).toContain('like: de-DE\n');
    expect((await project.call(['check'])).stdout).not.toContain('de-AT');
  });

  it.each([
    ['ar-EG', 'written from right to left (Arabic)'],
    ['hi-IN', 'written in Devanagari, whose letters change form and place beside each other'],
    ['dutch', '"dutch" is not the tag of a language'],
    ['../x-NL', '"../x-NL" is not the tag of a language'],
    ['lzz-TR', 'how numbers are written in lzz-TR is not known'],
    ['xq-QQ', '"xq-QQ" is not the tag of a language'],
    ['en-GB', 'the language en-GB is there already'],
  ])('%s is refused', async (tag, said) => {
    const made = await project.call(['new', 'locale', tag]);
    expect(made).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) });
  });
});
