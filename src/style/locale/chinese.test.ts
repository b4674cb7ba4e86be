import { describe, expect, it } from 'vitest';
import type { Qualifier } from '../../data/fields.ts';
import { parsePeriod } from '../../data/period.ts';
import type { Unit } from '../../data/schema.ts';
import { projectRoot } from '../../testing/browser.ts';
import { filesAt } from '../../testing/files.ts';
import { loadLocale } from './load.ts';
import { createLocale } from './locale.ts';

const files = filesAt(projectRoot);
const chinese = createLocale('zh-CN', loadLocale(files, 'zh-CN'));
const cases: Unit = { id: 'cases', kind: 'count', text: { en: { one: 'case', other: 'cases' }, 'zh-CN': '起' } };
const percent: Unit = { id: 'percent', kind: 'share', text: { en: '%', 'zh-CN': '%' } };
const yuan: Unit = { id: 'yuan', kind: 'money', text: { en: 'yuan', 'zh-CN': '元' } };

describe('a number in Chinese', () => {
  it.each<[number, number | undefined, string]>([
    [431, undefined, '431'],
    [7900, undefined, '7900'],
    [12_345, undefined, '12,345'],
    [10_000, undefined, '1万'],
    [38_000, undefined, '3.8万'],
    [20_320_000, undefined, '2032万'],
    [123_456, undefined, '123,456'],
    [912_170_000, undefined, '91,217万'],
    [2_719_000_000, undefined, '27.19亿'],
    [91_217_000_000, undefined, '912.17亿'],
    [1_500_000_000_000, undefined, '15,000亿'],
    [80.7, 1, '80.7'],
    [0, undefined, '0'],
  ])('%d with %s decimals is %s', (value, decimals, printed) => {
    expect(chinese.number(value, decimals)).toBe(printed);
  });
});

describe('a quantity in Chinese', () => {
  it.each<[number, readonly Qualifier[], Unit, string]>([
    [7900, ['more-than'], cases, '超过7900起'],
    [10_000, ['at-least'], cases, '至少1万起'],
    [10_000, ['nearly'], cases, '近1万起'],
    [300, ['about'], cases, '约300起'],
    [300, ['up-to'], cases, '至多300起'],
    [300, ['less-than'], cases, '不足300起'],
    [300, ['average', 'more-than'], cases, '平均超过300起'],
    [90, ['more-than'], percent, '超过90%'],
    [2_719_000_000, [], yuan, '27.19亿元'],
  ])('%d %j', (value, qualifiers, unit, printed) => {
    expect(chinese.quantity({ value, qualifiers, unit })).toBe(printed);
  });

  it('has a fall written out and a sign before a change', () => {
    expect(chinese.quantity({ value: -42.7, qualifiers: [], unit: percent }, { sign: true })).toBe('−42.7%');
    expect(chinese.quantity({ value: -40, qualifiers: ['more-than'], unit: percent })).toBe('下降超过40%');
  });
});

it.each([
  ['2024-07-30', '2024年7月30日'],
  ['2024-07', '2024年7月'],
  ['2024', '2024年'],
  ['2022-01/2022-10', '2022年1月至10月'],
  ['2023-11-06/2023-11-09', '2023年11月6日至9日'],
  ['2019-07/2024-07', '2019年7月至2024年7月'],
  ['2023-12-30/2024-01-02', '2023年12月30日至2024年1月2日'],
  ['2023/2025', '2023年至2025年'],
  ['2015-H1', '2015年上半年'],
  ['2015-Q1', '2015年第一季度'],
  ['2015-01/2015-03', '2015年1月至3月'],
  ['2015-W05', '2015年第5周'],
  ['2015/16', '2015/16财年'],
  ['2015/16-Q4', '2015/16财年第四季度'],
  ['2015-04/2016-03', '截至2016年3月的一年'],
  ['not-stated', '未说明'],
])('the period %s is %s', (written, printed) => {
  expect(chinese.period(parsePeriod(written))).toBe(printed);
});

it('lists with 、 and 和, and uses its own punctuation', () => {
  expect(chinese.list(['甲'])).toBe('甲');
  expect(chinese.list(['甲', '乙'])).toBe('甲和乙');
  expect(chinese.list(['甲', '乙', '丙'])).toBe('甲、乙和丙');
  expect(chinese.brackets('甲')).toBe('（甲）');
  expect(Object.values(chinese.joins).join('')).not.toMatch(/[,.:;() ]/);
});
