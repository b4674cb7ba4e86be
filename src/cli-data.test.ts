import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runGuarded } from './testing/guard.ts';
import { createProject, type TestProject } from './testing/project.ts';

const source = 'data/sources/made-up-yearbook-2024.yaml';
const topic = 'templates/topics/harbours.md';
const build = ['--topic', 'harbours', '--date', '2024-03-01'];

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
beforeEach(() => project.reset());
afterAll(() => project.dispose());

/** Where a passage stands in a file, as `file:line:column` of its first character. */
function place(file: string, passage: string): string {
  const before = project.read(file).split(passage)[0] ?? '';
  return `${file}:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}

async function expectDataError(messages: readonly string[]): Promise<void> {
  const run = await runGuarded(project, build);
  for (const message of messages) expect(run.stderr).toContain(message);
  expect(run).toMatchObject({ code: 3, stdout: '', untouched: true, browserStarted: false });
}

describe('wrong data', () => {
  it('names every error with its place, all at once', async () => {
    project.edit(source, '    value: 3920\n', '    value: some\n');
    project.edit(source, '    unit: calls\n    place: coldhaven\n', '    place: coldhaven\n');
    project.edit(source, '  - id: drumsay-calls-2023', '  - id: longsound-calls-2023');
    project.write('data/units.yaml', `${project.read('data/units.yaml')}  - id: [unclosed\n`);
    const coldhaven = place(source, 'id: coldhaven-calls-2023');
    await expectDataError([
      `${place(source, 'some\n')}: error: "value" must be a number`,
      `${coldhaven}: error: "unit" is missing`,
      'data/units.yaml:12:',
    ]);
  });

  it('names the line of a language that there is not', async () => {
    project.edit('data/publication.yaml', 'locale: en-GB', 'locale: en-GD');
    await expectDataError(['unknown language "en-GD"; did you mean "en-GB"?']);
  });

  it('names both places of an id that is there twice', async () => {
    project.edit(source, '  - id: drumsay-calls-2023', '  - id: longsound-calls-2023');
    const second = project.read(source).lastIndexOf('longsound-calls-2023');
    const line = project.read(source).slice(0, second).split('\n').length;
    await expectDataError([`${source}:${line}:`, 'longsound-calls-2023']);
  });

  it.each([
    ['an unknown unit', '    unit: percent\n', '    unit: percents\n', 'percents'],
    ['an unknown field', '    unit: percent\n', '    unit: percent\n    colour: red\n', 'colour'],
    ['a number that is too large to be one', '    value: 640\n', '    value: 1e400\n', 'must be a'],
    ['a number that is none', '    value: 640\n', '    value: .nan\n', 'must be a'],
    ['an empty value', '    value: 640\n', '    value:\n', 'must be a number'],
    ['a day that does not exist', 'published: 2024-02-01', 'published: 2024-02-30', 'must be an existing date'],
    ['an unknown tag', '    value: 640\n', '    value: !!js/function 640\n', ':'],
    ['a key that is there twice', '    value: 640\n', '    value: 640\n    value: 641\n', 'duplicated mapping key'],
    ['a key that would reach a prototype', '    value: 640\n', '    value: 640\n    __proto__: {a: 1}\n', '__proto__'],
    ['two documents', 'format: 1\n', 'format: 1\n---\n', source],
    ['a tab for indentation', '    value: 640\n', '\tvalue: 640\n', source],
  ])('%s is exit 3 with its place', async (_, old, replacement, message) => {
    project.edit(source, old, replacement);
    await expectDataError([`${source}:`, message]);
  });

  it('refuses a bomb of aliases and nesting without end, at once', async () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghij'].map((line, index) =>
      index === 0
        ? line
        : `${line}: &${line} [${Array(9)
            .fill(`*${String.fromCharCode(96 + index)}`)
            .join()}]`,
    );
    project.write('data/sources/bomb.yaml', `${bomb.join('\n')}\n`);
    project.write('data/sources/deep.yaml', '['.repeat(20_000));
    await expectDataError(['data/sources/bomb.yaml', 'data/sources/deep.yaml']);
  });

  it('reads what another system saved: byte order mark and CRLF', async () => {
    project.write(source, `\uFEFF${project.read(source).replaceAll('\n', '\r\n')}`);
    expect(await project.call(['check'])).toMatchObject({ code: 0, stdout: '' });
  });

  it.each([
    ['a link that leads out', () => symlinkSync('/etc/passwd', project.path('data/sources/out.yaml')), 'out.yaml'],
    ['a pipe', () => execFileSync('mkfifo', [project.path('data/sources/pipe.yaml')]), 'pipe.yaml'],
    ['a device', () => symlinkSync('/dev/zero', project.path('data/sources/zero.yaml')), 'zero.yaml'],
    ['three megabytes', () => project.write('data/sources/big.yaml', '#'.repeat(3e6)), 'big.yaml'],
    ['bytes that are no UTF-8', () => project.write('data/sources/l.yaml', Buffer.from([0xe9, 0x0a])), 'l.yaml'],
  ])('%s in place of a file is refused by name', async (_, put, name) => {
    put();
    await expectDataError([`data/sources/${name}`]);
  });
});

const inTopic: readonly (readonly [string, string, string])[] = [
  [
    'an unknown statistic, with the nearest id',
    '{{stat "amberwik-calls-2023"}}',
    'did you mean "amberwick-calls-2023"?',
  ],
  ['a number that nothing stands for', 'There were 47 calls.', '"47" is not bound'],
  ['a number word', 'There were forty calls.', '"forty" is not bound'],
  ['an unknown helper', '{{total "amberwick-calls-2023"}}', 'unknown helper "total"'],
  ['unescaped output', '{{{stat "amberwick-calls-2023"}}}', 'unescaped'],
  ['unescaped output by an ampersand', '{{&stat "amberwick-calls-2023"}}', 'unescaped'],
  ['a partial', '{{> masthead}}', 'partials'],
  ['a partial by lookup', '{{> (lookup . "p")}}', 'partials'],
  ['a block', '{{#each sections}}x{{/each}}', 'blocks'],
  ['a way to a constructor', '{{constructor.constructor "return process"}}', 'unknown helper'],
  ['a prototype', '{{__proto__ "x"}}', 'unknown helper'],
  ['an expression that does not end', '{{stat "amberwick-calls-2023"', 'template'],
  ['an unknown block', '```mermaid\na\n```', 'unknown block "mermaid"'],
  ['a block without an end', '```table\ntitle: x', 'no closing'],
];

describe('a wrong topic', () => {
  it.each(inTopic)('%s is exit 3 with its line', async (_, text, message) => {
    project.write(topic, `${project.read(topic)}\n${text}\n`);
    const line = project.read(topic).trimEnd().split('\n').length - (text.split('\n').length - 1);
    await expectDataError([`${topic}:${line}:`, message]);
  });

  it('leaves the others to be built, and is the exit code', async () => {
    project.write(
      'templates/topics/second.md',
      project.read(topic).replace('Calls at made-up', 'Second calls at made-up'),
    );
    project.edit(topic, 'fewest of the harbours', '9 fewest of the harbours');
    const run = await project.call(['--all', '--format', 'html', '--date', '2024-03-01']);
    expect(run).toMatchObject({ code: 3, stdout: 'out/second.html\n' });
    expect(run.stderr).toContain('harbours was not built: 1 error;');
  });

  it('counts the errors of each by itself, and those of what all share with each', async () => {
    project.write(
      'templates/topics/second.md',
      project.read(topic).replace('Calls at made-up', '7 of 8 calls at made-up'),
    );
    project.edit(topic, 'fewest of the harbours', '9 fewest of the harbours');
    const told = async () => {
      const { stderr } = await project.call(['--all', '--format', 'html']);
      return [...stderr.matchAll(/^error: (\w+) was not built: (\d+)/gm)].map(([, id, count]) => `${id} ${count}`);
    };
    expect(await told()).toEqual(['harbours 1', 'second 2']);
    project.edit('templates/partials/masthead.hbs', '<h1>', '<p>47 calls</p>\n<h1>');
    expect(await told()).toEqual(['harbours 2', 'second 3']);
  });
});

const markup: readonly (readonly [string, string])[] = [
  ['a frame of a local file', '<iframe src="file:///etc/passwd"></iframe>'],
  ['a picture of another machine', '<img src="http://169.254.169.254/latest/meta-data">'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">'],
  ['a script in a link', '<a href="javascript:alert()">x</a>'],
  ['raw data in a template', '{{{title}}}'],
  ['an unknown field', '{{populaton}}'],
  ['a prototype', '{{constructor.constructor}}'],
  ['a partial by lookup', '{{> (lookup . "p")}}'],
];

/** The browser may be starting by then, to save time; it is given nothing to print. */
async function expectTemplateError(): Promise<void> {
  const run = await runGuarded(project, [...build, '--format', 'html']);
  expect(run).toMatchObject({ code: 3, stdout: '', untouched: true, browserStarted: false });
  expect(run.stderr).toMatch(/^templates\/partials\/masthead\.hbs:\d+:\d+: error: .* \[template\]$/m);
}

describe('hostile templates', () => {
  it.each(markup)('%s in a partial is exit 3', async (_, text) => {
    project.edit('templates/partials/masthead.hbs', '<h1>', `${text}\n<h1>`);
    await expectTemplateError();
  });

  it('a partial that holds itself ends', async () => {
    project.edit('templates/partials/masthead.hbs', '<h1>', '{{> masthead}}<h1>');
    await expectTemplateError();
  });

  it('a typed number is exit 3 with its line, before a browser is started', async () => {
    project.edit('templates/partials/masthead.hbs', '<h1>', '<p>47 calls</p>\n<h1>');
    await expectDataError([`${place('templates/partials/masthead.hbs', '47 calls')}: error: "47"`]);
  });

  it('prints hostile data as text', async () => {
    project.edit('data/publication.yaml', 'name: Made-up Harbour Office\nseries', 'name: <script>x</script>\nseries');
    project.edit(source, 'publisher: Made-up Harbour Office', "publisher: '\"><img onerror=x src=y>'");
    const run = await project.call([...build, '--format', 'html']);
    expect(run).toMatchObject({ code: 0, stdout: 'out/harbours.html\n' });
    const html = project.read('out/harbours.html');
    expect(html).toContain('&lt;script&gt;x&lt;/script&gt;');
    expect(html).not.toMatch(/<script|<img/);
  });
});
