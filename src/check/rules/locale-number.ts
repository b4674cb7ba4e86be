import { literalForm } from '../../data/literal-forms.ts';
import type { Step } from '../../data/yaml.ts';
import { blank } from '../../topic/literals.ts';
import { findNumbers } from '../numbers/find.ts';
import { nounsOfData } from '../numbers/nouns.ts';
import type { Checked, Fault, LocaleText, Rule } from '../rule.ts';

/** A number in the words of a locale, which would be printed on every page; and a scale that does not divide by its word. */
export const localeNumber: Rule = {
  name: 'locale-number',
  run: (checked) => checked.locales.flatMap((locale) => [...inWords(locale, checked), ...scaleFaults(locale)]),
};

/** The page itself counts what it has: "the two values". */
const small = /^(?:one|two|three|[一二两三])$/i;

/** Names that may have their number in them: "1月", "Q1". */
const numbered = new Set(['months', 'short-months', 'quarters', 'halves', 'first-day', 'format', 'script', 'grouping']);

function inWords(locale: LocaleText, { data }: Checked): readonly Fault[] {
  if (typeof locale.value !== 'object' || locale.value === null) return [];
  return Object.entries(locale.value).flatMap(([key, value]) =>
    numbered.has(key) ? [] : textsIn(value, [key]).flatMap(([path, text]) => inText(text, path, { locale, data })),
  );
}

function textsIn(value: unknown, path: readonly Step[]): readonly (readonly [readonly Step[], string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}

function inText(
  text: string,
  path: readonly Step[],
  { locale, data }: { readonly locale: LocaleText; readonly data: Checked['data'] },
): readonly Fault[] {
  const words = blank(text, /\{[^}]*\}/g);
  const found = findNumbers(words, { language: locale.tag, nouns: nounsOfData(data) }).find(
    ({ number, severity }) =>
      severity === 'error' && (/\p{N}/u.test(number) || (path[0] !== 'scales' && !small.test(number))),
  );
  if (found === undefined) return [];
  const message = `"${found.number}" is a number in the locale ${locale.tag}; remove it: numbers come from the data, through placeholders such as {value}`;
  return [{ ...locale.at(path), message }];
}

function scaleFaults({ tag, value, at }: LocaleText): readonly Fault[] {
  const scales: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'scales') : undefined;
  if (!Array.isArray(scales)) return [];
  return scales.flatMap((scale: unknown, index): readonly Fault[] => {
    if (typeof scale !== 'object' || scale === null) return [];
    const divide: unknown = Reflect.get(scale, 'divide');
    const wrong = textsIn(Reflect.get(scale, 'text'), []).flatMap(([, text]) => {
      const word = text
        .replace(/\{[^}]*\}/g, '')
        .trim()
        .toLowerCase();
      const meant = literalForm(tag).scales.get(word);
      return meant === undefined || meant === divide ? [] : [{ word, meant }];
    })[0];
    if (wrong === undefined) return [];
    const message = `the scale "${wrong.word}" is divided by ${String(divide)}; write "divide: ${wrong.meant}"`;
    return [{ ...at(['scales', index, 'divide']), message }];
  });
}
