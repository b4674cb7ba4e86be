import { expect, test } from 'vitest';
import { readPicture } from './picture.ts';

const most = { bytes: 2000, side: 100 };

/** The start of a JPEG: what a camera wrote, then a frame of some size with some colours. */
function jpeg({ width = 24, colours = 3, exif = '' }): Uint8Array {
  const app = Buffer.from(exif, 'latin1');
  const segment = app.length === 0 ? [] : [0xff, 0xe1, 0, app.length + 2, ...app];
  return Uint8Array.from([0xff, 0xd8, ...segment, 0xff, 0xc0, 0, 17, 8, 0, 16, 0, width, colours, ...Array(9).fill(0)]);
}

test('a JPEG is read with its size', () => {
  expect(readPicture('a.jpg', jpeg({}), most)).toMatchObject({ raster: true, width: 24, height: 16 });
  expect(readPicture('a.jpeg', jpeg({ exif: 'Exif\0\0II*\0' }), most)).toMatchObject({ width: 24 });
});

/** An SVG with a number that no check of its elements sees, where the prefix is that of SVG. */
function prefixed(space: string): Uint8Array {
  const inside = `<rect width="9" height="9"/><x:text xmlns:x="${space}">83,000</x:text>`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`);
}

test('what a drawing program notes under a name of its own is no fault', () => {
  expect(readPicture('a.svg', prefixed('http://example.org/program'), most)).toMatchObject({ width: 9, height: 9 });
});

test.each([
  ['a.png', jpeg({}), 'it is a JPEG: correct the ending'],
  ['a.jpg', jpeg({ colours: 4 }), 'CMYK'],
  ['a.jpg', jpeg({ width: 200 }), '200 by 16 pixels; at most 100 by 100'],
  ['a.jpg', jpeg({ exif: 'Exif\0\0II*\0\u0008\0\0\0\u0001\0\u0025\u0088\u0004\0' }), 'GPS'],
  ['a.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), 'it contains no picture'],
  ['a.jpg', new Uint8Array(2001), '2001 bytes, more than 2000'],
  ['a.svg', prefixed('http://www.w3.org/2000/svg'), 'it draws under a prefix'],
  ['a.gif', Buffer.from('GIF89a'), 'it is not a PNG or JPEG'],
  ['a.svg', Buffer.alloc(0), 'it is not plain SVG'],
  [
    'a.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>'),
    '<script> is not allowed',
  ],
])('%s with %o is refused', (name, bytes, says) => {
  expect(readPicture(name, bytes, most)).toContain(says);
});
