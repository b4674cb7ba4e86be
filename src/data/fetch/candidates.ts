/** How many periods are tried, from today's back. */
const tried = { month: 24, quarter: 8, year: 3 } as const;

/**
 * A text with its placeholders {year}, {month} and {quarter} filled in, for the newest period first; a text without them
 * once. `today` is YYYY-MM-DD.
 */
export function candidates(text: string, today: string): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const step = text.includes('{month}') ? 1 : text.includes('{quarter}') ? 3 : 12;
  const count = step === 1 ? tried.month : step === 3 ? tried.quarter : tried.year;
  const months = Array.from({ length: count }, (_, index) => year * 12 + month - 1 - index * step);
  return [...new Set(months.map((at) => fill(text, Math.floor(at / 12), (at % 12) + 1)))];
}

function fill(text: string, year: number, month: number): string {
  return text
    .replaceAll('{year}', String(year))
    .replaceAll('{month}', String(month).padStart(2, '0'))
    .replaceAll('{quarter}', String(Math.ceil(month / 3)));
}
