import { expect, it } from 'vitest';
import { createCitations } from '../compose/citations.ts';
import { figureReferences } from '../compose/numbering.ts';
import { createProse } from '../compose/prose.ts';
import { createWording } from '../compose/values.ts';
import { loadSmall, smallLocale, smallProject } from '../testing/small-data.ts';
import { loadTopic } from './load.ts';

const block = (kind: string, fields: string): string =>
  `\n\`\`\`${kind}\ntitle: Recorded\nsubtitle: Cases\n${fields}\n\`\`\`\n`;

const body = [
  block('table', 'statistics: [thefts-2022]'),
  block('chart', 'id: by-year\nkind: bars\nstatistics: [thefts-2022, thefts-2023]'),
  block('table', 'id: by-place\nstatistics: [thefts-2023]'),
].join('');

const topic = `---
format: 1
title: Thefts
place: Lakeside
period: '{{period "thefts-2023"}}'
summary: Fewer.
---

## By day
${body}`;

it('numbers charts and tables each by themselves, and a text refers to them by id', () => {
  const { files, dispose } = smallProject({ 'templates/topics/thefts.md': topic });
  const loaded = loadTopic(files, 'thefts');
  const data = loadSmall({});
  const prose = createProse({
    data,
    wording: createWording(data, smallLocale),
    citations: createCitations(),
    figures: figureReferences(loaded, smallLocale),
  });
  const at = { file: 'topic.md', line: 1, column: 1 };
  expect(prose.line('{{figure "by-place"}} and {{figure "by-year"}}', at).html).toBe(
    '<a href="#table-2">Table\u00a0<span data-from="section">2</span></a> and <a href="#figure-1">Figure\u00a0<span data-from="section">1</span></a>',
  );
  expect(() => prose.line('{{figure "by-month"}}', at)).toThrow('unknown figure "by-month"');
  dispose();
});
