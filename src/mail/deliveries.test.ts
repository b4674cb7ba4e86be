import { expect, test } from 'vitest';
import { type Delivery, deliveryStatus, record, wasMailed } from './deliveries.ts';

const one = (outcome: Delivery['outcome'], pdf = 'p1', content = 'c1', to = 'ana'): Delivery => ({
  to,
  briefing: 'thefts',
  pdf,
  content,
  outcome,
  date: '2026-11-22',
});
const version = { name: 'thefts', pdf: 'p1', content: 'c1' };

test.each([
  ['nothing', [], 'none', 'none', false],
  ['it was sent', [one('sent')], 'sent', 'sent', true],
  ['it is unknown', [one('unknown')], 'unknown', 'unknown', true],
  ['it was refused', [one('refused')], 'none', 'none', false],
  ['it was drafted', [one('drafted')], 'none', 'none', true],
  ['an older one was sent', [one('sent', 'p0', 'c0')], 'none', 'none', false],
  ['another PDF of the same words was sent', [one('sent', 'p0')], 'none', 'sent', true],
  ['it was sent to another', [one('sent', 'p1', 'c1', 'bo')], 'none', 'none', false],
  ['a newer one was sent after it', [one('sent'), one('sent', 'p2', 'c2')], 'none', 'none', false],
  ['a newer one was refused after it', [one('sent'), one('refused', 'p2', 'c2')], 'sent', 'sent', true],
  ['it is unknown after an older one was sent', [one('sent', 'p0', 'c0'), one('unknown')], 'unknown', 'unknown', true],
] as const)('%s', (_, deliveries, standing, ofContent, mailed) => {
  const known = deliveries.reduce<readonly Delivery[]>((all, each) => record(all, [each]), []);
  expect(deliveryStatus(known, 'ana', version, false)).toBe(standing);
  expect(deliveryStatus(known, 'ana', version, true)).toBe(ofContent);
  expect(wasMailed(known, 'ana', version)).toBe(mailed);
});

test('what was unknown is known once it was sent, and the log does not grow', () => {
  const after = record(record([], [one('unknown'), one('unknown', 'p1', 'c1', 'bo')]), [one('sent')]);
  expect(after).toEqual([one('unknown', 'p1', 'c1', 'bo'), one('sent')]);
  const many = Array.from({ length: 50 }, (_, at) => at).reduce<readonly Delivery[]>(
    (all, at) => record(all, [one('sent', `p${at}`, `c${at}`)]),
    [],
  );
  expect(many).toEqual([one('sent', 'p49', 'c49')]);
});
