import { BriefError } from '../project/errors.ts';
import type { Element } from '../style/svg.ts';
import { labelFaults } from './boxes.ts';
import { cleanSvg, type Root } from './clean.ts';
import { cutGrid } from './grid.ts';
import type { FontMetrics } from './types.ts';

/**
 * Vega's SVG as it goes into the page. Throws a BriefError ('data') for what a briefing cannot print, and for labels that
 * overlap or leave the drawing.
 */
export function finish(svg: Element, root: Root, metrics: FontMetrics): Element {
  const tree = cleanSvg(cutGrid(svg, metrics), root);
  const faults = labelFaults(tree, metrics);
  if (faults.length === 0) return tree;
  throw new BriefError('data', `chart "${root.id}" has labels without room: ${faults.slice(0, 3).join('; ')}`, {
    hint: 'shorten the labels, draw fewer rows, or make the chart wider',
  });
}
