import { aChange, type RecordFields, type SmallProject } from './checked.ts';

/** A change in what police recorded. */
export const change = { ...aChange, id: 'change', value: -42.7, literal: 'dropped by 42.7%', recorded: true };

/** A specification that the charts accept. */
export const spec = {
  mark: 'bar',
  encoding: { x: { field: 'label', type: 'nominal' }, y: { field: 'value', type: 'quantitative' } },
};

const frame = { title: 'Cases reported', subtitle: 'Cases, town' };

/** Statistics y0, y1, … of years that follow each other; `fields` over those of each. */
export function yearly(count: number, fields: readonly RecordFields[] = []): readonly RecordFields[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `y${index}`,
    period: `${2019 + index}`,
    ...fields[index],
  }));
}

/** A topic with one chart of all the statistics along their periods; `fields` over those of the block. */
export function chart(statistics: readonly RecordFields[], fields: RecordFields = {}): SmallProject {
  const block = { ...frame, kind: 'columns', label: 'period', statistics: ids(statistics), ...fields };
  return { statistics, body: fenced('chart', block) };
}

/** A topic with one table of all the statistics; `fields` over those of the block. */
export function table(statistics: readonly RecordFields[], fields: RecordFields = {}): SmallProject {
  return { statistics, body: fenced('table', { ...frame, statistics: ids(statistics), ...fields }) };
}

/** A topic that draws four years with a Vega-Lite specification. */
export function vega(given: RecordFields): SmallProject {
  const statistics = yearly(4);
  const block = { ...frame, label: 'period', data: { statistics: ids(statistics) }, ...given };
  return { statistics, body: fenced('vega-lite', block) };
}

/** A topic that draws these events on a time axis, all of them or those named. */
export function timeline(events: readonly RecordFields[], shown: readonly unknown[] = ids(events)): SmallProject {
  const whole = events.map((fields) => ({
    name: 'A step',
    what: 'It was taken.',
    date: 'not-stated',
    place: 'town',
    paragraph: 1,
    ...fields,
  }));
  return { source: { events: whole }, body: fenced('timeline', { ...frame, events: shown }) };
}

/** A topic with one claim, under which the statistics are printed. */
export function heading(text: string, statistics: readonly RecordFields[] = [{}]): SmallProject {
  const printed = statistics.map(({ id = 'cases' }) => `{{stat "${String(id)}"}} were reported.`);
  return { statistics, body: `\n## Section\n\n### ${text}\n\n${printed.join('\n')}\n` };
}

/** A topic with this text before its first section. */
export function top(text: string, statistics: readonly RecordFields[]): SmallProject {
  return { statistics, body: `\n${text}\n\n## Section\n` };
}

/** A topic with these tiles. */
export function tiles(statistics: readonly RecordFields[], list: readonly RecordFields[]): SmallProject {
  return top(`\`\`\`tiles\n${JSON.stringify(list)}\n\`\`\``, statistics);
}

/** A topic with a literal, which its prose holds unless another is given. */
export function literal(text: string, kind: string, prose = `Here is ${text}.`): SmallProject {
  return { front: { literals: [{ text, kind }] }, body: `\n${prose} {{stat "cases"}}\n` };
}

function ids(statistics: readonly RecordFields[]): readonly unknown[] {
  return statistics.map(({ id }) => id);
}

function fenced(kind: string, fields: RecordFields): string {
  return `\n## Section\n\n\`\`\`${kind}\n${JSON.stringify(fields, null, 1)}\n\`\`\`\n`;
}
