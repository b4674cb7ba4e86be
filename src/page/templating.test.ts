import { expect, test } from 'vitest';
import { smallLocale } from '../testing/small-data.ts';
import { renderTemplate } from './templating.ts';

function render(text: string, view: object, partials: Readonly<Record<string, string>> = {}): string {
  return renderTemplate({
    locale: smallLocale,
    file: 'a.hbs',
    text,
    view,
    partials: new Map(Object.entries(partials)),
  });
}

test('a list is gone through in its order, with what is known of each item', () => {
  const text = '{{#each list}}{{@index}}{{#if @first}}!{{/if}}{{this}}{{../end}}{{#unless @last}},{{/unless}}{{/each}}';
  expect(render(text, { list: ['a', 'b'], end: '.' })).toBe('0!a.,1b.');
  expect(render('{{#each list}}x{{else}}none{{/each}}', { list: [] })).toBe('none');
  expect(render('{{#each list}}x{{else}}none{{/each}}', { list: null })).toBe('none');
});

test('what is printed is escaped, and no prototype is reached', () => {
  expect(render('{{a}}', { a: '<b title="x">' })).toBe('&lt;b title&#x3D;&quot;x&quot;&gt;');
  expect(() => render('{{__proto__.x}}', { a: 1 })).toThrow('a.hbs or a partial of it fails');
  expect(() => render('{{#a}}x{{/a}}', { a: [1, 2] })).toThrow('unknown block "a"');
});

const rows = Array.from({ length: 100 }, (_, index) => index);

test.each([
  ['goes through more than 1,000,000 items', `${'{{#each @root.rows}}'.repeat(16)}${'{{/each}}'.repeat(16)}`],
  [
    'writes more than 64 million characters',
    `${'{{#each @root.rows}}'.repeat(3)}${'x'.repeat(100)}${'{{/each}}'.repeat(3)}`,
  ],
])('lists within lists are stopped: it %s', (message, text) => {
  const start = performance.now();
  expect(() => render(text, { rows })).toThrow(`a.hbs or a partial of it ${message}; it was stopped`);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('partials that use each other twice are stopped, and a circle is told as one', () => {
  const chain = Array.from({ length: 40 }, (_, index) => [`p${index}`, `{{> p${index + 1}}}{{> p${index + 1}}}`]);
  const partials = { ...Object.fromEntries(chain), p40: '' };
  expect(() => render('{{> p0}}', {}, partials)).toThrow('goes through more than 1,000,000 items');
  expect(() => render('{{> a}}', {}, { a: '{{> b}}', b: '{{> a}}' })).toThrow('never end: a > b > a');
});
