import { largest } from '../../project/extremes.ts';
import { gap, type Plan } from '../layout.ts';
import { fitName } from '../names.ts';
import type { PlacedText } from '../text-layers.ts';
import { lineHeight } from '../theme-config.ts';
import { widest } from '../wrap.ts';
import type { HeatTable } from './heat-table.ts';

interface Heads {
  readonly texts: readonly PlacedText[];
  readonly height: number;
}

const distances = [1, 2, 3, 4, 5, 10, 12, 20];
const mostLines = { period: 3, name: 6 } as const;

/** The heads of all columns: whole, or cut where they are names; of every second, third or tenth period. */
export function headTexts(plan: Plan, table: HeatTable): Heads {
  const { columns } = table;
  if (columns.some(({ dated }) => !dated)) return headsOf(plan, table, 1).heads;
  for (const every of [...distances, columns.length]) {
    const { heads, whole } = headsOf(plan, table, every);
    if (whole || every >= columns.length) return heads;
  }
  return headsOf(plan, table, columns.length).heads;
}

/** The heads of every so many columns, and whether no word of them is broken or cut and none meet. */
function headsOf(plan: Plan, { columns, step, width, left }: HeatTable, every: number) {
  const style = plan.styles.note;
  const line = lineHeight(style.size);
  const room = Math.max(step * every - gap, style.size);
  const told = columns.flatMap(({ heads, dated }, index) => {
    if (index % every > 0) return [];
    const lines = dated ? mostLines.period : mostLines.name;
    const fitted = fitName(heads, { width: room, lines, style, metrics: plan.metrics });
    const half = widest(fitted, style, plan.metrics) / 2;
    return [{ heads, lines: fitted, half, x: Math.min(Math.max((index + 0.5) * step, half - left), width - half) }];
  });
  const whole = told.every(({ heads, lines, half, x }, index) => {
    const before = told[index - 1];
    const meets = before !== undefined && x - half < before.x + before.half + 2;
    const words = heads.flatMap((head) => head.split(' '));
    return (
      !meets &&
      lines.at(-1)?.endsWith('…') !== true &&
      lines
        .join(' ')
        .split(' ')
        .every((word) => words.includes(word))
    );
  });
  const most = largest(
    told.map(({ lines }) => lines.length),
    1,
  );
  const texts = told.map(({ lines, x }): PlacedText => {
    return { lines, style: 'note', align: 'center', x, y: -4 - lines.length * line + line / 2 };
  });
  return { whole, heads: { texts, height: Math.ceil(most * line + 5) } };
}
