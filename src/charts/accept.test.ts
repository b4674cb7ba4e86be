import { describe, expect, test } from 'vitest';
import { acceptSpec } from './accept.ts';

const good = {
  data: { statistics: ['one', 'two'] },
  height: 120,
  encoding: { y: { field: 'label', type: 'nominal', sort: '-x', axis: { title: null } } },
  layer: [
    { mark: 'bar', encoding: { x: { field: 'value', type: 'quantitative', scale: { domain: [0, 50] } } } },
    { mark: { type: 'text', style: 'value', dx: 4, align: 'left' }, encoding: { text: { field: 'text' } } },
    { mark: 'text', encoding: { text: { value: 'Law in force' }, x: { value: 20 } } },
  ],
};

describe('an author’s Vega-Lite spec', () => {
  test('one that draws its statistics is accepted', () => {
    expect(acceptSpec(good)).toEqual([]);
  });

  test.each([
    ['a remote file', { data: { url: 'https://example.org/x.csv' } }, 'data.url'],
    ['inline values', { data: { values: [{ value: 7 }] } }, 'data.values'],
    ['a link', { mark: { type: 'bar', href: 'javascript:x' } }, 'mark.href'],
    ['a link by encoding', { encoding: { href: { field: 'id' } } }, 'encoding.href'],
    ['an image', { mark: { type: 'image' } }, 'mark.type'],
    ['an image by address', { mark: { type: 'bar', url: 'x.png' } }, 'mark.url'],
    ['a fill that loads', { mark: { type: 'bar', fill: 'url(https://example.org/x)' } }, 'mark.fill'],
    ['a colour of its own', { mark: { type: 'bar', color: '#ff0000' } }, 'mark.color'],
    ['a gradient', { mark: { type: 'bar', color: { gradient: 'radial' } } }, 'mark.color'],
    ['a calculation', { transform: [{ calculate: 'datum.value * 2', as: 'b' }] }, 'transform.0.calculate'],
    ['a filter expression', { transform: [{ filter: 'test(/^(a+)+$/, datum.id)' }] }, 'transform.0.filter'],
    ['an aggregate', { encoding: { x: { aggregate: 'sum', field: 'value' } } }, 'encoding.x.aggregate'],
    ['a bin', { encoding: { x: { bin: true, field: 'value' } } }, 'encoding.x.bin'],
    ['shares', { encoding: { x: { stack: 'normalize', field: 'value' } } }, 'encoding.x.stack'],
    [
      'an axis expression',
      { encoding: { x: { field: 'value', axis: { labelExpr: '1' } } } },
      'encoding.x.axis.labelExpr',
    ],
    ['a number format', { encoding: { text: { field: 'value', format: '%' } } }, 'encoding.text.format'],
    [
      'too many ticks',
      { encoding: { x: { field: 'value', axis: { tickCount: 200_000 } } } },
      'encoding.x.axis.tickCount',
    ],
    ['a parameter', { params: [{ name: 'p', bind: { input: 'range' } }] }, 'params'],
    ['user metadata', { usermeta: { embedOptions: {} } }, 'usermeta'],
    ['its own config', { config: { font: 'serif' } }, 'config'],
    ['digits in a text', { encoding: { text: { value: 'up 12%' } } }, 'encoding.text.value'],
    ['Chinese full-width digits', { encoding: { text: { value: '增长１２' } } }, 'encoding.text.value'],
    ['digits in an axis title', { encoding: { x: { axis: { title: '2023' } } } }, 'encoding.x.axis.title'],
    ['a reference number', { encoding: { x: { datum: 100 } } }, 'encoding.x.datum'],
    ['bars that do not start at zero', { encoding: { x: { scale: { zero: false } } } }, 'encoding.x.scale.zero'],
    ['a cut domain', { encoding: { x: { scale: { domain: [40, 50] } } } }, 'encoding.x.scale.domain'],
    ['a field that rows lack', { encoding: { x: { field: 'constructor' } } }, 'encoding.x.field'],
    ['a bound as a text', { encoding: { text: { field: 'lower' } } }, 'encoding.text.field'],
    [
      'the other bound as a text',
      { encoding: { text: { field: 'upper', type: 'quantitative' } } },
      'encoding.text.field',
    ],
    [
      'a rank as a text',
      { layer: [{ mark: 'text', encoding: { text: { field: 'order' } } }] },
      'layer.0.encoding.text.field',
    ],
    ['a date that Vega writes', { encoding: { text: { field: 'start', type: 'temporal' } } }, 'encoding.text.type'],
    ['a legend', { encoding: { color: { field: 'tone', type: 'nominal' } } }, 'encoding.color'],
    ['a great height', { height: 1e9 }, 'height'],
    ['another schema', { $schema: 'file:///etc/passwd' }, '$schema'],
    ['a title that is drawn', { layer: [{ mark: 'bar', title: 'Cases fell' }] }, 'layer.0.title'],
  ])('%s is refused', (_, part, path) => {
    expect(acceptSpec({ ...good, ...part }).map((each) => each.path)).toContain(path);
  });

  test('bounds place marks', () => {
    const range = { mark: 'rule', encoding: { x: { field: 'lower', type: 'quantitative' }, x2: { field: 'upper' } } };
    expect(acceptSpec({ ...good, layer: [...good.layer, range] })).toEqual([]);
  });

  test.each([[undefined], [null], [7], ['mark: bar'], [[]]])('%s is not a spec', (value) => {
    expect(acceptSpec(value)).toEqual([{ path: 'spec', message: 'must be a mapping' }]);
  });

  test('a key that JSON smuggles in is refused', () => {
    const smuggled: unknown = JSON.parse('{"__proto__": {"polluted": true}, "mark": "bar"}');
    expect(acceptSpec(smuggled).map(({ path }) => path)).toEqual(['__proto__']);
  });
});
