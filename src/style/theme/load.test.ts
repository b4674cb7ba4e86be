import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BriefError, type Finding } from '../../project/errors.ts';
import { filesAt } from '../../testing/files.ts';
import { houseFont, type ThemeFixture, themeFixture } from '../../testing/theme-fixture.ts';
import { checkThemes, listThemes, loadTheme } from './load.ts';

let fixture: ThemeFixture;
beforeAll(() => {
  fixture = themeFixture();
});
afterEach(() => fixture.reset());
afterAll(() => fixture.dispose());

const folder = 'templates/themes/rust';
const check = (): readonly Finding[] => checkThemes(filesAt(fixture.root));
const rules = (): readonly string[] => check().map(({ rule }) => rule);

test('the themes of the house have no finding', () => {
  expect(listThemes(filesAt(fixture.root))).toHaveLength(9);
  expect(check()).toEqual([]);
});

test('a look is a theme in the colours of a palette, or of another theme', () => {
  const files = filesAt(fixture.root);
  const [poster, plum, both] = ['poster', 'plum', 'poster/rust'].map((look) => loadTheme(files, look));
  expect(both?.css).toBe(poster?.css);
  expect(both?.tokens.sizes).toEqual(poster?.tokens.sizes);
  expect(both?.tokens.colours).toEqual(loadTheme(files, 'rust').tokens.colours);
  expect(both?.tokens.colours).not.toEqual(plum?.tokens.colours);
});

describe('colours', () => {
  test.each([
    [
      'ink',
      '#291C17',
      '#8A8A8A',
      'theme-contrast',
      /ink #8A8A8A on paper #FFFFFF has a contrast of 3\.45 to 1; it must be at least 4\.5/,
    ],
    ['muted', '#5D4D46', '#757575', 'theme-contrast', /muted #757575 on tint #F9EFEB has a contrast of 4\.0\d to 1/],
    ['accent', '#792C0D', '#B0522F', 'theme-contrast', /context #BE846E on accent #B0522F/],
    ['context', '#BE846E', '#D9A28D', 'theme-contrast', /context #D9A28D on paper #FFFFFF/],
    ['neutral', '#767676', '#999999', 'theme-contrast', /neutral #999999 on paper/],
    ['paper', '#FFFFFF', '#222222', 'theme-contrast', /paper #222222 on accent/],
    [
      'context',
      '#BE846E',
      '#8A4A2E',
      'theme-greyscale',
      /differ by \d+\.\d\d in lightness; they must differ by at least 25/,
    ],
  ])('a poor %s (%s as %s) is reported at its position', (name, good, bad, rule, message) => {
    fixture.token('rust', `${name}: "${good}"`, `${name}: "${bad}"`);
    const line =
      fixture
        .read(`${folder}/tokens.yaml`)
        .split('\n')
        .findIndex((text) => text.includes(`${name}: "${bad}"`)) + 1;
    const found = check().filter((finding) => finding.rule === rule && message.test(finding.message));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ file: `${folder}/tokens.yaml`, severity: 'error' });
    if (name !== 'accent' && name !== 'paper') expect(found[0]).toMatchObject({ line, column: name.length + 5 });
  });

  test('a theme that fails is not loaded', () => {
    fixture.token('rust', '#291C17', '#8A8A8A');
    expect(() => loadTheme(filesAt(fixture.root), 'rust')).toThrow(BriefError);
    expect(() => loadTheme(filesAt(fixture.root), 'plum')).not.toThrow();
  });

  test('the style sheet that all themes share is reported once', () => {
    fixture.write('templates/briefing.css', 'p { box-shadow: 0 0 2pt }');
    expect(rules()).toEqual(['theme-print']);
  });
});

describe('fonts of its own', () => {
  const own = (file: string): void =>
    fixture.token(
      'rust',
      '    family: Source Serif 4\n    package: "@fontsource/source-serif-4"\n    weights: [400, 600]',
      `    family: House\n    files:\n      - { weight: 400, file: ${file} }\n      - { weight: 600, file: ${file} }`,
    );
  const sfnt = (flavour: string): Uint8Array => Buffer.concat([Buffer.from(flavour, 'latin1'), Buffer.alloc(64)]);

  test('static TrueType is read', () => {
    own('fonts/house.woff2');
    fixture.write(`${folder}/fonts/house.woff2`, houseFont());
    expect(check()).toEqual([]);
    expect(loadTheme(filesAt(fixture.root), 'rust').fonts.serif).toMatchObject({
      family: 'House',
      files: [{ weight: 400, file: `${folder}/fonts/house.woff2` }, { weight: 600 }],
    });
  });

  test.each([
    ['CFF', sfnt('OTTO'), /outlines are CFF/],
    ['CFF in WOFF2', sfnt('wOF2OTTO'), /outlines are CFF/],
    ['a variable font', variableFont(), /is a variable font/],
    ['a picture', sfnt('GIF89a'), /cannot be read as a TTF, WOFF or WOFF2/],
    ['nothing', new Uint8Array(), /cannot be read/],
    ['a font cut short', houseFont().subarray(0, 900), /cannot be read/],
  ])('%s is refused', (_, bytes, message) => {
    own('fonts/house.ttf');
    fixture.write(`${folder}/fonts/house.ttf`, bytes);
    const found = check();
    expect(found.map(({ rule }) => rule)).toEqual(['theme-font', 'theme-font']);
    expect(found[0]?.message).toMatch(message);
  });

  test.each([
    ['fonts/none.ttf', /no such file/],
    ['../../../data/x.ttf', /TTF or WOFF2 file in the folder fonts/],
  ])('the file %s is refused', (file, message) => {
    own(file);
    expect(check()[0]?.message).toMatch(message);
  });
});

describe('a logo', () => {
  const alt = (): void => fixture.token('rust', 'name: Rust', 'name: Rust\nlogo-alt: { en: The desk, zh-CN: 编辑部 }');
  const svg = (inside: string, attributes = 'viewBox="0 0 40 10"'): string =>
    `<?xml version="1.0"?><!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

  test('of plain shapes is taken, with its alternative text', () => {
    alt();
    fixture.write(
      `${folder}/logo.svg`,
      svg(
        `<title>x</title><defs><clipPath id='a'><rect width="40" height="10"/></clipPath></defs><path clip-path="url(#a)" style="fill:#134775;-inkscape-x:y" d="M0 0h40v10z"/>`,
      ),
    );
    expect(check()).toEqual([]);
    const logo = loadTheme(filesAt(fixture.root), 'rust').logo;
    expect(logo).toEqual({ raster: false, address: expect.stringMatching(/^data:image\/svg\+xml;base64,/) });
  });

  test('without an alternative text is refused', () => {
    fixture.write(`${folder}/logo.svg`, svg('<path d="M0 0h9"/>'));
    expect(check()[0]).toMatchObject({ rule: 'theme-logo', message: expect.stringContaining('logo-alt') });
  });

  test.each([
    ['<script>1</script>', /<script> is not allowed/],
    ['<g><foreignObject/></g>', /<foreignObject>/],
    ['<image href="data:image/png;base64,AA"/>', /<image>/],
    ['<use href="#a"/>', /<use>/],
    ['<pattern id="a"/>', /<pattern>/],
    ['<linearGradient id="a"/>', /<linearGradient>/],
    ['<filter id="a"/>', /<filter>/],
    ['<style>path{}</style>', /<style>/],
    ['<text>Desk</text>', /convert the letters to outlines/],
    ['<path d="M0 0" onload="x()"/>', /onload/],
    ['<a href="javascript:x"><path/></a>', /<a>/],
    ['<path d="M0 0" fill="url(https://example.org/x)"/>', /fill=/],
    ['<path d="M0 0" style="filter:url(#a)"/>', /filter/],
    ['<path d="M0 0" opacity=".5"/>', /opacity/],
    ['<path d="M0 0" fill="&x;"/>', /not plain SVG: .*&x;.*line 2/],
    ['<path d="M0 0">', /not plain SVG: Missing end tag for element path/],
    ['<![CDATA[x]]>', /not plain SVG: it has a CDATA section/],
    ['', /draws nothing/],
  ])('with %s is refused', (inside, message) => {
    alt();
    fixture.write(`${folder}/logo.svg`, svg(inside));
    const found = check();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rule: 'theme-logo', file: `${folder}/logo.svg`, line: 1, column: 1 });
    expect(found[0]?.message).toMatch(message);
  });

  test.each([
    [
      'a document type',
      `<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 40 10"><path/></svg>`,
      /not plain SVG: it has a document type/,
    ],
    ['no size', svg('<path d="M0 0"/>', ''), /viewBox/],
    ['a shape too long for the masthead', svg('<path d="M0 0"/>', 'viewBox="0 0 900 10"'), /times as wide/],
    ['no namespace', '<svg viewBox="0 0 40 10"><path/></svg>', /xmlns=/],
    ['levels without end', svg('<g>'.repeat(40_000)), /nested too deeply/],
    ['too many bytes', svg(`<path d="${'M0 0'.repeat(60_000)}"/>`), /more than 204800/],
  ])('with %s is refused', (_, text, message) => {
    alt();
    fixture.write(`${folder}/logo.svg`, text);
    expect(check()[0]?.message).toMatch(message);
  });

  test.each([
    ['a picture', png(40, 10), undefined],
    ['more pixels than the page can use', png(3000, 1000), /3000 by 1000 pixels/],
    ['its end cut off', png(40, 10).subarray(0, 40), /end is missing/],
    ['the bytes of another kind', Buffer.from('GIF89a'), /correct the ending of its name/],
  ])('as PNG with %s', (_, bytes, message) => {
    alt();
    fixture.write(`${folder}/logo.png`, bytes);
    const [found] = check();
    if (message !== undefined) expect(found?.message).toMatch(message);
    else expect(loadTheme(filesAt(fixture.root), 'rust').logo).toMatchObject({ raster: true });
  });
});

/** The table directory of a TrueType font that has an `fvar` (OpenType 1.9): what varies is not looked at. */
function variableFont(): Buffer {
  const directory = Buffer.alloc(64);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(1, 4);
  directory.write('fvar', 12, 'latin1');
  directory.writeUInt32BE(28, 20);
  directory.writeUInt32BE(36, 24);
  return directory;
}

/** A grey PNG; checksums are left at zero: nothing reads them here. */
function png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(height * (width + 1), 0x80))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
