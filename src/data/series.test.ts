import { describe, expect, test } from 'vitest';
import { findingsOf, smallProject } from '../testing/checked.ts';
import { yearly } from '../testing/topic-bodies.ts';
import { resolveReference, seriesOf } from './series.ts';
import { readReference } from './series-reference.ts';
import type { Statistics } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;

const other = (id: string, fields: Fields): Fields => ({ id, period: '2030', ...fields });

function statistics(...more: readonly Fields[]): Statistics {
  return smallProject({ statistics: [...yearly(3), ...more] }).data.statistics;
}

describe('a series', () => {
  test('has the periods of one measure, place and unit, the oldest first', () => {
    const found = statistics(
      other('elsewhere', { place: 'village' }),
      other('people', { unit: 'people', literal: '66,000 people' }),
      other('measure', { measure: 'Arson recorded' }),
      other('half', { period: '2030-01/2030-06' }),
      other('running', { 'period-kind': 'cumulative' }),
      other('change', { 'compared-with': 'previous-year' }),
      other('gone', { withdrawn: { date: '2024-01-01', reason: 'Wrong' } }),
      other('hidden', { 'not-printed': 'Not needed' }),
      other('early', { period: '2001' }),
    );
    expect(seriesOf('y1', found).map(({ id }) => id)).toEqual(['early', 'y0', 'y1', 'y2']);
    expect(seriesOf('nothing', found)).toEqual([]);
  });

  test('of parts of a year has the same months', () => {
    const found = statistics(
      other('a', { period: '2022-01/2022-10' }),
      other('b', { period: '2023-01/2023-10' }),
      other('c', { period: '2023-01/2023-11' }),
    );
    expect(seriesOf('a', found).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('a reference', () => {
  test.each([
    ['y0', undefined],
    ['latest:y0', 'y2'],
    ['previous:y2', 'y1'],
    ['latest:', undefined],
    ['newest:y0', undefined],
    ['series:y0', undefined],
  ])('%s', (text, id) => {
    const found = statistics().get(text);
    expect(found?.id).toBe(text === 'y0' ? 'y0' : id);
  });

  test.each<[string, readonly Fields[], RegExp]>([
    ['latest:nothing', [], /"nothing" is not a statistic/],
    ['previous:alone', [other('alone', { place: 'village' })], /only one period, 2030/],
    ['latest:y0', [other('x', {}), other('y', {})], /"x" and "y" for 2030/],
    ['series:y0', [], /can be the statistics of a chart/],
  ])('%s that cannot be followed says why', (text, more, message) => {
    const reference = readReference(text);
    expect(reference).toBeDefined();
    if (reference !== undefined) expect(resolveReference(reference, statistics(...more))).toMatch(message);
  });
});

describe('a topic', () => {
  const project = (body: string) => ({ statistics: yearly(3), body });
  test('may name what it follows, and older periods that are no longer printed are not unused', () => {
    const body = '\n## Section\n\nThe bureau reported {{stat "latest:y0"}} and {{value "previous:y0"}}.\n';
    expect(findingsOf('unknown-id', project(body))).toEqual([]);
    expect(findingsOf('unused', project(body))).toEqual([]);
  });

  test('gets a finding for an unknown series, at its position', () => {
    const body = '\n## Section\n\nThe bureau reported {{stat "latest:y9"}}.\n';
    const [finding, ...others] = findingsOf('unknown-id', project(body));
    expect(others).toEqual([]);
    expect(finding?.message).toMatch(/"latest:y9": "y9" is not a statistic.*did you mean "y0"|did you mean/);
  });
});
