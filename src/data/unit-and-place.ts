import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Place, Unit } from './schema.ts';
import type { Located } from './types.ts';
import type { Locate } from './yaml.ts';

/** The units and places that records name, and what could not be read of them. */
export interface UnitsAndPlaces {
  readonly units: ReadonlyMap<string, Unit>;
  readonly places: ReadonlyMap<string, Place>;
  /** What has errors of its own, so that nobody can say which ids are unknown. */
  readonly unread: ReadonlySet<'unit' | 'place'>;
}

type UnitAndPlaceIds = Located<{ readonly unit: string; readonly place: string }>;

type Field = 'unit' | 'place';

/** Collects the ids that the data do not have, whatever names them, so that each is told once. */
export class UnknownNames {
  readonly #found = new Map<
    string,
    { readonly field: Field; readonly id: string; readonly at: Locate; count: number }
  >();
  readonly #told = new Set<string>();

  /** `at` is the field that names it. */
  miss(field: Field, id: string, at: Locate): void {
    const before = this.#found.get(`${field} ${id}`);
    if (before === undefined) this.#found.set(`${field} ${id}`, { field, id, at, count: 1 });
    else before.count += 1;
  }

  /** Whether nothing has told of it yet; from now on it is told. */
  tell(field: Field, id: string): boolean {
    const isNew = !this.#told.has(`${field} ${id}`);
    this.#told.add(`${field} ${id}`);
    return isNew;
  }

  /** One finding for each id, where it is first named; none where its file has errors, which are told already. */
  report(known: UnitsAndPlaces, findings: Finding[]): void {
    for (const { field, id, at, count } of this.#found.values()) {
      if (known.unread.has(field) || !this.tell(field, id)) continue;
      const [file, ids] = [`data/${field}s.yaml`, known[`${field}s`]];
      const names = ids.size === 0 ? '' : `, or name one of ${listIds(ids)}`;
      const others = count > 1 ? `; ${count} entries name it` : '';
      const message = `unknown ${field} "${id}"${didYouMean(id, ids.keys())}; add it to ${file}${names}${others}`;
      findings.push({ ...at(), severity: 'error', message, rule: 'unknown-id' });
    }
  }
}

/** The unit and the place of a record; undefined where one of them is unknown, which is then told. */
export function findNames(
  record: UnitAndPlaceIds,
  { units, places }: UnitsAndPlaces,
  unknown: UnknownNames,
): { readonly unit: Unit; readonly place: Place } | undefined {
  const [unit, place] = [units.get(record.unit), places.get(record.place)];
  if (unit !== undefined && place !== undefined) return { unit, place };
  if (unit === undefined) unknown.miss('unit', record.unit, () => record.at(['unit']));
  if (place === undefined) unknown.miss('place', record.place, () => record.at(['place']));
  return undefined;
}

/** Nobody reads more of them in a message. */
const mostListed = 40;

function listIds(known: ReadonlyMap<string, unknown>): string {
  const ids = [...known.keys()].sort();
  const more = ids.length - mostListed;
  return more > 0 ? `${ids.slice(0, mostListed).join(', ')} and ${more} more` : ids.join(', ');
}
