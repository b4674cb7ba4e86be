// What one more chart takes, and a chart of 10,000 marks: drawn in a process that does nothing else.
import { spawnSync } from 'node:child_process';
import { bundleScript, Failed } from './programs.mjs';

const [few, many] = [4, 24];

/** Every run that is timed, each in milliseconds of drawing. @returns {Promise<Readonly<Record<string, () => number>>>} */
export async function chartMeasures() {
  const script = await bundleScript('draw-charts');
  /** @param {string} asked */
  const draw = (asked) => () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, asked], { encoding: 'utf8' });
    if (status !== 0) throw new Failed(`drawing charts ended with ${status}\n${stderr}`);
    return Number(stdout);
  };
  return { 'few: charts': draw(String(few)), 'many: charts': draw(String(many)), 'many: points': draw('points') };
}

/**
 * What charts take, in milliseconds, each round by itself.
 * @param {Readonly<Record<string, readonly number[]>>} times
 * @returns {readonly { readonly what: string, readonly each: readonly number[], readonly bar: number }[]}
 */
export function chartRows(times) {
  const fewer = times['few: charts'] ?? [];
  const added = (times['many: charts'] ?? []).map((value, at) => (value - (fewer[at] ?? 0)) / (many - few));
  return [
    { what: 'one more chart', each: added, bar: 0.04 },
    { what: 'a chart of 10,000 marks', each: times['many: points'] ?? [], bar: 3 },
  ];
}
