import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject } from '../../testing/project.ts';
import { certificateFile, keyFile } from '../../testing/smtp-server.ts';

const table = 'Month,Area,Rate\n2024-01,Lakeside,5.1\n';
const server = https.createServer({ cert: readFileSync(certificateFile), key: readFileSync(keyFile) }, (_, response) =>
  response.end(table),
);
const project = createProject('series');
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  project.write(
    'data/sources/rate.yaml',
    `format: 1
title: Rate
publisher: Office
published: 2024-02-15
kind: Statistical table
channel: series
language: en
primary: true
grade: A
next: unknown
fetch: { url: "https://localhost:${port}/rate.csv" }
tables:
  - columns: { Month: period, Area: place }
    heads-say: [measure]
    new-places: { level: district, language: en }
    measures: [{ id: rate, heads: [Rate], measure: Rate, unit: percent }]
`,
  );
});
afterAll(() => {
  server.close();
  project.dispose();
});

test('a server whose certificate nobody vouches for is refused', async () => {
  const run = await project.run(['fetch', 'rate']);
  expect([run.code, run.stdout]).toEqual([5, '']);
  expect(run.stderr).toMatch(/^error: rate: .* has no certificate that can be trusted \(.*\); nothing was written\n$/);
});

test('a server that is trusted is read', async () => {
  const run = await project.run(['fetch', 'rate'], { environment: { NODE_EXTRA_CA_CERTS: certificateFile } });
  expect(run, run.stderr).toMatchObject({ code: 0, stdout: 'data/sources/rate.csv\n' });
  expect(project.read('data/sources/rate.csv')).toBe(table);
});
