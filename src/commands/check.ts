import type { Edge } from '../edge.ts';
import { exitCodes, formatFinding } from '../errors.ts';
import { projectFiles } from '../files.ts';
import type { Options } from '../flags.ts';
import { chooseTopics, loadProject } from '../project.ts';

/** Prints every finding in data, topics and templates, and a summary. Gives the exit code. */
export function runCheck(options: Options, edge: Edge): number {
  const files = projectFiles(edge.root);
  const ids = chooseTopics(files, [...options.words, ...options.topics]);
  const { findings } = loadProject(files, ids, options.date ?? edge.today());
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (options.json) edge.print(JSON.stringify({ findings, errors, warnings }, null, 2));
  else for (const finding of findings) edge.print(formatFinding(finding));
  if (!options.quiet) edge.tell(`${ids.length} topics: ${errors} errors, ${warnings} warnings`);
  return errors > 0 ? exitCodes.data : 0;
}
