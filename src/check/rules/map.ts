import type { MapFile } from '../../data/maps/map-file.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { BriefError } from '../../project/errors.ts';
import { didYouMean } from '../../project/nearest.ts';
import { hasCircles, isTotal, meetPlaces } from '../../topic/map-choice.ts';
import type { ChartPart, Topic } from '../../topic/types.ts';
import { type Fault, inEach, type Rule } from '../rule.ts';

/** More places than this are counted and not named. */
const mostNamed = 5;

/** A map whose boundary file has errors or is not there, and a place that its author put on it and that is not there. */
export const map: Rule = {
  name: 'map',
  run: ({ data, topics }) =>
    inEach(topics, (topic) => mapsOf(topic).flatMap(([part, name]) => onMap(part, name, data))),
};

/** A map that shades areas by totals: a large place has more of everything, and that is all that it would say. */
export const mapTotals: Rule = {
  name: 'map-totals',
  explainable: true,
  run: ({ data, topics }) =>
    inEach(topics, (topic) => mapsOf(topic).flatMap(([part]) => shadedTotals(part, rowsOf(part, data)))),
};

function mapsOf({ parts }: Topic): readonly (readonly [ChartPart, string])[] {
  return parts.flatMap((part) =>
    part.kind === 'chart' && part.block.map !== undefined ? [[part, part.block.map] as const] : [],
  );
}

function rowsOf({ block }: ChartPart, { statistics }: Data): readonly Statistic[] {
  return block.statistics.flatMap((id) => statistics.get(id) ?? []);
}

function onMap(part: ChartPart, name: string, data: Data): readonly Fault[] {
  if (!data.maps.names.includes(name)) {
    const message = `there is no map "${name}" in data/maps${didYouMean(name, data.maps.names)}`;
    return [{ ...part.at(['map']), message }];
  }
  try {
    return unmet(part, rowsOf(part, data), data.maps.read(name));
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    // A map that is wrong stops the topics that draw it, and no other.
    const messages = error.findings.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
    return (messages.length > 0 ? messages : [error.message]).map((message) => ({ ...part.at(['map']), message }));
  }
}

/**
 * Places whose code no feature has, or that have none. Of those that `places:` brings, the note of the figure says so,
 * unless they are most: then their codes are wrong.
 */
function unmet(part: ChartPart, rows: readonly Statistic[], file: MapFile): readonly Fault[] {
  const { code, property, featuresOf } = meetPlaces(part.block, file);
  if (!file.features.some(({ properties }) => property in properties)) {
    const known = Object.keys(file.features[0]?.properties ?? {}).join(', ');
    const message = `no feature of ${file.file} has the property "${property}"; they have: ${known || 'none'}`;
    return [{ ...part.at([part.block.property === undefined ? 'map' : 'property']), message }];
  }
  const off = rows.filter(({ place }) => featuresOf(place).length === 0);
  const lacking = off.length * 2 >= rows.length ? off : off.filter(({ id }) => part.brought?.includes(id) !== true);
  const [first] = lacking;
  if (first === undefined) return [];
  const named = [...new Set(lacking.map(({ place }) => place.id))];
  const list = named.slice(0, mostNamed).join(', ');
  const more = named.length > mostNamed ? ` and ${named.length - mostNamed} more` : '';
  const met = code === 'name' ? 'the name of the place' : `what data/places.yaml has under "codes: {${code}: …}"`;
  const message = `not on the map: ${list}${more}; no feature of ${file.file} has in "${property}" ${met}; mend that, or leave them out`;
  const statistics = lacking.map(({ id }) => id);
  return [{ ...part.at(['statistics', part.block.statistics.indexOf(first.id)]), message, statistics }];
}

function shadedTotals({ block, at }: ChartPart, rows: readonly Statistic[]): readonly Fault[] {
  const total = rows.find(({ unit }) => isTotal(unit));
  const units = rows.map(({ unit }) => unit);
  if (total === undefined || hasCircles(block, units)) return [];
  const message = `this map shades areas by totals (${total.unit.id}), so that large places look high; use areas: circles, or a rate such as per(a, population, n)`;
  return [{ ...at(['areas']), severity: 'warning', message, statistics: rows.map(({ id }) => id) }];
}
