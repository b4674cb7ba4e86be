import type { LineAndColumn } from '../line-and-column.ts';

/**
 * The text of a source with another day at a position where one is written out, YYYY-MM-DD; comments and quotes stay as
 * they are. The same text where no day stands there.
 */
export function moveDate(text: string, [line, column]: LineAndColumn, day: string): string {
  const lines = text.split('\n');
  const row = lines[line - 1] ?? '';
  const rest = row.slice(column - 1);
  const moved = rest.replace(/^(['"]?)\d{4}-\d{2}-\d{2}\1/, `$1${day}$1`);
  return moved === rest ? text : lines.with(line - 1, row.slice(0, column - 1) + moved).join('\n');
}
