import { describe, expect, test } from 'vitest';
import { caseOptions, finishedCase } from '../../testing/pdf-case/finished.ts';
import { loadPdf } from '../read/load-pdf.ts';
import { dict, type PdfFile } from '../read/values.ts';
import { attachFiles } from './attach.ts';
import { renumberObjects } from './renumber.ts';
import { srgbProfile } from './srgb-profile.ts';
import { xmpPacket } from './write-xmp.ts';

describe('srgbProfile', () => {
  const profile = srgbProfile();
  const view = new DataView(profile.buffer);
  const tag = (name: string): DataView => {
    for (let index = 0; index < view.getUint32(128); index++) {
      const at = 132 + index * 12;
      if (Buffer.from(profile.subarray(at, at + 4)).toString('latin1') === name)
        return new DataView(profile.buffer, view.getUint32(at + 4), view.getUint32(at + 8));
    }
    throw new Error(`no ${name}`);
  };

  test('says its own size, and every tag lies within it on a border of four bytes', () => {
    expect(view.getUint32(0)).toBe(profile.length);
    for (let index = 0; index < view.getUint32(128); index++) {
      const [offset, size] = [view.getUint32(132 + index * 12 + 4), view.getUint32(132 + index * 12 + 8)];
      expect(offset % 4).toBe(0);
      expect(offset + size).toBeLessThanOrEqual(profile.length);
    }
  });

  test('its primaries add up to its white', () => {
    for (const part of [8, 12, 16]) {
      const sum = ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => total + tag(name).getInt32(part), 0);
      expect(sum / 65536).toBeCloseTo(tag('wtpt').getInt32(part) / 65536, 3);
    }
  });

  test('its curve is that of sRGB', () => {
    const curve = tag('rTRC');
    const value = (level: number): number => curve.getUint16(12 + level * 2) / 65535;
    expect([value(0), value(255)]).toEqual([0, 1]);
    expect(value(128)).toBeCloseTo(0.2158605, 4);
    expect(value(5)).toBeCloseTo(5 / 255 / 12.92, 4);
  });
});

test('xmpPacket holds each property, escaped', () => {
  const packet = new TextDecoder().decode(xmpPacket({ ...caseOptions, title: 'A < B & "C"' }, 'Skia'));
  expect(packet).toContain('>A &lt; B &amp; &quot;C&quot;<');
  expect(packet).toContain('<pdf:Producer>Skia</pdf:Producer>');
  expect(packet).toContain('<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>');
  expect(packet).not.toContain('A < B');
});

describe('renumberObjects', () => {
  const file = (objects: PdfFile['objects']): PdfFile => ({
    objects,
    root: 7,
    info: undefined,
    id: [],
  });

  test('numbers in the order of reaching, leaves out what is not reached, makes null of what is not there', () => {
    const objects = new Map([
      [3, dict({ Kind: 'Lost' })],
      [7, dict({ A: [{ ref: 9 }, { ref: 4 }], B: { ref: 99 } })],
      [4, dict({ Up: { ref: 7 } })],
      [9, dict({ Next: { ref: 4 } })],
    ]);
    const { root, objects: renumbered } = renumberObjects(file(objects));
    expect(root).toBe(1);
    expect([...renumbered]).toEqual([
      [1, dict({ A: [{ ref: 2 }, { ref: 3 }], B: null })],
      [2, dict({ Next: { ref: 3 } })],
      [3, dict({ Up: { ref: 1 } })],
    ]);
  });
});

test('attachFiles without files changes nothing', async () => {
  const file = loadPdf(finishedCase());
  expect(attachFiles(file, [], '2026-11-22')).toBe(file);
});
