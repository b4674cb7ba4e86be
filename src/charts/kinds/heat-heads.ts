import { gap, type Plan } from '../layout.ts';
import { fitIn, lineIn, mostLines as mostInLines, widthIn } from '../measure.ts';
import type { PlacedText } from '../text-layers.ts';
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
  const line = lineIn(plan, 'note');
  const room = Math.max(step * every - gap, plan.styles.note.size);
  const told = columns.flatMap(({ heads, dated }, index) => {
    if (index % every > 0) return [];
    const lines = dated ? mostLines.period : mostLines.name;
    const fitted = fitIn(plan, heads, 'note', { width: room, lines });
    const half = widthIn(plan, fitted, 'note') / 2;
    return [{ heads, lines: fitted, half, x: Math.min(Math.max((index + 0.5) * step, half - left), width - half) }];
  });
  const whole = told.every(({ heads, lines, half, x }, index) => {
    const before = told[index - 1];
    const meets = before !== undefined && x - half < before.x + before.half + 2;
    const words = heads.flatMap((head) => head.split(' '));
    const said = lines.join(' ').split(' ');
    return !meets && lines.at(-1)?.endsWith('…') !== true && said.every((word) => words.includes(word));
  });
  const most = mostInLines(told.map(({ lines }) => lines));
  const texts = told.map(({ lines, x }): PlacedText => {
    return { lines, style: 'note', align: 'center', x, y: -4 - lines.length * line + line / 2 };
  });
  return { whole, heads: { texts, height: Math.ceil(most * line + 5) } };
}
