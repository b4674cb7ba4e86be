import type { LiveLine } from '../project/edge.ts';

/** Told of each briefing that is begun and ended. */
export interface Progress {
  readonly begin: (name: string) => void;
  readonly finish: (name: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/**
 * The live line of a terminal: how many of how many are done, what is being built, and for how long it has gone on.
 * Elsewhere nothing is shown: what is built and why is told in plain lines anyway.
 */
export function showProgress(total: number, line: LiveLine | undefined): Progress {
  if (line === undefined || total < 2) return { begin: () => {}, finish: () => {}, end: () => {} };
  const from = line.elapsed();
  const building = new Set<string>();
  let done = 0;
  const show = (): void => {
    const seconds = Math.floor((line.elapsed() - from) / 1000);
    line.show(`${done} of ${total} built, ${seconds} s: ${[...building].join(', ')}`);
  };
  const timer = setInterval(show, 1000);
  timer.unref();
  return {
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
      line.show('');
    },
  };
}
