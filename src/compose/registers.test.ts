import { describe, expect, it } from 'vitest';
import { loadSmall, smallLocale } from '../testing/small-data.ts';
import type { SystemsPart } from '../topic/types.ts';
import { createCitations } from './citations.ts';
import { html, plainText } from './html.ts';
import { createNumbering } from './numbering.ts';
import { createProse } from './prose.ts';
import { composeSystems } from './registers.ts';
import { createWording } from './values.ts';

function record(id: string, place: string): string {
  return `  - { id: ${id}, name: Name of ${id}, kind: platform, place: ${place}, what: Holds ${id}., mentions: [{ source: bulletin, paragraph: 2, literal: "1,292" }] }\n`;
}

const data = loadSmall({
  'data/systems/all.yaml': `format: 1\nsystems:\n${record('cloud', 'lakeside')}${record('cameras', 'lakeside')}${record('app', 'hilltown')}`,
});

function register(...systems: readonly string[]): readonly (readonly string[])[] {
  const wording = createWording(data, smallLocale);
  const citations = createCitations();
  const numbering = createNumbering(smallLocale);
  const prose = createProse({ data, wording, citations });
  const at = () => ({ file: 'topic.md', line: 1, column: 1 });
  const part: SystemsPart = {
    kind: 'systems',
    block: { title: 'Systems', subtitle: 'By place', systems: [...systems] },
    at,
    position: at(),
  };
  const table = composeSystems(part, {
    data,
    locale: smallLocale,
    wording,
    prose,
    numbering,
    citations,
    about: html``,
  });
  return [
    table.columns.map(({ name }) => plainText(name)),
    ...table.rows.map((row) => row.map(({ content }) => plainText(content))),
  ];
}

describe('a register of systems', () => {
  it('has a column of places where there are several', () => {
    expect(register('cloud', 'app')).toEqual([
      ['System', 'Place', 'What it does', 'Source'],
      ['Name of cloud', 'Lakeside', 'Holds cloud.', '[1] ¶\u00a02'],
      ['Name of app', 'Hilltown', 'Holds app.', '[1] ¶\u00a02'],
    ]);
  });

  it('has no column of places where all are in one', () => {
    expect(register('cloud', 'cameras')).toEqual([
      ['System', 'What it does', 'Source'],
      ['Name of cloud', 'Holds cloud.', '[1] ¶\u00a02'],
      ['Name of cameras', 'Holds cameras.', '[1] ¶\u00a02'],
    ]);
  });
});
