export type Citations = ReturnType<typeof createCitations>;

/**
 * Numbers the sources of one briefing by their first use, in the order in which the page is composed, and remembers which
 * statistics were printed and whether any was rounded for display.
 */
export function createCitations() {
  const numbers = new Map<string, number>();
  const anchored = new Set<string>();
  const printed = new Set<string>();
  let rounded = false;
  const number = (source: string): number => {
    const found = numbers.get(source);
    if (found !== undefined) return found;
    numbers.set(source, numbers.size + 1);
    return numbers.size;
  };
  return {
    /** The number of a source, given at its first use. */
    number,
    /** The anchor that this use of the source carries: only the first has one. */
    anchor: (source: string): string | undefined => {
      if (anchored.has(source)) return undefined;
      anchored.add(source);
      return firstUse(number(source));
    },
    print: (statistic: string): void => {
      printed.add(statistic);
    },
    /** Notes that a value was rounded for display. */
    round: (): void => {
      rounded = true;
    },
    isRounded: (): boolean => rounded,
    sources: (): readonly string[] => [...numbers.keys()],
    statistics: (): readonly string[] => [...printed],
  };
}

/** Anchor of the first number that a source is cited for. */
export function firstUse(number: number): string {
  return `cite-${number}`;
}

/** Anchor of a source's entry. */
export function sourceAnchor(number: number): string {
  return `source-${number}`;
}
