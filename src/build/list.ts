import { chooseLocale } from '../check/locales.ts';
import { loadWithTables, openTables, readData } from '../data/load.ts';
import type { Data, MissingValue, Statistic } from '../data/types.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, sortFindings } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Locale } from '../style/locale/locale.ts';
import { listThemes } from '../style/theme/load.ts';
import { listTopics } from '../topic/load.ts';
import { listBriefings, loadBriefing } from '../topic/params.ts';
import { topicUses } from '../topic/uses.ts';
import { describePlaces, describeSources, describeStatistic } from './list-data.ts';
import { describeTopics } from './list-topics.ts';
import type { BuildRequest } from './request.ts';
import type { ListedBriefing, ListedTopic } from './results.ts';

const subjects = ['topics', 'themes', 'places', 'sources', 'statistics'] as const;

/** One thing of a list: what `--json` gives, and its lines, each the words of its columns. */
export interface Listed {
  readonly json: object;
  readonly lines: readonly (readonly string[])[];
}

/** What a list is asked for. */
export interface ListRequest extends BuildRequest {
  /** Ids of the sources whose statistics are listed; none for all. */
  readonly sources: readonly string[];
  /** Of statistics, those that no topic names. */
  readonly unused?: boolean;
}

/**
 * The topics, themes, places, sources or statistics of a project.
 * @throws BriefError usage, for another subject; data, where the data cannot be read.
 */
export async function list(subject: string, options: ListRequest, edge: Edge): Promise<readonly Listed[]> {
  const files = projectFiles(edge);
  if (subject === 'themes') {
    return listThemes(files).map((id) => ({
      json: { id, folder: `templates/themes/${id}` },
      lines: [[id, `templates/themes/${id}`]],
    }));
  }
  if (subject !== 'topics' && subject !== 'places' && subject !== 'sources' && subject !== 'statistics') {
    throw new BriefError('usage', `unknown list "${subject}"${didYouMean(subject, subjects)}`, {
      hint: `lists: ${subjects.join(', ')}`,
    });
  }
  if (subject === 'statistics' || subject === 'places') return listData(subject, files, options, edge);
  const data = await loadWithTables(files);
  const locale = chooseLocale(files, data, options.lang);
  switch (subject) {
    case 'topics':
      return describeTopics({ request: options, edge, files, data }).map((topic) => ({
        json: topic,
        lines: topicLines(topic),
      }));
    case 'sources':
      return describeSources(data, locale).map((source) => ({
        json: source,
        lines: [[source.id, source.published, `${source.statistics} statistics`, source.publisher]],
      }));
  }
}

/** Statistics and places are listed while some that tables name are still unknown; what is wrong is only counted. */
async function listData(
  subject: 'statistics' | 'places',
  files: Files,
  options: ListRequest,
  edge: Edge,
): Promise<readonly Listed[]> {
  const { publication, findings, ...read } = readData(files, await openTables(files));
  if (publication === undefined)
    throw new BriefError('data', 'the data have errors', { findings: sortFindings(findings) });
  const data = { publication, ...read };
  const locale = chooseLocale(files, data, options.lang);
  if (findings.length > 0)
    edge.tell(
      `${findings.length} ${findings.length === 1 ? 'error' : 'errors'} in the data; \`briefpress check\` says which`,
    );
  if (subject === 'places') {
    return describePlaces(data, locale).map((place) => ({ json: place, lines: [[place.id, place.level, place.name]] }));
  }
  refuseUnknownSources(options.sources, data);
  const unused = options.unused ? unusedStatistics(files, data) : undefined;
  return [...data.statistics.values(), ...data.missing.values()]
    .filter(
      ({ id, sources }) =>
        (options.sources.length === 0 || sources.some((source) => options.sources.includes(source))) &&
        (unused?.has(id) ?? true),
    )
    .map((statistic) => ({
      json: describeStatistic(statistic, locale),
      lines: [[statistic.id, statisticText(statistic, locale)]],
    }));
}

/** @throws BriefError usage: nothing would be listed, as of a source without a value. */
function refuseUnknownSources(asked: readonly string[], { sources, statistics, missing }: ReadData): void {
  const known = new Set([
    ...sources.keys(),
    ...[...statistics.values(), ...missing.values()].flatMap((it) => it.sources),
  ]);
  const unknown = asked.find((id) => !known.has(id));
  if (unknown === undefined) return;
  throw new BriefError('usage', `unknown source "${unknown}"${didYouMean(unknown, known)}`, {
    hint: 'briefpress list sources lists every id',
  });
}

type ReadData = Pick<Data, 'sources' | 'statistics' | 'missing'>;

function statisticText(statistic: Statistic | MissingValue, locale: Locale): string {
  const { measure, place, period } = statistic;
  const value = 'value' in statistic ? String(statistic.value) : statistic.missing;
  return [locale.text(measure) ?? '', locale.text(place.name) ?? place.id, period.written, value].join(', ');
}

/** The ids of the statistics that no topic which can be read names. */
function unusedStatistics(files: Files, data: Data): ReadonlySet<string> {
  const unused = new Set(data.statistics.keys());
  for (const briefing of listBriefings(files, listTopics(files), () => data)) {
    for (const { kind, id } of topicUses(loadBriefing(files, briefing, data))) {
      const used = kind === 'statistic' ? data.statistics.get(id)?.id : undefined;
      if (used !== undefined) unused.delete(used);
    }
  }
  return unused;
}

/** A topic that has several briefings has a line for each below it. */
function topicLines(topic: ListedTopic): Listed['lines'] {
  const { id } = topic;
  if ('error' in topic) return [[id, '', '', '', `has errors: \`check ${id}\` says which`]];
  const { briefings, title } = topic;
  const newest = topic.newest ?? 'no data';
  const [single, ...others] = briefings;
  if (single !== undefined && others.length === 0)
    return [[id, editionText(single), newest, title, statusText(single)]];
  const count = briefings.filter(({ upToDate }) => upToDate).length;
  return [
    [id, '', newest, title, `${count} of ${briefings.length} up to date`],
    ...briefings.map((one) => [`  ${one.name}`, editionText(one), '', one.of, statusText(one)]),
  ];
}

function editionText({ edition }: ListedBriefing): string {
  if (edition === undefined) return '';
  if (edition === null) return 'not issued';
  const named = `edition ${edition.number}`;
  return { current: named, changed: `changed since ${named}`, withdrawn: `${named} withdrawn` }[edition.state];
}

function statusText({ upToDate, reasons }: ListedBriefing): string {
  return upToDate ? 'up to date' : reasons.join('; ');
}
