// The same page by Typst: charts first, by Vega, then the compiler.
//
//   node typst.mjs FOLDER COMPILER...     FOLDER has briefing.typ and page.json
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawCharts } from './charts.mjs';

const [folder = '', compiler = '', ...words] = process.argv.slice(2);
for (const [at, svg] of (await drawCharts()).entries()) writeFileSync(path.join(folder, `chart-${at}.svg`), svg);
const { status } = spawnSync(compiler, [...words, 'briefing.typ', 'briefing.pdf'], { cwd: folder, stdio: 'inherit' });
process.exitCode = status ?? 1;
