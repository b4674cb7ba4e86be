// Fails where a package that is installed, of which parts are shipped, has a licence that is not known to allow that.
// Fonts are packages too; the SIL Open Font License lets documents embed them.
import { existsSync, readFileSync } from 'node:fs';

const allowed = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'CC0-1.0', 'Zlib'],
  ...['OFL-1.1', 'PSF-2.0', 'Python-2.0'],
]);
/** Tools of the tests alone, of which nothing is shipped, by their names. */
const toolsOnly = /^node_modules\/(axe-core|caniuse-lite|minimatch|lightningcss(-[\w-]+)?)$/;

/** @param {unknown} licence an SPDX expression of names with AND and OR */
function isAllowed(licence) {
  if (typeof licence !== 'string') return false;
  const plain = licence.replace(/[()]/g, '').trim();
  if (plain.includes(' OR ') && !plain.includes(' AND ')) return plain.split(' OR ').some((name) => allowed.has(name));
  return !plain.includes(' OR ') && plain.split(' AND ').every((name) => allowed.has(name));
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const faults = Object.entries(packages).flatMap(([path, { license, optional }]) => {
  if (path === '' || toolsOnly.test(path)) return [];
  const file = `${path}/package.json`;
  // Builds for other systems are not installed; what the registry says of them stands in the lock file.
  if (!existsSync(file) && optional !== true) return [`${path} is not installed: run npm ci`];
  const said = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).license : license;
  return isAllowed(said) ? [] : [`${path} has the licence ${JSON.stringify(said)}, which .ci/licences.mjs does not allow`];
});
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${Object.keys(packages).length - 1} packages: ${faults.length} without a licence that allows to ship them\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
