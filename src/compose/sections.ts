import type { Statistic } from '../data/types.ts';
import { BriefError, writePosition } from '../project/errors.ts';
import { defaultColumns } from '../topic/schema.ts';
import type { ChartPart, Part, TablePart, VegaLitePart } from '../topic/types.ts';
import type { Block, ChartFigure, Section, TableFigure } from './briefing.ts';
import { type At, type ComposeContext, findStatistic, frameTexts, keptRows } from './context.ts';
import { chartRow } from './figures.ts';
import { gradeKey } from './grades.ts';
import { plainText } from './html.ts';
import { composeEvents, composeSystems, composeTimeline } from './registers.ts';
import { sourceLine } from './source-line.ts';
import { statisticTable } from './statistic-table.ts';
import { coveredBy } from './subtitle.ts';
import { tableNote } from './table-note.ts';

/** The numbered sections of a body that starts with a heading of level 2. */
export function composeSections(parts: readonly Part[], context: ComposeContext): readonly Section[] {
  const sections: { heading: Section; blocks: Block[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'heading' && part.level === 2) {
      const title = context.prose.heading(part.text, part.position);
      const id = context.numbering.anchor(plainText(title));
      const at = writePosition(part.position);
      sections.push({ heading: { id, at, number: context.numbering.section(), title, blocks: [] }, blocks: [] });
    } else for (const block of composeBlock(part, context)) sections.at(-1)?.blocks.push(block);
  }
  return sections.map(({ heading, blocks }) => ({ ...heading, blocks }));
}

function composeBlock(part: Part, context: ComposeContext): readonly Block[] {
  switch (part.kind) {
    case 'prose':
      return [{ kind: 'prose', html: context.prose.block(part.text, part.position) }];
    case 'heading': {
      const title = context.prose.heading(part.text, part.position);
      return [
        {
          kind: 'claim',
          id: context.numbering.anchor(plainText(title)),
          at: writePosition(part.position),
          title,
        },
      ];
    }
    case 'table':
      return [composeTable(part, context)];
    case 'chart':
    case 'vega-lite':
      return [composeChart(part, context)];
    case 'timeline':
      return [composeTimeline(part, context)];
    case 'events':
      return [composeEvents(part, context)];
    case 'systems':
      return [composeSystems(part, context)];
    case 'tiles':
      throw new BriefError(
        'data',
        `${part.position.file}:${part.position.line}: tiles stand before the first section`,
        {
          hint: 'move the block up, under the bottom line',
        },
      );
  }
}

function composeTable({ table, at }: TablePart, context: ComposeContext): TableFigure {
  const { locale, prose, numbering } = context;
  const rows = findAll(table.statistics, context, at);
  const columns = table.columns ?? defaultColumns;
  const frame = numbering.frame('table');
  const texts = frameTexts(table, at, { context, covered: coveredBy(rows, context) });
  const made = statisticTable(rows, { columns }, context);
  return {
    kind: 'table',
    ...frame,
    ...texts,
    columns: made.columns,
    rows: made.rows,
    source: sourceLine(rows, context),
    ...tableNote(made.rows, {
      locale,
      remarks: [...made.remarks, ...(made.columns.some(({ key }) => key === 'grade') ? gradeKey(rows, locale) : [])],
      ...(table.note === undefined ? {} : { author: prose.line(table.note, at(['note'])) }),
    }),
    keptRows,
  };
}

function composeChart(part: ChartPart | VegaLitePart, context: ComposeContext): ChartFigure {
  const { locale, prose, numbering, wording, citations } = context;
  const { at, chart } = part;
  const rows =
    part.kind === 'chart'
      ? findAll(part.chart.statistics, context, at)
      : findAll(part.chart.data.statistics, context, (path) => at(['data', ...path]));
  const frame = numbering.frame('figure');
  const texts = frameTexts(chart, at, { context, covered: coveredBy(rows, context) });
  const [first] = rows;
  const shared = (words: (statistic: Statistic) => string): string =>
    [...new Set(rows.map(words))].join(locale.joins.semicolon);
  numbering.draw({
    as: 'chart',
    id: frame.id,
    kind: part.kind === 'chart' ? part.chart.kind : 'vega-lite',
    rows: rows.map((statistic) => ({
      ...chartRow(statistic, chart.label ?? 'measure', context),
      ...(chart.group === undefined ? {} : { group: wording[chart.group](statistic) }),
    })),
    title: plainText(texts.title),
    measure: first === undefined ? '' : plainText(texts.subtitle),
    place: shared(wording.place),
    period: shared(wording.period),
    ...(part.kind === 'vega-lite' ? { spec: part.chart } : {}),
    ...(part.kind === 'chart' && part.chart.highlight !== undefined ? { highlight: part.chart.highlight } : {}),
    ...(part.kind === 'chart' && part.chart.reason !== undefined ? { reason: part.chart.reason } : {}),
  });
  for (const statistic of rows) citations.print(statistic.id);
  return {
    kind: 'chart',
    ...frame,
    ...texts,
    chart: frame.id,
    source: sourceLine(rows, context),
    ...(chart.note === undefined ? {} : { note: prose.line(chart.note, at(['note'])) }),
  };
}

function findAll(ids: readonly string[], context: ComposeContext, at: At): readonly Statistic[] {
  return ids.map((id, index) => findStatistic(id, context, at(['statistics', index])));
}
