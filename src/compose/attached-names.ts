/** Name of the table of statistics that a briefing's PDF carries. */
export function statisticsName(briefing: string): string {
  return `${briefing}-statistics.csv`;
}

/** Name of the file in a briefing's PDF that says how it was made and what it prints. */
export function manifestName(briefing: string): string {
  return `${briefing}-manifest.json`;
}
