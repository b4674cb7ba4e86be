import path from 'node:path';
import { type Brief, type BriefRequest, brief } from '../brief.ts';
import { composeBriefing } from '../compose/compose.ts';
import type { Edge } from '../edge.ts';
import { compare } from '../editions/compare.ts';
import { isEdition, type Standing } from '../editions/history.ts';
import { editionFile } from '../editions/load.ts';
import type { EditionRecord } from '../editions/schema.ts';
import { BriefError, exitCodes, formatFinding } from '../errors.ts';
import { type Files, projectFiles } from '../files.ts';
import type { Options } from '../flags.ts';
import { projectPaths } from '../paths.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { chooseBriefings, chooseLocale, chooseTopics, loadProject, type Project } from '../project.ts';
import { hashBytes } from '../regenerate/state.ts';
import { topicLanguage } from '../topic/load.ts';
import { prepareOutput, writeFile } from '../write.ts';
import { openBrowser, publicationDate } from './choose.ts';
import { type BuildMemory, openMemory, type PlannedBuild } from './memory.ts';
import { removeRecord, writeNewRecord } from './record.ts';
import { runWithdraw } from './withdraw.ts';

/** An edition to build and record. */
interface Issue {
  readonly plan: PlannedBuild;
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
  refuseLook(options);
  const files = projectFiles(edge.root);
  const paths = projectPaths(edge.root);
  const ids = chooseTopics(files, options.topics);
  const names = chooseBriefings(files, { ids, lang: options.lang, params: options.params });
  const date = publicationDate(options, edge);
  const project = loadProject(files, names, date);
  refuseErrors(project, edge);
  const memory = openMemory({ options, edge, files, paths });
  const own = project.data.publication.locale;
  const plans = project.topics.map((topic) =>
    memory.plan({ topic, project, locale: chooseLocale(files, project.data, topicLanguage(topic, own)) }),
  );
  const refused = plans.flatMap((plan) => refuse(plan, date) ?? []);
  for (const line of refused) edge.tell(line);
  const issues = plans
    .filter((plan) => refuse(plan, date) === undefined)
    .map((plan) => ({ plan, number: plan.editions.length + 1, date }));
  if (issues.length > 0) await issueAll(issues, { options, edge, files, memory, out: paths.out });
  return refused.length === 0 ? 0 : exitCodes.data;
}

/** What is issued looks as the topic and the publication say, so that anybody can build it again. */
function refuseLook(options: Options): void {
  const given = {
    '--theme': options.theme !== undefined,
    '--page-size': options.pageSize !== undefined,
    '--large-print': options.largePrint,
    '--draft': options.draft,
    '--since': options.since !== undefined,
    '--out': options.out !== undefined,
    '--format html': options.formats.includes('html'),
  };
  const refused = Object.entries(given).flatMap(([name, isGiven]) => (isGiven ? [name] : []));
  if (refused.length === 0) return;
  throw new BriefError(
    'data',
    `an edition is issued as its topic and the publication say, without ${refused.join(', ')}`,
    {
      hint: 'leave it out; a theme is set in the front matter of the topic, a page size in data/publication.yaml',
    },
  );
}

function refuseErrors({ findings }: Project, edge: Edge): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const finding of findings.filter(({ severity }) => severity !== 'error')) edge.tell(formatFinding(finding));
  if (errors.length > 0) throw new BriefError('data', 'nothing was issued: there are errors', { findings: errors });
}

/** Why a briefing is not issued. */
function refuse({ request: { name }, content, editions }: PlannedBuild, date: string): string | undefined {
  const last = editions.at(-1);
  if (last !== undefined && isEdition(last, content))
    return `error: ${name} was not issued: nothing changed since edition ${last.edition}`;
  if (last === undefined || last.date <= date) return undefined;
  return `error: ${name} was not issued: ${date} is before the date of edition ${last.edition}, ${last.date}`;
}

interface Press {
  readonly options: Options;
  readonly edge: Edge;
  readonly files: Files;
  readonly memory: BuildMemory;
  readonly out: string;
}

async function issueAll(issues: readonly Issue[], press: Press): Promise<void> {
  const { options, edge, out } = press;
  prepareOutput(out);
  const browser = openBrowser(options, edge, projectPaths(edge.root).private);
  try {
    for (const issue of issues) await issueOne(issue, press, browser);
  } finally {
    await browser.close();
  }
}

async function issueOne({ plan, number, date }: Issue, press: Press, browser: RunningBrowser): Promise<void> {
  const { edge, files, memory, out } = press;
  const { name } = plan.request;
  const edition = { published: date, number, draft: false };
  const request: BriefRequest = { ...plan.request, formats: ['pdf'], edition };
  const made: Brief = await brief(request, files, browser);
  if (made.pdf === undefined) throw new BriefError('browser', `${name} was not printed`);
  const { comparable, properties, lang } = composeBriefing(request);
  const { editions: _, ...inputs } = plan.inputs.parts;
  const record: EditionRecord = {
    format: 1,
    briefing: name,
    edition: number,
    date,
    language: lang,
    title: properties.title,
    content: plan.content,
    pdf: hashBytes(made.pdf),
    browser: memory.browser,
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
  const issued: Standing = { edition: { number, date }, ...plan.standing };
  memory.keep({ request, decision: { date }, written: [{ file: target, sha256: record.pdf }], issued });
  edge.tell(`${name}: edition ${number} of ${date}; commit ${file} with what it was made from`);
  tellUnexplained(record, plan, edge);
  edge.print(path.relative(process.cwd(), target));
  edge.print(path.relative(process.cwd(), path.join(edge.root, file)));
}

/** A value that changed without a word in the data is printed so, and the analyst is told. */
function tellUnexplained(record: EditionRecord, { standing: { baseline } }: PlannedBuild, edge: Edge): void {
  if (baseline === undefined) return;
  for (const { kind, id, reason, recalculated } of compare(baseline.printed, record).changes) {
    if (kind === 'revised' && reason === undefined && recalculated === undefined)
      edge.tell(`warning: ${id} changed and its data give no reason: add one to its "revisions"`);
  }
}
