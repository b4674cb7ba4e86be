import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter } from 'node:path';
import { load } from 'js-yaml';
import { patience } from './browser.ts';
import { type CliResult, finish, type TestProject, withoutNpm } from './project.ts';
import { certificateFile, type MailServer } from './smtp-server.ts';

const workflow = '.github/workflows/briefpress.yml';

interface Step {
  readonly name?: string;
  readonly run?: string;
}

/** What a run of the workflow came to: the step that failed, where one did, and what all of them wrote. */
export interface WorkflowRun extends Pick<CliResult, 'code' | 'stdout' | 'stderr'> {
  readonly failed: string | undefined;
}

/** The steps of the workflow that `init` writes, but those that are of a machine of GitHub or of git. */
function stepsOf(project: TestProject): readonly Step[] {
  const { jobs } = load(project.read(workflow)) as {
    readonly jobs: { readonly briefings: { readonly steps: Step[] } };
  };
  return jobs.briefings.steps.filter(({ run }) => run !== undefined && !/\b(sudo|git)\b/.test(run));
}

/** Lets `npx --yes "$BRIEFPRESS"` start the program of this checkout. Gives the folder to have on the path. */
function stubNpx(project: TestProject): string {
  const script = `#!/bin/sh\nshift 2\ncase "$1" in build|issue|mail|--*) exec "${process.execPath}" "${project.program}" "$@" --timeout ${patience};; esac\nexec "${process.execPath}" "${project.program}" "$@"\n`;
  project.write('.stub/npx', script);
  chmodSync(project.path('.stub/npx'), 0o755);
  return project.path('.stub');
}

/**
 * Runs the workflow of a project on a day, each step by the shell that GitHub has, until one fails.
 * @param day YYYY-MM-DD
 */
export async function runWorkflow(
  project: TestProject,
  { day, server, recipients }: { readonly day: string; readonly server: MailServer; readonly recipients: string },
): Promise<WorkflowRun> {
  const own = withoutNpm(process.env);
  const environment = {
    ...own,
    PATH: [stubNpx(project), own.PATH].join(delimiter),
    SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000),
    SMTP_URL: `smtp://localhost:${server.port}`,
    MAIL_FROM: 'Desk <desk@example.org>',
    MAIL_RECIPIENTS: recipients,
    NODE_EXTRA_CA_CERTS: certificateFile,
    BRIEFPRESS: 'briefpress',
  };
  let [stdout, stderr] = ['', ''];
  for (const { name, run = '' } of stepsOf(project)) {
    const bash = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
    const done = await finish(
      spawn('bash', bash, { cwd: project.root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    [stdout, stderr] = [stdout + done.stdout, stderr + done.stderr];
    if (done.code !== 0) return { code: done.code, failed: name, stdout, stderr };
  }
  return { code: 0, failed: undefined, stdout, stderr };
}
