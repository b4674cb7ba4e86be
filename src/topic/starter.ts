import { groupBy } from '../data/group.ts';
import { parseLiteral } from '../data/literal.ts';
import { type Data, isPrintable, type Statistic } from '../data/types.ts';

/** How many tiles a new topic has. */
const wanted = 4;

/**
 * The Markdown of a new topic that builds and passes `check` as it is, with statistics of the project; undefined if the
 * data have too few.
 */
export function starterTopic(id: string, data: Data): string | undefined {
  const chosen = chooseStatistics(data);
  const [first, second = first] = chosen;
  if (first === undefined || second === undefined || chosen.length < 2) return undefined;
  const title = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  return `---
format: 1
title: ${title}
place: '{{place "${first.id}"}}'
period: '{{period "${first.id}"}}'
# At most 200 characters, the most important first. Numbers are helpers such as {{stat "an-id"}}, here and everywhere.
summary: A briefing to begin with; this line is where its main message goes.
# definitions: [an-id-of-data/definitions.yaml]
${literals(title)}compiled: >-
  Each value was copied from its source with the words that it was written in. Changes are as the sources reported them.
limitations:
  - The bodies named published these figures about their own work. No independent measure was found to set beside them.
---

${chosen.slice(0, 3).map(bullet).join('\n')}

\`\`\`tiles
${chosen.map((statistic) => `- statistic: ${statistic.id}`).join('\n')}
\`\`\`

## Figures as reported

### The sources reported these values, each for its own period

{{reporter "${first.id}"}} reported {{stat "${first.id}"}} for {{period "${first.id}"}}: {{measure "${first.id}"}}.

\`\`\`table
title: Values as the sources reported them
subtitle: '{{place "${first.id}"}}; each row has its own measure and period'
statistics:
${chosen.map((statistic) => `  - ${statistic.id}`).join('\n')}
columns: [measure, period, value, reporter, source]
\`\`\`
`;
}

function bullet({ id }: Statistic): string {
  return `- {{reporter "${id}"}} reported {{stat "${id}"}}, {{period "${id}"}}: {{measure "${id}"}}. [Figures](#figures-as-reported)`;
}

/** Declares a number in the name of the topic as part of that name. */
function literals(title: string): string {
  return parseLiteral(title).length === 0 ? '' : `literals:\n  - { text: ${title}, kind: proper name }\n`;
}

/** Levels of one source and place without conflicts or other problems. */
function chooseStatistics({ statistics, conflicts }: Data): readonly Statistic[] {
  const disputed = new Set([...conflicts.values()].flatMap((conflict) => conflict.statistics));
  const sound = [...statistics.values()].filter((statistic) => {
    const { id, origin, grade, comparedWith, period } = statistic;
    return (
      isPrintable(statistic) &&
      origin.kind === 'reported' &&
      grade !== undefined &&
      grade !== 'D' &&
      comparedWith === undefined &&
      period.start !== undefined &&
      !disputed.has(id)
    );
  });
  const groups = [...groupBy(sound, ({ sources, place }) => `${sources.join()} ${place.id}`).values()];
  return (groups.toSorted((a, b) => b.length - a.length)[0] ?? []).slice(0, wanted);
}
