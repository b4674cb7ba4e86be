import { filesBelow, type TestProject } from './project.ts';

/** The same project in another language, for which its English texts stand too, and in that one alone. */
export function inLanguage(project: TestProject, tag: string): void {
  for (const file of filesBelow(project.path('data')).filter((name) => name.endsWith('.yaml'))) {
    const path = `data/${file}`;
    const text = project.read(path).replace(/locale: en-GB/, `locale: ${tag}`);
    project.write(path, text.replaceAll(/([{,\s]|")en("?):/g, '$1mul$2:'));
  }
  for (const file of filesBelow(project.path('templates/topics')))
    if (file.includes('.zh-CN.')) project.remove(`templates/topics/${file}`);
}
