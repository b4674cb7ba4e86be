import type { Unit } from './schema.ts';
import type { Located } from './types.ts';

/** `mul` is the tag of what is the same in every language. */
const units: readonly Unit[] = [
  {
    id: 'number',
    kind: 'count',
    text: { mul: '' },
    column: { en: 'number', zh: '个数', de: 'Anzahl', fr: 'nombre' },
  },
  { id: 'percent', kind: 'share', text: { mul: '%' } },
  {
    id: 'percentage-points',
    kind: 'points',
    text: {
      en: { one: 'percentage point', other: 'percentage points' },
      zh: '个百分点',
      de: { one: 'Prozentpunkt', other: 'Prozentpunkte' },
      fr: { one: 'point de pourcentage', other: 'points de pourcentage' },
    },
  },
  {
    id: 'index',
    kind: 'index',
    text: { mul: '' },
    column: { en: 'index', zh: '指数', de: 'Index', fr: 'indice' },
  },
  {
    id: 'rank',
    kind: 'index',
    text: { mul: '' },
    column: { en: 'rank', zh: '名次', de: 'Rang', fr: 'rang' },
  },
];

/** The units that every project has. One of the same id in data/units.yaml stands before it. */
const builtInUnits: readonly Located<Unit>[] = units.map((unit) => ({
  ...unit,
  at: () => ({ file: 'data/units.yaml', line: 1, column: 1 }),
}));

/** The units of a project by id, its own first: a formula takes the first that fits. */
export function withBuiltIn(own: ReadonlyMap<string, Located<Unit>>): ReadonlyMap<string, Located<Unit>> {
  const missing = builtInUnits.filter(({ id }) => !own.has(id));
  return new Map([...own, ...missing.map((unit) => [unit.id, unit] as const)]);
}

/** Whether a unit is of those that every project has, and not of its own file. */
export function isBuiltIn(unit: Located<Unit>): boolean {
  return builtInUnits.includes(unit);
}
