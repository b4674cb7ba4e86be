import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandNames, flagsOf } from '../command-line/flags.ts';
import { createProject } from '../testing/project.ts';
import { projectRoot } from '../testing/small-data.ts';
import { startMailServer } from '../testing/smtp-server.ts';
import { startWebServer } from '../testing/web-server.ts';
import { outputSchemas } from './output-schemas.ts';

const heads = 'Month,Area,Unemployed,Unemployment rate\n';
const first = `${heads}2023-10,Lakeside,4120,5.4\n2023-11,Lakeside,4080,5.3\n`;
const later = ['2023-12', '2024-01', '2024-02', '2024-03'].map((month) => `${month},Lakeside,3950,5.2\n`).join('');
const second = `${heads}2023-10,Lakeside,,5.4\n2023-11,Lakeside,4110,5.3\n${later}`;

const project = createProject();
const [mail, web] = await Promise.all([startMailServer({ tls: 'none' }), startWebServer()]);
beforeAll(() => {
  for (const part of ['data', 'templates', 'out']) project.remove(part);
  project.write('.published/jobs.csv', first);
  project.write('.published/other.csv', first.replaceAll('Lakeside', 'Hilltown'));
});
afterAll(async () => {
  await Promise.all([mail.close(), web.close()]);
  project.dispose();
});

/** The schema of a command's output, read from its file as another program would. */
function schemaOf(name: string): z.ZodType {
  return z.fromJSONSchema(
    JSON.parse(readFileSync(join(projectRoot, 'data', 'schema', 'output', `${name}.json`), 'utf8')),
  );
}

/** Each of them prints a result a line. */
const byLine: readonly string[] = ['build', 'issue', 'mail'];

async function expectValid(name: string, words: readonly string[], code: number): Promise<void> {
  const environment = { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'desk@example.org' };
  const run = await project.call([...words, '--json'], { environment });
  expect(run, run.stderr).toMatchObject({ code });
  const printed = byLine.includes(name) ? run.stdout.trim().split('\n') : [run.stdout];
  for (const each of printed) {
    const judged = schemaOf(name).safeParse(JSON.parse(each));
    expect(judged.error?.issues ?? [], each).toEqual([]);
  }
}

/** A command, its exit code where that is not 0, and what is done before it. */
type Step = readonly [name: string, words: string, code?: number, before?: () => void];

/** In this order: each goes on from those before. */
const steps: readonly Step[] = [
  ['init', 'init --table .published/jobs.csv'],
  ['list-topics', 'list'],
  ['list-themes', 'list themes'],
  ['list-places', 'list places'],
  ['list-sources', 'list sources'],
  ['list-statistics', 'list statistics'],
  ['check', 'check'],
  ['explain', 'explain latest:unemployed-lakeside'],
  ['where', 'where latest:unemployed-lakeside'],
  ['new', 'new topic other --source jobs'],
  ['new', 'new theme other'],
  ['new', 'new palette other 200'],
  ['new', 'new locale nl-NL'],
  ['new', 'new source .published/other.csv'],
  ['issue', 'issue --topic jobs --date 2026-11-30', 0, () => removeUnfinished()],
  ['verify', `verify ${project.path('out/jobs.pdf')}`],
  ['verify', `verify ${join(projectRoot, 'src/testing/pdf-case/page.pdf')}`, 3],
  ['read', `read ${project.path('out/jobs.pdf')}`],
  ['build', 'build --all --format pdf --format html --format csv --date 2026-11-30 --theme rust'],
  ['fetch', 'fetch', 0, () => publish(first)],
  ['fetch', 'fetch', 0, () => publish(second)],
  ['fetch', 'fetch', 5, () => publish('<!doctype html>')],
  ['check-against', 'check jobs --against .published/jobs.csv'],
  ['list-statistics', 'list statistics --source jobs'],
  ['explain', 'explain unemployed-lakeside@2023-11'],
  ['diff', 'diff --topic jobs'],
  ['mail', 'mail --topic jobs --to ana@example.org'],
  ['mail', 'mail --topic jobs --to ana@example.org --to li@example.org --send --yes', 6, () => refuse()],
  ['issue', 'issue --topic jobs --withdraw 1 --reason late'],
  ['chart', 'chart --topic ferries --format svg', 0, () => chartTopic()],
  ['check', 'check', 3, () => project.write('templates/topics/wrong.md', 'No front matter')],
  ['doctor', 'doctor'],
];

function publish(table: string): void {
  const file = 'data/sources/jobs.yaml';
  if (!project.read(file).includes('fetch:'))
    project.edit(file, 'kind: ', `fetch: { url: "${web.origin}/jobs.csv" }\nkind: `);
  web.answer = (_, response) => response.end(table);
}

/** What is new and not yet complete, so that the rest has no finding. */
function removeUnfinished(): void {
  for (const file of ['templates/topics/other.md', 'templates/locales']) project.remove(file);
}

function refuse(): void {
  mail.behave({ refuse: { 'li@example.org': '550 no such user' } });
}

function chartTopic(): void {
  const topic = project.read('templates/topics/jobs.md');
  const chart =
    '```chart\nkind: columns\ntitle: Unemployed\nsubtitle: By month\nlabel: period\nstatistics: [series:unemployed-lakeside]\n```\n';
  project.write('templates/topics/ferries.md', `${topic}\n${chart}`);
}

describe('what --json prints is as its schema says', () => {
  it.each(steps.map(([name, words, code = 0, before]) => ({ name, words, code, before })))(
    'of $name: $words',
    async ({ name, words, code, before }) => {
      before?.();
      await expectValid(name, words.split(' '), code);
    },
  );

  it('of every command that has it', () => {
    const tried = new Set(steps.map(([name]) => name));
    expect([...tried].toSorted()).toEqual(Object.keys(outputSchemas).toSorted());
    const withJson = commandNames.filter((name) => 'json' in flagsOf[name]);
    expect(withJson.filter((name) => !Object.keys(outputSchemas).some((each) => each.startsWith(name)))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['build', { briefing: 'a', file: 'out/a.pdf' }],
    ['build', { briefing: 'a', file: 'out/a.pdf', sha256: '0'.repeat(64), more: 1 }],
    ['list-themes', [{ id: 'rust', folder: 1 }]],
  ])('and nothing else is: %s', (name, value) => {
    expect(schemaOf(name).safeParse(value).success).toBe(false);
  });
});
