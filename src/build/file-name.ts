import { statisticsName } from '../compose/attached-names.ts';
import type { Format } from '../page/format.ts';

/** The name of a briefing's file of a format; that of its statistics is the one that they have in the PDF. */
export function fileName(briefing: string, format: Format): string {
  return format === 'csv' ? statisticsName(briefing) : `${briefing}.${format}`;
}
