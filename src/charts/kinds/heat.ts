import { framed, gap, heightOf, type Plan } from '../layout.ts';
import { lineIn } from '../measure.ts';
import { footLayers, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { classesOf } from './heat-classes.ts';
import { headTexts } from './heat-heads.ts';
import { cellLayers, keyLayers, keyRoom, missingTexts } from './heat-layers.ts';
import { heatTable } from './heat-table.ts';
import { blame, firstTwice, type JudgedRow, type Kind, type Refusal } from './kind.ts';

const most = { rows: 36, columns: 60 } as const;

export const heat: Kind = { called: 'heat tables', knows: ['order', 'height'], refuse, unlimited: true, draw };

function refuse(rows: readonly JudgedRow[]): Refusal | undefined {
  const byPeriod = rows.every(({ group }) => group === undefined);
  const column = ({ group, start }: JudgedRow): string | undefined => group ?? start;
  const none = rows.find((row) => column(row) === undefined);
  const hint = 'a heat table has a row for each label and a column for each period or group';
  if (none !== undefined) return blame(none, `has a value without a period, ${none.id}`, hint);
  const twice = firstTwice(rows, (row) => [row.label, column(row)]);
  if (twice !== undefined) return blame(twice, `has two values in one cell, ${twice.id}`, hint);
  const [labels, columns] = [new Set(rows.map(({ label }) => label)).size, new Set(rows.map(column)).size];
  if (columns < 2) return { what: `has one ${byPeriod ? 'period' : 'column'}`, hint: 'use kind: bars' };
  if (labels > most.rows)
    return { what: `has ${labels} rows, higher than a page`, hint: `${most.rows} fit; leave some out, or use a table` };
  if (columns > most.columns)
    return { what: `has ${columns} columns, wider than a page`, hint: `${most.columns} fit; leave some out` };
  return undefined;
}

/**
 * A row for each label and a column for each period or group, the cells shaded in five classes, each with its value
 * where there is room; over them a key to the classes, under them why values are missing.
 */
function draw(plan: Plan): ChartSpec {
  const table = heatTable(plan);
  const classes = classesOf(plan);
  const heads = headTexts(plan, table);
  const key = keyRoom(plan, classes);
  const foot = missingTexts(plan, table);
  const top = key + heads.height;
  const row = Math.max(table.height, heightOf(plan, 0) / table.rows.length);
  const height = row * table.rows.length;
  const bottom = foot.length === 0 ? 1 : Math.ceil(gap + foot.length * lineIn(plan, 'note'));
  const { left, width } = table;
  return framed({ width, height, left, right: plan.width - left - width, top, bottom }, [
    ...cellLayers(plan, { ...table, height: row }, classes),
    ...textLayers('periods', heads.texts),
    ...keyLayers(plan, classes, { x: -left, y: -top }),
    ...footLayers(plan, 'missing', foot, { x: -left, top: height + gap }),
  ]);
}
