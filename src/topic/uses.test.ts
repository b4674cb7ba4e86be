import { describe, expect, it } from 'vitest';
import { smallProject } from '../testing/small-data.ts';
import { loadTopic } from './load.ts';
import { topicUses } from './uses.ts';

const topic = `---
format: 1
title: Thefts
place: Lakeside
period: '{{period "thefts-2023"}}'
summary: Fewer.
---

- Recorded {{stat "thefts-2023"}}

\`\`\`tiles
- statistic: thefts-2023
  before: thefts-2022
- statistic: stolen-2023
\`\`\`

## By day

### Recorded {{stat "thefts-2023"}}

\`\`\`table
title: Recorded
subtitle: Cases
statistics: [thefts-2022, thefts-2023]
\`\`\`

## By night

Then {{value "night-thefts-2023"}}.

\`\`\`chart
title: Recorded
subtitle: Cases
kind: bars
statistics:
  - thefts-2022
  - thefts-2023
\`\`\`

\`\`\`table
title: Recorded
subtitle: Cases
statistics: [solved-share-2023]
\`\`\`
`;

describe('the uses of a statistic in a topic', () => {
  const { files, dispose } = smallProject({ 'templates/topics/thefts.md': topic });
  const uses = topicUses(loadTopic(files, 'thefts'));
  dispose();
  const of = (id: string): readonly string[] =>
    uses
      .filter((use) => use.id === id)
      .map(
        ({ in: block, section, position }) =>
          `${position.line} ${block}${section === undefined ? '' : ` (${section})`}`,
      );

  it('say the line, the section and the block, figures and tables by their numbers', () => {
    expect(of('thefts-2023')).toEqual([
      '5 front matter',
      '9 prose',
      '12 tile',
      '19 heading (By day)',
      '24 table 1 (By day)',
      '37 figure 1 (By night)',
    ]);
    expect(of('night-thefts-2023')).toEqual(['29 prose (By night)']);
    expect(of('solved-share-2023')).toEqual(['43 table 2 (By night)']);
    expect(of('stolen-2023')).toEqual(['14 tile']);
  });
});
