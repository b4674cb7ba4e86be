/** Numbers sources by their first use, and remembers which statistics were printed. */
export interface Citations {
  /** The number of a source, given at its first use. */
  readonly number: (source: string) => number;
  /** The anchor that this use of the source carries: only the first has one. */
  readonly anchor: (source: string) => string | undefined;
  readonly print: (statistic: string) => void;
  readonly sources: () => readonly string[];
  readonly statistics: () => readonly string[];
}

/** A numbering for one briefing; numbers are given in the order in which the page is composed. */
export function createCitations(): Citations {
  const numbers = new Map<string, number>();
  const anchored = new Set<string>();
  const printed = new Set<string>();
  const number = (source: string): number => {
    const found = numbers.get(source);
    if (found !== undefined) return found;
    numbers.set(source, numbers.size + 1);
    return numbers.size;
  };
  return {
    number,
    anchor: (source) => {
      if (anchored.has(source)) return undefined;
      anchored.add(source);
      return firstUse(number(source));
    },
    print: (statistic) => printed.add(statistic),
    sources: () => [...numbers.keys()],
    statistics: () => [...printed],
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
