import { describe, expect, it } from 'vitest';
import type { Data } from '../data/types.ts';
import { calculatedFile, loadSmall, smallData, smallLocale } from '../testing/small-data.ts';
import { createCitations } from './citations.ts';
import { plainText } from './html.ts';
import { sayComparison } from './levels.ts';
import { createProse, type Prose } from './prose.ts';
import { createWording } from './values.ts';

const at = { file: 'topic.md', line: 7, column: 1 };
const other = (smallData['data/sources/bulletin.yaml'] ?? '')
  .replace('Bulletin of Lakeside', 'Second bulletin')
  .replaceAll('thefts-', 'fires-')
  .replaceAll('stolen-2023', 'burnt-2023')
  .replaceAll('solved-share', 'dry-share');
const data = loadSmall({
  'data/sources/second.yaml': other,
  'data/calculated.yaml': calculatedFile({ 'thefts-fall': 'percent-change(thefts-2022, thefts-2023)' }),
});

function prose(from: Data = data): Prose {
  return createProse({ data: from, wording: createWording(from, smallLocale), citations: createCitations() });
}

function words(markup: { readonly html: string }): string {
  return markup.html
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ')
    .trim();
}

describe('numbers in prose', () => {
  it('are links to the source, with its number', () => {
    const { html } = prose().line('Police recorded {{stat "thefts-2023"}}.', at);
    expect(html).toBe(
      'Police recorded <a class="stat" href="#source-1" id="cite-1" data-statistic="thefts-2023"><span class="kept">38,000\u00a0cases<sup data-from="source">[1]</sup></span></a>.',
    );
  });

  it.each([
    [
      'of one source, the last of a sentence carries the number',
      '{{stat "thefts-2022"}} and {{stat "thefts-2023"}}.',
      '66,000 cases and 38,000 cases[1].',
    ],
    [
      'of one source in two sentences carry it twice',
      '{{stat "thefts-2022"}}. Then {{stat "thefts-2023"}}.',
      '66,000 cases[1]. Then 38,000 cases[1].',
    ],
    [
      'of two sources carry their own',
      '{{stat "thefts-2023"}}, {{stat "fires-2023"}}.',
      '38,000 cases[1], 38,000 cases[2].',
    ],
    ['without their unit', '{{value "thefts-2023"}} in all', '38,000[1] in all'],
    ['as a change in words', 'Thefts {{change "thefts-fall"}}.', 'Thefts fell by 42% (our calculation)[1].'],
    ['and a sentence without one, cited by itself', 'Police said so{{cite "bulletin"}}.', 'Police said so[1].'],
    [
      'and a cited source of a sentence stand once, at its end',
      '{{stat "thefts-2023"}} were recorded, by its account{{cite "bulletin"}}.',
      '38,000 cases were recorded, by its account[1].',
    ],
    ['with their qualifier', '{{stat "stolen-2023"}}', 'more than 705 million yuan[1]'],
  ])('%s', (_, text, expected) => {
    expect(words(prose().line(text, at))).toBe(expected);
  });

  it.each([
    [
      'of a change, its period and its levels',
      'thefts-fall',
      'compared with 2022, from 66,000 cases in 2022 to 38,000 cases in 2023',
    ],
    ['of a level without one', 'stolen-2023', 'no comparison given'],
  ])('say what they are compared with: %s', (_, id, expected) => {
    const wording = createWording(data, smallLocale);
    const citations = createCitations();
    const written: Prose = createProse({
      data,
      wording,
      citations,
      comparison: (statistic) => {
        const parts = sayComparison(statistic, { data, locale: smallLocale, wording, prose: written });
        return { html: parts.map(({ html }) => html).join(', ') };
      },
    });
    const { html } = written.line(`{{stat "${id}"}}; {{comparison "${id}"}}.`, at);
    expect(words({ html }).replace(/^[^;]*; /, '')).toBe(`${expected}.`);
    expect(html.match(/<sup\b/g)).toHaveLength(1);
  });

  it.each([
    ['lakeside', '2022 to 2023'],
    ['hilltown', 'not stated'],
  ])('give the years of all figures of %s where the topic is written for it', (value, expected) => {
    const written = createProse({
      data,
      wording: createWording(data, smallLocale),
      citations: createCitations(),
      param: { key: 'place', value },
    });
    expect(plainText(written.unlinked('{{span "place"}}', at))).toBe(expected);
  });

  it('that we calculated say so even where the next one carries the source’s number', () => {
    const text = '{{stat "thefts-fall"}}, from {{stat "thefts-2022"}}.';
    expect(words(prose().line(text, at))).toBe('−42% (our calculation), from 66,000 cases[1].');
  });

  it('carry no source number in headings and in plain words', () => {
    const text = 'Fewer thefts: {{stat "thefts-2023"}}';
    const { html } = prose().heading(text, at);
    expect(html).toContain('<a class="stat" href="#source-1"');
    expect(html).not.toContain('<sup');
    expect(plainText(prose().unlinked(text, at)).replaceAll('\u00a0', ' ')).toBe('Fewer thefts: 38,000 cases');
  });

  it('carry source numbers in each item of a list', () => {
    const { html } = prose().block('- {{stat "thefts-2022"}}\n- {{stat "thefts-2023"}}', at);
    expect(html.match(/<sup\b/g)).toHaveLength(2);
  });
});

describe('words of the data', () => {
  it('are not read as Markdown', () => {
    const from = loadSmall({
      'data/sources/bulletin.yaml': (smallData['data/sources/bulletin.yaml'] ?? '').replace(
        'measure: Thefts at night',
        'measure: "*Thefts* [at](https://x.org) <b>night</b>"',
      ),
    });
    const { html } = prose(from).line('{{measure "night-thefts-2023"}}', at);
    expect(html).toBe('*Thefts* [at](https://x.org) &lt;b&gt;night&lt;/b&gt;');
  });

  it('name the place, the period and who reported', () => {
    const text = '{{reporter "thefts-2023"}}, {{place "thefts-2023"}}, {{period "thefts-2023"}}';
    expect(prose().line(text, at).html).toBe('Lakeside Police, Lakeside, <span data-from="date">2023</span>');
  });
});

describe('what an author may not write', () => {
  it.each([
    ['an unknown statistic', '{{stat "thefts-203"}}', /topic\.md:7:1: unknown statistic "thefts-203"/],
    ['an unknown helper', '{{total "thefts-2023"}}', /total/],
    ['a helper of Handlebars', '{{#each x}}{{/each}}', /blocks, partials and decorators are not \[template\]/],
    ['a lookup', '{{lookup this "constructor"}}', /lookup/],
    ['a partial', '{{> briefing}}', /blocks, partials and decorators are not \[template\]/],
  ])('%s', (_, text, message) => {
    expect(() => prose().line(text, at)).toThrow(message);
  });

  it.each([
    ['markup', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a link that runs', '[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['a link to a file', '[x](file:///etc/passwd)', '[x](file:///etc/passwd)'],
  ])('%s stays text', (_, text, expected) => {
    expect(prose().line(text, at).html).toBe(expected);
  });

  it('links go to the web, to mail and inside', () => {
    const { html } = prose().line('[a](https://x.org) [b](mailto:a@x.org) [c](#sources)', at);
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'https://x.org',
      'mailto:a@x.org',
      '#sources',
    ]);
  });
});

describe('a list', () => {
  it('gives each item as one line', () => {
    const items = prose().items('- Recorded {{stat "thefts-2023"}}\n  in Lakeside\n\n* Second\n', at);
    expect(items.map((item) => plainText(item.html).replaceAll('\u00a0', ' '))).toEqual([
      'Recorded 38,000 cases in Lakeside',
      'Second',
    ]);
  });

  it('says which of its lines has an unknown id', () => {
    expect(() => prose().items('- First\n- {{stat "nothing"}}', at)).toThrow(/topic\.md:8:1: unknown statistic/);
  });

  it('is refused with words before its first item', () => {
    expect(() => prose().items('\nA sentence.\n- First', at)).toThrow(
      /topic\.md:8:1: only a list may come before the first section/,
    );
  });
});
