import type { Display } from '../data/display.ts';
import type { Member } from '../data/series-index.ts';
import type { Statistic } from '../data/types.ts';
import { type TableDimension, tableDimensions } from '../topic/schema.ts';
import type { FigureContext } from './context.ts';
import type { FigureCell, FigureColumn } from './figure.ts';
import { gradeKey } from './grades.ts';
import { fillWords, type Html, html, joinHtml, sourced } from './html.ts';
import { compared } from './levels.ts';
import { sayBounds } from './say-bounds.ts';
import { below, hasValue, sayPeriod } from './statistic-cells.ts';
import type { StatisticTable } from './statistic-table.ts';
import { statusKey, statusSigns } from './statuses.ts';

/** What the rows and the columns of a matrix stand for. */
export interface MatrixSides {
  readonly rows: TableDimension;
  readonly across: TableDimension;
}

interface Beneath {
  readonly dimension: TableDimension;
  /** One of those that most cells share. */
  readonly usual?: Member;
}

interface MatrixLayout extends MatrixSides {
  readonly display: Display;
  /** What neither rows nor columns tell: cells say it, but for what most share, which is said below the table. */
  readonly beneath: readonly Beneath[];
  /** Whether grades differ, so that rows or cells have their own. */
  readonly graded: boolean;
}

/**
 * Statistics, and values that are missing, as a matrix: what the rows stand for by what the columns stand for. A cell for which
 * there is no statistic says so in words; one for which there are several has all of them.
 */
export function matrixTable(
  members: readonly Member[],
  { display, ...sides }: MatrixSides & { readonly display: Display },
  context: FigureContext,
): StatisticTable {
  const { locale } = context;
  const statistics = members.filter(hasValue);
  const { rows, across } = sides;
  const beneath = tableDimensions
    .filter((each) => each !== rows && each !== across)
    .flatMap((each) => beneathOf(each, members));
  const grades = gradeKey(statistics, locale);
  const layout = { ...sides, display, beneath, graded: grades.length > 0 };
  const heads = inOrder(across, members);
  const table = inOrder(rows, members).map((first) => {
    const inRow = members.filter((member) => keyOf(rows, member) === keyOf(rows, first));
    const row = rowOf(inRow, layout);
    return [
      headCell(first, row, context),
      ...heads.map((head) =>
        cellOf(
          inRow.filter((member) => keyOf(across, member) === keyOf(across, head)),
          row,
          context,
        ),
      ),
    ];
  });
  const hasBlanks = table.flat().some(({ kind }) => kind === 'blank');
  return {
    columns: [
      { key: rows, name: html`${locale.word(rows)}`, kind: 'head' },
      ...heads.map((head): FigureColumn => ({ key: across, name: nameOf(across, head, context), kind: 'number' })),
    ],
    rows: table,
    remarks: [
      ...beneath.flatMap(({ dimension, usual }) =>
        usual === undefined
          ? []
          : [fillWords(locale.word('usual-of-cells'), { what: nameOf(dimension, usual, context) })],
      ),
      ...(hasBlanks ? [locale.word('key-blank')] : []),
      ...statusKey(members, locale),
      ...grades,
    ],
  };
}

/** A dimension in which members differ, and what two thirds of them share of it. */
function beneathOf(dimension: TableDimension, members: readonly Member[]): readonly Beneath[] {
  const keys = members.map((member) => keyOf(dimension, member));
  if (new Set(keys).size < 2) return [];
  const most = (key: string): boolean => keys.filter((each) => each === key).length * 3 >= keys.length * 2;
  const usual = members.find((member) => most(keyOf(dimension, member)));
  return [{ dimension, ...(usual === undefined ? {} : { usual }) }];
}

interface Row {
  readonly layout: MatrixLayout;
  /** The grade of all, where those of the table differ. */
  readonly grade?: string;
  /** A member with the unit of all; none where they differ. */
  readonly unit?: Member;
  /** A change with what all are compared with; none where they differ, or are none. */
  readonly change?: Statistic;
}

function rowOf(members: readonly Member[], layout: MatrixLayout): Row {
  const [first] = members;
  const changes = members.filter(hasValue).filter(({ comparedWith }) => comparedWith !== undefined);
  const [change] = changes;
  const grades = new Set(members.filter(hasValue).map((member) => member.grade));
  const [grade] = grades;
  const isOneUnit = distinct(members, ({ unit }) => unit.id).size === 1;
  const isOneComparison =
    changes.length === members.length &&
    distinct(changes, ({ comparedWith }) => JSON.stringify(comparedWith)).size === 1;
  return {
    layout,
    ...(layout.graded && grade !== undefined && grades.size === 1 ? { grade } : {}),
    ...(isOneUnit && first !== undefined ? { unit: first } : {}),
    ...(isOneComparison && change !== undefined ? { change } : {}),
  };
}

function headCell(first: Member, { layout, unit, change, grade }: Row, context: FigureContext): FigureCell {
  const { locale } = context;
  const name = unit === undefined ? '' : locale.columnName(unit.unit);
  const said = change === undefined ? html`` : below([compared(change, context)]);
  const content = html`${nameOf(layout.rows, first, context)}${name === '' ? '' : sourced('word', locale.brackets(name))}${ringOf(grade)}${said}`;
  return { kind: 'head', content };
}

function cellOf(members: readonly Member[], row: Row, context: FigureContext): FigureCell {
  if (members.length === 0) return { kind: 'blank', content: html`${context.locale.word('no-figure')}` };
  return {
    kind: 'number',
    content: joinHtml(
      members.map((member) => memberOf(member, row, context)),
      ' ',
    ),
  };
}

/** A grade as a letter in a ring, as beside a key figure. */
function ringOf(grade: string | undefined): Html {
  return grade === undefined ? html`` : html` <span class="ring">${grade}</span>`;
}

function memberOf(member: Member, { layout, unit, change, grade }: Row, context: FigureContext): Html {
  const { locale, prose, wording } = context;
  const told = layout.beneath.flatMap(({ dimension, usual }) =>
    usual !== undefined && keyOf(dimension, usual) === keyOf(dimension, member)
      ? []
      : [nameOf(dimension, member, context)],
  );
  if (!hasValue(member))
    return html`<span class="of-cell">${prose.missing(member, wording.missing(member))}${statusSigns(member, locale)}${told.length === 0 ? html`` : below([joinHtml(told, locale.joins.semicolon)])}</span>`;
  const { comparedWith } = member;
  const said = wording.say(member, {
    unit: unit === undefined ? true : 'never',
    sign: comparedWith !== undefined,
    display: layout.display,
  });
  const bounds = sayBounds(member, layout.display, context);
  const more = [
    ...told,
    ...(comparedWith === undefined || change !== undefined ? [] : [compared(member, context)]),
    ...(bounds === undefined ? [] : [bounds]),
    ...(member.origin.kind === 'calculated' ? [html`${wording.calculated}`] : []),
  ];
  const ring = ringOf(layout.graded && grade === undefined ? member.grade : undefined);
  const words = more.length === 0 ? html`` : below([joinHtml(more, locale.joins.semicolon)]);
  return html`<span class="of-cell">${prose.bare(member, said)}${statusSigns(member, locale)}${ring}${words}</span>`;
}

function keyOf(dimension: TableDimension, { measure, place, period }: Member): string {
  if (dimension === 'place') return place.id;
  return dimension === 'measure' ? JSON.stringify(measure) : `${period.kind} ${period.written}`;
}

function nameOf(dimension: TableDimension, member: Member, context: FigureContext): Html {
  const { wording } = context;
  if (dimension === 'period') return sourced('date', sayPeriod(member, context));
  return sourced('word', dimension === 'place' ? wording.place(member) : wording.measure(member));
}

/** The first member of each row or column: periods from the oldest, all else as its author named it. */
function inOrder(dimension: TableDimension, members: readonly Member[]): readonly Member[] {
  const firsts = [...distinct(members, (member) => keyOf(dimension, member)).values()];
  if (dimension !== 'period') return firsts;
  return firsts.toSorted(({ period: a }, { period: b }) => {
    const [one, other] = [a.start ?? '', b.start ?? ''];
    return one === other ? 0 : one < other ? -1 : 1;
  });
}

/** The first of all that share a key, by it. */
function distinct<T>(all: readonly T[], keyFor: (one: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const one of all) if (!found.has(keyFor(one))) found.set(keyFor(one), one);
  return found;
}
