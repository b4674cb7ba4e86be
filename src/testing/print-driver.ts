// A program for tests that start a process of its own: prints a page with the browser unpacked below FOLDER and writes
// what it saw. usage: print-driver PRIVATE_FOLDER PACKAGE_FOLDER RESULT_FOLDER print|hold
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedBrowser } from '../print/embedded.ts';
import { findBrowser } from '../print/find.ts';
import { startBrowser } from '../print/launch.ts';
import { thisMachine } from '../print/machine.ts';

const [privateFolder = '', packageFolder = '', resultFolder = '', mode = ''] = process.argv.slice(2);
const found = findBrowser({
  embedded: embeddedBrowser(privateFolder, packageFolder),
  machine: thisMachine(process.env),
});
const warnings: string[] = [];
const browser = startBrowser({ found, privateFolder, sandbox: true, warn: (line) => warnings.push(line) });

const page = (rows: number): string =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><p>Printed by the driver</p><table>${'<tr><td>1</td></tr>'.repeat(rows)}</table></body></html>`;

for (const [name, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const) {
  process.on(name, () => {
    browser.kill();
    process.exit(128 + number);
  });
}

/** The seccomp mode of each renderer of our browser: 2 in the sandbox, 0 outside (proc_pid_status(5)). */
function rendererSeccomp(): readonly (string | undefined)[] {
  const own = `--user-data-dir=${join(privateFolder, 'run')}/${process.pid}-`;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(describeProcess);
  const leader = all.find(({ command }) => command.includes(own) && !command.includes('--type='));
  return all
    .filter(({ group, command }) => group === leader?.group && command.includes('--type=renderer'))
    .map(({ status }) => /^Seccomp:\s*(\d)/m.exec(status)?.[1]);
}

function describeProcess(pid: string): readonly { group: string | undefined; command: string; status: string }[] {
  try {
    const [stat, command, status] = ['stat', 'cmdline', 'status'].map((file) =>
      readFileSync(`/proc/${pid}/${file}`, 'latin1'),
    );
    const group = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[2];
    return [{ group, command: command ?? '', status: status ?? '' }];
  } catch {
    return [];
  }
}

if (mode === 'hold') {
  await browser.version;
  process.stdout.write('printing\n');
  await browser.print(page(20_000));
} else {
  writeFileSync(join(resultFolder, 'page.pdf'), await browser.print(page(1)));
  const seen = { version: await browser.version, warnings, foundIn: found.foundIn, seccomp: rendererSeccomp() };
  writeFileSync(join(resultFolder, 'seen.json'), JSON.stringify(seen));
}
await browser.close();
