import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPdf } from './pdf/read/read-pdf.ts';
import { checkPdf } from './pdf/rules/check-pdf.ts';
import { inLanguage } from './testing/in-language.ts';
import { createProject } from './testing/project.ts';

const words = {
  'en-GB': ['telecommunications', 'internationalisation', 'administratively'],
  'en-US': ['telecommunications', 'internationalization', 'administratively'],
  'de-DE': ['Bevölkerungsentwicklung', 'Arbeitslosenquoten', 'Hafenmeisterstellvertreterdienst'],
  'fr-FR': ['approvisionnements', 'internationalisation', 'administrativement'],
} as const;

it.each(Object.entries(words))(
  'long words of %s are parted at the ends of lines, and read whole',
  async (tag, long) => {
    const project = createProject('series');
    try {
      inLanguage(project, tag);
      const text = Array.from({ length: 60 }, (_, index) => `${'x'.repeat(1 + (index % 7))} ${long[index % 3]}`).join(
        ' ',
      );
      project.write(
        'templates/topics/ferries.md',
        `${project.read('templates/topics/ferries.md')}\n## Words\n\n${text}.\n`,
      );
      const built = await project.call(['--topic', 'ferries', '--format', 'pdf', '--format', 'html']);
      expect(built, built.stderr).toMatchObject({ code: 0 });
      const pdf = readFileSync(project.path('out/ferries.pdf'));
      const lines = readPdf(pdf).pages.flatMap((page) => page.runs.map((run) => run.text));
      const hyphens = lines.filter((line) => line === '\u00ad').length;
      expect(hyphens).toBeGreaterThan(4);
      // No hyphen stands where no line ends.
      expect(lines.join('').split('\u00ad'), JSON.stringify(lines.filter((l) => l.includes('\u00ad')))).toHaveLength(
        hyphens + 1,
      );
      expect(checkPdf(pdf)).toEqual([]);
      const said = await project.call(['read', project.path('out/ferries.pdf')]);
      expect(said, said.stderr).toMatchObject({ code: 0 });
      expect(said.stdout).toContain(`${text}.`);
      expect((await project.call(['verify', project.path('out/ferries.pdf')])).code).toBe(0);
      expect(project.read('out/ferries.html')).not.toContain('\u00ad');
    } finally {
      project.dispose();
    }
  },
);
