import { publicationDate } from '../build/choose.ts';
import { readSince } from '../build/since.ts';
import { chooseBriefings, chooseLocale, chooseTopics, loadProject } from '../check/project.ts';
import type { Options } from '../command-line/options.ts';
import { composeBriefing } from '../compose/compose.ts';
import { type Change, type Comparison, changeKinds, compare } from '../editions/compare.ts';
import { type Baseline, comparedWith, editionStatus, type WithdrawnEdition } from '../editions/history.ts';
import { loadEditions } from '../editions/load.ts';
import type { PrintedStatistic } from '../editions/schema.ts';
import { readBaseline } from '../manifest/pdf-baseline.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { topicLanguage } from '../topic/load.ts';

/** What changed in one briefing. */
interface Difference {
  readonly briefing: string;
  /** What it is compared with, in words; none before the first edition. */
  readonly since: string | null;
  /** Editions that were withdrawn since then. */
  readonly withdrawn: readonly WithdrawnEdition[];
  readonly comparison: Comparison;
}

/**
 * Tells what changed, statistic by statistic: of the briefings that the options name since their newest edition, or from
 * one PDF to another. Gives the exit code, 0 whatever changed.
 */
export async function runDiff(options: Options, edge: Edge): Promise<number> {
  const found = options.words.length === 0 ? await diffTopics(options, edge) : [await diffFiles(options)];
  if (options.json) edge.print(JSON.stringify(found.map(describe), null, 2));
  else for (const line of found.flatMap(formatDifference)) edge.print(line);
  return 0;
}

async function diffFiles({ words, topics, since }: Options): Promise<Difference> {
  const [old, now] = words;
  if (old === undefined || now === undefined || topics.length > 0 || since !== undefined) {
    throw new BriefError('usage', 'diff compares two files, or a topic with an earlier version of it', {
      hint: 'briefpress diff OLD.pdf NEW.pdf, or diff --topic ID [--since EDITION|DATE|FILE.pdf]',
    });
  }
  const [before, after] = [readBaseline(old), readBaseline(now)];
  if (before.briefing !== after.briefing) {
    throw new BriefError('usage', `${old} is a briefing "${before.briefing}" and ${now} is "${after.briefing}"`, {
      hint: 'compare two versions of one briefing',
    });
  }
  return {
    briefing: after.briefing,
    since: `${old}, ${nameBaseline(before.baseline)}`,
    withdrawn: [],
    comparison: compare(before.baseline.printed, after.baseline.printed),
  };
}

async function diffTopics(options: Options, edge: Edge): Promise<readonly Difference[]> {
  if (options.topics.length === 0 && !options.all)
    throw new BriefError('usage', 'what is compared? Give --topic ID, --all, or two PDF files');
  const files = projectFiles(edge);
  const since = await readSince(options.since);
  const lang = options.lang ?? (options.all ? 'every' : undefined);
  const ids = chooseTopics(files, options.topics);
  const names = chooseBriefings(files, { ids, lang, lenient: options.all, params: options.params });
  const published = publicationDate(options, edge);
  const { data, topics, findings } = loadProject(files, names, published);
  refuseUnread(findings, names.length > topics.length);
  return topics.map((topic): Difference => {
    const editions = loadEditions(files, topic.id);
    const own = data.publication.locale;
    const usual = editionStatus(editions, '');
    const history = since === undefined ? usual : comparedWith(usual, since.choose(topic.id, editions), editions);
    const { baseline, withdrawn } = history;
    if (baseline === undefined)
      return { briefing: topic.id, since: null, withdrawn, comparison: { changes: [], sections: [] } };
    const { comparable } = composeBriefing({
      name: topic.id,
      topic,
      data,
      locale: chooseLocale(files, data, topicLanguage(topic, own)),
      edition: { published, draft: false },
      history,
    });
    const comparison = compare(baseline.printed, comparable);
    return { briefing: topic.id, since: nameBaseline(baseline), withdrawn, comparison };
  });
}

function refuseUnread(findings: readonly Finding[], missing: boolean): void {
  const unknown = findings.filter(({ rule, severity }) => severity === 'error' && rule === 'unknown-id');
  if (!missing && unknown.length === 0) return;
  const errors = missing ? findings.filter(({ severity }) => severity === 'error') : unknown;
  throw new BriefError('data', 'what has errors cannot be compared', { findings: errors });
}

function nameBaseline({ edition, date }: Baseline): string {
  return edition === undefined ? `the version of ${date}` : `edition ${edition} of ${date}`;
}

function describe({ briefing, since, withdrawn, comparison }: Difference): object {
  return { briefing, since, withdrawn, ...comparison };
}

function formatDifference({ briefing, since, withdrawn, comparison }: Difference): readonly string[] {
  const gone = withdrawn.map(({ number, reason }) => `  edition ${number} was withdrawn: ${reason}`);
  if (since === null) return [`${briefing}: no edition ${gone.length === 0 ? 'was issued yet' : 'stands'}`, ...gone];
  const { changes, sections } = comparison;
  const counts = changeKinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kindNames[kind]}`];
  });
  const words = sections.length === 0 ? [] : [`${sections.length} ${sections.length === 1 ? 'section' : 'sections'}`];
  const told = [...(counts.length === 0 ? ['no statistic changed'] : counts), ...words].join(', ');
  return [
    `${briefing}: since ${since}: ${told}`,
    ...gone,
    ...changes.map((change) => `  ${kindNames[change.kind]}: ${change.id}: ${formatChange(change)}`),
    ...sections.map(({ kind, title }) => `  section ${kind}: ${title}`),
  ];
}

const kindNames: Readonly<Record<Change['kind'], string>> = {
  corrected: 'corrected',
  withdrawn: 'withdrawn',
  revised: 'revised',
  'new-period': 'new period',
  new: 'new',
  removed: 'no longer printed',
  reworded: 'named otherwise',
};

function formatChange({ kind, before, now, reason, recalculated }: Change): string {
  const name = ({ measure, place, period }: PrintedStatistic): string => `${measure}, ${place}, ${period}`;
  const why = recalculated === true ? ' (recalculated)' : reason === undefined ? '' : ` (${reason})`;
  const [of] = [now ?? before];
  if (of === undefined) return '';
  if (before === undefined) return `${name(of)}: ${of.printed}`;
  if (now === undefined) return `${name(of)}: was ${before.printed}${why}`;
  if (kind === 'reworded') return `${name(before)} → ${name(now)}`;
  const period = before.period === now.period ? '' : ` in ${before.period}`;
  return `${name(now)}: ${before.printed}${period} → ${now.printed}${why}`;
}
