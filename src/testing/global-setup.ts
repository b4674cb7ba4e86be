import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './browser.ts';

/** Bundles the code once: test projects copy what is bundled, and would each bundle it for themselves on a fresh clone. */
export function setup(): void {
  execFileSync(process.execPath, [join(projectRoot, 'src', 'run.mjs'), '--version'], { stdio: 'ignore' });
}
