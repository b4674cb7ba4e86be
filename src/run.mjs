// What `npm run brief` starts. TypeScript is bundled by esbuild when a source has changed (told by content, so that a
// changed file is never served stale) and run from one script with V8's code cache: src/testing/bench/README.md has the figures.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';

// Six times what is usual in Node 20; later ones count otherwise. In a run of a second or two most of what V8 optimized at
// the usual rate never paid for it, and the threads that did it took the cores from the browser. Set before the script is
// read, for a code cache goes with the flags that it was made with.
if (process.versions.node.startsWith('20.')) v8.setFlagsFromString('--interrupt-budget=400000');

const source = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(source);
const shelf = path.join(root, '.briefpress', 'code');

/** @returns {string} a hash of everything that the bundle is made from */
function fingerprint() {
  const hash = createHash('sha256').update(process.version).update(process.arch);
  const files = fs.readdirSync(source, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(ts|mjs)$/.test(name) && !/\.test\.ts$/.test(name)).sort()) {
    hash.update(file).update(fs.readFileSync(path.join(source, file)));
  }
  for (const file of ['package.json', 'package-lock.json']) hash.update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 24);
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
 * What is used of packages that short commands load and mostly do not call: each is read when it is first called.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const lateNames = {
  fontkitten: ['create'],
  handlebars: ['default'],
  'markdown-it': ['default'],
  pako: ['deflate'],
  yaml: ['LineCounter', 'isCollection', 'isPair', 'isScalar', 'parseDocument'],
};

/** @type {import('esbuild').Plugin} */
const lateLoading = {
  name: 'late-loading',
  setup(build) {
    const filter = new RegExp(`^(${Object.keys(lateNames).join('|')})$`);
    build.onResolve({ filter }, ({ path: name, importer, namespace }) =>
      namespace === 'file' && importer.startsWith(source) ? { path: name, namespace: 'late' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path: name }) => ({
      resolveDir: root,
      contents: `
        let loaded;
        const all = () => (loaded ??= require(${JSON.stringify(name)}));
        const late = (name) => new Proxy(function () {}, {
          get: (_, key) => pick(name)[key],
          apply: (_, self, words) => pick(name)(...words),
          construct: (_, words) => new (pick(name))(...words),
        });
        const pick = (name) => (name === 'default' && !all().default ? all() : all()[name]);
        ${(lateNames[name] ?? []).map((each) => (each === 'default' ? `export default late('default');` : `export const ${each} = late('${each}');`)).join('\n')}
      `,
    }));
  },
};

/** @returns {Promise<string>} the whole program as one CommonJS script */
async function bundle() {
  const esbuild = await import('esbuild');
  const require = createRequire(import.meta.url);
  const vegaCanvas = path.join(path.dirname(require.resolve('vega-canvas')), 'vega-canvas.browser.js');
  const puppeteer = createRequire(require.resolve('puppeteer')).resolve(
    'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js',
  );
  const result = await esbuild.build({
    entryPoints: [path.join(source, 'main.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
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
    plugins: [withoutLaunchers, withoutHelpLayout, lateLoading],
    banner: { js: 'const bundleUrl=require("node:url").pathToFileURL(__filename).href;' },
  });
  return inAscii(result.outputFiles[0]?.text ?? '');
}

/**
 * The same script in ASCII, which is read and hashed as one byte a character. esbuild leaves regular expressions and
 * template literals as they are; in both an escape stands for its character.
 * @param {string} script
 */
function inAscii(script) {
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * @param {string} folder where this version of the code lies
 * @returns {Promise<string>} the script, made and stored first where it is not there yet
 */
async function load(folder) {
  try {
    return fs.readFileSync(path.join(folder, 'brief.cjs'), 'latin1');
  } catch {
    const script = await bundle().catch(tellBroken);
    keep(folder, 'brief.cjs', script);
    sweep(folder);
    return script;
  }
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
      location === null ? '' : `${path.relative(root, location.file)}:${location.line}:${location.column + 1}: `;
    process.stderr.write(`${place}error: ${text}\n`);
  }
  process.exit(1);
}

/**
 * A code cache that cannot be written costs time and nothing else, so a read-only checkout still works.
 * @param {string} folder @param {string} name @param {string | Uint8Array} content
 */
function keep(folder, name, content) {
  const target = path.join(folder, name);
  const beside = `${target}.${process.pid}`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(beside, content);
    fs.renameSync(beside, target);
  } catch {
    try {
      fs.rmSync(beside, { force: true });
    } catch {
      // There is no folder for it to be in.
    }
  }
}

/** @param {string} current the folder of this version; those of others go */
function sweep(current) {
  try {
    const others = fs.readdirSync(shelf).filter((name) => name !== path.basename(current));
    for (const name of others) fs.rmSync(path.join(shelf, name), { recursive: true, force: true });
  } catch {
    // Another run sweeps too, or nothing could be kept.
  }
}

/**
 * Each command has a code cache of its own, for loading one costs by its size.
 * @param {readonly string[]} words
 */
function cacheName(words) {
  const [first = ''] = words;
  if (/^[a-z]+$/.test(first)) return `${first}.v8`;
  return words.some((word) => word === '--help' || word === '--version') ? 'help.v8' : 'build.v8';
}

/** @param {string} file @returns {Buffer | undefined} */
function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

const compiledBytes = () => v8.getHeapCodeStatistics().bytecode_and_metadata_size;

const code = fingerprint();
const folder = path.join(shelf, code);
const script = await load(folder);
const cacheFile = cacheName(process.argv.slice(2));
const cache = readIfThere(path.join(folder, cacheFile));
const filename = path.join(folder, 'brief.cjs');
const compiled = new vm.Script(`(function(exports,require,module,__filename,__dirname){${script}\n})`, {
  filename,
  ...(cache === undefined ? {} : { cachedData: cache }),
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const module = { exports: { run: async (/** @type {string} */ _root, /** @type {string} */ _code) => 0 } };
compiled.runInThisContext()(module.exports, createRequire(import.meta.url), module, filename, folder);
process.exitCode = await module.exports.run(root, code);
// A run that ended early leaves a thin cache; the first that compiles a quarter more than that run replaces it. What a
// run compiles besides the script, as the functions that the shapes of data are made into, is in no cache.
const measureFile = `${cacheFile}.bytes`;
const compiledBefore = cache === undefined ? 0 : Number(readIfThere(path.join(folder, measureFile)) ?? 0);
const isThin = compiled.cachedDataRejected === true || compiledBytes() > compiledBefore * 1.25;
if (process.exitCode === 0 && isThin) {
  keep(folder, cacheFile, compiled.createCachedData());
  keep(folder, measureFile, String(compiledBytes()));
}
