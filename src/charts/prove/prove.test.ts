import { describe, expect, test } from 'vitest';
import { BriefError } from '../../project/errors.ts';
import { english, metrics, theme } from '../../testing/chart-fixture.ts';
import { type Case, honest } from '../../testing/proof-cases/honest.ts';
import { lies, told } from '../../testing/proof-cases/lies.ts';
import { proveAuthor } from '../draw-author.ts';

const style = { theme, metrics, locale: english };

function faultsOf({ rows, spec, map }: Case) {
  const request = { id: 'made-up', kind: 'vega-lite', rows, spec, map, width: 480 } as const;
  return proveAuthor(request, style).catch((error: unknown) => {
    if (!(error instanceof BriefError) || error.failure !== 'data') throw error;
    return [{ path: [], message: error.message }];
  });
}

describe('specifications that tell the truth', () => {
  test.each(Object.entries<Case>(honest))('%s: nothing is found', async (_, each) => {
    expect(await faultsOf(each)).toEqual([]);
  });
});

describe('specifications that lie', () => {
  test('are at least sixty, of at least thirty that do not', () => {
    expect(Object.keys(lies).length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(honest).length).toBeGreaterThanOrEqual(30);
  });

  test.each(Object.entries(lies))('%s: it is found', async (_, lie) => {
    const messages = (await faultsOf(told(lie))).map(({ message }) => message);
    expect(messages.join('\n')).toMatch(lie.says);
  });
});
