// How long `--all` takes until the first of 1,000 places is written.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { writeManyPlaces } from '../many-places.mjs';
import { Failed, folder, product } from './programs.mjs';

/** @param {number} rounds @returns {Promise<readonly number[]>} milliseconds from each start */
export async function measureFirstPlace(rounds) {
  const root = path.join(folder, 'places');
  writeManyPlaces(root, 1000);
  const [node = '', ...words] = product(['--project', root, '--all', '--force', '--date', '2024-08-01']);
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    const child = spawn(node, words, { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    const taken = performance.now() - start;
    if (child.exitCode !== null) throw new Failed(`${words.join(' ')} ended with ${child.exitCode}`);
    child.kill('SIGINT');
    await ended;
    if (round > 0) times.push(taken);
  }
  return times;
}
