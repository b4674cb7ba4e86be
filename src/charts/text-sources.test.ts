import { describe, expect, test } from 'vitest';
import { parseSvg, walk } from '../style/svg.ts';
import { english, metrics, row, theme } from '../testing/chart-fixture.ts';
import { gallery } from '../testing/chart-gallery.ts';
import { renderCharts } from './render.ts';
import type { ChartRequest } from './request.ts';

/** Each text of a drawing with its source, such as `38,000 statistic:a`. */
async function told(request: ChartRequest, locale = english): Promise<readonly string[]> {
  const [chart] = await renderCharts([request], { theme, metrics, locale });
  if (chart === undefined) throw new Error('nothing was drawn');
  const texts = [...walk(parseSvg(chart.svg))].filter(({ name }) => name === 'text');
  expect(chart.texts).toHaveLength(texts.length);
  return texts.map((text, index) => {
    const words = [...walk(text)].flatMap(({ children }) => children.filter((child) => typeof child === 'string'));
    const source = chart.texts[index];
    const said = source === undefined ? 'nothing' : [source.kind, ...(source.statistic ?? [])].join(':');
    return `${words.join('')} ${said}`;
  });
}

const plain = { width: 480, alt: 'A', id: 'x' };

describe('the texts of a drawing', () => {
  test.each(gallery.map((example) => [example.request.id, example] as const))(
    'of %s are told where their numbers come from',
    async (_, { request, locale }) => {
      const texts = await told(request, locale);
      expect(texts.filter((text) => /\d.* nothing$/.test(text))).toEqual([]);
    },
  );

  test('are matched to values first, each to its own statistic where two have the same text', async () => {
    const rows = [
      row({ id: 'a', label: 'Ash', value: 7, text: '7' }),
      row({ id: 'b', label: '7', value: 7, text: '7' }),
    ];
    const texts = await told({ ...plain, kind: 'bars', rows });
    expect(texts.toSorted()).toEqual(['7 statistic:a', '7 statistic:b', '7 word', 'Ash word'].toSorted());
  });

  test('that state a fall in words give its size', async () => {
    const rows = [
      row({ id: 'a', label: 'Ash', value: -40, text: 'a fall of more than 40%', qualifier: 'more-than' }),
      row({ id: 'b', label: 'Birch', value: -12, text: '−12%' }),
    ];
    const texts = await told({ ...plain, kind: 'change', rows });
    expect(texts).toContain('a fall of more than 40% size:a');
    expect(texts).toContain('−12% statistic:b');
  });

  test('of an author are values as Vega writes them', async () => {
    const rows = [row({ id: 'a', label: 'Ash', value: -1500.5, text: '−1.500,5' })];
    const draw = (field: string) => {
      const text = { field, type: 'quantitative' };
      const spec = { mark: 'text', encoding: { y: { field: 'id', type: 'nominal', axis: null }, text } };
      return told({ ...plain, kind: 'vega-lite', rows, spec }, { ...english, decimal: ',', group: '.' });
    };
    expect(await draw('value')).toContain('−1500,5 statistic:a');
  });
});
