import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../cli.ts';
import { checkSize } from '../mail/mail-draft.ts';
import { listeningEdge } from '../testing/edge.ts';
import { createProject, filesBelow, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
beforeEach(() => project.reset());
afterAll(() => project.dispose());

/** Runs a command line in this process, with nobody at a terminal. */
async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { edge, out, told } = listeningEdge(project.root, '2026-11-22', { words, environment });
  const code = await runCli(edge);
  return { code, stdout: out.join('\n'), stderr: told.join('\n') };
}

const mail = ['mail', '--topic', 'harbours'];
const send = [...mail, '--send', '--to', 'ana@example.org'];
const SMTP_URL = 'smtp://ana:open-sesame@127.0.0.1:9';
const MAIL_FROM = 'desk@example.org';

const refused: readonly (readonly [string, readonly string[], Record<string, string>, RegExp])[] = [
  ['no topic', ['mail', '--to', 'ana@example.org'], {}, /--topic ID, or --all/],
  ['an unknown topic', ['mail', '--topic', 'harbors'], {}, /did you mean "harbours"/],
  [
    'a topic that is no flag',
    ['mail', 'harbours'],
    {},
    /mail takes no word "harbours"; did you mean mail --topic harbours\?/,
  ],
  ['a flag of another command', [...mail, '--figure', '1'], {}, /mail takes no --figure/],
  ['a flag of mail for another command', ['--topic', 'harbours', '--to', 'ana@example.org'], {}, /build takes no --to/],
  ['what is no address', [...mail, '--to', 'ana'], {}, /--to "ana" is not a mail address: it has no "@"/],
  ['two addresses in one', [...mail, '--cc', 'a@example.org,b@example.org'], {}, /--cc .* on its own/],
  ['a header in an address', [...mail, '--to', 'a@example.org\r\nBcc: evil@example.org'], {}, /invisible/],
  ['a header in a name', [...mail, '--bcc', 'A\nX-Evil: 1 <a@example.org>'], {}, /invisible/],
  ['--yes without --send', [...mail, '--yes'], {}, /yes needs --send too/],
  ['--again without --send', [...mail, '--again'], {}, /again needs --send too/],
  ['no server', [...send, '--yes'], { MAIL_FROM }, /SMTP_URL is not set/],
  [
    'a server that is no URL',
    [...send, '--yes'],
    { SMTP_URL: 'open-sesame', MAIL_FROM },
    /SMTP_URL is not a valid URL/,
  ],
  ['no sender', [...send, '--yes'], { SMTP_URL }, /neither --from nor MAIL_FROM/],
  [
    'a sender that is no address',
    [...send, '--yes', '--from', 'desk'],
    { SMTP_URL },
    /--from "desk" is not a mail address/,
  ],
  [
    'a header in the sender',
    [...send, '--yes'],
    { SMTP_URL, MAIL_FROM: 'a@example.org\nBcc: b@example.org' },
    /MAIL_FROM .*invisible/,
  ],
  ['nobody to send to', [...mail, '--send', '--yes'], { SMTP_URL, MAIL_FROM }, /recipients.example.yaml/],
  ['nobody to ask', send, { SMTP_URL, MAIL_FROM }, /add --yes/],
];

describe('wrong usage', () => {
  test.each(refused)(
    '%s is exit 2 before anything is built, and tells no login',
    async (_, words, environment, message) => {
      const told = await run(words, environment);
      expect(told.stderr).toMatch(message);
      expect(told.stderr).not.toContain('open-sesame');
      expect(told).toMatchObject({ code: 2, stdout: '' });
      expect(filesBelow(project.path('out'))).toEqual([]);
    },
  );

  test('a list with a mistake is exit 3 with its position', async () => {
    project.write('data/recipients.yaml', 'format: 1\nrecipients:\n  - { address: ana@example, topics: [harbors] }\n');
    const told = await run([...mail, '--send', '--yes'], { SMTP_URL, MAIL_FROM });
    expect(told.stderr).toContain('data/recipients.yaml:3:16: error: "address" is not a mail address');
    expect(told.stderr).toContain(
      'data/recipients.yaml:3:38: error: unknown topic "harbors"; did you mean "harbours"?',
    );
    expect(told).toMatchObject({ code: 3, stdout: '' });
    expect(filesBelow(project.path('out'))).toEqual([]);
  });
});

test('nothing is drafted after a failed build, and the earlier draft stays', async () => {
  project.write('out/harbours.eml', 'the draft of before');
  const told = await run([...mail, '--to', 'ana@example.org', '--browser', '/nowhere/chrome']);
  expect(told).toMatchObject({ code: 4, stdout: '' });
  expect(project.read('out/harbours.eml')).toBe('the draft of before');
});

test.each([
  [9_999_999, false, 'nothing'],
  [
    10_000_000,
    false,
    'warning: the message is 10.0 MB after encoding, and many servers refuse messages of 10.0 MB or more',
  ],
  [
    25_000_000,
    true,
    'warning: the message is 25.0 MB after encoding, and many servers refuse messages of 25.0 MB or more',
  ],
  [25_000_000, false, 'refused'],
])('a message of %i bytes, allowed to be large %j: %s', (bytes, allowLarge, expected) => {
  const told: string[] = [];
  const check = () => checkSize(bytes, { allowLarge, tell: (line) => told.push(line) });
  if (expected === 'refused') expect(check).toThrow('25.0 MB');
  else check();
  expect(told.join()).toBe(/^warning/.test(expected) ? expected : '');
});
