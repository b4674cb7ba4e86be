import type { Stage } from '../brief.ts';

/** How long the stages of one briefing take, each until the next begins. */
export interface StageTimes {
  readonly begin: (stage: Stage) => void;
  /** `fonts 31 ms, charts 42 ms`, in the order in which they began; the last one ends now. */
  readonly say: () => string;
}

/** `now` gives milliseconds that only grow. */
export function timeStages(now: () => number): StageTimes {
  const begun: { readonly stage: Stage; readonly at: number }[] = [];
  return {
    begin: (stage) => {
      begun.push({ stage, at: now() });
    },
    say: () => {
      const ends = [...begun.slice(1).map(({ at }) => at), now()];
      return begun.map(({ stage, at }, index) => `${stage} ${Math.round((ends[index] ?? at) - at)} ms`).join(', ');
    },
  };
}
