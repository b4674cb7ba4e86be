import { expect, test } from 'vitest';
import { mailMarkup } from './markup.ts';
import { toPlainText } from './plain-text.ts';

test.each([
  ['plain words', 'plain words'],
  [
    'fell by <a class="stat" href="#source-1" id="cite-1" data-statistic="x">8.7%<sup>[1]</sup></a> in',
    'fell by 8.7%<sup>[1]</sup> in',
  ],
  ['It fell. <a href="#chongqing">Chongqing</a>', 'It fell.'],
  ['see <a href="#chongqing">Chongqing</a> for more', 'see Chongqing for more'],
  ['cited <a class="cite" href="#source-2">[2]</a>', 'cited [2]'],
  ['<a href="https://example.org/?a=1&amp;b=2">more</a>', '<a href="https://example.org/?a=1&amp;b=2">more</a>'],
  ['<a href="mailto:a@example.org">a</a>', '<a href="mailto:a@example.org">a</a>'],
  ['<span class="number">38,000</span> <span lang="zh-Hans">起</span>', '38,000 <span lang="zh-Hans">起</span>'],
  ['<span class="kept"><span lang="zh">起</span>a</span>', '<span lang="zh">起</span>a'],
  ['<strong data-at="f:1:2">much</strong><br>more', '<strong>much</strong><br>more'],
  ['5 &lt; 6 &amp; "7"', '5 &lt; 6 &amp; "7"'],
])('%s becomes %s', (page, mail) => {
  expect(mailMarkup({ html: page }).html).toBe(mail);
});

const plain = (body: string): string =>
  toPlainText(`<html><head><title>no</title></head><body class="x">${body}</body></html>`);

test.each([
  ['<h1 style="a">Thefts</h1><p>They fell.</p>', 'Thefts\n======\n\nThey fell.\n'],
  ['<h2>Thefts</h2><p>They fell.</p><h2>More</h2>', 'Thefts\n------\nThey fell.\n\nMore\n----\n'],
  ['<h1>盗窃</h1>', '盗窃\n==\n'],
  ['<ul><li>one</li><li>two</li></ul><p>end</p>', '- one\n- two\n\nend\n'],
  ['<ul><li>one<br>more</li><li>two</li></ul>', '- one\n  more\n\n- two\n'],
  ['<ol><li value="3">one</li></ol><ul><li>two</li></ul>', '[3] one\n- two\n'],
  ['<p>8.7%<sup class="m">[1]</sup> here</p>', '8.7%[1] here\n'],
  ['<p>see <a href="https://example.org/a">this</a></p>', 'see this <https://example.org/a>\n'],
  ['<p><a href="https://example.org/?a&#x3D;1">https://example.org/?a&#x3D;1</a></p>', 'https://example.org/?a=1\n'],
  ['<p><a href="mailto:a@example.org">a@example.org</a></p>', 'a@example.org\n'],
  ['<p>O&#x27;Neil &amp; Co &lt;b&gt; &quot;x&quot; 7\u00a0cases</p>', `O'Neil & Co <b> "x" 7 cases\n`],
  ['<p></p><p>only</p>', 'only\n'],
])('%s is read as plain text', (html, text) => {
  expect(plain(html)).toBe(text);
});
