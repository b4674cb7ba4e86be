import { chooseBrowser } from '../build/open-browser.ts';
import type { Options } from '../command-line/options.ts';
import { diagnose, installBrowser } from '../print/doctor.ts';
import { inCalledWords } from '../project/called-as.ts';
import type { Edge } from '../project/edge.ts';
import { exitCodes } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { isProject } from '../project/find-project.ts';
import { projectPaths } from '../project/paths.ts';
import { listThemes, loadTheme } from '../style/theme/load.ts';

/** Prints a line for each thing that a build needs of the machine: ok, or how to fix it. Gives the exit code. */
export async function runDoctor(options: Options, edge: Edge): Promise<number> {
  const paths = projectPaths(edge.root, options.out);
  const files = projectFiles(edge);
  const kept = edge.cache.folder ?? paths.private;
  if (options.install) edge.tell(`installed ${await installBrowser(edge.engine)}`);
  const lines = await diagnose({
    today: edge.today(),
    nodeVersion: process.version,
    folders: [kept, ...(isProject(edge.root) ? [paths.private, paths.out] : [])],
    fonts: bundledFonts(files),
    readFont: files.bytes,
    privateFolder: kept,
    sandbox: options.sandbox,
    timeout: options.timeout,
    find: () => chooseBrowser(options, edge),
    readText: async (pdf) => {
      const { readPdf } = await import('../pdf/read/read-pdf.ts');
      return readPdf(pdf)
        .pages.flatMap(({ runs }) => runs.map(({ text }) => text))
        .join('');
    },
  });
  if (options.json) edge.print(JSON.stringify(lines, null, 2));
  for (const { name, ok, detail, cure } of options.json ? [] : lines) {
    edge.print(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${detail}`);
    if (cure !== undefined) edge.print(`     ${inCalledWords(cure, edge.command)}`);
  }
  return lines.every(({ ok }) => ok) ? 0 : exitCodes.browser;
}

/** The files of the first slice of each family that a theme names. */
function bundledFonts(files: Files): readonly string[] {
  const families = listThemes(files).flatMap((name) => Object.values(loadTheme(files, name).fonts));
  const named = families.flatMap((font) =>
    'files' in font
      ? font.files.map(({ file }) => file)
      : font.weights.map((weight) => {
          const short = font.package.replace('@fontsource/', '');
          return `node_modules/${font.package}/files/${short}-latin-${weight}-normal.woff2`;
        }),
  );
  return [...new Set(named)];
}
