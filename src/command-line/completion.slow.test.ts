import { spawn, spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject, finish, withoutNpm } from '../testing/project.ts';
import type { Shell } from './completion.ts';

const project = createProject();
beforeAll(async () => {
  project.write('.bin/briefpress', `#!/bin/sh\nexec "${process.execPath}" "${project.program}" "$@"\n`);
  chmodSync(project.path('.bin/briefpress'), 0o755);
  for (const shell of ['bash', 'zsh', 'fish'])
    project.write(`.scripts/${shell}`, (await project.call(['completion', shell])).stdout);
});
afterAll(() => project.dispose());

/** What each shell is told, so that it prints what it would offer behind some words, a line each. */
const asking: Readonly<Record<Shell, (words: string) => string>> = {
  bash: (words) =>
    `source .scripts/bash; COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _briefpress; printf '%s\n' "\${COMPREPLY[@]}"`,
  // Without a terminal zsh completes nothing, so that what it would show is printed.
  zsh: (words) =>
    `compdef() {}; _default() {}; _describe() { print -rl -- \${(P)2} }; source .scripts/zsh; words=(${words}); CURRENT=\${#words}; _briefpress`,
  fish: (words) => `source .scripts/fish; complete -C "${words.replace(/''$/, '')}"`,
};

async function offered(shell: Shell, words: string): Promise<string> {
  const own = withoutNpm(process.env);
  const env = { ...own, PATH: [project.path('.bin'), own.PATH].join(delimiter), HOME: project.root, TERM: 'xterm' };
  const flags = shell === 'zsh' ? ['-f', '-c'] : ['-c'];
  const child = spawn(shell, [...flags, asking[shell](words)], {
    cwd: project.root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr } = await finish(child);
  return `${stdout}${stderr}`;
}

const isThere = (shell: string): boolean =>
  process.env.CI !== undefined || spawnSync(shell, ['--version']).status === 0;

it.each(['bash', 'zsh', 'fish'] as const)('%s offers commands, flags and topics', async (shell) => {
  if (!isThere(shell)) return;
  expect(await offered(shell, 'briefpress che')).toMatch(/check/);
  expect(await offered(shell, 'briefpress chart --pal')).toMatch(/--palette/);
  expect(await offered(shell, "briefpress --topic ''")).toMatch(/harbours/);
});
