/** The latest of dates written YYYY-MM-DD; none of none. */
export function newestDate(dates: readonly string[]): string | undefined {
  return dates.reduce<string | undefined>(
    (newest, date) => (newest === undefined || date > newest ? date : newest),
    undefined,
  );
}

/** The earliest of dates written YYYY-MM-DD; none of none. */
export function oldestDate(dates: readonly string[]): string | undefined {
  return dates.reduce<string | undefined>(
    (oldest, date) => (oldest === undefined || date < oldest ? date : oldest),
    undefined,
  );
}
