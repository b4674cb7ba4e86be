import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { attachedBytes, openPostOffice } from '../testing/post-office.ts';

const { project, server, renew, mail, parse, dispose } = openPostOffice();
beforeEach(renew);
afterAll(dispose);

const topic = ['--topic', 'harbours'];

describe('a draft', () => {
  test('has the briefing as text and HTML and its PDF, and is sent to nobody', async () => {
    const run = await mail([...topic, '--to', 'Ana Lee <a@example.org>', '--bcc', 'c@example.org']);
    expect(run, run.stderr).toMatchObject({ code: 0, stdout: expect.stringMatching(/out\/harbours\.eml\n$/) });
    expect(run.stderr).toMatch(/a draft of \d+ kB; nothing was sent\n/);
    expect(run.stderr).toContain('classic Outlook');
    // Others on this machine are not to read who gets a blind copy.
    expect(statSync(project.path('out/harbours.eml')).mode & 0o777).toBe(0o600);
    const parsed = await parse('out/harbours.eml');
    expect(parsed).toMatchObject({
      subject: 'Calls at made-up harbours, 22 November 2026',
      to: [{ name: 'Ana Lee', address: 'a@example.org' }],
      bcc: [{ address: 'c@example.org' }],
    });
    const headers = parsed.headers.map(({ key }) => key);
    expect(headers).toContain('x-unsent');
    for (const absent of ['from', 'date', 'message-id']) expect(headers).not.toContain(absent);
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['2026-11-22_harbours.pdf']);
    expect(attachedBytes(parsed).equals(readFileSync(project.path('out/harbours.pdf')))).toBe(true);
    for (const words of ['As reported, in brief', 'What changed', 'Where the figures come from'])
      for (const body of [parsed.text, parsed.html]) expect(body).toContain(words);
    expect(server().connections()).toBe(0);
  });

  test('is made again with the same bytes, from the PDF that is up to date, and for nobody without --to', async () => {
    await mail(topic);
    const before = project.read('out/harbours.eml');
    const run = await mail(topic);
    expect(run).toMatchObject({ code: 0, stdout: 'out/harbours.eml\n' });
    expect(run.stderr).toContain('harbours: up to date\n');
    expect(project.read('out/harbours.eml')).toBe(before);
    expect(before).not.toMatch(/^(To|Cc|Bcc):/m);
  });

  test('says that the briefing is a draft and under embargo', async () => {
    project.write('data/publication.yaml', `${project.read('data/publication.yaml')}embargo: 2026-12-01\n`);
    const run = await mail([...topic, '--draft', '--json']);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    project.write('data/publication.yaml', project.read('data/publication.yaml').replace(/^embargo.*\n/m, ''));
    const said = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
    const bytes = readFileSync(project.path('out/harbours.eml')).length;
    expect(said).toEqual({ briefings: ['harbours'], file: 'out/harbours.eml', bytes });
    const { subject, attachments, text, html } = await parse('out/harbours.eml');
    expect(subject).toBe('Embargoed until 1 December 2026: Draft: Calls at made-up harbours, 22 November 2026');
    expect(attachments[0]?.filename).toBe('2026-11-22_harbours_draft.pdf');
    for (const body of [text, html]) expect(body).toContain('Embargoed until 1 December 2026. Please do not publish');
  });

  test('warns of an embargo that is over', async () => {
    const publication = project.read('data/publication.yaml');
    project.write('data/publication.yaml', `${publication}embargo: 2020-01-01\n`);
    const run = await mail(topic);
    project.write('data/publication.yaml', publication);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('the embargo of 2020-01-01 is over') });
  });

  test('is not made from a file that was changed after it was built', async () => {
    await mail(topic);
    project.write('out/harbours.pdf', 'edited by hand');
    const run = await mail(topic);
    expect(run.stdout).toBe('out/harbours.pdf\nout/harbours.eml\n');
    expect(
      attachedBytes(await parse('out/harbours.eml'))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('of all has what changed since the last, or says that nothing did', async () => {
    const second = project.read('templates/topics/harbours.md').replace('Calls at made-up harbours', 'Calls at piers');
    project.write('templates/topics/piers.md', second);
    const all = ['--all', '--to', 'a@example.org'];
    expect(await mail(all)).toMatchObject({ code: 0, stdout: expect.stringMatching(/out\/several_briefings\.eml\n$/) });
    const both = await parse('out/several_briefings.eml');
    expect(both.subject).toMatch(/: 2 briefings, 22 November 2026$/);
    expect(both.attachments.map(({ filename }) => filename)).toEqual([
      '2026-11-22_harbours.pdf',
      '2026-11-22_piers.pdf',
    ]);
    const again = await mail(all);
    expect(again).toMatchObject({ code: 0, stdout: '' });
    expect(again.stderr).toContain('no briefing changed since it was last mailed or drafted');
    expect((await mail(['--all', '--to', 'b@example.org'])).stdout).toBe('out/several_briefings.eml\n');
    project.write('templates/topics/piers.md', second.replace('Calls at piers', 'Calls at the piers'));
    expect((await mail(all)).stdout).toBe('out/piers.pdf\nout/index.pdf\nout/index.html\nout/piers.eml\n');
    project.remove('templates/topics/piers.md');
  });
});

test('an issued edition is named in subject and file, and what changed after it is told', async () => {
  const issued = await project.run(['issue', ...topic, '--date', '2026-11-22']);
  expect(issued, issued.stderr).toMatchObject({ code: 0 });
  expect(await mail(topic)).toMatchObject({ code: 0, stdout: 'out/harbours.eml\n' });
  const parsed = await parse('out/harbours.eml');
  expect(parsed.subject).toBe('Calls at made-up harbours, edition 1, 22 November 2026');
  expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['2026-11-22_harbours_ed01.pdf']);
  const source = 'data/sources/made-up-yearbook-2024.yaml';
  project.edit(
    source,
    'value: 3920\n',
    'value: 3930\n    revisions: [{ date: 2026-11-22, was: 3920, kind: corrected, reason: A quay was missing. }]\n',
  );
  project.edit(source, '"3,920 calls"', '"3,930 calls"');
  expect(await mail(topic)).toMatchObject({ code: 0 });
  const next = await parse('out/harbours.eml');
  expect(next.subject).toBe('Calls at made-up harbours, 22 November 2026');
  for (const body of [next.text?.replace(/\s+/g, ' '), next.html?.replaceAll('\u00a0', ' ')]) {
    for (const words of [
      'What changed since edition 1',
      '1 corrected',
      'from 3,920 calls to 3,930 calls',
      'A quay was missing.',
      'All changes are in the attached briefing.',
    ])
      expect(body).toContain(words);
  }
});
