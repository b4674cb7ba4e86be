import { expect, test } from 'vitest';
import { within } from './deadline.ts';

/** Does nothing and lets nothing else be done, as drawing charts does. */
function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

test('does not count the time that Node works, so that an answer which came meanwhile is read', async () => {
  const answered = within({
    limit: 300,
    what: 'Nothing came',
    work: async (wait) => {
      wait('an answer');
      await new Promise(setImmediate);
      block(500);
      return new Promise((resolve) => setImmediate(resolve, 'the answer'));
    },
  });
  await expect(answered).resolves.toBe('the answer');
});

test('ends once Node has waited so long, and says for what and how long it did and what Node did meanwhile', async () => {
  const late = within({
    limit: 400,
    what: 'Nothing came',
    work: (wait) => {
      wait('the first');
      setTimeout(() => {
        wait('the second');
        block(1100);
      }, 100);
      return new Promise(() => {});
    },
  });
  const error = await late.catch((caught: unknown) => caught);
  expect(error).toMatchObject({ failure: 'browser', hint: expect.stringMatching(/--timeout/) });
  const [, first, second, worked] =
    /^Nothing came within 0\.4 s: waited (\S+) s for the first, (\S+) s for the second; Briefpress itself worked (\S+) s/
      .exec(error instanceof Error ? error.message : '')
      ?.map(Number) ?? [];
  expect((first ?? 0) + (second ?? 0)).toBeGreaterThanOrEqual(0.3);
  expect(worked).toBeGreaterThanOrEqual(1.1);
});

test('an error of the work comes out as it is', async () => {
  const failed = within({ limit: 1000, what: 'Nothing came', work: () => Promise.reject(new RangeError('a bug')) });
  await expect(failed).rejects.toThrow(RangeError);
});
