import { parseLiteral } from '../data/literal.ts';
import type { Data } from '../data/types.ts';
import { type Chosen, chooseStatistics, type StarterChoice } from './starter-choice.ts';

/**
 * The Markdown of a new topic that builds and passes `check` as it is, with statistics of the project, or of the source
 * named alone; undefined if the data have none to start with.
 */
export function starterTopic(id: string, data: Data, source?: string): string | undefined {
  const choice = chooseStatistics(data, source);
  const [first] = choice?.chosen ?? [];
  if (choice === undefined || first === undefined) return undefined;
  const title = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  return `---
format: 1
title: ${title}
place: '${placeOf(choice, first)}'
period: '{{period "${first.name}"}}'
# The headline, what was found with its number: claim: Cases {{change "an-id"}} in {{period "an-id"}}, the office reported
# At most 200 characters. Numbers are helpers such as {{stat "an-id"}}, here and everywhere.
summary: A briefing to begin with; this line is where its main message goes.
# definitions: [an-id-of-data/definitions.yaml]
${literals(title)}compiled: >-
  Each value was copied from its source with the words that it was written in. Changes are as the sources reported them.
limitations:
  - The bodies named published these figures about their own work. No independent measure was found to set beside them.
---

${chart(choice, first)}${tile(choice, first)}${bullets(choice).map(bullet).join('\n')}

## Figures as reported

### ${claims[choice.of]}

{{reporter "${first.name}"}} reported {{stat "${first.name}"}} for {{period "${first.name}"}}: {{measure "${first.name}"}}.

\`\`\`table
title: Values as the ${choice.of === 'measures' ? 'sources' : 'source'} reported them
subtitle: '${subtitles[choice.of](first)}'
statistics:
${choice.rows.map((rows) => `  - ${rows}`).join('\n')}
columns: [${columns[choice.of].join(', ')}]
\`\`\`
`;
}

const claims: Readonly<Record<StarterChoice['of'], string>> = {
  measures: 'The sources reported these values, each for its own period',
  places: 'The source reported these values, the highest first',
  periods: 'The source reported these values, the oldest first',
};

const subtitles: Readonly<Record<StarterChoice['of'], (first: Chosen) => string>> = {
  measures: ({ name }) => `{{place "${name}"}}; each row has its own measure and period`,
  places: ({ name }) => `{{measure "${name}"}}, {{period "${name}"}}`,
  periods: ({ name }) => `{{measure "${name}"}}, {{place "${name}"}}`,
};

const columns: Readonly<Record<StarterChoice['of'], readonly string[]>> = {
  measures: ['measure', 'period', 'value', 'reporter', 'source'],
  places: ['place', 'period', 'value', 'source'],
  periods: ['period', 'value', 'source'],
};

function placeOf({ of }: StarterChoice, { name, newest }: Chosen): string {
  const { level } = newest.place;
  return of === 'places' ? `Every ${level === 'several' ? 'place' : level} of the table` : `{{place "${name}"}}`;
}

/** Each fact once: where the first is the one number of page 1, the points tell the others. */
function bullets({ chart: drawn, chosen }: StarterChoice): readonly Chosen[] {
  return chosen.slice(drawn === undefined && chosen.length > 1 ? 1 : 0).slice(0, 3);
}

function bullet({ name, newest }: Chosen): string {
  const place = newest.origin.kind === 'table' ? `, {{place "${name}"}}` : '';
  return `- {{measure "${name}"}}${place}: {{stat "${name}"}}, reported for {{period "${name}"}}.`;
}

/** One number in place of a picture, where there is none. */
function tile({ of, chart: drawn, chosen }: StarterChoice, { name }: Chosen): string {
  if (drawn !== undefined || chosen.length < 2) return '';
  const label = of === 'places' ? `\n  label: '{{measure "${name}"}}, {{place "${name}"}}'` : '';
  return `\`\`\`tiles\n- statistic: ${name}${label}\n\`\`\`\n\n`;
}

function chart({ of, chart: drawn }: StarterChoice, first: Chosen): string {
  if (drawn === undefined) return '';
  return `\`\`\`chart
kind: ${drawn.kind}
title: The values that the source reported
subtitle: '${subtitles[of](first)}'
statistics: ['${drawn.rows}']
label: ${of === 'places' ? 'place' : 'period'}
highlight: ${first.name}
\`\`\`

`;
}

/** Declares a number in the name of the topic as part of that name. */
function literals(title: string): string {
  return parseLiteral(title).length === 0 ? '' : `literals:\n  - { text: ${title}, kind: proper name }\n`;
}
