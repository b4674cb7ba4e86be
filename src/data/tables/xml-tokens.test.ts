import { describe, expect, it } from 'vitest';
import { localAttributes, readAttributes, readTokens } from './xml-tokens.ts';

describe('tokens of XML', () => {
  it('are its tags and texts', () => {
    const xml = `<?xml version="1.0"?><!-- <no/> --><a:b x="1 &gt; 0" y='"'>5 &lt; 6 &amp;&#x20ac;&#8364;<![CDATA[<&amp;>]]><c/></a:b >`;
    expect([...readTokens(xml, 'a.xml')]).toEqual([
      { kind: 'open', name: 'a:b', attributes: ` x="1 &gt; 0" y='"'` },
      { kind: 'text', text: '5 < 6 &€€' },
      { kind: 'text', text: '<&amp;>' },
      { kind: 'empty', name: 'c', attributes: '' },
      { kind: 'close', name: 'a:b', attributes: '' },
    ]);
  });

  it('have attributes, with and without their prefixes', () => {
    expect([...readAttributes(` x="1 &gt; 0" r:id='"'`)]).toEqual([
      ['x', '1 > 0'],
      ['r:id', '"'],
    ]);
    expect([...localAttributes(` r:id="7"`)]).toEqual([['id', '7']]);
  });

  it.each(['<!DOCTYPE a [<!ENTITY b "c">]><a/>', '<a b="c', '<a><!-- b', '<a b=c/>', '</a'])('are not in %j', (xml) => {
    expect(() => [...readTokens(xml, 'a.xml')]).toThrow('"a.xml" in the file is not XML; fetch it again');
  });
});
