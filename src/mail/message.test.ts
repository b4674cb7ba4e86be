import { expect, test } from 'vitest';
import { chooseLocale, loadProject } from '../check/project.ts';
import { composeTopic } from '../compose/compose.ts';
import type { Edition } from '../compose/edition.ts';
import { plainText } from '../compose/html.ts';
import { readTemplates } from '../page/templates.ts';
import { loadTheme } from '../style/theme/load.ts';
import { filesAt } from '../testing/files.ts';
import { projectRoot } from '../testing/small-data.ts';
import { attachmentName, composeMail, type MailParts } from './message.ts';

const files = filesAt(projectRoot);
const issued: Edition = { published: '2026-11-22', number: 3, draft: false };

function parts(
  names: readonly string[],
  { edition = issued, embargo }: { readonly edition?: Edition; readonly embargo?: string } = {},
): MailParts {
  const { data, topics } = loadProject(
    files,
    names.map((name) => ({ name, topic: name })),
    edition.published,
  );
  const publication = { ...data.publication, ...(embargo === undefined ? {} : { embargo }) };
  const briefings = topics.map((topic) => {
    const locale = chooseLocale(files, data, topic.id.endsWith('.zh-CN') ? 'zh-CN' : 'en-GB');
    const briefing = composeTopic({ name: topic.id, topic, data, locale })({ edition });
    return { briefing, locale, file: new Uint8Array([1, 2, 3]) };
  });
  const [first] = briefings;
  if (first === undefined) throw new Error('no briefing was read');
  const { locale } = first;
  return {
    briefings,
    publication,
    locale,
    tokens: loadTheme(files, 'rust').tokens,
    templates: readTemplates(files),
  };
}

/** Words alone, for what is wrapped and marked in one form and not in the other. */
const words = (text: string): string => text.replace(/\[[\d, ]+\]/g, '').replace(/[\s=<>-]/g, '');

test.each([
  [issued, undefined, 'Telecom and online fraud, edition 3, 22 November 2026'],
  [{ published: '2026-11-22', draft: false }, undefined, 'Telecom and online fraud, 22 November 2026'],
  [{ published: '2026-11-22', draft: true }, undefined, 'Draft: Telecom and online fraud, 22 November 2026'],
  [issued, '2026-12-01', 'Embargoed until 1 December 2026: Telecom and online fraud, edition 3, 22 November 2026'],
])('the subject of %j with embargo %j', (edition, embargo, subject) => {
  const mail = composeMail(parts(['anti-fraud'], { edition, ...(embargo === undefined ? {} : { embargo }) }));
  expect(mail.subject).toBe(subject);
  const draft = 'This is a draft. It may still change, and was not issued.';
  const until = 'Embargoed until 1 December 2026. Please do not publish it or pass it on before then.';
  for (const body of [mail.html, mail.text.replace(/\s+/g, ' ')]) {
    expect(body.includes(draft)).toBe(edition.draft);
    expect(body.includes(until)).toBe(embargo !== undefined);
  }
});

test.each([
  [issued, '2026-11-22_anti-fraud_ed03.pdf'],
  [{ ...issued, number: 117 }, '2026-11-22_anti-fraud_ed117.pdf'],
  [{ published: '2026-11-22', draft: false }, '2026-11-22_anti-fraud.pdf'],
  [{ published: '2026-11-22', number: 3, draft: true }, '2026-11-22_anti-fraud_draft.pdf'],
])('the attachment of %j is %s', (edition, name) => {
  expect(attachmentName({ name: 'anti-fraud', edition })).toBe(name);
});

test.each([['anti-fraud'], ['smart-policing.zh-CN']])('%s: both bodies hold what the briefing says', (name) => {
  const given = parts([name]);
  const { text, html } = composeMail(given);
  const [one] = given.briefings;
  if (one === undefined) throw new Error('no briefing');
  const { briefing } = one;
  const told = [
    plainText(briefing.masthead.title),
    plainText(briefing.masthead.summary),
    briefing.masthead.attribution,
    plainText(briefing.changed.counts),
    ...briefing.tiles.flatMap(({ label, value, support }) => [label, value, support].map(plainText)),
    ...briefing.sources.flatMap(({ title, url = '' }) => [plainText(title), url]),
  ];
  expect(briefing.tiles.length).toBeGreaterThan(1);
  const inText = words(text);
  const inHtml = words(plainText({ html }));
  for (const each of told) {
    expect(inText).toContain(words(each));
    expect(inHtml).toContain(words(each));
  }
  expect(text).toMatch(/\[1\]/);
});

test('no link leads into a document that the mail is not', () => {
  for (const name of ['anti-fraud', 'smart-policing.zh-CN']) {
    const { text, html } = composeMail(parts([name]));
    expect(text).not.toMatch(/<[a-z/]|&[a-z#\d]+;|\u00a0/i);
    expect(html).not.toMatch(/href="#|data-|id="/);
  }
});

test('several briefings are one message, each in its own language', () => {
  const mail = composeMail(parts(['anti-fraud', 'smart-policing.zh-CN']));
  expect(mail.subject).toBe('Policing in figures: 2 briefings, 22 November 2026');
  expect(mail.attachments.map(({ name }) => name)).toEqual([
    '2026-11-22_anti-fraud_ed03.pdf',
    '2026-11-22_smart-policing.zh-CN_ed03.pdf',
  ]);
  expect(mail.html).toContain('<div lang="zh-CN">');
  expect(mail.html).toMatch(/<li [^>]*lang="zh-CN">川渝智慧公安</);
  expect(mail.text).toMatch(/Contents\n-+\n- Telecom and online fraud\n- 川渝智慧公安\n/);
});

test('a title cannot end its header, and is text in the body', () => {
  const given = parts(['anti-fraud']);
  const briefings = given.briefings.map((one) => ({
    ...one,
    briefing: {
      ...one.briefing,
      runningHead: { html: 'Thefts\r\nBcc: evil@example.org' },
      masthead: { ...one.briefing.masthead, attribution: "<img src=x onerror='y'>" },
    },
  }));
  const { subject, html, text } = composeMail({ ...given, briefings });
  expect(subject).toBe('Thefts Bcc: evil@example.org, edition 3, 22 November 2026');
  expect(html).not.toContain('<img');
  expect(text).toContain("<img src=x onerror='y'>");
});

test('without styles it is still headings, paragraphs and lists, and nothing is fetched', () => {
  const { html } = composeMail(parts(['anti-fraud']));
  expect(html).toMatch(/<h1 /);
  expect(html.match(/<h2 /g)?.length).toBe(4);
  expect(html).not.toMatch(/<table|<img|<link|url\(|src=/);
  expect(html).toContain('prefers-color-scheme: dark');
  expect(html).toContain('max-width: 480px');
});
