import { groupBy } from '../data/group.ts';
import { parseLiteral } from '../data/literal.ts';
import { resolveReference } from '../data/series.ts';
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
place: '{{place "${first.name}"}}'
period: '{{period "${first.name}"}}'
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
${chosen.map(({ name }) => `- statistic: ${name}`).join('\n')}
\`\`\`

## Figures as reported

### The sources reported these values, each for its own period

{{reporter "${first.name}"}} reported {{stat "${first.name}"}} for {{period "${first.name}"}}: {{measure "${first.name}"}}.

\`\`\`table
title: Values as the sources reported them
subtitle: '{{place "${first.name}"}}; each row has its own measure and period'
statistics:
${chosen.map(({ rows }) => `  - ${rows}`).join('\n')}
columns: [measure, period, value, reporter, source]
\`\`\`
`;
}

function bullet({ name }: Chosen): string {
  return `- {{reporter "${name}"}} reported {{stat "${name}"}}, {{period "${name}"}}: {{measure "${name}"}}. [Figures](#figures-as-reported)`;
}

/** Declares a number in the name of the topic as part of that name. */
function literals(title: string): string {
  return parseLiteral(title).length === 0 ? '' : `literals:\n  - { text: ${title}, kind: proper name }\n`;
}

/** Levels of one source and place without conflicts or other problems, each the newest of its series. */
function chooseStatistics({ statistics, conflicts }: Data): readonly Chosen[] {
  const disputed = new Set([...conflicts.values()].flatMap((conflict) => conflict.statistics));
  const sound = [...statistics.values()].filter((statistic) => {
    const { id, origin, grade, comparedWith, period } = statistic;
    return (
      isPrintable(statistic) &&
      (origin.kind === 'reported' || origin.kind === 'table') &&
      grade !== undefined &&
      grade !== 'D' &&
      comparedWith === undefined &&
      period.start !== undefined &&
      !disputed.has(id)
    );
  });
  const groups = [...groupBy(sound, ({ sources, place }) => `${sources.join()} ${place.id}`).values()];
  const series = groups.map((group) => namesOf(group, statistics));
  return (series.toSorted((a, b) => b.length - a.length)[0] ?? []).slice(0, wanted);
}

/** What a new topic names: a series, or a value that stands alone. */
interface Chosen {
  /** As a helper takes it. */
  readonly name: string;
  /** As a table of several periods takes it. */
  readonly rows: string;
}

/** How the values of one source and place are named: those of a table file by their series, so that a new one follows. */
function namesOf(group: readonly Statistic[], statistics: Data['statistics']): readonly Chosen[] {
  const found = new Map<string, Chosen>();
  for (const { id, origin, place } of group) {
    if (origin.kind !== 'table') found.set(id, { name: id, rows: id });
    else {
      const series = `${origin.measure.id}-${place.id}`;
      if (!found.has(series) && typeof resolveReference({ follow: 'latest', member: series }, statistics) !== 'string')
        found.set(series, { name: `latest:${series}`, rows: `series:${series} last 6` });
    }
  }
  return [...found.values()];
}
