import { describe, expect, test } from 'vitest';
import { textString } from '../read/text-strings.ts';
import type { PdfFile, PdfValue } from '../read/values.ts';
import { findForbidden } from './forbidden.ts';

function dict(entries: Readonly<Record<string, PdfValue>>): PdfValue {
  return new Map(Object.entries(entries));
}

/** A file with this catalog, and this value as its second object. */
function fileOf(second: PdfValue, catalog: Readonly<Record<string, PdfValue>> = {}): PdfFile {
  const objects = new Map([
    [1, dict({ Type: 'Catalog', ...catalog })],
    [2, second],
  ]);
  return { objects, root: 1, info: undefined, id: [] };
}

const forbiddenActions = [
  ...['GoTo3DView', 'GoToE', 'GoToR', 'Hide', 'ImportData', 'JavaScript', 'Launch', 'Movie', 'Named', 'Rendition'],
  ...['ResetForm', 'RichMediaExecute', 'SetOCGState', 'Sound', 'SubmitForm', 'Thread', 'Trans'],
] as const;

describe.each(forbiddenActions)('the action %s is found', (action) => {
  test.each<readonly [string, PdfValue]>([
    ['as an object of its own', dict({ Type: 'Action', S: action })],
    ['in a link', dict({ Subtype: 'Link', A: dict({ S: action }) })],
    ['after an action that is allowed', dict({ A: dict({ S: 'URI', Next: [dict({ S: action })] }) })],
    ['in the dictionary of a stream', { dict: new Map([['A', dict({ S: action })]]), data: new Uint8Array() }],
  ])('%s', (_, value) => {
    expect(findForbidden(fileOf(value))).toEqual([`object 2: /S /${action}`]);
  });

  test('where a reference leads to its name', () => {
    expect(findForbidden(fileOf(action, { A: dict({ S: { ref: 2 } }) }))).toEqual([`catalog: /S /${action}`]);
  });

  test('on opening', () => {
    expect(findForbidden(fileOf(null, { OpenAction: dict({ S: action }) }))).toEqual([
      'catalog: /OpenAction that does more than show a page',
      `catalog: /S /${action}`,
    ]);
  });
});

test.each<readonly [string, PdfValue, string]>([
  ['a script without an action', dict({ JS: textString('app.alert(1)') }), '/JS'],
  ['actions on events', dict({ AA: dict({}) }), '/AA, actions on events'],
  ['a form with scripts', dict({ XFA: [] }), '/XFA, a form with scripts'],
  ['scripts by name', dict({ JavaScript: dict({ Names: [] }) }), '/JavaScript, scripts run on opening'],
  ['a file outside', dict({ Type: 'Filespec', F: textString('x.pdf') }), '/Filespec, a reference to another file'],
  ['an attachment on a page', dict({ Subtype: 'FileAttachment' }), '/Subtype /FileAttachment'],
  ['a film', dict({ Subtype: 'Screen' }), '/Subtype /Screen'],
  ['rich media', dict({ Subtype: 'RichMedia' }), '/Subtype /RichMedia'],
  [
    'a stream in another file',
    { dict: new Map([['F', textString('x.icc')]]), data: new Uint8Array() },
    'stream data in another file',
  ],
])('%s is found', (_, value, message) => {
  expect(findForbidden(fileOf(value))).toEqual([`object 2: ${message}`]);
});

test.each<readonly [string, PdfFile]>([
  ['a link to the web', fileOf(dict({ A: dict({ S: 'URI', URI: textString('https://example.org/') }) }))],
  ['a link within the file', fileOf(dict({ A: dict({ S: 'GoTo', D: textString('a') }) }))],
  ['an attached file', fileOf(dict({ Type: 'Filespec', EF: dict({}) }))],
  ['opening at a page', fileOf(null, { OpenAction: [{ ref: 2 }, 'Fit'] })],
  ['opening at a place with a name', fileOf(null, { OpenAction: textString('a') })],
  ['opening by going within the file', fileOf(null, { OpenAction: dict({ S: 'GoTo', D: textString('a') }) })],
  ['an element of the structure', fileOf(dict({ Type: 'StructElem', S: 'P' }))],
])('%s is allowed', (_, file) => {
  expect(findForbidden(file)).toEqual([]);
});
