import type { Options } from '../command-line/options.ts';
import { askPdf } from '../manifest/foreign.ts';
import { describeVerified, verifiedLines } from '../manifest/tell-verified.ts';
import { verifyFile } from '../manifest/verify-file.ts';
import type { Edge } from '../project/edge.ts';
import { exitCodes } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { isProject } from '../project/find-project.ts';

/**
 * Says whether the numbers that a PDF prints agree with the data that it carries, whether it is an edition that was
 * issued, and what has changed in the data since. Gives the exit code: 3 where it does not agree.
 */
export async function runVerify({ words, json, quiet }: Options, edge: Edge): Promise<number> {
  const [name = ''] = words;
  const verified = await verifyFile(askPdf('verified', name), isProject(edge.root) ? projectFiles(edge) : undefined);
  if ('verdict' in verified) {
    const { why } = verified;
    edge.print(
      json
        ? JSON.stringify({ file: name, ...verified }, null, 2)
        : `${name} is not a briefing that can be verified: ${why}.`,
    );
    return exitCodes.data;
  }
  if (json) edge.print(JSON.stringify(describeVerified(name, verified), null, 2));
  else for (const line of verifiedLines(name, verified, quiet === true)) edge.print(line);
  return verified.isGood ? 0 : exitCodes.data;
}
