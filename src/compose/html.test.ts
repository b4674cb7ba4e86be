import { expect, test } from 'vitest';
import { escapeHtml, html, plainText } from './html.ts';

test('what is put into markup is escaped, unless it is markup', () => {
  const name = `"><img src=x onerror='alert(1)'>`;
  expect(html`<p title="${name}">${html`<b>${'a & b'}</b>`}${[html`<i>1</i>`, html`<i>2</i>`]}${3}</p>`.html).toBe(
    '<p title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;"><b>a &amp; b</b><i>1</i><i>2</i>3</p>',
  );
});

test('plain text gives back what was escaped, and leaves out source numbers', () => {
  const text = `Police & "others" <said> it's so`;
  expect(plainText({ html: `<b>${escapeHtml(text)}</b><sup>[3]</sup>` })).toBe(text);
});
