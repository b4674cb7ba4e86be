import { describe, expect, test } from 'vitest';
import { readChecked } from '../check/project.ts';
import { composeTopic } from '../compose/compose.ts';
import type { FigureCell, FigureColumn } from '../compose/figure.ts';
import { plainText } from '../compose/html.ts';
import { readCsv } from '../data/csv.ts';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';
import { filesAt } from '../testing/files.ts';
import { listTopics, topicLanguage } from '../topic/load.ts';
import { printedStatistics, statisticsCsv } from './statistics-csv.ts';

const files = filesAt(new URL('../..', import.meta.url).pathname);
const { checked } = readChecked(files, listTopics(files), '2024-06-01');
const edition = { published: '2024-07-31', draft: false };

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function compose(topic: (typeof checked.topics)[number]) {
  const { data } = checked;
  const tag = topicLanguage(topic, data.publication.locale);
  const locale = createLocale(tag, loadLocale(files, tag));
  const briefing = composeTopic({ name: topic.id, topic, data, locale })({ edition });
  const read = readCsv(
    new TextEncoder().encode(statisticsCsv(printedStatistics({ briefing, html: '', data, locale }))),
    'x.csv',
  );
  if (!('rows' in read)) throw new Error('the table cannot be read');
  const heads = read.heads.map(({ text }) => text);
  const rows = read.rows.map((row) => new Map(row.map(({ text }, index) => [heads[index] ?? '', text])));
  return { briefing, rows: new Map(rows.map((row) => [row.get('id') ?? '', row])) };
}

type Row = ReadonlyMap<string, string>;

/** The sign beside a period, which the table has behind what it was read from. */
function signOf(readFrom: string): string {
  const [, sign] = /\((.)\)$/.exec(readFrom) ?? [];
  return sign === undefined ? '' : ` ${sign}`;
}

/** Whether a cell of a page, by the key of its column, says what the row of the attached table says. */
const agrees: Readonly<Record<string, (text: string, row: Row) => boolean>> = {
  measure: (text, row) => text.startsWith(plain(row.get('measure') ?? '?')),
  place: (text, row) => text === row.get('place'),
  period: (text, row) => text === `${row.get('period as printed')}${signOf(row.get('period read from') ?? '')}`,
  reporter: (text, row) => text === row.get('reported by'),
  grade: (text, row) => text === row.get('grade'),
  value: (text, row) => plain(row.get('printed') ?? '').includes(text),
  source: (text, row) => text.includes(row.get('paragraph') ?? '?'),
};

/** What the cells of a page and the row of the attached table do not say alike, by the key of the column. */
function differences(columns: readonly FigureColumn[], cells: readonly FigureCell[], rows: ReadonlyMap<string, Row>) {
  const texts = cells.map(({ content }) => plain(plainText(content)));
  const value = cells[columns.findIndex(({ key }) => key === 'value')]?.content.html ?? '';
  const row = rows.get(/data-statistic="([^"]+)"/.exec(value)?.[1] ?? '');
  if (row === undefined) return ['no row'];
  const wrong = columns.flatMap(({ key }, index) =>
    agrees[key]?.(texts[index] ?? '', row) === false ? [`${row.get('id')} ${key}: ${texts[index]}`] : [],
  );
  const comparison = plain(row.get('comparison as printed') ?? '');
  return texts.join(' ').includes(comparison) ? wrong : [...wrong, `${row.get('id')}: ${comparison}`];
}

describe('the attached table', () => {
  test.each(checked.topics.map((topic) => [topic.id, topic] as const))(
    'has each row of %s as the page has it',
    (_, topic) => {
      const { briefing, rows } = compose(topic);
      const { columns = [], rows: printed = [] } = briefing.data ?? {};
      const ofValues = printed.filter(([first]) => first?.kind !== 'group');
      expect(ofValues.flatMap((cells) => differences(columns, cells, rows))).toEqual([]);
    },
  );

  test('is compared with many rows', () => {
    const counts = checked.topics.map((topic) => compose(topic).briefing.data?.rows.length ?? 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(50);
  });

  test('has every note, and every statistic', () => {
    for (const topic of checked.topics) {
      const { briefing, rows } = compose(topic);
      for (const id of briefing.printed) {
        const note = checked.data.statistics.get(id)?.note;
        expect((rows.get(id)?.get('note') ?? '') !== '', id).toBe(note !== undefined);
      }
      expect([...rows.keys()]).toEqual([...briefing.printed]);
    }
  });
});
