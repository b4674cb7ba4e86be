import { expect, test } from 'vitest';
import { chooseLocale } from '../check/locales.ts';
import { loadProject } from '../check/project.ts';
import { composeTopic } from '../compose/compose.ts';
import type { Edition } from '../compose/edition.ts';
import { plainText } from '../compose/html.ts';
import { readTemplates } from '../page/templates.ts';
import { loadTheme } from '../style/theme/load.ts';
import { filesAt } from '../testing/files.ts';
import { projectRoot } from '../testing/small-data.ts';
import { attachmentName } from './briefing-part.ts';
import type { MailParts } from './content.ts';
import { composeMail } from './message.ts';

const files = filesAt(projectRoot);
const issued: Edition = { published: '2026-11-22', number: 3, draft: false };

/** What is in the project for some topics as at a day, each read once. */
const loaded = new Map<string, ReturnType<typeof loadProject>>();
function load(names: readonly string[], published: string): ReturnType<typeof loadProject> {
  const key = JSON.stringify([names, published]);
  const topics = names.map((name) => ({ name, topic: name }));
  const project = loaded.get(key) ?? loadProject(files, topics, published);
  loaded.set(key, project);
  return project;
}

function parts(
  names: readonly string[],
  { edition = issued, embargo }: { readonly edition?: Edition; readonly embargo?: string } = {},
): MailParts {
  const { data, topics } = load(names, edition.published);
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

/** The subject with the claim of page 1. */
const claimed = (edition: string): string => {
  const [one] = parts(['anti-fraud']).briefings;
  return `${plainText(one?.briefing.masthead.claim ?? { html: '' })} · ${edition}22 November 2026`;
};

test.each([
  [issued, undefined, claimed('edition 3, ')],
  [{ published: '2026-11-22', draft: false }, undefined, claimed('')],
  [{ published: '2026-11-22', draft: true }, undefined, `Draft: ${claimed('')}`],
  [issued, '2026-12-01', `Embargoed until 1 December 2026: ${claimed('edition 3, ')}`],
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
    ...briefing.bottomLine.flatMap(({ text: said, from }) => [said, from ?? { html: '' }].map(plainText)),
    ...briefing.tiles.map(({ value }) => plainText(value)),
    ...briefing.trust.map(plainText),
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
      masthead: {
        ...one.briefing.masthead,
        claim: { html: 'Thefts\r\nBcc: evil@example.org' },
        attribution: "<img src=x onerror='y'>",
      },
    },
  }));
  const { subject, html, text } = composeMail({ ...given, briefings });
  expect(subject).toBe('Thefts Bcc: evil@example.org · edition 3, 22 November 2026');
  expect(html).not.toContain('<img');
  expect(text).toContain("<img src=x onerror='y'>");
});

test.each([
  ['a claim that is too long for a subject', { html: 'Thefts fell '.repeat(20) }],
  ['no claim', undefined],
])('with %s the subject has the title', (_, claim) => {
  const given = parts(['anti-fraud']);
  const briefings = given.briefings.map(({ briefing: { masthead, ...briefing }, ...one }) => {
    const { claim: __, ...rest } = masthead;
    return { ...one, briefing: { ...briefing, masthead: claim === undefined ? rest : { ...rest, claim } } };
  });
  expect(composeMail({ ...given, briefings }).subject).toBe('Telecom and online fraud, edition 3, 22 November 2026');
});

test('a key figure that a point tells stands there alone', () => {
  const given = parts(['anti-fraud']);
  const [one] = given.briefings;
  const [tile, ...others] = one?.briefing.tiles ?? [];
  if (one === undefined || tile === undefined) throw new Error('no key figure');
  const briefing = { ...one.briefing, bottomLine: [{ text: tile.value }], tiles: [tile, ...others] };
  const { text } = composeMail({ ...given, briefings: [{ ...one, briefing }] });
  expect(text).not.toContain(plainText(tile.label));
  for (const { label } of others) expect(text).toContain(plainText(label));
});

test('the picture of page 1 is part of the message, and its words stand where it is not shown', () => {
  const given = parts(['anti-fraud']);
  const picture = { png: new Uint8Array([9]), alt: 'A chart of "fraud" cases', width: 376, height: 200 };
  const briefings = given.briefings.map((one) => ({ ...one, picture, screen: new Uint8Array([4]) }));
  const { html, text, pictures, attachments } = composeMail({ ...given, briefings });
  expect(pictures).toEqual([{ name: 'anti-fraud.png', id: 'anti-fraud@briefing', content: picture.png }]);
  expect(html).toMatch(/<img [^>]*src="cid:anti-fraud@briefing" alt="A chart of &quot;fraud&quot; cases" width="376"/);
  expect(text).toContain('A chart of "fraud" cases');
  expect(attachments.map(({ name, type }) => [name, type])).toEqual([
    ['2026-11-22_anti-fraud_ed03.pdf', 'application/pdf'],
    ['2026-11-22_anti-fraud_ed03.html', 'text/html'],
  ]);
});

test('without styles it is still headings, paragraphs and lists, and nothing is fetched', () => {
  const { html } = composeMail(parts(['anti-fraud']));
  expect(html).toMatch(/<h1 /);
  expect(html.match(/<h2 /g)?.length).toBe(4);
  expect(html).not.toMatch(/<table|<img|<link|url\(|src=/);
  expect(html).toContain('prefers-color-scheme: dark');
  expect(html).toContain('max-width: 480px');
});
