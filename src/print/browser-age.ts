/** Chromium 147 became stable on this day; a milestone follows about every four weeks. */
const known = { milestone: 147, date: Date.UTC(2026, 3, 7) } as const;
const day = 24 * 60 * 60 * 1000;

/**
 * How old a browser is, in words, by its version as it gives it (`Chrome/147.0.7727.24`): its package has no date.
 * `today` is YYYY-MM-DD. Undefined for a version that is none.
 */
export function browserAge(version: string, today: string): string | undefined {
  const milestone = /\/(\d+)\./.exec(version)?.[1];
  if (milestone === undefined) return undefined;
  const released = known.date + (Number(milestone) - known.milestone) * 28 * day;
  const months = Math.max(0, Math.round((Date.parse(today) - released) / (30.4 * day)));
  const from = new Date(released).toISOString().slice(0, 7);
  const age = months === 1 ? 'about 1 month old' : months === 0 ? 'new' : `about ${months} months old`;
  return `${age} (its milestone became stable about ${from})`;
}
