import { answer } from '../manifest/foreign.ts';

/** Does what another process of Briefpress leaves to this one, and writes the answer to stdout. Gives the exit code. */
export function runApartWork(words: readonly string[]): number {
  process.stdout.write(answer(words));
  return 0;
}
