import { expect, test } from 'vitest';
import { composeTopic } from '../compose/compose.ts';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';
import { loadTheme } from '../style/theme/load.ts';
import { smallProject } from '../testing/checked.ts';
import { filesAt } from '../testing/files.ts';
import { projectRoot, smallLocale } from '../testing/small-data.ts';
import { findUsedFonts } from './used-fonts.ts';

const files = filesAt(projectRoot);

test('the fonts have the words that only a template prints', () => {
  const { data, topics } = smallProject();
  const [topic] = topics;
  if (topic === undefined) throw new Error('the small project has one topic');
  const edition = { published: '2024-06-01', draft: false };
  const briefing = composeTopic({ name: 'topic', topic, data, locale: smallLocale })({ edition });
  const locale = createLocale('zh-CN', loadLocale(files, 'zh-CN'));
  const has = (template: string): boolean => {
    const templates = new Map([['templates/briefing.hbs', template]]);
    const faces = findUsedFonts({ briefing, theme: loadTheme(files, 'rust'), locale, templates, files });
    return faces.some(({ font }) => font.has('覆'.codePointAt(0) ?? 0));
  };
  expect([has('<h2>{{word "sources"}}</h2>'), has('<h2>{{word "coverage-heading"}}</h2>')]).toEqual([false, true]);
});
