import { loadData } from '../data/load.ts';
import type { Edge } from '../edge.ts';
import { BriefError } from '../errors.ts';
import { projectFiles } from '../files.ts';
import type { Options } from '../flags.ts';
import { didYouMean } from '../nearest.ts';
import { listThemes } from '../theme/load.ts';
import { listTopics, loadTopic } from '../topic/load.ts';

const subjects = ['topics', 'themes', 'sources'] as const;

/** Lists topics, themes or sources, one a line: id, then title. Gives the exit code. */
export function runList({ words: [subject = 'topics'], json }: Options, edge: Edge): number {
  const files = projectFiles(edge.root);
  const rows = (): readonly { readonly id: string; readonly title: string }[] => {
    switch (subject) {
      case 'topics':
        return listTopics(files).map((id) => ({ id, title: loadTopic(files, id).front.title }));
      case 'themes':
        return listThemes(files).map((id) => ({ id, title: `templates/themes/${id}` }));
      case 'sources':
        return [...loadData(files).sources.values()].map(({ id, record }) => ({
          id,
          title: `${record.publisher}, ${record.published}`,
        }));
      default:
        throw new BriefError('usage', `unknown list "${subject}"${didYouMean(subject, subjects)}`, {
          hint: `lists: ${subjects.join(', ')}`,
        });
    }
  };
  const found = rows();
  const width = Math.max(0, ...found.map(({ id }) => id.length));
  if (json) edge.print(JSON.stringify(found, null, 2));
  else for (const { id, title } of found) edge.print(`${id.padEnd(width)}  ${title}`);
  return 0;
}
