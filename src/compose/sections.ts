import type { Statistic } from '../data/types.ts';
import { BriefError, type Position } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import type { ChartPart, Part, TablePart, TilesPart, VegaLitePart } from '../topic/types.ts';
import type { Block, ChartFigure, Drawing, Html, Section, TableFigure, Tile } from './briefing.ts';
import { type At, type ComposeContext, frameTexts, keptRows, writePosition } from './context.ts';
import { chartRow, type FigureContext } from './figures.ts';
import { html, plainText } from './html.ts';
import { changeEnds, sayComparison, sayLevels } from './levels.ts';
import { composeEvents, composeSystems, composeTimeline } from './registers.ts';
import { sourceLine } from './source-line.ts';
import { statisticTable } from './statistic-table.ts';
import { coveredBy } from './subtitle.ts';
import { gradeKey, gradeNamed, tableNote } from './table-note.ts';

const defaultColumns = ['measure', 'place', 'period', 'value', 'source'] as const;

/** The numbered sections of a body that starts with a heading of level 2. */
export function composeSections(parts: readonly Part[], context: ComposeContext): readonly Section[] {
  const sections: { heading: Section; blocks: Block[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'heading' && part.level === 2) {
      const title = context.prose.heading(part.text, part.position);
      const id = context.numbering.anchor(plainText(title));
      const at = writePosition(part.position);
      sections.push({ heading: { id, at, number: context.numbering.section(), title, blocks: [] }, blocks: [] });
    } else sections.at(-1)?.blocks.push(...composeBlock(part, context));
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

/** The tiles of page 1, and the before-and-after bars of those that have both values. */
export function composeTiles({ tiles, at }: TilesPart, context: ComposeContext): readonly Tile[] {
  const { locale, wording, prose, numbering, citations } = context;
  return tiles.map((item, index): Tile => {
    const statistic = find(item.statistic, context, at([index, 'statistic']));
    const before = item.before === undefined ? undefined : find(item.before, context, at([index, 'before']));
    const chart = `pair-${index + 1}`;
    const text = (key: 'label' | 'support', otherwise: () => Html): Html => {
      const given = item[key];
      return given === undefined ? otherwise() : prose.line(given, at([index, key]));
    };
    const label = text('label', () => html`${wording.measure(statistic)}`);
    const value = prose.parts(statistic);
    if (before !== undefined) {
      numbering.draw(composePair({ id: chart, before, after: statistic }, context));
      citations.print(before.id);
    }
    const said = text('support', () => support(statistic, before, context));
    return {
      at: writePosition(at([index])),
      label,
      value,
      support: endSentence(item.support === undefined ? said : withLevels(said, statistic, context), locale),
      grade: gradeNamed(statistic, locale),
      ...(before === undefined ? {} : { chart }),
    };
  });
}

/** With a full stop, where it has none: the grade follows it. */
function endSentence(said: Html, { joins }: Locale): Html {
  return /[.!?。！？]$/.test(plainText(said).trimEnd()) ? said : html`${said}${joins.stop}`;
}

/** An author's words beside a change do not leave out whether its levels are known. */
function withLevels(said: Html, statistic: Statistic, context: FigureContext): Html {
  if (statistic.comparedWith === undefined || statistic.origin.kind !== 'reported') return said;
  const { from, to } = changeEnds(statistic, context);
  if (from !== undefined && to !== undefined) return said;
  if (plainText(said).includes(context.locale.word('levels-not-published'))) return said;
  return html`${said}${context.locale.joins.semicolon}${sayLevels(statistic, context)}`;
}

interface Pair {
  readonly id: string;
  readonly before: Statistic;
  readonly after: Statistic;
}

function composePair({ id, before, after }: Pair, { locale, wording }: ComposeContext): Drawing {
  const end = (one: Statistic) => ({
    statistic: one.id,
    label: wording.period(one),
    text: wording.value(one, { unit: false }),
    value: one.value,
    ...(one.qualifiers.length === 0 ? {} : { qualifier: one.qualifiers.join(' ') }),
  });
  const said = {
    from: wording.period(before),
    to: wording.period(after),
    before: wording.value(before),
    after: wording.value(after),
  };
  return {
    as: 'pair',
    id,
    alt: locale.word('pair-alt', { measure: wording.measure(after), ...said }),
    before: end(before),
    after: end(after),
  };
}

/**
 * "Chongqing, 2023; compared with 2022; levels not published; reported by …". Of a level, the change that was published
 * with it, or that no comparison was given.
 */
function support(statistic: Statistic, before: Statistic | undefined, context: FigureContext): Html {
  const { locale, wording } = context;
  const by =
    statistic.origin.kind === 'calculated'
      ? wording.calculated
      : locale.word('reported-by', { body: wording.reporter(statistic) });
  const { comma, semicolon } = locale.joins;
  const where = [wording.place(statistic), wording.period(statistic)].join(comma);
  const parts = [html`${where}`, ...comparisonOf(statistic, before, context), html`${by}`];
  return { html: parts.map((part) => part.html).join(semicolon) };
}

function comparisonOf(statistic: Statistic, before: Statistic | undefined, context: FigureContext): readonly Html[] {
  const { locale, wording } = context;
  if (statistic.comparedWith === undefined && before !== undefined)
    return [html`${locale.word('compared-with', { period: wording.period(before) })}`];
  return sayComparison(statistic, context);
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
  return ids.map((id, index) => find(id, context, at(['statistics', index])));
}

function find(id: string, { data }: ComposeContext, { file, line, column }: Position): Statistic {
  const found = data.statistics.get(id);
  if (found === undefined) throw new BriefError('data', `${file}:${line}:${column}: unknown statistic "${id}"`);
  return found;
}
