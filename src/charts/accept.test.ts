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
    ['an image', { mark: { type: 'image' } }, 'mark'],
    ['an image by address', { mark: { type: 'bar', url: 'x.png' } }, 'mark.url'],
    ['a fill that loads', { mark: { type: 'bar', fill: 'url(https://example.org/x)' } }, 'mark.fill'],
    ['a colour of its own', { mark: { type: 'bar', color: '#ff0000' } }, 'mark.color'],
    ['a gradient', { mark: { type: 'bar', color: { gradient: 'radial' } } }, 'mark.color.gradient'],
    ['a filter expression', { transform: [{ filter: 'test(/^(a+)+$/, datum.id)' }] }, 'transform.0.filter'],
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
    ['a call out of an expression', { transform: [{ filter: 'warn(datum.id)' }] }, 'transform.0.filter'],
    ['a list without end', { transform: [{ calculate: 'sequence(1e9)', as: 'a' }] }, 'transform.0.calculate'],
    ['a random number', { transform: [{ calculate: 'random()', as: 'a' }] }, 'transform.0.calculate'],
    ['the time of day', { transform: [{ filter: { not: 'now() > 0' } }] }, 'transform.0.filter.not'],
    ['rows at random', { transform: [{ sample: 3 }] }, 'transform.0.sample'],
    ['values of a layer', { layer: [{ mark: 'bar', data: { values: [{ value: 1 }] } }] }, 'layer.0.data'],
    ['numbers looked up', { transform: [{ lookup: 'id', from: {} }] }, 'transform.0.lookup'],
    [
      'a number in a format of dates',
      { encoding: { x: { axis: { format: '%Y in 2031' } } } },
      'encoding.x.axis.format',
    ],
    [
      'a number in a condition',
      { encoding: { text: { condition: { test: 'true', value: 'a 7' } } } },
      'encoding.text.condition.value',
    ],
    ['a number as a text', { encoding: { text: { value: 12 } } }, 'encoding.text.value'],
    ['a text of a mark', { mark: { type: 'text', text: 'No. 1' } }, 'mark.text'],
    ['a category of its own', { encoding: { y: { datum: '2031' } } }, 'encoding.y.datum'],
    ['a colour of a range', { encoding: { color: { scale: { range: ['red'] } } } }, 'encoding.color.scale.range.0'],
    ['a scheme', { encoding: { color: { scale: { scheme: 'reds' } } } }, 'encoding.color.scale.scheme'],
    ['a font', { encoding: { x: { axis: { labelFont: 'Comic' } } } }, 'encoding.x.axis.labelFont'],
    ['a text on end', { encoding: { x: { axis: { labelAngle: -90 } } } }, 'encoding.x.axis.labelAngle'],
    ['a signal', { encoding: { x: { axis: { offset: { signal: 'width' } } } } }, 'encoding.x.axis.offset.signal'],
    ['bins without end', { encoding: { x: { bin: { maxbins: 1e8 } } } }, 'encoding.x.bin.maxbins'],
    ['an interval by chance', { mark: { type: 'errorbar', extent: 'ci' } }, 'mark.extent'],
    ['a mean by chance', { encoding: { x: { aggregate: 'ci0', field: 'value' } } }, 'encoding.x.aggregate'],
    ['ticks by the second', { encoding: { x: { axis: { tickCount: 'second' } } } }, 'encoding.x.axis.tickCount'],
    [
      'ticks by the thousandth',
      { encoding: { x: { axis: { tickCount: { interval: 'millisecond' } } } } },
      'encoding.x.axis.tickCount',
    ],
    ['bins of a scale', { encoding: { x: { scale: { bins: { step: 1 } } } } }, 'encoding.x.scale.bins'],
    ['a curve of a high order', { transform: [{ regression: 'value', on: 'order', order: 100 }] }, 'transform.0.order'],
    ['a great height', { height: 1e9 }, 'height'],
    ['another schema', { $schema: 'file:///etc/passwd' }, '$schema'],
  ])('%s is refused', (_, part, path) => {
    expect(acceptSpec({ ...good, ...part }).map((each) => each.path)).toContain(path);
  });

  test('what calculates, what filters and the map of the world are for the proof', () => {
    const filter = { filter: { field: 'value', range: [10, 20] } };
    const mean = { aggregate: 'mean', field: 'value', axis: { format: ',.2f' }, bin: { maxbins: 20 } };
    const layer = [{ mark: 'geoshape', data: { sphere: true } }, { mark: { type: 'bar', color: 'accent' } }];
    expect(acceptSpec({ ...good, transform: [filter], encoding: { x: mean }, layer })).toEqual([]);
  });

  test.each([[undefined], [null], [7], ['mark: bar'], [[]]])('%s is not a spec', (value) => {
    expect(acceptSpec(value)).toEqual([{ path: 'spec', message: 'must be a mapping' }]);
  });

  test('a key that JSON smuggles in is refused', () => {
    const smuggled: unknown = JSON.parse('{"__proto__": {"polluted": true}, "mark": "bar"}');
    expect(acceptSpec(smuggled).map(({ path }) => path)).toEqual(['__proto__']);
  });
});
