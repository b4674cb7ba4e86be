import { expect, test } from 'vitest';
import { smallProject } from '../testing/checked.ts';
import { blankLiterals, declaredExclusions, declaredLiterals } from './literals.ts';

test('literals are listed with how often the topic uses them', () => {
  const { topics } = smallProject({
    front: { literals: [{ text: '12345', kind: 'telephone number' }], place: 'Where 12345 answers' },
    body: '\n## Section\n\nCall 12345. {{stat "cases"}}\n',
  });
  expect(declaredLiterals(topics)).toMatchObject([
    {
      topic: 'topic',
      text: '12345',
      kind: 'telephone number',
      uses: 2,
      position: { file: 'templates/topics/topic.md' },
    },
  ]);
});

test('exclusions are listed with their source', () => {
  const exclusion = { literal: 'In 2020', paragraph: 2, kind: 'date', reason: 'the period' };
  const { data } = smallProject({ source: { exclusions: [exclusion] } });
  expect(declaredExclusions(data)).toMatchObject([{ source: 'report', ...exclusion }]);
});

test.each([
  { text: 'in 2023 and 20234', literals: ['2023'], left: 'in      and 20234' },
  { text: 'the 10+5+8 package', literals: ['10', '10+5+8'], left: 'the        package' },
  { text: 'March\n2023', literals: ['March 2023'], left: '     \n    ' },
])('"$text" without its literals', ({ text, literals, left }) => {
  expect(blankLiterals(literals)(text)).toBe(left);
});
