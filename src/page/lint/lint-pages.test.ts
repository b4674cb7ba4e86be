import { describe, expect, test } from 'vitest';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { readLook } from '../templates.ts';
import { lintPages } from './lint-pages.ts';

const shipped = readLook(filesAt(projectRoot));

const partial = 'templates/partials/tiles.hbs';

/** `line:column message` of what is found in one of the shipped templates, after which stands a text. */
function found(text: string, file = partial): readonly string[] {
  const before = shipped.get(file) ?? '';
  const findings = lintPages(new Map([...shipped, [file, `${before}${text}`]]));
  const line = before.split('\n').length;
  return findings.map((finding) => `${finding.line - line + 1}:${finding.column} ${finding.message}`);
}

test('the shipped templates have no findings', () => {
  expect(lintPages(shipped)).toEqual([]);
});

describe('in a partial', () => {
  test.each([
    ['{{{attached}}}', '1:1 {{{ and {{& are not allowed'],
    ['<p>\n {{&lang}}</p>', '2:2 {{{ and {{& are not allowed'],
    ['{{misspelt}}', '1:3 unknown field "misspelt"; here are'],
    ['{{#if tile}}x{{/if}}', '1:7 unknown field "tile"; did you mean "tiles"?'],
    ['{{#unless misspelt}}x{{/unless}}', '1:11 unknown field "misspelt"'],
    ['{{#each tils}}x{{/each}}', '1:9 unknown field "tils"; did you mean "tiles"?'],
    ['{{#each tiles}}{{labl}}{{/each}}', '1:18 unknown field "labl"; did you mean "label"?'],
    ['{{#each tiles}}{{html ../titel}}{{/each}}', '1:23 unknown field "titel"'],
    ['{{../lang}}', '1:3 "../lang" leads out of the template'],
    ['{{@root.langg}}', '1:3 unknown field "langg"; did you mean "lang"?'],
    ['{{@foo}}', '1:3 unknown "@foo"'],
    ['{{__proto__}}', '1:3 unknown field "__proto__"'],
    ['{{constructor.constructor}}', '1:3 unknown field "constructor"'],
    ['{{lang.length}}', '1:3 unknown field "length": text has none'],
    ['{{lookup this "lang"}}', '1:3 unknown helper "lookup"'],
    ['{{#lang}}x{{/lang}}', '1:1 {{#lang}} is not a block'],
    ['{{#each lang}}x{{/each}}', '1:9 {{#each}} needs a list, and this is text'],
    ['{{attached}}', '1:3 "attached" is markup: write {{html attached}}'],
    ['{{html lang}}', '1:3 {{html}} prints markup, and this is text'],
    ['{{masthead}}', '1:3 "masthead" is a thing with fields'],
    ['{{word "sources" a="b"}}', '1:18 helpers take no options here'],
    ['{{#*inline "x"}}y{{/inline}}', '1:1 decorators and blocks with a partial are not allowed'],
    ['{{#> notes}}y{{/notes}}', '1:1 decorators and blocks with a partial are not allowed'],
    ['{{> (word "x")}}', '1:1 a partial is named by itself'],
    ['{{> contact title="x"}}', '1:13 partials take no options here'],
    ['{{> contact title=nofield}}', '1:13 partials take no options here'],
    ['{{> nots}}', '1:1 unknown partial "nots"; did you mean "notes"?'],
    ['{{#if tiles}}x', '1:1 this cannot be read as a template'],
    ['<p class={{lang}}>x</p>', '1:4 class= has a value without quotes'],
    ['<td colspan=2>x</td>', '1:5 colspan= has a value without quotes'],
    ['<p style="color: red">x</p>', '1:4 style= in a template'],
    ['<p style="{{lang}}">x</p>', '1:4 style= in a template'],
    ['<style>p { color: red }</style>', '1:1 <style> in a template'],
    ['<p {{lang}}>x</p>', '1:4 a field cannot be the name'],
    ['<{{lang}}>x</p>', '1:1 a field cannot be the name'],
    ['<p>x</{{lang}}>', '1:5 a field cannot be the name'],
    ['<p onclick="{{lang}}">x</p>', '1:4 onclick= is not allowed in <p>'],
    ['<script>var a = "{{lang}}"</script>', '1:1 <script> is not allowed'],
    ['<img src="https://example.org/a.png">', '1:6 src="https://example.org/a.png" would be fetched'],
    ['<iframe src="{{lang}}"></iframe>', '1:1 <iframe> is not allowed'],
    [
      '<a href="http://example.org/">x</a>',
      '1:4 the link "http://example.org/" is not encrypted: write https://example.org/',
    ],
    ['<!-- ask Ana -->', '1:1 a comment would be sent to readers'],
    ['<svg><image href="a.png"/></svg>', '1:6 <image> is not allowed'],
    ['{{^lang}}x{{/lang}}', '1:1 {{#lang}} is not a block'],
    ['{{"lang"}}', '1:3 the name of a field stands without quotes'],
    ['{{html}}', '1:3 {{html}} takes one value'],
    ['{{html attached lang}}', '1:3 {{html}} takes one value'],
    ['{{#if (is lang)}}x{{/if}}', '1:8 {{is}} takes 2 values'],
    ['<{{#if lang}}script{{else}}p{{/if}}>x', '1:1 a field cannot be the name'],
    ['<a href="javascript:{{lang}}">x</a>', '1:4 the link begins with "javascript:" before a field'],
    ['<a href="https://{{lang}}">x</a>', '1:4 the link begins with "https://" before a field'],
    ['<a href="https://a.example@b.example/{{lang}}">x</a>', '1:4 the link "https://a.example@b.example/" leads to'],
    ['<a href="HTTPS://gov.uk.evil.example">x</a>', '1:4 the link "HTTPS://gov.uk.evil.example" reads like one to'],
  ])('%s', (text, message) => {
    expect(found(text)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    '{{!-- a note <script> --}}{{! another }}',
    '<div class="grid {{lang}}" id="x-{{lang}}" data-at="{{lang}}" aria-label="{{lang}}">{{#if large}}<p>{{else}}<p class="a">{{/if}}x</p></div>',
    '<a href="#{{lang}}">x</a><a href="mailto:{{contact.address}}">y</a><a href="{{lang}}">z</a>',
    '<table><caption>x</caption><tr>{{#each data.columns}}<th scope="col">{{html name}}{{@index}}</th>{{/each}}</tr></table>',
    '{{#if lang}}x{{else}}<a href="https://example.org/{{lang}}">y</a>{{/if}}{{^if lang}}z{{/if}}{{!-- <{{lang}}> --}}',
    '{{#with masthead}}{{issuer}}{{../lang}}{{/with}}{{#each tiles}}{{#unless @first}}, {{/unless}}{{@root.lang}}{{/each}}',
    '<details open><summary>{{word "sources"}}</summary></details><svg viewBox="0 0 1 1"><path d="M0,0"/></svg>',
  ])('%s is fine', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('a circle of partials is told as one, where it closes', () => {
  const texts = { 'templates/partials/a.hbs': 'x\n{{> b}}', 'templates/partials/b.hbs': '{{#if lang}}{{> a}}{{/if}}' };
  expect(lintPages(new Map([...shipped, ...Object.entries(texts)]))).toMatchObject([
    {
      file: 'templates/partials/b.hbs',
      line: 1,
      column: 13,
      message: expect.stringContaining('circle, which would never end: a > b > a'),
    },
  ]);
});

test('the templates of mails have fields and helpers of their own', () => {
  const mail = 'templates/mail.hbs';
  expect(found('{{#if bottomLine}}x{{/if}}', mail)).toEqual([expect.stringContaining('unknown field "bottomLine"')]);
  expect(found('{{drawing "x"}}', mail)).toEqual([expect.stringContaining('unknown helper "drawing"')]);
  expect(found('{{> notes}}', mail)).toEqual([expect.stringContaining('unknown partial "notes"; there are none here')]);
  expect(found('<p {{style "head"}}>x</p>', mail)).toEqual([]);
});

test.each([
  ['templates/mail.css', '.a { background: u\\rl(http://example.org) }', 'u\\rl('],
  ['templates/locales/zh-CN.css', '@i\\mport "http://example.org";', '@i\\mport is not allowed'],
  ['templates/locales/zh-CN.css', 'p { cursor: image-set("http://example.org" 1x) }', 'image-set(…) is not allowed'],
])('a style sheet that reaches out: %s %s', (file, css, message) => {
  expect(found(css, file)).toEqual([expect.stringContaining(message)]);
});
