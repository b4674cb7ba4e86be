import { describe, expect, test } from 'vitest';
import type { Printed } from '../editions/schema.ts';
import { smallProject } from '../testing/checked.ts';
import { smallLocale } from '../testing/small-data.ts';
import { yearly } from '../testing/topic-bodies.ts';
import { composeTopic } from './compose.ts';
import { plainText } from './html.ts';

const { data, topics } = smallProject({ statistics: yearly(5) });
const [topic] = topics;
if (topic === undefined) throw new Error('the small project has one topic');

const edition = { published: '2024-06-01', draft: false };

function compose(printed?: Printed, withdrawn: readonly { number: number; reason: string }[] = []) {
  if (topic === undefined) throw new Error('no topic');
  const baseline = printed === undefined ? {} : { baseline: { edition: 1, date: '2024-01-01', printed } };
  const history = { ...baseline, withdrawn };
  return composeTopic({ name: 'topic', topic, data, locale: smallLocale })({ edition, history });
}

const now = compose().comparable;

/** What was printed, but for these statistics, which are left out or have the value given. */
function printedWith(others: Readonly<Record<string, number | undefined>>): Printed {
  const statistics = Object.entries(now.statistics).flatMap(([id, statistic]) => {
    if (!Object.hasOwn(others, id)) return [[id, statistic] as const];
    const value = others[id];
    return value === undefined ? [] : [[id, { ...statistic, value, printed: `${value} cases` }] as const];
  });
  return { statistics: Object.fromEntries(statistics), sections: now.sections };
}

describe('what changed, on page 1', () => {
  test('is nothing before the first edition, and has no section', () => {
    const { changed, changes, masthead } = compose();
    expect(plainText(changed.counts)).toMatch(/^First edition/);
    expect(changed.items).toEqual([]);
    expect(changes).toBeUndefined();
    expect(masthead.facts.map(({ value }) => plainText(value))).toContain('First edition');
  });

  test.each<[string, Printed, string, number]>([
    ['nothing', now, 'No statistic changed.', 0],
    ['one value', printedWith({ y1: 65000 }), '1 revised.', 1],
    ['two periods', printedWith({ y3: undefined, y4: undefined }), '2 new periods.', 2],
    ['all of them', printedWith({ y0: 1, y1: 2, y2: 3, y4: undefined }), '3 revised and 1 new period.', 3],
    ['words alone', { ...now, sections: [] }, 'No statistic changed. 2 sections with other words.', 0],
  ])('counts %s and shows at most three', (_, printed, counts, items) => {
    const { changed, changes } = compose(printed);
    expect(plainText(changed.title)).toBe('What changed since edition 1');
    expect(plainText(changed.counts)).toBe(counts);
    expect(changed.items).toHaveLength(items);
    expect(changes?.groups.flatMap((group) => group.items).length ?? 0).toBeGreaterThanOrEqual(items);
    expect(changed.more === undefined).toBe(changes === undefined);
  });

  test('links the value that is, and gives the value that was as the record has it', () => {
    const { changed, masthead } = compose(printedWith({ y1: 65000 }));
    const [item] = changed.items;
    expect(item?.html).toContain('data-statistic="y1"');
    expect(plainText(item ?? { html: '' }).replaceAll('\u00a0', ' ')).toBe(
      'Cases recorded, town, 2020: from 65000 cases to 66,000 cases',
    );
    expect(item?.html).toContain('<span data-from="edition">65000</span> cases');
    expect(masthead.facts.map(({ value }) => plainText(value))).toContain('Not yet issued');
  });

  test('begins with the editions that were withdrawn', () => {
    const { changed, changes } = compose(printedWith({ y1: 1, y2: 2, y3: 3 }), [
      { number: 1, reason: 'A <slip> of 7.' },
    ]);
    expect(changed.items[0]?.html).toBe(
      'Edition <span data-from="edition">1</span> was withdrawn: A &lt;slip&gt; of <span data-from="edition">7</span>.',
    );
    expect(changed.items).toHaveLength(3);
    expect(changes?.withdrawn).toHaveLength(1);
  });

  test('says where all earlier editions were withdrawn, and does not call itself the first', () => {
    const { changed, masthead } = compose(undefined, [{ number: 1, reason: 'A slip.' }]);
    expect(plainText(changed.counts)).toBe('No earlier edition stands, so there is none to compare with.');
    expect(changed.items.map(plainText)).toEqual(['Edition 1 was withdrawn: A slip.']);
    expect(masthead.facts.map(({ value }) => plainText(value))).toContain('Not yet issued');
  });

  test('is not part of what the next edition is compared with', () => {
    expect(compose(printedWith({ y1: 65000 })).comparable.statistics).toEqual(now.statistics);
  });
});
