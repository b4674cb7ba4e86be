import path from 'node:path';
import { type Brief, brief } from '../brief.ts';
import { publicationDate } from '../build/choose.ts';
import { heavyWarning } from '../build/heavy.ts';
import { openBrowser } from '../build/open-browser.ts';
import { issuedAs, openPlanner, type Plan, type Planner } from '../build/plan.ts';
import { withdrawEdition } from '../build/withdraw.ts';
import { chooseBriefings, chooseTopics, loadProject, type Project } from '../check/project.ts';
import type { Options } from '../command-line/options.ts';
import { type Change, compare } from '../editions/compare.ts';
import { isEdition } from '../editions/history.ts';
import { editionFile } from '../editions/read.ts';
import { removeRecord, writeNewRecord } from '../editions/record.ts';
import type { EditionRecord } from '../editions/schema.ts';
import type { RunningBrowser } from '../print/launch.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes, formatFinding } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { sha256 } from '../project/sha256.ts';
import { prepareOutput, writeFile } from '../project/write.ts';

/** An edition to build and record. */
interface Issue {
  readonly plan: Plan;
  readonly number: number;
  /** Date of publication, YYYY-MM-DD. */
  readonly date: string;
}

/**
 * Builds the briefings that the options name, numbers and dates them, and records what they print in `data/editions`;
 * or withdraws an edition. Prints the path of each file written. Gives the exit code.
 */
export async function runIssue(options: Options, edge: Edge): Promise<number> {
  if (options.topics.length === 0) throw new BriefError('usage', 'which briefing is issued? Give --topic ID');
  if (options.withdraw !== undefined || options.reason !== undefined) return runWithdraw(options, edge);
  const files = projectFiles(edge);
  const paths = projectPaths(edge.root);
  const ids = chooseTopics(files, options.topics);
  const names = chooseBriefings(files, { ids, lang: options.lang, params: options.params });
  const date = publicationDate(options, edge);
  const project = loadProject(files, names, date);
  refuseErrors(project, edge);
  const planner = openPlanner({ request: options, edge, files, paths });
  const planned = project.topics.map((topic) => planner.plan(topic, project));
  const judged = planned.map((plan) => ({ plan, refused: refuse(plan, date) }));
  const refused = judged.flatMap((one) => one.refused);
  for (const line of refused) edge.tell(line);
  const issues = judged.flatMap(({ plan, refused: why }) =>
    why.length > 0 ? [] : [{ plan, number: plan.editions.length + 1, date }],
  );
  if (issues.length > 0) await issueAll(issues, { options, edge, files, planner, out: paths.out });
  return refused.length === 0 ? 0 : exitCodes.data;
}

/** Withdraws an edition and prints the path of its record. */
function runWithdraw(options: Options, edge: Edge): number {
  const { withdraw: number, reason } = options;
  if (number === undefined || reason === undefined || reason.trim() === '') {
    throw new BriefError('usage', 'withdrawing needs the number of the edition and a reason', {
      hint: 'briefpress issue --topic ID --withdraw 2 --reason "why"',
    });
  }
  const { briefing, edition, date, record, isNewest } = withdrawEdition({ selection: options, number, reason }, edge);
  const next = isNewest ? 'the next edition says so, and may have the same content' : 'the next edition says so';
  edge.tell(`${briefing}: edition ${edition} is withdrawn; ${next}`);
  const kept = path.relative(edge.cwd, path.join(edge.root, record));
  edge.print(options.json ? JSON.stringify({ briefing, edition, withdrawn: date, record: kept }) : kept);
  return 0;
}

function refuseErrors({ findings }: Project, edge: Edge): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const finding of findings.filter(({ severity }) => severity !== 'error')) edge.tell(formatFinding(finding));
  if (errors.length > 0) throw new BriefError('data', 'nothing was issued: there are errors', { findings: errors });
}

/** Why a briefing is not issued, one a line; none where it is. */
function refuse(plan: Plan, date: string): readonly string[] {
  const { request, content, editions } = plan;
  const last = editions.at(-1);
  const not = `error: ${request.name} was not issued:`;
  if (last !== undefined && isEdition(last, content)) return [`${not} nothing changed since edition ${last.edition}`];
  if (last !== undefined && last.date > date)
    return [`${not} ${date} is before the date of edition ${last.edition}, ${last.date}`];
  return unexplained(plan).map(
    ({ id, before, now }) =>
      `${not} ${id} was ${before?.printed} and is ${now?.printed}, and its data give no reason: add one to its "revisions"`,
  );
}

/** The values that are not what the edition before printed, without a word in the data. */
function unexplained({ status: { baseline }, request: { briefing } }: Plan): readonly Change[] {
  if (baseline === undefined) return [];
  return compare(baseline.printed, briefing.comparable).changes.filter(
    ({ kind, reason, recalculated, before, now }) =>
      kind === 'revised' && reason === undefined && recalculated === undefined && before?.value !== now?.value,
  );
}

interface Press {
  readonly options: Options;
  readonly edge: Edge;
  readonly files: Files;
  readonly planner: Planner;
  readonly out: string;
}

async function issueAll(issues: readonly Issue[], press: Press): Promise<void> {
  const { options, edge, out } = press;
  prepareOutput(out);
  const browser = openBrowser(options, edge);
  try {
    for (const issue of issues) await issueOne(issue, press, browser);
  } finally {
    await browser.close();
  }
}

async function issueOne(issue: Issue, press: Press, browser: RunningBrowser): Promise<void> {
  const { plan, number, date } = issue;
  const { options, edge, files, planner, out } = press;
  const { name } = plan.request;
  const request = issuedAs(plan, { number, date }, planner.browser);
  const made: Brief = await brief(request, files, browser);
  if (made.pdf === undefined) throw new BriefError('browser', `${name} was not printed`);
  for (const warning of await heavyWarning(request, made)) if (!options.quiet) edge.tell(warning);
  const { properties, lang, comparable } = plan.request.briefing;
  const { editions: _, ...inputs } = plan.inputs.parts;
  const record: EditionRecord = {
    format: 1,
    briefing: name,
    edition: number,
    date,
    language: lang,
    title: properties.title,
    content: plan.content,
    pdf: sha256(made.pdf),
    browser: planner.browser,
    inputs,
    ...comparable,
  };
  const file = editionFile(name, number);
  writeNewRecord(path.join(edge.root, file), record);
  const target = path.join(out, `${name}.pdf`);
  try {
    writeFile(target, made.pdf);
  } catch (error) {
    removeRecord(path.join(edge.root, file));
    throw error;
  }
  edge.tell(`${name}: edition ${number} of ${date}; commit ${file} with what it was made from`);
  const [shown, kept] = [target, path.join(edge.root, file)].map((one) => path.relative(edge.cwd, one));
  const result = { briefing: name, edition: number, date, file: shown, sha256: record.pdf, record: kept };
  edge.print(options.json ? JSON.stringify(result) : [shown, kept].join('\n'));
}
