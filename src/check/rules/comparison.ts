import type { ChartKind } from '../../charts/kinds/kinds.ts';
import { haveLines } from '../../charts/kinds/panels.ts';
import { standForTime } from '../../charts/kinds/stack-rows.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { defaultColumns } from '../../topic/schema.ts';
import {
  type ChartPart,
  listedStatistics,
  type TablePart,
  type TilesPart,
  type VegaLitePart,
} from '../../topic/types.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';
import { anyWords } from '../words.ts';
import { judgedRows } from './judged-rows.ts';

/** A comparison of values that differ in measure, place, period or comparison without saying so. */
export const comparison: Rule = {
  name: 'comparison',
  run: ({ data, topics }) =>
    inEach(topics, ({ parts }) =>
      parts.flatMap((part) => {
        if (part.kind === 'chart' || part.kind === 'vega-lite') return inChart(part, data);
        if (part.kind === 'table') return inTable(part, data);
        return part.kind === 'tiles' ? inTiles(part, data) : [];
      }),
    ),
};

type ComparedBy = 'measure' | 'place' | 'period' | 'comparison';

const readers: Readonly<Record<ComparedBy, (statistic: Statistic) => string>> = {
  measure: ({ measure }) => anyWords(measure),
  place: ({ place }) => place.id,
  period: ({ period }) => `${period.written} ${period.kind}`,
  comparison: ({ comparedWith }) =>
    comparedWith === undefined ? 'none' : typeof comparedWith === 'string' ? comparedWith : comparedWith.written,
};

/** English and Chinese words with which a note says that values differ in a dimension. */
const saidBy: Readonly<Record<ComparedBy, RegExp>> = {
  measure: /\b(measures?|definitions?|kinds?|pools?|count(s|ed)? differ\w*|different things)\b|指标|口径|含义/i,
  place: /\b(places?|cit(y|ies)|provinces?|municipalit(y|ies)|areas?|national)\b|地区|城市|省份/i,
  period: /\b(periods?|years?|months?|dates?|days?)\b|时期|年份|月份|日期/i,
  comparison: /\b(compar\w+|periods?|years?)\b|比较|时期|年份/i,
};
const saidOfAll =
  /\b(not|cannot|never|no) (be )?(directly )?(compar\w+|ranked|added|set against)\b|不(能|可|宜)?(直接|相互)?(比较|排名|相加|并列)/i;

/** What the marks of a specification are told apart by. */
function drawnBy({ block }: VegaLitePart): readonly string[] {
  const { title: _, subtitle: __, note: ___, data: ____, ...spec } = block;
  const fields = JSON.stringify(spec);
  return (['measure', 'place', 'period'] as const).filter(
    (name) => fields.includes(`"${name}"`) || (name === 'period' && /"(start|end)"/.test(fields)),
  );
}

const timed: ReadonlySet<string> = new Set<ChartKind>(['line', 'columns', 'dumbbell', 'slope']);

/** Whether a chart sets its values along an axis of time, or at two ends of it. */
function standsForTime(part: ChartPart, rows: readonly Statistic[]): boolean {
  const { kind, group } = part.block;
  if (kind === 'heat') return group === undefined;
  if (kind === 'stacked') return standForTime(judgedRows(part, rows));
  return timed.has(kind) || ((kind === 'panels' || kind === 'multiples') && haveLines(judgedRows(part, rows)));
}

/** A chart compares along its label and its group; everything else must be the same. */
function inChart(part: ChartPart | VegaLitePart, { statistics }: Data): readonly Fault[] {
  const rows = listedStatistics(part).ids.flatMap((id) => statistics.get(id) ?? []);
  const drawn = part.kind === 'vega-lite' ? drawnBy(part) : standsForTime(part, rows) ? ['period'] : [];
  const along = [part.block.label ?? 'measure', part.block.group, ...drawn];
  const fixed = (['measure', 'place', 'period', 'comparison'] as const).filter((dimension) =>
    dimension === 'comparison' ? !along.includes('period') : !along.includes(dimension),
  );
  const said = part.kind === 'chart' ? part.block.note : [part.block.note, part.block.calculation].join(' ');
  const unlike = fixed.filter((dimension) => differs(rows, dimension) && !saysSo(said, dimension));
  const kinds = [...new Set(rows.map(({ period }) => period.kind))];
  const isMixed = along.includes('period') && kinds.length > 1 && !saysSo(said, 'period');
  const messages = unlike.map((dimension) => {
    const values = [...new Set(rows.map(readers[dimension]))].slice(0, 3).join('; ');
    return `this chart compares values whose ${dimension} differs (${values}); choose like values, or say in its note that the ${dimension} differs`;
  });
  const mixed = `this chart compares periods of different kinds (${kinds.join(', ')}); choose periods of one kind, or say in its note which period is not a whole one`;
  const [message] = [...messages, ...(isMixed ? [mixed] : [])];
  return message === undefined ? [] : [{ ...part.position, message, statistics: rows.map(({ id }) => id) }];
}

/** A table may list unlike values if a column or its note says how they differ. A matrix says in each cell what its sides do not. */
function inTable({ block: table, position }: TablePart, { statistics }: Data): readonly Fault[] {
  if ('matrix' in table) return [];
  const rows = table.statistics.flatMap((id) => statistics.get(id) ?? []);
  const grouped = 'group' in table && table.group !== undefined ? [table.group] : [];
  const columns: readonly string[] = [...(table.columns ?? defaultColumns), ...grouped];
  const dimensions = (['measure', 'place', 'period'] as const).filter(
    (dimension) => !columns.includes(dimension) && differs(rows, dimension) && !saysSo(table.note, dimension),
  );
  return dimensions.map((dimension) => ({
    ...position,
    severity: 'warning',
    message: `this table lists values whose ${dimension} differs and has no column for it; add "${dimension}" to its columns, or say so in its note`,
  }));
}

/** The two ends of a before-and-after bar may differ only in their period. */
function inTiles({ block: tiles, at }: TilesPart, { statistics }: Data): readonly Fault[] {
  return tiles.flatMap((tile, index) => {
    const [after, before] = [statistics.get(tile.statistic), statistics.get(tile.before ?? '')];
    if (after === undefined || before === undefined) return [];
    const unlike = [
      ...(['measure', 'place', 'comparison'] as const).filter((dimension) => differs([before, after], dimension)),
      ...(before.unit.id === after.unit.id ? [] : ['unit']),
      ...(before.period.kind === after.period.kind ? [] : ['kind of period']),
    ];
    if (unlike.length === 0) return [];
    const message = `"${before.id}" is not an earlier value of "${after.id}": they differ in ${unlike.join(', ')}; remove "before"`;
    return [{ ...at([index, 'before']), message, statistics: [after.id, before.id] }];
  });
}

function differs(rows: readonly Statistic[], dimension: ComparedBy): boolean {
  return new Set(rows.map(readers[dimension])).size > 1;
}

function saysSo(note: string | undefined, dimension: ComparedBy): boolean {
  return note !== undefined && (saidBy[dimension].test(note) || saidOfAll.test(note));
}
