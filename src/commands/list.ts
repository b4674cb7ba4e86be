import { inLanguage } from '../check/words.ts';
import { findDocument } from '../data/documents.ts';
import { loadData } from '../data/load.ts';
import type { Data } from '../data/types.ts';
import type { Edge } from '../edge.ts';
import { BriefError } from '../errors.ts';
import { type Files, projectFiles } from '../files.ts';
import type { Options } from '../flags.ts';
import type { Locale } from '../locale/locale.ts';
import { didYouMean } from '../nearest.ts';
import { chooseLocale, topicLanguages } from '../project.ts';
import { listThemes } from '../theme/load.ts';
import { listTopics } from '../topic/load.ts';
import { listBriefings, loadBriefing } from '../topic/params.ts';
import type { Topic } from '../topic/types.ts';
import { topicUses } from '../topic/uses.ts';
import { columnsOf } from './rows.ts';

const subjects = ['topics', 'themes', 'sources', 'statistics'] as const;

/** One line of a list: what `--json` gives, and the words of its columns. */
interface Listed {
  readonly json: { readonly id: string } & Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
}

/** Lists topics, themes, sources or statistics, one a line, the id first. Gives the exit code. */
export function runList({ words: [subject = 'topics'], json, lang }: Options, edge: Edge): number {
  const files = projectFiles(edge.root);
  const found = list(subject, files, lang);
  if (json)
    edge.print(
      JSON.stringify(
        found.map((item) => item.json),
        null,
        2,
      ),
    );
  else for (const line of formatColumns(found.map(({ columns }) => columns))) edge.print(line);
  return 0;
}

function list(subject: string, files: Files, lang: string | undefined): readonly Listed[] {
  if (subject === 'themes') {
    return listThemes(files).map((id) => ({
      json: { id, folder: `templates/themes/${id}` },
      columns: [id, `templates/themes/${id}`],
    }));
  }
  if (subject !== 'topics' && subject !== 'sources' && subject !== 'statistics') {
    throw new BriefError('usage', `unknown list "${subject}"${didYouMean(subject, subjects)}`, {
      hint: `lists: ${subjects.join(', ')}`,
    });
  }
  const data = loadData(files);
  const locale = chooseLocale(files, data, lang);
  switch (subject) {
    case 'topics':
      return listTopics(files).map((id) => describeTopic(id, files, data));
    case 'sources':
      return [...data.sources.keys()].flatMap((id) => describeSource(id, data, locale));
    case 'statistics':
      return [...data.statistics.values()].map(({ id, measure, place, period }) => ({
        json: { id, measure: locale.text(measure) ?? '', place: place.id, period: period.written },
        columns: [
          id,
          [locale.text(measure) ?? '', locale.text(place.name) ?? place.id, locale.period(period)].join(', '),
        ],
      }));
  }
}

/** A topic with its newest source, the number of statistics that it names and its languages; one that cannot be read says so. */
function describeTopic(id: string, files: Files, data: Data): Listed {
  try {
    const topics = listBriefings(files, [id]).map((briefing) => loadBriefing(files, briefing, data));
    const uses = topics.flatMap(topicUses);
    const named = new Set(uses.flatMap((use) => (use.kind === 'statistic' ? [use.id] : [])));
    const sources = [...named].flatMap((statistic) => data.statistics.get(statistic)?.sources ?? []);
    const newest = sources
      .flatMap((source) => data.sources.get(source)?.record.published ?? [])
      .sort()
      .at(-1);
    const title = titleOf(topics, data);
    const languages = topicLanguages(files, id, data.publication.locale);
    return {
      json: { id, title, languages, newest: newest ?? null, statistics: named.size },
      columns: [id, newest ?? 'no data', `${named.size} statistics`, languages.join(', '), title],
    };
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return { json: { id, error: error.message }, columns: [id, 'has errors', '', '', `\`check ${id}\` says which`] };
  }
}

/** The title of a topic; of one that is written for many places, with the names of them all. */
function titleOf(topics: readonly Topic[], { places, publication }: Data): string {
  const names = topics.flatMap(({ param }) => {
    const name = param && places.get(param.value)?.name;
    return name === undefined ? [] : (inLanguage(name, publication.locale) ?? param?.value ?? []);
  });
  return (topics[0]?.front.title ?? '').replace(/\{\{\s*param\s+["']place["']\s*\}\}/g, names.join(', '));
}

function describeSource(id: string, data: Data, locale: Locale): readonly Listed[] {
  const document = findDocument(id, data);
  if (document === undefined) return [];
  const { published } = document;
  const publisher = locale.text(document.publisher) ?? '';
  const title = locale.text(document.title) ?? '';
  const statistics = [...data.statistics.values()].filter(
    ({ sources, origin }) => origin.kind === 'reported' && sources.includes(id),
  ).length;
  return [
    {
      json: { id, title, publisher, published, statistics },
      columns: [id, published, `${statistics} statistics`, publisher],
    },
  ];
}

/** Columns side by side, each as wide as its widest; the last is as long as it is. */
function formatColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => columnsOf(row[index] ?? ''))));
  return rows.map((row) =>
    row
      .map((text, index) =>
        index === row.length - 1 ? text : text + ' '.repeat((widths[index] ?? 0) - columnsOf(text)),
      )
      .join('  ')
      .trimEnd(),
  );
}
