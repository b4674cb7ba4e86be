import { expect, it } from 'vitest';
import { closeUpMarks } from './wide-marks.ts';

const after = (mark: string): string => `<span class="half-after">${mark}</span>`;
const before = (mark: string): string => `<span class="half-before">${mark}</span>`;

it.each([
  ['<p>称为“三位一体”。</p>', `<p>称为“三位一体${after('”')}。</p>`],
  ['<p>《甲》、《乙》</p>', `<p>《甲${after('》')}${after('、')}《乙》</p>`],
  ['<p>他说：“好。”</p>', `<p>他说${after('：')}“好${after('。')}”</p>`],
  ['<p>（“甲”）</p>', `<p>（${before('“')}甲${after('”')}）</p>`],
  ['<p>单独的，标点。</p>', '<p>单独的，标点。</p>'],
  ['<title>“甲”。</title><svg><text>“甲”。</text></svg>', '<title>“甲”。</title><svg><text>“甲”。</text></svg>'],
  ['<p title="”。">甲</p>', '<p title="”。">甲</p>'],
])('%s', (markup, closed) => {
  expect(closeUpMarks(markup)).toBe(closed);
});
