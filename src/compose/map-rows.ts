import type { ChartMap } from '../charts/chart-map.ts';
import { chooseProjection } from '../charts/kinds/map-projection.ts';
import type { Member } from '../data/series-index.ts';
import { hasCircles, meetPlaces } from '../topic/map-choice.ts';
import type { ChartPart, VegaLitePart } from '../topic/types.ts';
import type { ComposeContext } from './context.ts';
import { fillWords, type Html, sourced } from './html.ts';
import { hasValue } from './statistic-cells.ts';

/** What a map is drawn on, its places met by their codes. @throws BriefError data, where the boundary file has errors. */
export function composeMap(
  { block }: ChartPart,
  members: readonly Member[],
  { data }: Pick<ComposeContext, 'data'>,
): ChartMap | undefined {
  if (block.map === undefined) return undefined;
  const file = data.maps.read(block.map);
  const { featuresOf } = meetPlaces(block, file);
  const met = members.filter(hasValue).map(({ place }) => ({ placeId: place.id, own: featuresOf(place) }));
  const placed = new Set(met.flatMap(({ own }) => own));
  return {
    digest: file.digest,
    projection: block.projection ?? chooseProjection(file.features),
    circles: hasCircles(
      block,
      members.map(({ unit }) => unit),
    ),
    classes: block.classes ?? 'quantiles',
    features: [
      ...met.map(({ placeId, own }) => ({
        placeId,
        areas: own.flatMap(({ areas }) => areas),
        points: own.flatMap(({ points }) => points),
      })),
      ...file.features.filter((feature) => !placed.has(feature)).map(({ areas, points }) => ({ areas, points })),
    ],
  };
}

/** The areas of a specification's places, in the projection that it names. @throws BriefError data, as `composeMap`. */
export function composeBoundaries(
  { block }: VegaLitePart,
  members: readonly Member[],
  { data }: Pick<ComposeContext, 'data'>,
): ChartMap | undefined {
  if (block.data.map === undefined) return undefined;
  const file = data.maps.read(block.data.map);
  const { featuresOf } = meetPlaces({}, file);
  const places = new Map(members.map(({ place }) => [place.id, place]));
  const features = [...places.values()].flatMap((place) => {
    const own = featuresOf(place);
    if (own.length === 0) return [];
    return [
      { placeId: place.id, areas: own.flatMap(({ areas }) => areas), points: own.flatMap(({ points }) => points) },
    ];
  });
  return { digest: file.digest, projection: 'plane', circles: false, classes: 'quantiles', features };
}

/** The members whose places are on the map, and those of others, which `places:` may bring with it. */
export function splitByMap<One extends Member>(
  { block }: ChartPart,
  members: readonly One[],
  { data }: Pick<ComposeContext, 'data'>,
): { readonly paired: readonly One[]; readonly alone: readonly One[] } {
  if (block.map === undefined) return { paired: members, alone: [] };
  const { featuresOf } = meetPlaces(block, data.maps.read(block.map));
  const isOn = ({ place }: One): boolean => featuresOf(place).length > 0;
  return { paired: members.filter(isOn), alone: members.filter((one) => !isOn(one)) };
}

/** More places than this are counted and not named. */
const mostNamed = 6;

/** How many areas have no value, and which places are not on the map. */
export function mapNotes(
  { features }: ChartMap,
  off: readonly string[],
  { locale }: Pick<ComposeContext, 'locale'>,
): readonly Html[] {
  const plain = features.filter(({ placeId }) => placeId === undefined).length;
  const count = (number: number): Html => sourced('count', locale.number(number));
  const names = [...new Set(off)];
  return [
    ...(plain === 0 ? [] : [fillWords(locale.word('map-plain'), { count: count(plain), all: count(features.length) })]),
    ...(names.length === 0
      ? []
      : names.length > mostNamed
        ? [fillWords(locale.word('map-off-count'), { count: count(names.length) })]
        : [fillWords(locale.word('map-off'), { names: sourced('word', locale.list(names)) })]),
  ];
}

/** Who made the boundaries, under which licence, and how they are projected, where that is ours to say. */
export function mapCredit(
  name: string,
  projection: ChartMap['projection'] | undefined,
  { data, locale, wording }: Pick<ComposeContext, 'data' | 'locale' | 'wording'>,
): Html {
  const { credit, licence, file } = data.maps.read(name);
  const whose = wording.text(credit, `the credit of ${file}`);
  const terms = licence === undefined ? '' : locale.brackets(wording.text(licence, `the licence of ${file}`));
  const boundaries = fillWords(locale.word('map-boundaries'), { credit: sourced('source', `${whose}${terms}`) });
  if (projection === undefined) return boundaries;
  return fillWords(locale.word('map-credit'), { boundaries, projection: locale.word(`projection-${projection}`) });
}
