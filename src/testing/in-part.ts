/** Whether all tests run, each of them whole (`npm run test:all`). */
export const whole = process.env.ALL === '1';

/** One in so many cases of a large suite, the same in every run; every case where all tests run. */
export function inPart<Case>(cases: readonly Case[], oneIn: number): readonly Case[] {
  return whole ? cases : cases.filter((_, index) => index % oneIn === 0);
}
