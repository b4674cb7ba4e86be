// Validates PDF files with veraPDF: `npm run check:pdf -- FILE...`. Each must pass PDF/UA-1 and PDF/A-3a.
// Exit code 0 when all pass, 1 when one fails, 2 when veraPDF cannot run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '1.28.2';
const flavours = ['ua1', '3a'];
const root = fileURLToPath(new URL('../..', import.meta.url));
const home = path.join(root, '.briefpress', 'verapdf', version);
const libraries = path.join(home, 'lib');

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>briefpress</groupId><artifactId>verapdf</artifactId><version>1</version>
<dependencies><dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${version}</version></dependency></dependencies>
</project>
`;

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args, cwd = root) {
  return spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
}

/** Why veraPDF cannot run on this machine, or undefined. */
function missing() {
  const absent = ['java', 'mvn'].filter((command) => run(command, ['-version']).error !== undefined);
  return absent.length === 0 ? undefined : `veraPDF needs ${absent.join(' and ')}: install a Java runtime and Maven`;
}

/** Fetches veraPDF from Maven Central once; a fetch that was cut off leaves nothing that looks whole. */
function install() {
  if (existsSync(libraries)) return undefined;
  const folder = `${home}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'pom.xml'), pom);
  const fetched = run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], folder);
  if (fetched.status === 0 && !existsSync(home)) renameSync(folder, home);
  else rmSync(folder, { recursive: true, force: true });
  return existsSync(libraries)
    ? undefined
    : `veraPDF could not be fetched from Maven Central: ${fetched.stdout.slice(-500)}`;
}

/**
 * One line for each file that passes, and for each that does not its failed rules.
 * @param {string} flavour
 * @param {readonly string[]} files
 */
function validate(flavour, files) {
  const main = 'org.verapdf.apps.GreenfieldCliWrapper';
  const answer = run('java', [
    '-cp',
    path.join(libraries, '*'),
    main,
    '--format',
    'xml',
    '--maxfailuresdisplayed',
    '3',
    '-f',
    flavour,
    ...files,
  ]);
  const jobs = answer.stdout.split(/<job>/).slice(1);
  const lines = jobs.flatMap((job) => describeJob(flavour, job));
  if (jobs.length < files.length)
    lines.push(
      `FAIL ${flavour}: veraPDF answered for ${jobs.length} of ${files.length} files: ${answer.stderr.slice(-500)}`,
    );
  return lines;
}

/**
 * @param {string} flavour
 * @param {string} job
 */
function describeJob(flavour, job) {
  const name = /<name>([^<]*)<\/name>/.exec(job)?.[1] ?? '(unnamed)';
  if (/<validationReport [^>]*isCompliant="true"/.test(job)) return [`ok   ${flavour} ${name}`];
  const rules = [
    ...job.matchAll(
      /<rule [^>]*clause="([^"]*)" testNumber="([^"]*)"[^>]*failedChecks="([^"]*)"[\s\S]*?<description>([^<]*)/g,
    ),
  ];
  const reason = /<exceptionMessage>([^<]*)/.exec(job)?.[1];
  return [
    `FAIL ${flavour} ${name}${reason === undefined ? '' : `: ${reason}`}`,
    ...rules.map(([, clause, test, count, description]) => `       ${clause}-${test}, ${count} times: ${description}`),
  ];
}

/** @param {readonly string[]} files */
function main(files) {
  if (files.length === 0) return stop('usage: npm run check:pdf -- FILE...');
  const absent = files.filter((file) => !existsSync(file));
  if (absent.length > 0) return stop(`no such file: ${absent.join(', ')}`);
  const reason = missing() ?? install();
  if (reason !== undefined) return stop(reason);
  const whole = files.map((file) => path.resolve(file));
  const lines = flavours.flatMap((flavour) => validate(flavour, whole));
  process.stdout.write(`${lines.join('\n')}\n`);
  return lines.some((line) => line.startsWith('FAIL')) ? 1 : 0;
}

/** @param {string} message */
function stop(message) {
  process.stderr.write(`${message}\n`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
