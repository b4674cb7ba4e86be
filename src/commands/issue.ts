import path from 'node:path';
import { type IssueResult, issueEditions } from '../build/issue.ts';
import { showProgress } from '../build/progress.ts';
import { tellFailures } from '../build/tell.ts';
import { withdrawEdition } from '../build/withdraw.ts';
import type { Options } from '../command-line/options.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes } from '../project/errors.ts';

/**
 * Issues the briefings that the options name, or withdraws an edition. Prints the path of each file written. Gives the
 * exit code.
 */
export async function runIssue(options: Options, edge: Edge): Promise<number> {
  if (options.topics.length === 0 && !options.all)
    throw new BriefError('usage', 'which briefing should be issued? Give --topic ID, or --all for each that changed');
  if (options.withdraw !== undefined || options.reason !== undefined) return runWithdraw(options, edge);
  let code = 0;
  const failures = tellFailures(edge, 'issued');
  const progress = showProgress(options.quiet ? undefined : edge.live);
  const { begin, stage, finish: end, expect: count } = progress;
  try {
    for await (const result of issueEditions(options, edge, { begin, stage, end, count, found: failures.found })) {
      const { briefing, outcome } = result;
      if (outcome === 'issued') tellIssued(result, options, edge);
      else if (outcome === 'unchanged') edge.tell(`${briefing}: nothing changed since edition ${result.edition}`);
      else if (outcome === 'failed') code = Math.max(code, failures.tell(briefing, result.error));
      else {
        for (const reason of result.reasons) edge.tell(`error: ${briefing} was not issued: ${reason}`);
        code = Math.max(code, exitCodes.data);
      }
    }
  } finally {
    progress.end();
  }
  return code;
}

function tellIssued(issued: Extract<IssueResult, { readonly outcome: 'issued' }>, options: Options, edge: Edge): void {
  const { briefing, edition, date, sha256, record, warnings } = issued;
  for (const warning of options.quiet ? [] : warnings) edge.tell(warning);
  edge.tell(`${briefing}: edition ${edition} of ${date}; commit ${record} with what it was made from`);
  const [file, kept] = [issued.file, path.join(edge.root, record)].map((one) => path.relative(edge.cwd, one));
  const result = { briefing, edition, date, file, sha256, record: kept };
  edge.print(options.json ? JSON.stringify(result) : [file, kept].join('\n'));
}

/** Withdraws an edition and prints the path of its record. */
async function runWithdraw(options: Options, edge: Edge): Promise<number> {
  const { withdraw: number, reason } = options;
  if (number === undefined || reason === undefined || reason.trim() === '') {
    throw new BriefError('usage', 'withdrawing needs the number of the edition and a reason', {
      hint: 'briefpress issue --topic ID --withdraw 2 --reason "why"',
    });
  }
  const withdrawal = { selection: options, number, reason };
  const { briefing, edition, date, record, isNewest } = await withdrawEdition(withdrawal, edge);
  const next = isNewest ? 'the next edition says so, and may have the same content' : 'the next edition says so';
  edge.tell(`${briefing}: edition ${edition} is withdrawn; ${next}`);
  const kept = path.relative(edge.cwd, path.join(edge.root, record));
  edge.print(options.json ? JSON.stringify({ briefing, edition, withdrawn: date, record: kept }) : kept);
  return 0;
}
