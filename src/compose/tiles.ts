import type { Display } from '../data/display.ts';
import type { MissingValue, Statistic } from '../data/types.ts';
import { writePosition } from '../project/errors.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { TilesPart } from '../topic/types.ts';
import type { BriefingDrawing, Tile } from './briefing.ts';
import { type ComposeContext, chartRow, type FigureContext, namedStatistic } from './context.ts';
import { fillWords, type Html, html, joinHtml, plainText, sourced } from './html.ts';
import { changeEnds, sayComparison, sayLevels } from './levels.ts';
import { sayBounds } from './say-bounds.ts';
import { sayPeriod } from './statistic-cells.ts';
import { sayStatuses } from './statuses.ts';

/** The tiles of page 1, and the before-and-after bars of those that have both values. */
export function composeTiles({ block: tiles, at }: TilesPart, context: ComposeContext): readonly Tile[] {
  const { locale, wording, prose, numbering, citations } = context;
  return tiles.map((item, index): Tile => {
    const blank = context.data.missing.get(item.statistic);
    if (blank !== undefined) return missingTile(blank, { block: tiles, at }, context);
    const statistic = namedStatistic(item.statistic, context, at([index, 'statistic']));
    const before = item.before === undefined ? undefined : namedStatistic(item.before, context, at([index, 'before']));
    const chart = `pair-${index + 1}`;
    const text = (key: 'label' | 'support', otherwise: () => Html): Html => {
      const given = item[key];
      return given === undefined ? otherwise() : prose.line(given, at([index, key]));
    };
    const label = text('label', () => sourced('word', wording.measure(statistic)));
    const value = prose.parts(statistic, item);
    if (before !== undefined) {
      numbering.draw(composePair({ id: chart, before, after: statistic, display: item }, context));
      citations.print(before.id);
    }
    const qualities = qualitiesOf(statistic, item, context);
    const beside = sayBeside(statistic, item, context);
    const said = text('support', () => support(statistic, { before, qualities }, context));
    return {
      at: writePosition(at([index])),
      label,
      value,
      support: endSentence(
        withQualities(
          item.support === undefined ? said : withLevels(said, statistic, context),
          item.support === undefined ? beside : [...qualities, ...beside],
          context,
        ),
        locale,
      ),
      grade: statistic.grade ?? '',
      ...(before === undefined ? {} : { chart }),
    };
  });
}

/** The tile of a value that its source does not give, which says so in its place. */
function missingTile(
  blank: MissingValue,
  { block, at }: Pick<TilesPart, 'block' | 'at'>,
  context: ComposeContext,
): Tile {
  const { locale, wording, prose } = context;
  const index = block.findIndex(({ statistic }) => statistic === blank.id);
  const text = (key: 'label' | 'support', otherwise: Html): Html => {
    const given = block[index]?.[key];
    return given === undefined ? otherwise : prose.line(given, at([index, key]));
  };
  const where = html`${sourced('word', wording.place(blank))}${locale.joins.comma}${sourced('date', wording.period(blank))}`;
  const by = fillWords(locale.word('reported-by'), { body: sourced('word', wording.reporter(blank)) });
  const words = prose.missing(blank, wording.missing(blank));
  return {
    at: writePosition(at([index])),
    label: text('label', sourced('word', wording.measure(blank))),
    value: html`${words}<sup>${prose.cite(blank.sources)}</sup>`,
    support: endSentence(text('support', joinHtml([where, by], locale.joins.semicolon)), locale),
    grade: '',
  };
}

/** Adds a full stop where there is none, since the grade follows. */
function endSentence(said: Html, { joins }: Locale): Html {
  return /[.!?。！？]$/.test(plainText(said).trimEnd()) ? said : html`${said}${joins.stop}`;
}

/** Adds to an author's words about a change which of its levels were not published. */
function withLevels(said: Html, statistic: Statistic, context: FigureContext): Html {
  if (statistic.comparedWith === undefined || statistic.origin.kind !== 'reported') return said;
  const { from, to } = changeEnds(statistic, context);
  if (from !== undefined && to !== undefined) return said;
  if (plainText(said).includes(context.locale.word('levels-not-published'))) return said;
  return html`${said}${context.locale.joins.semicolon}${sayLevels(statistic, context)}`;
}

/** The interval of a value, and what its source says beside it, each as words. */
function qualitiesOf(statistic: Statistic, display: Display, context: FigureContext): readonly Html[] {
  const status = sayStatuses(statistic, context.locale);
  const bounds = sayBounds(statistic, display, context);
  return [...(bounds === undefined ? [] : [bounds]), ...(status === undefined ? [] : [html`${status}`])];
}

/** "Eastmark: 5.1%": the value of the place that the topic compares with. */
function sayBeside(statistic: Statistic, display: Display, context: FigureContext): readonly Html[] {
  const { beside, locale, prose, wording } = context;
  const other = beside?.(statistic);
  if (other === undefined) return [];
  const value = prose.bare(other, wording.say(other, { sign: other.comparedWith !== undefined, display }));
  return [html`${sourced('word', wording.place(other))}${locale.joins.colon}${value}`];
}

/** Adds them to an author's words where these do not say them. */
function withQualities(said: Html, qualities: readonly Html[], { locale }: FigureContext): Html {
  const words = plainText(said);
  const untold = qualities.filter((each) => !words.includes(plainText(each)));
  if (untold.length === 0) return said;
  // What is added belongs to the author's last sentence.
  const open = { html: said.html.trimEnd().replace(/[.。]$/, '') };
  return joinHtml([open, ...untold], locale.joins.semicolon);
}

interface BeforeAndAfter {
  readonly id: string;
  readonly before: Statistic;
  readonly after: Statistic;
  readonly display: Display;
}

function composePair({ id, before, after, display }: BeforeAndAfter, context: ComposeContext): BriefingDrawing {
  const { locale, wording, citations } = context;
  const measure = wording.measure(after);
  const [from, to] = [wording.period(before), wording.period(after)];
  const said = {
    measure,
    from,
    to,
    before: wording.value(before, { display }),
    after: wording.value(after, { display }),
  };
  const rows = [before, after].map((one) => {
    const { rounded } = wording.parts(one, { unit: false, display });
    if (rounded) citations.round();
    return { ...chartRow(one, 'period', context), text: wording.value(one, { unit: false, display }), rounded };
  });
  return { id, kind: 'pair', rows, alt: locale.word('pair-alt', said), measure };
}

/** What the support of a tile says beside place and period. */
interface Supported {
  readonly before: Statistic | undefined;
  readonly qualities: readonly Html[];
}

/**
 * "Chongqing, 2023; compared with 2022; levels not published; reported by …". For a level it gives the change that
 * was published with it, or says that there is no comparison.
 */
function support(statistic: Statistic, { before, qualities }: Supported, context: FigureContext): Html {
  const { locale, wording } = context;
  const by =
    statistic.origin.kind === 'calculated'
      ? wording.calculated
      : fillWords(locale.word('reported-by'), { body: sourced('word', wording.reporter(statistic)) });
  const { comma, semicolon } = locale.joins;
  const place = sourced('word', wording.place(statistic));
  const where = html`${place}${comma}${sourced('date', sayPeriod(statistic, context))}`;
  return joinHtml([where, ...qualities, ...comparisonOf(statistic, before, context), by], semicolon);
}

function comparisonOf(statistic: Statistic, before: Statistic | undefined, context: FigureContext): readonly Html[] {
  const { locale, wording } = context;
  if (statistic.comparedWith === undefined && before !== undefined)
    return [fillWords(locale.word('compared-with'), { period: sourced('date', wording.comparedPeriod(before)) })];
  return sayComparison(statistic, context);
}
