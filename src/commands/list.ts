import { describeSources, describeStatistic } from '../build/list-data.ts';
import { describeTopics } from '../build/list-topics.ts';
import type { ListedBriefing, ListedTopic } from '../build/results.ts';
import { chooseLocale } from '../check/project.ts';
import type { Options } from '../command-line/options.ts';
import { columnsOf } from '../command-line/rows.ts';
import { loadData } from '../data/load.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import { largest } from '../project/extremes.ts';
import { projectFiles } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { listThemes } from '../style/theme/load.ts';

const subjects = ['topics', 'themes', 'sources', 'statistics'] as const;

/** One thing of a list: what `--json` gives, and its lines, each the words of its columns. */
interface Listed {
  readonly json: object;
  readonly lines: readonly (readonly string[])[];
}

/** Lists topics, themes, sources or statistics, one a line, the id first. Gives the exit code. */
export function runList(options: Options, edge: Edge): number {
  const {
    words: [subject = 'topics'],
    json,
  } = options;
  const found = list(subject, options, edge);
  if (json)
    edge.print(
      JSON.stringify(
        found.map((item) => item.json),
        null,
        2,
      ),
    );
  else for (const line of formatColumns(found.flatMap(({ lines }) => lines))) edge.print(line);
  return 0;
}

function list(subject: string, options: Options, edge: Edge): readonly Listed[] {
  const files = projectFiles(edge);
  if (subject === 'themes') {
    return listThemes(files).map((id) => ({
      json: { id, folder: `templates/themes/${id}` },
      lines: [[id, `templates/themes/${id}`]],
    }));
  }
  if (subject !== 'topics' && subject !== 'sources' && subject !== 'statistics') {
    throw new BriefError('usage', `unknown list "${subject}"${didYouMean(subject, subjects)}`, {
      hint: `lists: ${subjects.join(', ')}`,
    });
  }
  const data = loadData(files);
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
    case 'statistics':
      return [...data.statistics.values()].map((statistic) => {
        const listed = describeStatistic(statistic, locale);
        const { place, period } = statistic;
        const said = [listed.measure, locale.text(place.name) ?? place.id, locale.period(period)].join(', ');
        return { json: listed, lines: [[listed.id, said]] };
      });
  }
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

/** Columns side by side, each as wide as its widest; the last is as long as it is. */
function formatColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) => largest(rows.map((row) => columnsOf(row[index] ?? ''))));
  return rows.map((row) =>
    row
      .map((text, index) =>
        index === row.length - 1 ? text : text + ' '.repeat((widths[index] ?? 0) - columnsOf(text)),
      )
      .join('  ')
      .trimEnd(),
  );
}
