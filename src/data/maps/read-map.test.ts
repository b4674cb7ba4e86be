import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BriefError } from '../../project/errors.ts';
import { memoryFiles } from '../../testing/checked.ts';
import { filesAt } from '../../testing/files.ts';
import { mostMapBytes, openMaps } from './read-map.ts';

const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const feature = (geometry: unknown, properties: unknown = { code: 'A' }) => ({ type: 'Feature', properties, geometry });
const collection = (...features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const description = 'format: 1\ncredit: Made-up Office\nproperty: code\n';

function read(boundaries: string, file = 'data/maps/towns.geojson', more: Readonly<Record<string, string>> = {}) {
  return openMaps(memoryFiles({ 'data/maps/towns.yaml': description, [file]: boundaries, ...more })).read('towns');
}

/** The words of the findings. */
function faultOf(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    return (error as BriefError).findings.map(({ file, message }) => `${file}: ${message}`).join('\n');
  }
  return '';
}

/** Two squares side by side, whose shared border is one arc. */
const topology = {
  type: 'Topology',
  transform: { scale: [0.5, 0.5], translate: [10, 50] },
  objects: {
    towns: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'left', arcs: [[0, 1]] },
        { type: 'MultiPolygon', id: 7, properties: { code: 12 }, arcs: [[[2, -1]]] },
      ],
    },
  },
  arcs: [
    [
      [2, 0],
      [0, 2],
    ],
    [
      [2, 2],
      [-2, 0],
      [0, -2],
      [2, 0],
    ],
    [
      [2, 0],
      [2, 0],
      [0, 2],
      [-2, 0],
    ],
  ],
};

describe('a boundary file', () => {
  it('of GeoJSON gives areas and points with their properties', () => {
    const { features, credit, digest } = read(
      collection(
        feature({ type: 'Polygon', coordinates: [square] }),
        feature({ type: 'Point', coordinates: [2, 3] }, null),
      ),
    );
    expect(credit).toBe('Made-up Office');
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(features).toEqual([
      { properties: { code: 'A' }, areas: [[square]], points: [] },
      { properties: {}, areas: [], points: [[2, 3]] },
    ]);
  });

  it('of TopoJSON gives the same, its arcs put together', () => {
    const { features } = read(JSON.stringify(topology), 'data/maps/towns.topojson');
    expect(features.map(({ properties }) => properties)).toEqual([{ id: 'left' }, { id: '7', code: '12' }]);
    const left = [
      [11, 50],
      [11, 51],
      [10, 51],
      [10, 50],
      [11, 50],
    ];
    const right = [
      [11, 50],
      [12, 50],
      [12, 51],
      [11, 51],
      [11, 50],
    ];
    expect(features.map(({ areas }) => areas[0]?.[0])).toEqual([left, right]);
  });

  it('of TopoJSON is read of the object that is named, whatever the others are, and may have features of nothing', () => {
    const land = { type: 'MultiPolygon', arcs: [[[2, -1]]] };
    const towns = {
      ...topology.objects.towns,
      geometries: [...topology.objects.towns.geometries, { type: null, id: 9 }],
    };
    const file = JSON.stringify({ ...topology, objects: { land, towns } });
    const of = (object: string) =>
      read(file, 'data/maps/towns.topojson', { 'data/maps/towns.yaml': `${description}object: ${object}\n` }).features;
    expect(of('towns').map(({ areas }) => areas.length)).toEqual([1, 1, 0]);
    expect(of('land').map(({ areas }) => areas.length)).toEqual([1]);
  });

  it('of GeoJSON may have features without a geometry', () => {
    const { features } = read(collection(feature(null)));
    expect(features).toEqual([{ properties: { code: 'A' }, areas: [], points: [] }]);
  });

  it('is another where its boundaries or its description change', () => {
    const one = collection(feature({ type: 'Point', coordinates: [2, 3] }));
    const digests = [
      read(one),
      read(one.replace('3', '4')),
      read(one, 'data/maps/towns.json', { 'data/maps/towns.yaml': `${description}code: iso\n` }),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(3);
  });

  it.each([
    ['no JSON', 'nothing', 'it is not JSON'],
    ['no map', '{"type": "Feature"}', 'must be one of FeatureCollection'],
    ['a line', collection(feature({ type: 'LineString', coordinates: square })), 'feature 1 is a LineString'],
    ['an open ring', collection(feature({ type: 'Polygon', coordinates: [square.slice(0, 4)] })), 'is not closed'],
    ['a ring of two', collection(feature({ type: 'Polygon', coordinates: [square.slice(0, 2)] })), 'fewer than four'],
    ['words', collection(feature({ type: 'Point', coordinates: ['a', 'b'] })), 'coordinates that are not numbers'],
    [
      'a missing arc',
      JSON.stringify({ ...topology, arcs: topology.arcs.slice(0, 1) }),
      'names an arc that does not exist',
    ],
    [
      'several objects',
      JSON.stringify({ ...topology, objects: { ...topology.objects, land: topology.objects.towns } }),
      'it has the objects towns, land; name one with "object:"',
    ],
    ['arcs without end', JSON.stringify(repeated(60_000)), 'over 2000000 points'],
  ])('with %s is refused, and says where', (_, boundaries, words) => {
    const fault = faultOf(() => read(boundaries));
    expect(fault).toContain('data/maps/towns.geojson: ');
    expect(fault).toContain(words);
  });

  it('is refused where it has no description, is there twice or not at all', () => {
    const one = collection(feature({ type: 'Point', coordinates: [2, 3] }));
    expect(faultOf(() => openMaps(memoryFiles({ 'data/maps/a.json': one })).read('a'))).toContain(
      'data/maps/a.yaml is missing',
    );
    expect(faultOf(() => read(one, undefined, { 'data/maps/towns.json': one }))).toContain('towns.json too');
    expect(faultOf(() => openMaps(memoryFiles({})).read('b'))).toContain('there is no such map');
  });
});

it('a boundary file of more than 5 MB is refused', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'maps-'));
  mkdirSync(path.join(root, 'data/maps'), { recursive: true });
  writeFileSync(path.join(root, 'data/maps/towns.yaml'), description);
  writeFileSync(path.join(root, 'data/maps/towns.json'), ' '.repeat(mostMapBytes + 1));
  expect(() => openMaps(filesAt(root)).read('towns')).toThrow(/more than 5242880/);
  rmSync(root, { recursive: true });
});

/** A topology that names one arc again and again. */
function repeated(times: number): unknown {
  const arcs = [Array.from({ length: 50 }, (_, index) => [index % 2, 0])];
  const ring = Array.from({ length: times }, (_, index) => (index % 2 === 0 ? 0 : -1));
  const geometries = [{ type: 'Polygon', arcs: [ring] }];
  return { ...topology, arcs, objects: { towns: { type: 'GeometryCollection', geometries } } };
}
