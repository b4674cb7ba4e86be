import { BriefError, type Finding } from '../errors.ts';
import type { Files } from '../files.ts';
import { type Context, readShape, splitBody } from './body.ts';
import { frontSchema } from './schema.ts';
import type { Topic } from './types.ts';

/** The ids of the topics: the names of the Markdown files in `templates/topics`, without a language's. */
export function listTopics(files: Files): readonly string[] {
  return files.list('templates/topics').flatMap((name) => /^([a-z0-9][a-z0-9-]{0,63})\.md$/.exec(name)?.[1] ?? []);
}

/** The names of a topic's other languages: `fraud.zh-CN` of `fraud.zh-CN.md`. */
export function listTranslations(files: Files, id: string): readonly string[] {
  return files
    .list('templates/topics')
    .flatMap((name) => (name.startsWith(`${id}.`) && languageInName.test(name) ? [name.slice(0, -'.md'.length)] : []));
}

/** The language of a topic's file: that of its name (`fraud.zh-CN.md`), otherwise the publication's own. */
export function topicLanguage({ file }: Pick<Topic, 'file'>, own: string): string {
  return languageInName.exec(file)?.[1] ?? own;
}

const languageInName = /\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$/;

/**
 * Reads one topic: front matter, prose, headings and fenced blocks, each with its place.
 * @throws BriefError data, with a finding for all that is wrong in it.
 */
export function loadTopic(files: Files, id: string): Topic {
  const file = `templates/topics/${id}.md`;
  const text = files.read(file);
  const findings: Finding[] = [];
  const matter = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (matter === null) {
    throw new BriefError('data', `${file} has no front matter`, {
      findings: [
        {
          file,
          line: 1,
          column: 1,
          severity: 'error',
          message: 'a topic starts with front matter between two lines of ---',
          rule: 'syntax',
        },
      ],
    });
  }
  const context: Context = { findings, remember: files.remember };
  const front = readShape({ text: matter[1] ?? '', schema: frontSchema, first: { file, line: 2, column: 1 }, context });
  const parts = splitBody(
    text.slice(matter[0].length),
    { file, line: matter[0].split('\n').length, column: 1 },
    context,
  );
  if (front === undefined || findings.length > 0) throw new BriefError('data', `${file} has errors`, { findings });
  return { id, file, front: front.value, at: front.locate, parts };
}
