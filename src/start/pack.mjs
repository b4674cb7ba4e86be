// Makes `dist/` before the package is packed: the bundle, the API with its types, the program that downloads a browser, and
// the licences of what is bundled. Bundled packages are development dependencies, so that who installs Briefpress gets
// only what must lie in files of its own: fonts and browser.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeTypes } from './api-types.mjs';
import { bundle } from './bundle.mjs';

const engine = fileURLToPath(new URL('../..', import.meta.url));
const dist = path.join(engine, 'dist');
const require = createRequire(import.meta.url);

fs.rmSync(dist, { recursive: true, force: true });
fs.mkdirSync(dist);
const { scripts, sources } = await bundle();
for (const [name, script] of scripts) fs.writeFileSync(path.join(dist, name), script);
fs.writeFileSync(path.join(dist, 'index.mjs'), wrapper());
const downloader = await bundleDownloader();
writeTypes(path.join(dist, 'types'));
fs.writeFileSync(path.join(dist, 'LICENSES.txt'), licences([...sources, ...downloader]));

/** The API as a module; a name that is exported for types alone is none of its values. */
function wrapper() {
  return `import { createRequire } from 'node:module';
export const { BriefError, openProject } = createRequire(import.meta.url)('./index.cjs');
`;
}

/** @returns {Promise<readonly string[]>} the files that Puppeteer's own command line is made from, as absolute paths */
async function bundleDownloader() {
  const { metafile } = await build({
    entryPoints: [path.join(path.dirname(require.resolve('puppeteer/package.json')), 'lib/cjs/puppeteer/node/cli.js')],
    outfile: path.join(dist, 'download-browser.cjs'),
    absWorkingDir: engine,
    bundle: true,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    external: ['typescript'],
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs).map((file) => path.join(engine, file));
}

/**
 * The name, version and licence of each package that some files belong to.
 * @param {readonly string[]} files absolute paths
 */
function licences(files) {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
      const file = fs.readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const text = file === undefined ? '' : `\n${fs.readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
      return `${name} ${version}, ${license}\n${text}`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
