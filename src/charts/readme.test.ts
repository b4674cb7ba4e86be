import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { english, metrics, theme } from '../testing/chart-fixture.ts';
import { gallery } from '../testing/chart-gallery.ts';
import { pairs } from '../testing/proof-cases/rows.ts';
import { acceptSpec } from './accept.ts';
import { kinds } from './kinds/kinds.ts';
import { renderCharts } from './render.ts';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

describe('the page that shows every kind', () => {
  test('has a section and a drawing for each, and no drawing is left over', () => {
    for (const kind of Object.keys(kinds).filter((each) => each !== 'pair' && each !== 'multiples'))
      expect(readme).toContain(`## ${kind}: `);
    const shown = Array.from(readme.matchAll(/\]\(gallery\/([\w-]+\.svg)\)/g), ([, file]) => file).sort();
    expect(shown).toEqual(gallery.map(({ request }) => `${request.id}.svg`).sort());
    expect(readdirSync(new URL('gallery', import.meta.url)).sort()).toEqual(shown);
  });

  const specs = Array.from(readme.matchAll(/```vega-lite\n([\s\S]*?)```/g), ([, text]) => load(text ?? ''));

  test.each(specs.map((spec, index) => ({ spec, index })))(
    'its spec $index is accepted and drawn',
    async ({ spec }) => {
      expect(acceptSpec(spec)).toEqual([]);
      const isScatter = JSON.stringify(spec).includes('"pivot"');
      const rows = isScatter ? pairs : (gallery[0]?.request.rows.slice(0, 5) ?? []);
      const request = { id: 'own', kind: 'vega-lite', rows, width: 480, alt: 'A', spec } as const;
      const [chart] = await renderCharts([request], { theme, metrics, locale: english });
      expect(chart?.svg).toContain(isScatter ? 'Residents' : 'more than 7,900');
    },
  );

  test('has three specs', () => {
    expect(specs.length).toBe(3);
  });
});
