import type { Finding } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { listTopics, listTranslations } from '../topic/load.ts';

/** Files that somebody may think are read, and that nothing reads under their names: each with one that is read. */
export function findMisnamed(files: Files): readonly Finding[] {
  const told = (file: string, message: string): Finding => {
    return { file, line: 1, column: 1, severity: 'error', message, rule: 'file-name' };
  };
  const settings = yamlFolders.flatMap((folder) =>
    files.list(folder).flatMap((name) => {
      const better = yamlName(name, folder);
      return better === undefined ? [] : [told(`${folder}/${name}`, `nothing reads a file of this name: ${better}`)];
    }),
  );
  return [...settings, ...misnamedTopics(files).map(([name, message]) => told(`${topics}/${name}`, message))];
}

const topics = 'templates/topics';
const yamlFolders = ['data', 'data/sources', 'data/systems', 'templates/palettes', 'templates/locales'] as const;

function yamlName(name: string, folder: string): string | undefined {
  const ending = /\.ya?ml$/i.exec(name)?.[0];
  if (ending === undefined || name.startsWith('.') || ending === '.yaml') return undefined;
  // These two are read whatever their files are called.
  const isRead = ending === '.yml' && (folder === 'data/sources' || folder === 'data/systems');
  return isRead ? undefined : `rename it to ${name.slice(0, -ending.length)}.yaml`;
}

function misnamedTopics(files: Files): readonly (readonly [string, string])[] {
  const ids = listTopics(files);
  const read = new Set(ids.flatMap((id) => [id, ...listTranslations(files, id)]).map((name) => `${name}.md`));
  return files.list(topics).flatMap((name) => {
    const isText = /\.(md|mdx|markdown|mdown|mkd)(\.txt)?$/i.test(name);
    if (!isText || read.has(name) || /^\.|^readme\./i.test(name)) return [];
    return [[name, misnamedTopic(name)] as const];
  });
}

/** A topic's name, and with a point before it the language of a translation. */
const topicName = /^([a-z0-9][a-z0-9-]{0,63})\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$/;

function misnamedTopic(name: string): string {
  const topic = topicName.exec(name)?.[1];
  if (topic !== undefined)
    return `this is the translation of a topic "${topic}", and there is no ${topic}.md: write that, or rename this`;
  const [, stem = '', language = ''] = /^(.*?)(\.[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*)?\.[^.]*(?:\.txt)?$/i.exec(name) ?? [];
  const plain = stem.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const id = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
  const better = id === '' ? '' : `, such as ${id}${language.replaceAll('_', '-')}.md`;
  return `no topic is read from a file of this name: rename it to small letters a to z, digits and hyphens, and ".md"${better}`;
}
