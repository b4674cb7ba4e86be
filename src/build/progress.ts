import type { LiveLine } from '../project/edge.ts';

/** Told of each briefing that is begun and ended. */
export interface Progress {
  /** How many there will be. */
  readonly expect: (total: number) => void;
  readonly begin: (name: string) => void;
  /** What is being done for a briefing that was begun. */
  readonly stage: (name: string, stage: string) => void;
  /** One more is done, whether it was built or was up to date. */
  readonly finish: (name: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/**
 * The live line of a terminal: how many of how many are done, what is being built, and for how long it has gone on; of a
 * single briefing its stage.
 * Elsewhere nothing is shown: what is built and why is told in plain lines anyway.
 */
export function showProgress(line: LiveLine | undefined): Progress {
  if (line === undefined)
    return { expect: () => {}, begin: () => {}, stage: () => {}, finish: () => {}, end: () => {} };
  const from = line.elapsed();
  const building = new Map<string, string>();
  let [total, done] = [0, 0];
  const show = (): void => {
    if (building.size === 0) return;
    const seconds = Math.floor((line.elapsed() - from) / 1000);
    const [[name, stage] = []] = building;
    line.show(
      total < 2
        ? `${name}: ${stage}, ${seconds} s`
        : `${done} of ${total} done, ${seconds} s: ${[...building.keys()].join(', ')}`,
    );
  };
  const timer = setInterval(show, 1000);
  timer.unref();
  return {
    expect: (given) => {
      total = given;
    },
    begin: (name) => {
      building.set(name, 'begun');
      if (total > 1) show();
    },
    stage: (name, stage) => {
      building.set(name, stage);
      if (total < 2) show();
    },
    finish: (name) => {
      building.delete(name);
      done += 1;
      if (total > 1) show();
    },
    end: () => {
      clearInterval(timer);
      line.show('');
    },
  };
}
