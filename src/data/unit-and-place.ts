import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Place, Unit } from './schema.ts';
import type { Located } from './types.ts';

/** The units and places that records name, and what could not be read of them. */
export interface UnitsAndPlaces {
  readonly units: ReadonlyMap<string, Unit>;
  readonly places: ReadonlyMap<string, Place>;
  /** What has errors of its own, so that nobody can say which ids are unknown. */
  readonly unread: ReadonlySet<'unit' | 'place'>;
}

type Naming = Located<{ readonly unit: string; readonly place: string }>;

/** Finds the unit and the place of records, and collects the ids that the data do not have, so that each is told once. */
export class RecordNames {
  readonly #known: UnitsAndPlaces;
  readonly #unknown = new Map<string, { readonly field: 'unit' | 'place'; readonly first: Naming; count: number }>();

  constructor(known: UnitsAndPlaces) {
    this.#known = known;
  }

  /** Undefined where one of them is unknown. */
  of(record: Naming): { readonly unit: Unit; readonly place: Place } | undefined {
    const [unit, place] = [this.#known.units.get(record.unit), this.#known.places.get(record.place)];
    if (unit !== undefined && place !== undefined) return { unit, place };
    if (unit === undefined) this.#miss('unit', record);
    if (place === undefined) this.#miss('place', record);
    return undefined;
  }

  #miss(field: 'unit' | 'place', record: Naming): void {
    const key = `${field} ${record[field]}`;
    const before = this.#unknown.get(key);
    if (before === undefined) this.#unknown.set(key, { field, first: record, count: 1 });
    else before.count += 1;
  }

  /** One finding for each id, where it is first named; none where its file has errors, which are told already. */
  report(findings: Finding[]): void {
    for (const { field, first, count } of this.#unknown.values()) {
      if (this.#known.unread.has(field)) continue;
      const [id, file, known] = [first[field], `data/${field}s.yaml`, this.#known[`${field}s`]];
      const names = known.size === 0 ? '' : `, or name one of ${listIds(known)}`;
      const others = count > 1 ? `; ${count} statistics name it` : '';
      const message = `unknown ${field} "${id}"${didYouMean(id, known.keys())}; add it to ${file}${names}${others}`;
      findings.push({ ...first.at([field]), severity: 'error', message, rule: 'unknown-id' });
    }
  }
}

/** Nobody reads more of them in a message. */
const mostListed = 40;

function listIds(known: ReadonlyMap<string, unknown>): string {
  const ids = [...known.keys()].sort();
  const more = ids.length - mostListed;
  return more > 0 ? `${ids.slice(0, mostListed).join(', ')} and ${more} more` : ids.join(', ');
}
