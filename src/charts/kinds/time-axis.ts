/** Ms since 1970 of a day, UTC. */
export function dayTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day after, `YYYY-MM-DD`: a period's end is its last day, and a bar reaches the end of that day. */
export function dayAfter(day: string): string {
  return new Date(dayTime(day) + 86_400_000).toISOString().slice(0, 10);
}
