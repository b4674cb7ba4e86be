import type { Annotation, ChartOptions } from '../charts/types.ts';
import { datedRecords } from '../data/dated-records.ts';
import { parsePeriod } from '../data/period.ts';
import type { ChartPart } from '../topic/types.ts';
import { type ComposeContext, namedStatistic, type PositionOf } from './context.ts';
import { findNamed } from './find-named.ts';
import { plainText } from './html.ts';
import { nameOf } from './registers.ts';

const pointsPerMm = 72 / 25.4;

/** What the author of a chart chose of its look. */
export function optionsOf({ block, at }: ChartPart, context: ComposeContext): ChartOptions {
  const { order, axis, log, normalised, colours, height, annotations } = block;
  return {
    order,
    axis,
    log,
    normalised,
    colours,
    height: height === undefined ? undefined : height * pointsPerMm,
    annotations: annotations?.map((annotation, index) => annotationOf(annotation, { index, at, context })),
  };
}

interface AnnotationPlace {
  readonly index: number;
  readonly at: PositionOf;
  readonly context: ComposeContext;
}

/** Its words are the author's, otherwise the value of the statistic or the name of the event. */
function annotationOf(
  { statistic = '', event, text }: NonNullable<ChartPart['block']['annotations']>[number],
  { index, at, context }: AnnotationPlace,
): Annotation {
  const { data, prose, wording } = context;
  const path = ['annotations', index];
  const own = text === undefined ? undefined : plainText(prose.heading(text, at([...path, 'text'])));
  if (event === undefined) {
    const found = namedStatistic(statistic, context, at([...path, 'statistic']));
    return { text: own ?? wording.value(found), at: { statistic } };
  }
  const found = findNamed(datedRecords(data), { kind: 'event', id: event, position: at([...path, 'event']) });
  const { start = '' } = parsePeriod(found.date ?? 'not-stated');
  return { text: own ?? nameOf(found, wording.text), at: { day: start } };
}
