import { BriefError } from '../project/errors.ts';

/** Called with what is waited for from now on, in words that complete "waiting for …". */
export type Await = (step: string) => void;

/** The milliseconds that the browser may take to answer, and again for each print. Given in seconds. */
export function deadline(seconds = 30): number {
  return seconds * 1000;
}

/**
 * Returns the result of the work, or throws BriefError('browser') after Node has waited for it for `limit` milliseconds.
 * Time in which Node itself works, as on charts, is not counted: it could not read an answer then.
 */
export async function within<T>(job: {
  readonly limit: number;
  /** What did not happen in time: "The page was not printed". */
  readonly what: string;
  readonly work: (wait: Await) => Promise<T>;
}): Promise<T> {
  const { limit, what, work } = job;
  const begun = { waited: waited(), at: performance.now() };
  const steps: { readonly step: string; readonly from: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const look = (): void => {
      const left = limit - (waited() - begun.waited);
      if (left > 0) timer = setTimeout(look, Math.ceil(left));
      else reject(tooLate(`${what} within ${limit / 1000} s`, steps, begun));
    };
    look();
  });
  try {
    return await Promise.race([work((step) => steps.push({ step, from: waited() })), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds for which this thread has had nothing to do but wait, since it began. */
function waited(): number {
  return performance.eventLoopUtilization().idle;
}

function tooLate(
  what: string,
  steps: readonly { readonly step: string; readonly from: number }[],
  begun: { readonly waited: number; readonly at: number },
): BriefError {
  const end = waited();
  const shares = steps.map(({ step, from }, index) => `${seconds((steps[index + 1]?.from ?? end) - from)} for ${step}`);
  const worked = performance.now() - begun.at - (end - begun.waited);
  const own = worked < 1000 ? '' : `; Briefpress itself worked ${seconds(worked)} meanwhile, which does not count`;
  const hint =
    'Give it longer with --timeout, make the page smaller (long tables, nested tags, filters), or see what "briefpress doctor" says.';
  return new BriefError('browser', `${what}: waited ${shares.join(', ')}${own}.`, { hint });
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
