import type { LiveLine } from '../project/edge.ts';

/** Told of each briefing that is begun and ended. */
export interface Progress {
  /** How many there will be. */
  readonly expect: (total: number) => void;
  readonly begin: (name: string) => void;
  /** One more is done, whether it was built or was up to date. */
  readonly finish: (name: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/**
 * The live line of a terminal: how many of how many are done, what is being built, and for how long it has gone on.
 * Elsewhere nothing is shown: what is built and why is told in plain lines anyway.
 */
export function showProgress(line: LiveLine | undefined): Progress {
  if (line === undefined) return { expect: () => {}, begin: () => {}, finish: () => {}, end: () => {} };
  const from = line.elapsed();
  const building = new Set<string>();
  let [total, done] = [0, 0];
  const show = (): void => {
    if (total < 2 || building.size === 0) return;
    const seconds = Math.floor((line.elapsed() - from) / 1000);
    line.show(`${done} of ${total} done, ${seconds} s: ${[...building].join(', ')}`);
  };
  const timer = setInterval(show, 1000);
  timer.unref();
  return {
    expect: (given) => {
      total = given;
    },
    begin: (name) => {
      building.add(name);
      show();
    },
    finish: (name) => {
      building.delete(name);
      done += 1;
      show();
    },
    end: () => {
      clearInterval(timer);
      if (total > 1) line.show('');
    },
  };
}
