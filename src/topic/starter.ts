import { parseLiteral } from '../data/literal.ts';
import type { Data } from '../data/types.ts';
import { type Chosen, chooseStatistics, type StarterChoice } from './starter-choice.ts';
import { type StarterWords, starterWords } from './starter-words.ts';

/**
 * The Markdown of a new topic that builds and passes `check` as it is, with statistics of the project, or of the source
 * named alone, in the language of the publication; undefined if the data have none to start with.
 */
export function starterTopic(id: string, data: Data, source?: string): string | undefined {
  const choice = chooseStatistics(data, source);
  const [first] = choice?.chosen ?? [];
  if (choice === undefined || first === undefined) return undefined;
  const words = starterWords(data.publication.locale);
  const title = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  return `---
format: 1
title: ${title}
place: '${placeOf(choice, first, words)}'
period: '{{period "${first.name}"}}'
# The headline, what was found with its number: claim: Cases {{change "an-id"}} in {{period "an-id"}}, the office reported
# At most 200 characters. Numbers are helpers such as {{stat "an-id"}}, here and everywhere.
summary: ${words.summary}
# definitions: [an-id-of-data/definitions.yaml]
${forEachPlace(first, data)}${literals(title)}compiled: >-
  ${words.compiled}
trust:
  - "${words.trust}"
limitations:
  - ${words.limitation}
---

${choice.chart?.onTop === true ? chart(choice, first, words) : ''}${tile(choice, first, words)}${bullets(choice)
  .map((each) => bullet(each, words))
  .join('\n')}

## ${words.section}

### ${words.claims[choice.of]}

${words.sentence(first.name)}

\`\`\`margin
text: ${words.margin}
\`\`\`

${choice.chart?.onTop === false ? chart(choice, first, words) : ''}\`\`\`table
title: ${words.table(choice.of)}
subtitle: '${subtitle(choice, first, words)}'
statistics:
${choice.rows.map((rows) => `  - ${rows}`).join('\n')}
columns: [${columns[choice.of].join(', ')}]
\`\`\`
`;
}

/** How to write for each of many places, where there are many like the first. */
function forEachPlace({ newest }: Chosen, { places }: Data): string {
  const { level } = newest.place;
  const alike = [...places.values()].filter((place) => place.level === level);
  if (alike.length < 2) return '';
  return `# A briefing for each ${level}: {{param "place"}} for its name, ids without their place, and here
# params: { place: { level: ${level} } }
`;
}

function subtitle({ of }: StarterChoice, { name }: Chosen, words: StarterWords): string {
  if (of === 'measures') return words.eachRow(name);
  return `{{measure "${name}"}}${words.comma}{{${of === 'places' ? 'period' : 'place'} "${name}"}}`;
}

const columns: Readonly<Record<StarterChoice['of'], readonly string[]>> = {
  measures: ['measure', 'period', 'value', 'reporter', 'source'],
  places: ['place', 'period', 'value', 'source'],
  periods: ['period', 'value', 'source'],
};

function placeOf({ of }: StarterChoice, { name, newest }: Chosen, words: StarterWords): string {
  const { level } = newest.place;
  return of === 'places' ? words.everyPlace(level === 'several' ? 'place' : level) : `{{place "${name}"}}`;
}

/** Each fact once: where the first is the one number of page 1, the points tell the others. */
function bullets({ chart: drawn, chosen }: StarterChoice): readonly Chosen[] {
  return chosen.slice(drawn?.onTop !== true && chosen.length > 1 ? 1 : 0).slice(0, 3);
}

function bullet({ name, newest }: Chosen, words: StarterWords): string {
  return `- ${words.bullet(name, newest.origin.kind === 'table')}`;
}

/** One number in place of a picture, where there is none. */
function tile({ of, chart: drawn, chosen }: StarterChoice, { name }: Chosen, { comma }: StarterWords): string {
  if (drawn?.onTop === true || chosen.length < 2) return '';
  const label = of === 'places' ? `\n  label: '{{measure "${name}"}}${comma}{{place "${name}"}}'` : '';
  return `\`\`\`tiles\n- statistic: ${name}${label}\n\`\`\`\n\n`;
}

function chart(choice: StarterChoice, first: Chosen, words: StarterWords): string {
  const { of, chart: drawn } = choice;
  if (drawn === undefined) return '';
  return `\`\`\`chart
kind: ${drawn.kind}
title: ${words.chart}
subtitle: '${subtitle(choice, first, words)}'
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
