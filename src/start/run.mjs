#!/usr/bin/env node
// What `briefpress` starts, and here `npm run brief`. A command that may start a browser is done by a process of its own, so
// that this one is free to act on signals, whatever that one is at. The others hold nothing that could be left behind, and
// are over sooner without, and so is a build that finds nothing to do: src/testing/bench/README.md has the figures.
const words = process.argv.slice(2);
const command = commandOf(words);
if (command === 'build' && !words.some((word) => word === '--force' || word === '--watch')) {
  const { runProgram } = await import('./program.mjs');
  const handOver = async (/** @type {string} */ code) => {
    const { runGuarded } = await import('./guard-run.mjs');
    return await runGuarded(command, words, code);
  };
  process.exitCode = await runProgram('look', undefined, handOver);
} else if (['build', 'issue', 'mail', 'chart', 'doctor'].includes(command)) {
  const { runGuarded } = await import('./guard-run.mjs');
  process.exitCode = await runGuarded(command, words);
} else {
  const { runProgram } = await import('./program.mjs');
  process.exitCode = await runProgram(command);
}

/** @param {readonly string[]} words */
function commandOf(words) {
  const [first = ''] = words;
  if (/^[a-z]+$/.test(first)) return first;
  return words.some((word) => word === '--help' || word === '--version') ? 'help' : 'build';
}
