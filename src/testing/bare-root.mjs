// Runs a command in a root file system that has no font, no fontconfig and no NSS library: only Node, npm, a shell,
// the C library and the checkout, as a fresh minimal machine would after "npm ci". It proves that before it runs.
//
//   node src/testing/bare-root.mjs [--user UID] [--share FOLDER] -- COMMAND [ARGUMENT...]
//
// The checkout is where it is outside, with an empty .briefpress; FOLDER is too, and both can be written. The exit
// code is the command's. Needs Linux, and either root or user namespaces.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const script = fileURLToPath(import.meta.url);
const checkout = path.dirname(path.dirname(path.dirname(script)));
const unwanted =
  /fontconfig|^fonts?$|\.(?:ttf|otf|ttc|pfb|woff2?)$|^lib(?:nss3|nssutil3|nspr4|smime3|softokn3|freebl3|expatw?)\b/i;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { user: { type: 'string' }, share: { type: 'string' }, inside: { type: 'string' } },
});

const user = Number(values.user ?? 0);

if (positionals.length === 0) {
  process.stderr.write('usage: bare-root.mjs [--user UID] [--share FOLDER] -- COMMAND [ARGUMENT...]\n');
  process.exitCode = 2;
} else if (values.inside === undefined) {
  process.exitCode = enterNamespace();
} else {
  buildRoot(values.inside);
  changeRoot(values.inside);
  proveBare();
  process.exitCode = run();
}

/** @returns {number} the exit code of the command */
function enterNamespace() {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), 'briefpress-root-'));
  try {
    const own = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
    const flags = ['--mount', '--propagation', 'private', ...own, '--', process.execPath, script, '--inside', base];
    return spawnSync('unshare', [...flags, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
  } finally {
    fs.rmdirSync(base);
  }
}

/** @param {string} base an empty folder that becomes the root */
function buildRoot(base) {
  mount(['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', base]);
  for (const folder of ['proc', 'dev', 'etc', 'old', 'home']) fs.mkdirSync(path.join(base, folder));
  for (const folder of ['tmp', 'dev/shm']) {
    fs.mkdirSync(path.join(base, folder), { mode: 0o1777 });
    fs.chmodSync(path.join(base, folder), 0o1777);
  }
  fs.writeFileSync(path.join(base, 'etc/passwd'), 'root:x:0:0::/home:/bin/sh\nnobody:x:65534:65534::/home:/bin/sh\n');
  fs.chmodSync(path.join(base, 'home'), 0o700);
  fs.chownSync(path.join(base, 'home'), user, user);
  mount(['--rbind', '/proc', path.join(base, 'proc')]);
  for (const device of ['null', 'zero', 'full', 'random', 'urandom'])
    bind(`/dev/${device}`, path.join(base, 'dev', device));
  addProgram(base, process.execPath, '/usr/bin/node');
  for (const name of ['sh', 'env']) addProgram(base, fs.realpathSync(`/usr/bin/${name}`), `/usr/bin/${name}`);
  for (const name of ['umount', 'setpriv']) addProgram(base, fs.realpathSync(`/usr/bin/${name}`), `/tools/${name}`);
  fs.symlinkSync('usr/bin', path.join(base, 'bin'));
  addNpm(base);
  bind(checkout, path.join(base, checkout));
  if (values.share !== undefined) bind(values.share, path.join(base, values.share));
  const privateFolder = path.join(base, checkout, '.briefpress');
  fs.mkdirSync(privateFolder, { recursive: true });
  mount(['-t', 'tmpfs', '-o', `mode=700,uid=${user}`, 'tmpfs', privateFolder]);
}

/** @param {string} base */
function addNpm(base) {
  const npm = path.join(path.dirname(process.execPath), '..', 'lib', 'node_modules', 'npm');
  if (!fs.existsSync(npm)) return;
  bind(fs.realpathSync(npm), path.join(base, 'usr/lib/node_modules/npm'));
  fs.symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(base, 'usr/bin/npm'));
}

/**
 * A program with the shared libraries that it is linked against.
 * @param {string} base
 * @param {string} from
 * @param {string} to absolute in the new root
 */
function addProgram(base, from, to) {
  bind(from, path.join(base, to));
  const linked = execFileSync('ldd', [from], { encoding: 'utf8' });
  for (const [, library] of linked.matchAll(/(?:=> |^\s*)(\/\S+) \(0x/gm)) {
    if (library === undefined) continue;
    const place = path.join(base, library);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.copyFileSync(fs.realpathSync(library), place);
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function bind(from, to) {
  if (fs.statSync(from).isDirectory()) {
    fs.mkdirSync(to, { recursive: true });
  } else {
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, '');
  }
  mount(['--bind', from, to]);
}

/** @param {readonly string[]} args */
function mount(args) {
  execFileSync('mount', args, { stdio: ['ignore', 'inherit', 'inherit'] });
}

/**
 * Not chroot: in one, the kernel refuses the user namespaces that the browser's sandbox is made of.
 * @param {string} base
 */
function changeRoot(base) {
  execFileSync('pivot_root', [base, path.join(base, 'old')], { env: { PATH: '/usr/sbin:/sbin:/usr/bin' } });
  process.chdir('/');
  execFileSync('/tools/umount', ['--lazy', '/old']);
  fs.rmdirSync('/old');
}

function proveBare() {
  const skipped = new Set(['/proc', '/dev', checkout, values.share]);
  /** @param {string} folder @returns {string[]} */
  const search = (folder) =>
    fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const place = path.join(folder, entry.name);
      if (skipped.has(place)) return [];
      return [...(unwanted.test(entry.name) ? [place] : []), ...(entry.isDirectory() ? search(place) : [])];
    });
  const found = search('/');
  if (found.length > 0) throw new Error(`This root is not bare: ${found.join(', ')}`);
}

/** @returns {number} */
function run() {
  const [command = '', ...args] = positionals;
  const env = { PATH: '/usr/bin:/bin', HOME: '/home' };
  const as =
    values.user === undefined
      ? []
      : ['/tools/setpriv', `--reuid=${values.user}`, `--regid=${values.user}`, '--clear-groups'];
  const [program = '', ...rest] = [...as, command, ...args];
  const { status, error } = spawnSync(program, rest, { cwd: checkout, env, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}
