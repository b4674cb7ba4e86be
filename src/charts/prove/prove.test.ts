import { describe, expect, test } from 'vitest';
import { BriefError } from '../../project/errors.ts';
import { english, metrics, theme } from '../../testing/chart-fixture.ts';
import { inPart } from '../../testing/in-part.ts';
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
  test.each(inPart(Object.entries<Case>(honest), 3))('%s: nothing is found', async (_, each) => {
    expect(await faultsOf(each)).toEqual([]);
  });
});

describe('specifications that lie', () => {
  test('are at least sixty, of at least thirty that do not', () => {
    expect(Object.keys(lies).length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(honest).length).toBeGreaterThanOrEqual(30);
  });

  test.each(inPart(Object.entries(lies), 3))('%s: it is found', async (_, lie) => {
    const messages = (await faultsOf(told(lie))).map(({ message }) => message);
    expect(messages.join('\n')).toMatch(lie.says);
  });
});
