import { acceptSpec } from '../../charts/accept.ts';
import { datedRecords } from '../../data/dated-records.ts';
import { textsIn } from '../../data/fields.ts';
import { parsePeriod } from '../../data/period.ts';
import type { Member } from '../../data/series-index.ts';
import type { Data, Statistic } from '../../data/types.ts';
import type { Step } from '../../data/yaml.ts';
import { type ChartPart, type DatedPart, listedStatistics, type VegaLitePart } from '../../topic/types.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';
import { headParts } from '../topic-uses.ts';
import { judge, refused } from './chart-refusal.ts';
import { named } from './judged-rows.ts';
import { titlesOfOthers } from './titles-of-others.ts';

/** Fewer values than these a sentence tells as well. */
const fewest = 4;
/** Of the picture of page 1: before and after. */
const fewestInHero = 2;
const fewestOf: Readonly<Record<string, number>> = { 'unit-row': 1, parts: 2, slope: 2 };
const mostFills = 6;

/**
 * A chart with too few values, two units or too many fills, with values that its kind cannot draw truthfully, or with a
 * specification that is not allowed.
 */
export const chart: Rule = {
  name: 'chart',
  needsAll: true,
  run: ({ data, topics }) =>
    inEach(topics, (topic) => {
      const head = new Set(headParts(topic));
      return topic.parts.flatMap((part) => {
        if (part.kind === 'timeline') return inTimeline(part, data);
        if (part.kind !== 'chart' && part.kind !== 'vega-lite') return [];
        return inChart(part, data, head.has(part) ? fewestInHero : fewest);
      });
    }),
};

function inChart(part: ChartPart | VegaLitePart, data: Data, few: number): readonly Fault[] {
  const { ids, path: list } = listedStatistics(part);
  const rows = ids.flatMap((id) => data.statistics.get(id) ?? []);
  const known = rows.length + ids.filter((id) => data.missing.has(id)).length === ids.length;
  const units = [...new Set(rows.map(({ unit }) => unit.id))];
  const fills = fillCount(part, rows);
  const faults: Fault[] = [];
  const report = (message: string, path: readonly Step[] = []): void => {
    faults.push({ ...(path.length === 0 ? part.position : part.at(path)), message });
  };
  const least = Math.min(few, part.kind === 'chart' ? (fewestOf[part.block.kind] ?? fewest) : fewest);
  if (ids.length < least)
    report(`this chart has ${ids.length} values; use a sentence, tiles or a table for fewer than ${least}`);
  if (units.length > 1 && part.kind === 'chart' && part.block.kind !== 'scatter')
    report(`this chart has the units ${units.join(' and ')} on one scale; draw one chart for each, or use a table`);
  if (fills > mostFills)
    report(`this chart needs ${fills} fills, and only ${mostFills} can be told apart in print; use kind: panels`);
  if (known) for (const { path, message } of choiceFaults(part, rows)) report(message, path);
  const refusal = known ? refused(part, membersOf(ids, data), ids) : undefined;
  if (refusal !== undefined)
    report(`this chart ${refusal.what}; ${refusal.hint}`, refusal.index < 0 ? [] : [...list, refusal.index]);
  return part.kind === 'chart' ? faults : [...faults, ...inSpecification(part, known ? rows : [], data)];
}

/** What a specification may not say, and what its titles say of measures that it does not draw. */
function inSpecification(part: VegaLitePart, rows: readonly Statistic[], data: Data): readonly Fault[] {
  const { block } = part;
  const refusals = acceptSpec(block).map(({ path, message }) => ({
    ...part.at(stepsOf(path)),
    message: `the specification: ${path} ${message}`,
  }));
  const titles = rows.length === 0 ? [] : titlesOfOthers(block, rows, data);
  return [
    ...refusals,
    ...titles.map(({ path, message }) => ({ ...part.at(path), message })),
    ...(block.proof === undefined ? [] : [unproven(part)]),
  ];
}

interface ChoiceFault {
  readonly path: readonly Step[];
  readonly message: string;
}

/** What an author chose of a chart and names nothing in it. */
function choiceFaults(part: ChartPart | VegaLitePart, rows: readonly Statistic[]): readonly ChoiceFault[] {
  const { highlight } = part.block;
  const { names = {}, colours = {}, annotations = [] } = part.kind === 'chart' ? part.block : {};
  const named = new Set(rows.flatMap((row) => [row.id, row.place.id, ...allWords(row)]));
  const called = new Set([...named, ...Object.values(names)]);
  const nothing = (name: string, what: string): string =>
    `"${name}" is ${what} but not in the chart; write the id of one of its statistics or places, or a label as printed`;
  return [
    ...(highlight === undefined || called.has(highlight)
      ? []
      : [{ path: ['highlight'], message: nothing(highlight, 'highlighted') }]),
    ...Object.keys(names).flatMap((name) =>
      named.has(name) ? [] : [{ path: ['names', name], message: nothing(name, 'given a name') }],
    ),
    ...Object.keys(colours).flatMap((name) =>
      called.has(name) ? [] : [{ path: ['colours', name], message: nothing(name, 'given a colour') }],
    ),
    ...annotations.flatMap(({ statistic }, index) =>
      statistic === undefined || named.has(statistic)
        ? []
        : [{ path: ['annotations', index, 'statistic'], message: nothing(statistic, 'annotated') }],
    ),
  ];
}

/** What a row may be called by: its measure and place in each language, and its period. */
function allWords({ measure, place, period }: Statistic): readonly string[] {
  return [...textsIn(measure), ...textsIn(place.name), period.written];
}

function membersOf(ids: readonly string[], { statistics, missing }: Data): readonly Member[] {
  return ids.flatMap((id) => statistics.get(id) ?? missing.get(id) ?? []);
}

/** A timeline needs at least one date, and no event twice. */
function inTimeline(part: DatedPart, data: Data): readonly Fault[] {
  const known = datedRecords(data);
  const events = part.block.events.flatMap((id) => known.get(id) ?? []);
  if (events.length < part.block.events.length) return [];
  const rows = events.map(({ id, date }) => {
    return { id, label: id, value: 0, start: parsePeriod(date ?? 'not-stated').start };
  });
  const refusal = judge({ kind: 'timeline', rows }, part.block.events);
  if (refusal === undefined) return [];
  const path = refusal.index < 0 ? ['events'] : ['events', refusal.index];
  return [{ ...part.at(path), message: `this timeline ${refusal.what}; ${refusal.hint}` }];
}

/** What its author has let out of the proof is counted with each check. */
function unproven({ at }: VegaLitePart): Fault {
  const message = 'its marks are not held against the statistics, and its source line says so';
  return { ...at(['proof']), severity: 'warning', message };
}

function stepsOf(path: string): readonly Step[] {
  return path === 'spec' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

const filled = new Set(['bars', 'columns', 'change']);

/**
 * How many fills distinguish groups; lines, panels and paired dots are told apart by their labels, and the proof of a
 * specification finds two in one colour.
 */
function fillCount(part: ChartPart | VegaLitePart, rows: readonly Statistic[]): number {
  if (part.kind === 'vega-lite') return 1;
  const { kind, group } = part.block;
  return group === undefined || !filled.has(kind) ? 1 : distinct(rows, group);
}

function distinct(rows: readonly Statistic[], by: 'measure' | 'place' | 'period'): number {
  return new Set(rows.map((statistic) => named(statistic, by))).size;
}
