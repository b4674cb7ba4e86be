import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './browser.ts';

/** Bundles the code once: test projects share what is bundled, and would do it side by side on a fresh clone. */
export function setup(): void {
  execFileSync(process.execPath, [join(projectRoot, 'src', 'start', 'run.mjs'), '--version'], { stdio: 'ignore' });
}
