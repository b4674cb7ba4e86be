import { groupBy } from '../../data/group.ts';
import { blame, firstTwice, type JudgedRow, type Judging, type Refusal } from './kind.ts';

/** The two values of one place, or of one place in one period. */
export interface ScatterPair<Row> {
  readonly x: Row;
  readonly y: Row;
}

interface Paired<Row> {
  /** In the order of the first measure's rows. */
  readonly pairs: readonly ScatterPair<Row>[];
  /** Rows whose other value there is not. */
  readonly alone: readonly Row[];
}

type Pairable = Pick<JudgedRow, 'measure' | 'placeId' | 'start'>;

/**
 * Pairs the rows of two measures, of which the first row's runs across and the other up: by place; by place and period
 * where a measure has several periods of one place.
 */
export function pairRows<Row extends Pairable>(rows: readonly Row[]): Paired<Row> {
  const first = rows[0]?.measure;
  const places = rows.filter(({ measure }) => measure === first).map(({ placeId }) => placeId);
  const dated = new Set(places).size < places.length;
  const groups = [...groupBy(rows, ({ placeId, start }) => (dated ? `${placeId} ${start}` : `${placeId}`)).values()];
  const found = groups.map((own) => ({
    own,
    x: own.find(({ measure }) => measure === first),
    y: own.find(({ measure }) => measure !== first),
  }));
  return {
    pairs: found.flatMap(({ x, y }) => (x === undefined || y === undefined ? [] : [{ x, y }])),
    alone: found.flatMap(({ own, x, y }) => (x === undefined || y === undefined ? own : [])),
  };
}

const fewest = 4;

/** Why two measures cannot be set against each other truthfully. */
export function refusePairs(rows: readonly JudgedRow[], { options = {} }: Judging = {}): Refusal | undefined {
  const byMeasure = groupBy(rows, ({ measure = '' }) => measure);
  if (byMeasure.size !== 2) {
    const hint = 'name the values of one measure for each place, and then those of another';
    return { what: `has ${byMeasure.size} measures; a scatter sets two against each other`, hint };
  }
  const { pairs } = pairRows(rows);
  if (pairs.length < fewest) {
    const hint = 'use a table, or name more places that have both measures';
    return { what: `has ${pairs.length} places with both values; a scatter needs ${fewest} or more`, hint };
  }
  return refuseMixed([...byMeasure.values()], pairs) ?? refuseLog(pairs, options.log ?? []);
}

/** Several places must be of one period in each measure, and nothing may be there twice. */
function refuseMixed(
  measures: readonly (readonly JudgedRow[])[],
  pairs: readonly ScatterPair<JudgedRow>[],
): Refusal | undefined {
  for (const own of measures) {
    const places = new Set(own.map(({ placeId }) => placeId));
    const odd = places.size > 1 ? own.find(({ start }) => start !== own[0]?.start) : undefined;
    if (odd !== undefined)
      return blame(
        odd,
        `has values of several places and of several periods, ${odd.id}`,
        'name the values of one period',
      );
    const twice = firstTwice(own, ({ placeId, start }) => [placeId, start]);
    if (twice !== undefined)
      return blame(twice, `has two values of one measure, place and period, ${twice.id}`, 'name one');
  }
  const apart = measures.every((own) => new Set(own.map(({ placeId }) => placeId)).size === 1)
    ? pairs.find(({ x, y }) => x.start !== y.start)
    : undefined;
  return apart && blame(apart.y, `sets values of unlike periods against each other, ${apart.y.id}`, 'name one period');
}

function refuseLog(pairs: readonly ScatterPair<JudgedRow>[], log: readonly ('x' | 'y')[]): Refusal | undefined {
  const bad = pairs
    .flatMap((pair) => log.map((axis) => pair[axis]))
    .find(({ value, lower = value }) => value <= 0 || lower <= 0);
  return bad && blame(bad, `has ${bad.id} on a log axis, which holds values above zero alone`, 'leave out "log"');
}
