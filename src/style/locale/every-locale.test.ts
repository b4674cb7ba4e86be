import { describe, expect, it } from 'vitest';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { checkLocales, listLocales, loadLocale } from './load.ts';

const files = filesAt(projectRoot);
const english = loadLocale(files, 'en-GB');

it('are the languages that Briefpress has, and none has a fault', () => {
  expect(listLocales(files).toSorted()).toEqual(['de-DE', 'en-GB', 'en-US', 'fr-FR', 'zh-CN']);
  expect(checkLocales(files)).toEqual([]);
});

describe.each(listLocales(files).filter((tag) => tag !== 'en-GB'))('the locale %s', (tag) => {
  const other = loadLocale(files, tag);
  const placeholders = (text: string): string => [...text.matchAll(/\{\w+\}/g)].flat().toSorted().join();

  it('has every word of the English one, and no other', () => {
    expect(Object.keys(other.words).toSorted()).toEqual(Object.keys(english.words).toSorted());
  });

  it('puts the same things into its words', () => {
    const differing = Object.entries(english.words).filter(
      ([key, text]) => placeholders(text) !== placeholders(other.words[key] ?? ''),
    );
    // A Chinese citation names the year once, in its date.
    expect(differing.map(([key]) => key)).toEqual(tag === 'zh-CN' ? ['citation'] : []);
  });
});

describe.each(listLocales(files))('the words of %s', (tag) => {
  const locale = loadLocale(files, tag);
  const all = [locale.words, locale.dates, locale['dates-compared'] ?? {}, locale.qualifiers, locale.joins].flatMap(
    (part) =>
      Object.entries(part).flatMap(([key, text]) =>
        text === undefined || key === 'ordinals' ? [] : [[key, text] as const],
      ),
  );
  const faulty = (fault: RegExp): readonly string[] => all.flatMap(([key, text]) => (fault.test(text) ? [key] : []));

  it('have one space between words, and none before a comma or stop', () => {
    expect(faulty(/ {2}|[ \u00a0\u202f][,.](?!\w)/)).toEqual([]);
  });

  it('have the marks of their language', () => {
    const strange: Readonly<Record<string, RegExp>> = {
      'en-GB': /[«»„‚"]|\s[;:?!]/,
      'en-US': /[«»„‚"]|\s[;:?!]/,
      'de-DE': /[«»”"]|\s[;:?!]|\d%/,
      'fr-FR': /[“”„"']|[^\u202f][;?!»]|[^\u00a0]:|«[^\u202f]/,
      'zh-CN': /[«»„"]|\p{Script=Han} ?[,;:?!]/u,
    };
    expect(faulty(strange[tag] ?? /^/)).toEqual([]);
  });
});
