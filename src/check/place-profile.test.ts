import { describe, expect, it } from 'vitest';
import { composeTopic } from '../compose/compose.ts';
import { projectRoot } from '../testing/browser.ts';
import { filesAt } from '../testing/files.ts';
import { isInside } from '../topic/place-records.ts';
import { chooseBriefings } from './choose-briefings.ts';
import { chooseLocale } from './locales.ts';
import { loadProject } from './project.ts';
import { anyWords } from './words.ts';

const files = filesAt(projectRoot);
const names = chooseBriefings(files, { ids: ['place-profile'] }, () => undefined);
const { data, topics } = loadProject(files, names, '2024-08-01');
const locale = chooseLocale(files, data, undefined);

describe.each(topics)('$id as shipped', (topic) => {
  const edition = { published: '2024-08-01', draft: false };
  const place = topic.param?.value ?? '';
  const composed = composeTopic({ name: topic.id, topic, data, locale })({ edition });

  it('prints every statistic of its place, and none of a place outside it', () => {
    const inside = [...data.statistics.values()].filter((one) => isInside(one.place.id, place, data));
    const own = inside.filter(({ notPrinted }) => notPrinted === undefined).map(({ id }) => id);
    expect(own.length).toBeGreaterThan(2);
    expect([...composed.printed].sort()).toEqual(own.toSorted());
  });

  it('says nothing that another of the places is named in', () => {
    const others = topics.flatMap(({ param }) => (param === undefined || param.value === place ? [] : [param.value]));
    const english = others.map((id) => anyWords(data.places.get(id)?.name ?? ''));
    expect(english).toHaveLength(3);
    const words = JSON.stringify([
      composed.masthead,
      composed.bottomLine,
      composed.tiles,
      composed.sections.map(({ title }) => title),
    ]);
    for (const name of english) expect(words).not.toContain(name);
  });
});

it('there is one for each of the four places', () => {
  expect(topics.map(({ id }) => id)).toEqual(
    ['chongqing', 'chengdu', 'tianjin', 'zhejiang'].map((place) => `place-profile-${place}`),
  );
});
