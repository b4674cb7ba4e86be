import { afterAll, describe, expect, it } from 'vitest';
import { loadProject } from '../check/project.ts';
import { loadData } from '../data/load.ts';
import type { Files } from '../project/files.ts';
import { filesAt } from '../testing/files.ts';
import { createProject } from '../testing/project.ts';
import { projectRoot } from '../testing/small-data.ts';
import { starterTopic } from '../topic/starter.ts';

const shipped = filesAt(projectRoot);
const project = createProject();
afterAll(project.dispose);

/** The checkout with one file more. */
function withFile(name: string, text: string): Files {
  return {
    ...shipped,
    read: (file) => (file === name ? text : shipped.read(file)),
    exists: (file) => file === name || shipped.exists(file),
    list: (folder) =>
      name.startsWith(`${folder}/`)
        ? [...shipped.list(folder), name.slice(folder.length + 1)].sort()
        : shipped.list(folder),
  };
}

describe('a new topic', () => {
  it.each(['river-police', 'one-window-2024', 'x'])('%s passes check at once', (id) => {
    const file = `templates/topics/${id}.md`;
    const text = starterTopic(id, loadData(shipped)) ?? '';
    const { findings, topics } = loadProject(withFile(file, text), [{ name: id, topic: id }], '2024-08-01');
    expect(topics.map((topic) => topic.id)).toEqual([id]);
    expect(findings.filter((finding) => finding.file === file)).toEqual([]);
  });

  it('builds at once', async () => {
    const made = await project.run(['new', 'topic', 'river-police']);
    expect(made).toMatchObject({ code: 0, stdout: 'templates/topics/river-police.md\n' });
    const built = await project.run(['--topic', 'river-police', '--format', 'html', '--date', '2024-08-01']);
    expect(built.stdout, built.stderr).toBe('out/river-police.html\n');
    expect(project.read('out/river-police.html')).toContain('River police');
  });
});
