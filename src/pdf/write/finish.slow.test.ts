import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot, removeFolder, startTestBrowser, temporaryFolder } from '../../testing/browser.ts';
import { caseHtml } from '../../testing/pdf-case/case-html.ts';
import { caseOptions, finishedCase, finishPdf, printedCase } from '../../testing/pdf-case/finished.ts';
import { checkPdf } from '../rules/check-pdf.ts';

const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

function has(...commands: readonly string[]): boolean {
  return commands.every((command) => spawnSync(command, ['-v']).error === undefined);
}

/** Leaves a test out where a tool is missing, except in CI, where a test left out is a test that failed. */
function skips(...commands: readonly string[]): boolean {
  return process.env.CI === undefined && !has(...commands);
}

describe('a finished PDF', () => {
  test.skipIf(skips('pdftoppm'))('is rendered the same, pixel for pixel (needs pdftoppm)', async () => {
    const pixels = (name: string, bytes: Uint8Array): readonly string[] => {
      const own = path.join(folder, name);
      mkdirSync(own);
      writeFileSync(path.join(own, 'file.pdf'), bytes);
      execFileSync('pdftoppm', ['-r', '110', path.join(own, 'file.pdf'), path.join(own, 'page')]);
      const pages = readdirSync(own).filter((file) => file.endsWith('.ppm'));
      return pages.sort().map((file) =>
        createHash('sha256')
          .update(readFileSync(path.join(own, file)))
          .digest('hex'),
      );
    };
    const printed = pixels('printed', printedCase());
    expect(printed).toHaveLength(5);
    expect(pixels('finished', finishedCase())).toEqual(printed);
  });

  test.skipIf(skips('java', 'mvn'))('passes PDF/UA-1 and PDF/A-3a under veraPDF (needs java and mvn)', async () => {
    const file = path.join(folder, 'finished.pdf');
    writeFileSync(file, finishedCase());
    const verapdf = spawnSync(process.execPath, ['src/testing/verapdf.mjs', file], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    expect(verapdf.stdout.trim().split('\n').sort()).toEqual([`ok   3a ${file}`, `ok   ua1 ${file}`]);
    expect(verapdf.status).toBe(0);
  });

  test.skipIf(skips('java', 'mvn'))('and veraPDF says so of one that does not', () => {
    const file = path.join(folder, 'printed.pdf');
    writeFileSync(file, printedCase());
    const verapdf = spawnSync(process.execPath, ['src/testing/verapdf.mjs', file], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    expect(verapdf.stdout).toContain('7.1-3, ');
    expect(verapdf.status).toBe(1);
  });
});

describe('the page printed now', () => {
  const prints: Uint8Array[] = [];
  beforeAll(async () => {
    for (let run = 0; run < 3; run++) {
      const browser = startTestBrowser(folder);
      try {
        prints.push(await browser.print(caseHtml()));
      } finally {
        await browser.close();
      }
    }
    if (process.env.UPDATE === '1')
      writeFileSync(new URL('../../testing/pdf-case/page.pdf', import.meta.url), prints[0] ?? new Uint8Array());
  });

  test('is finished to the same bytes, one browser after another', async () => {
    const finished = await Promise.all(prints.map((printed) => finishPdf(printed, caseOptions)));
    expect(finished[1]).toEqual(finished[0]);
    expect(finished[2]).toEqual(finished[0]);
  });

  test('has nothing wrong when finished', async () => {
    expect(checkPdf(finishPdf(prints[0] ?? new Uint8Array(), caseOptions))).toEqual([]);
  });

  test('is that of the fixture, so that the tests without a browser test what the browser does', async () => {
    expect(finishPdf(prints[0] ?? new Uint8Array(), caseOptions)).toEqual(finishedCase());
  });
});
