// Makes the program into a few scripts, so that each command reads what it runs: for each run of a repository whose sources have changed, and once where the package
// is packed. src/testing/bench/README.md has the figures.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const engine = path.dirname(source);

/** @returns {string} a hash of everything that the bundle is made from */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of sourcesIn('').sort()) hash.update(file).update(fs.readFileSync(path.join(source, file)));
  for (const file of ['package.json', 'package-lock.json']) hash.update(fs.readFileSync(path.join(engine, file)));
  return hash.digest('hex').slice(0, 24);
}

/**
 * Node's own recursive listing takes five times as long.
 * @param {string} folder below `src/`
 * @returns {string[]}
 */
function sourcesIn(folder) {
  return fs.readdirSync(path.join(source, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return name === 'testing' ? [] : sourcesIn(name);
    return /\.(ts|mjs)$/.test(name) && !/\.test\.ts$/.test(name) ? [name] : [];
  });
}

/**
 * Puppeteer only talks to a browser that is already running. Finding, downloading and starting one, over proxies and
 * WebSockets, is two megabytes that would be read at every start.
 * @type {import('esbuild').Plugin}
 */
const withoutLaunchers = {
  name: 'without-launchers',
  setup(build) {
    build.onResolve({ filter: /^(@puppeteer\/browsers|ws)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'unused',
    }));
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * The command line is only parsed by yargs. What it would lay out help texts with makes a segmenter of Intl when it is
 * loaded, for which V8 reads 40 ms of dictionaries.
 * @type {import('esbuild').Plugin}
 */
const withoutHelpLayout = {
  name: 'without-help-layout',
  setup(build) {
    build.onResolve({ filter: /^string-width$/ }, ({ path: name }) => ({ path: name, namespace: 'plain-width' }));
    build.onLoad({ filter: /.*/, namespace: 'plain-width' }, () => ({
      contents: 'export default (text) => text.length;',
    }));
  },
};

/**
 * fontkitten brings a decoder of Brotli, whose dictionary it unpacks whenever it is loaded. Node has one.
 * @type {import('esbuild').Plugin}
 */
const withBrotliOfNode = {
  name: 'with-brotli-of-node',
  setup(build) {
    build.onLoad({ filter: /fontkitten[\\/]dist[\\/]index\.js$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      const contents = text.replace(
        /^\/\/#region src\/vendor\/brotliDecode\.ts$[\s\S]*?^\/\/#endregion$/m,
        "import { brotliDecompressSync as brotliDecode } from 'node:zlib';",
      );
      if (contents === text) throw new Error(`${file} has no decoder of Brotli where it used to be`);
      return { contents };
    });
  },
};

/**
 * The whole program: `cli.cjs` with `run` of the command line, `index.cjs` with the API, and what both need or import later,
 * each a CommonJS script in ASCII that requires the others by `./NAME`. Where a source does not parse, that is told and the
 * process ends.
 * @returns {Promise<{ readonly scripts: ReadonlyMap<string, string>, readonly sources: readonly string[] }>} the scripts by
 * their names, and the files that they are made from, as absolute paths
 */
export async function bundle() {
  const esbuild = await import('esbuild');
  const require = createRequire(import.meta.url);
  const vegaCanvas = path.join(path.dirname(require.resolve('vega-canvas')), 'vega-canvas.browser.js');
  const puppeteer = createRequire(require.resolve('puppeteer')).resolve(
    'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js',
  );
  const build = esbuild.build({
    entryPoints: ['cli', 'index'].map((name) => path.join(source, `${name}.ts`)),
    outdir: path.join(engine, 'dist'),
    outExtension: { '.js': '.cjs' },
    absWorkingDir: engine,
    metafile: true,
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    supported,
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'silent',
    define: {
      'import.meta.url': 'bundleUrl',
      'import.meta.dirname': 'undefined',
      'process.env.NODE_ENV': '"production"',
    },
    // vega-canvas looks for the native "canvas" package at its top level; charts are measured and drawn without it.
    alias: { 'vega-canvas': vegaCanvas, puppeteer },
    external: ['chromium-bidi'],
    plugins: [withoutLaunchers, withoutHelpLayout, withBrotliOfNode],
  });
  const { outputFiles, metafile } = await build.catch(tellBroken);
  const scripts = outputFiles.map(async (file) => {
    const banner = file.text.includes('bundleUrl') ? bundleUrl : '';
    const script = await esbuild.transform(file.text, { ...commonJs, banner });
    return /** @type {const} */ ([path.basename(file.path), inAscii(script.code)]);
  });
  const sources = Object.keys(metafile.inputs).map((file) => path.join(engine, file));
  return { scripts: new Map(await Promise.all(scripts)), sources };
}

/**
 * Early releases of Node 20 know fewer scripts by name. For them esbuild would write each pattern with `\p{…}` as `new RegExp`,
 * which is made anew at every call of the function that it stands in.
 */
const supported = { 'regexp-unicode-property-escapes': true };

/** What esbuild splits are modules, which V8 keeps no compiled code of. @type {import('esbuild').TransformOptions} */
const commonJs = {
  format: 'cjs',
  target: 'node20',
  supported: { ...supported, 'dynamic-import': false },
  minifyWhitespace: true,
};

const bundleUrl = 'const bundleUrl=require("node:url").pathToFileURL(__filename).href;';

/**
 * The same script in ASCII, which is read and hashed as one byte a character. esbuild leaves regular expressions and
 * template literals as they are; in both an escape stands for its character.
 * @param {string} script
 */
function inAscii(script) {
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A source that does not parse is told as its place, not as a stack.
 * @param {unknown} error @returns {never}
 */
function tellBroken(error) {
  const broken = /** @type {{ errors?: import('esbuild').Message[] }} */ (error).errors;
  if (broken === undefined) throw error;
  for (const { text, location } of broken) {
    const place =
      location === null ? '' : `${path.relative(engine, location.file)}:${location.line}:${location.column + 1}: `;
    process.stderr.write(`${place}error: ${text}\n`);
  }
  process.exit(1);
}
