import type { Finding } from '../../project/errors.ts';
import { didYouMean } from '../../project/nearest.ts';
import type { Place, Unit } from '../schema.ts';
import type { Source } from '../types.ts';
import type { UnitsAndPlaces, UnknownNames } from '../unit-and-place.ts';
import type { Locate } from '../yaml.ts';
import type { CellStatistics } from './cell-statistics.ts';
import type { TableDescription, TableMeasure } from './description.ts';
import type { PlaceFinder } from './find-place.ts';
import type { TableFile } from './grid.ts';
import { slug } from './guess-measures.ts';
import type { PlaceLabel } from './labels.ts';
import type { TableValue } from './read-sheet.ts';

/** What a description needs to become statistics. */
export interface TableContext {
  readonly source: Source;
  readonly description: TableDescription;
  /** Where the description stands. */
  readonly at: Locate;
  readonly file: string;
  readonly table: TableFile;
  readonly places: PlaceFinder;
  readonly units: ReadonlyMap<string, Unit>;
  /** Shared by all tables and records of the data. */
  readonly unknown: UnknownNames;
  /** What tables have given so far; what this one gives is added. */
  readonly known: CellStatistics;
  /** What has errors of its own, so that nobody can say what is unknown. */
  readonly unread: UnitsAndPlaces['unread'];
  /** The month that financial years begin with, where the source or the publication says it. */
  readonly yearStarts: number | undefined;
  readonly findings: Finding[];
}

/** Where the cell of a value is, for findings. */
export function locateCell({ sheet, row, column }: TableValue, { file }: TableContext): Locate {
  return () => ({ file, ...sheet.position(row, column) });
}

/** Collects what the data do not know, so that each is told once. */
export class Unknown {
  readonly #context: TableContext;
  readonly #measures = new Map<string, TableValue>();
  readonly #places = new Map<string, TableValue>();
  /** Measures whose units the data do not know. */
  readonly #unitless = new Set<TableMeasure>();
  /** The first cell in per cent of each measure whose unit is another. */
  readonly #perCents = new Map<TableMeasure, TableValue>();
  /** By their labels, which are one object where they are equal. */
  readonly #known = new Map<PlaceLabel | undefined, Place>();

  /** Shared by all statistics of the source. */
  readonly sources: readonly string[];

  constructor(context: TableContext) {
    this.#context = context;
    this.sources = [context.source.id];
  }

  measure(value: TableValue): void {
    const name = value.labels.measure.join(', ');
    if (!this.#measures.has(name)) this.#measures.set(name, value);
  }

  /** The place of a value; one that the data do not know stands in for itself, so that its values can be listed. */
  place(value: TableValue): Place {
    const before = this.#known.get(value.labels.place);
    if (before !== undefined) return before;
    const { description, places, at } = this.#context;
    const label = value.labels.place?.name ?? value.labels.place?.code ?? description.place ?? '';
    const found = places.byLabel(value.labels.place ?? { name: label, code: label });
    const made = found ?? places.make(label, description['new-places'], () => at(['new-places']));
    if (made === undefined) this.#places.set(label, value);
    const place = made ?? { id: slug(label) || 'place', name: label, level: 'several' };
    this.#known.set(value.labels.place, place);
    return place;
  }

  unit(measure: TableMeasure): Unit {
    const { unit } = measure;
    const { description, at, unknown } = this.#context;
    const isNew = !this.#unitless.has(measure);
    this.#unitless.add(measure);
    if (isNew) unknown.miss('unit', unit, () => at(['measures', description.measures.indexOf(measure), 'unit']));
    return { id: unit, kind: 'count', text: { en: unit } };
  }

  /** A cell that is shown with % where its measure is counted in something else. */
  perCent(value: TableValue, measure: TableMeasure): void {
    const kind = this.#context.units.get(measure.unit)?.kind;
    const agrees = kind === undefined || kind === 'share' || kind === 'change' || kind === 'points';
    if (!agrees && !this.#perCents.has(measure)) this.#perCents.set(measure, value);
  }

  hasMeasures(): boolean {
    return this.#measures.size > 0;
  }

  /** `unused` are the measures of the description that the file has no values of: one of them may have a new name. */
  report(unused: readonly TableMeasure[]): void {
    const { findings, description } = this.#context;
    const error = (where: ReturnType<Locate>, message: string, rule: string): void => {
      findings.push({ ...where, severity: 'error', message, rule });
    };
    for (const [name, value] of this.#measures) {
      const known = description.measures.map(({ heads }) => heads.join(', '));
      const gone = unused.map(({ heads }) => `"${heads.join(', ')}"`).join(' or ');
      const renamed =
        gone === ''
          ? ''
          : `; if it is ${gone} under a new name, write its heads there and keep the old ones under \`was\``;
      const message = `the measure "${name}" is not described${didYouMean(name, known)}; add it to \`measures\` with \`heads: [${value.labels.measure.map((head) => JSON.stringify(head)).join(', ')}]\`${renamed}`;
      error(locateCell(value, this.#context)(), message, 'unknown-measure');
    }
    for (const [measure, value] of this.#perCents) {
      const message = `"${value.literal.trim()}" is a per cent, and the unit of the measure "${measure.id}" is "${measure.unit}"; write \`unit: percent\` there, or describe these cells as a measure of their own`;
      error(locateCell(value, this.#context)(), message, 'wrong-unit');
    }
    this.#reportPlaces(error);
  }

  /** The places that no table before has named. */
  #reportPlaces(error: (where: ReturnType<Locate>, message: string, rule: string) => void): void {
    const { unread, unknown } = this.#context;
    const isNew = ([name]: readonly [string, TableValue]): boolean => name === '' || unknown.tell('place', slug(name));
    const places = unread.has('place') ? [] : [...this.#places].filter(isNew);
    const first = places[0]?.[1];
    if (first === undefined) return;
    const names = places.map(([name]) => name);
    const unsaid = `no column names the place of these values; set \`place\` to an id of data/places.yaml`;
    const list = names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
    const message = `this table file has places that data/places.yaml does not: ${list}; add them there, or let the table make them with \`new-places: { level: district, language: en }\`; where they are no places, give their column another role in \`columns\``;
    error(locateCell(first, this.#context)(), names.join('') === '' ? unsaid : message, 'unknown-place');
  }
}
