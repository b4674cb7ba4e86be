import { chmodSync, existsSync } from 'node:fs';
import { type CliResult, filesBelow, type TestProject } from './project.ts';

const previous = '%PDF-1.4 the edition before\n%%EOF\n';

/** What a run that must fail left behind, beside its own result. */
export interface GuardedRun extends CliResult {
  /** True where the PDF of before is there, byte for byte, and nothing else is in `out`. */
  readonly untouched: boolean;
  readonly browserStarted: boolean;
}

/**
 * Runs a command line beside an earlier PDF of `briefing`, with a program in place of the browser that only records
 * that it was started.
 */
export async function runGuarded(
  project: TestProject,
  words: readonly string[],
  { briefing = 'harbours', environment = {} }: { briefing?: string; environment?: Record<string, string> } = {},
): Promise<GuardedRun> {
  const record = project.path('browser-was-started');
  const target = `out/${briefing}.pdf`;
  project.write('recorder', `#!/bin/sh\n: > '${record}'\nexit 1\n`);
  chmodSync(project.path('recorder'), 0o755);
  project.write(target, previous);
  const result = await project.call(words, {
    environment: { PUPPETEER_EXECUTABLE_PATH: project.path('recorder'), ...environment },
  });
  const browserStarted = existsSync(record);
  if (browserStarted) project.remove('browser-was-started');
  const left = filesBelow(project.path('out'));
  const untouched = left.length === 1 && left[0] === `${briefing}.pdf` && project.read(target) === previous;
  return { ...result, untouched, browserStarted };
}
