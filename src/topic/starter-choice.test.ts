import { expect, test } from 'vitest';
import { smallProject } from '../testing/checked.ts';
import { chooseStatistics } from './starter-choice.ts';

test('the newest of a source leads, wherever it stands there', () => {
  const months = ['2020-01', '2020-02', '2020-03', '2020-04'];
  const statistics = months.map((period, index) => ({
    id: `cases-${period}`,
    period,
    value: 100 + index,
    literal: `${100 + index} cases`,
  }));
  const choice = chooseStatistics(smallProject({ statistics }).data, 'report');
  expect(choice?.chosen[0]?.newest.period.start).toBe('2020-04-01');
});
