import { expect, test } from 'vitest';
import { listHeadings } from './contents.ts';

test('the contents list the sections and not the boxes of page 1', () => {
  const markup = `<body><h2 id="bottom-line">Bottom line</h2>
<section class="section" aria-labelledby="chengdu"><h2 id="chengdu"><span class="number">1</span> Chengdu &amp; <a href="#x">more</a></h2>
<h3 id="claim">A claim</h3></section>
<section class="section data"><h2 id="data">Data</h2></section></body>`;
  expect(listHeadings(markup)).toEqual([
    { id: 'chengdu', title: '1 Chengdu & more' },
    { id: 'data', title: 'Data' },
  ]);
});

test('a heading is not escaped twice, whoever escaped it', () => {
  const markup = '<section class="section"><h2 id="a">A&#x3D;B &amp; C&#x27;s &#39;D&#39;</h2></section>';
  expect(listHeadings(markup)).toEqual([{ id: 'a', title: "A=B & C's 'D'" }]);
});

test('a document without sections has no contents', () => {
  expect(listHeadings('<body><h2 id="bottom-line">Bottom line</h2></body>')).toEqual([]);
});
