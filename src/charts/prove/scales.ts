import { type End, type EndSide, endOf, isDiscrete } from './ends.ts';
import { idsOf, type Rows } from './rows.ts';
import type { Item, Layer, SceneScale } from './scene.ts';
import type { MarkFault } from './told.ts';

/** A scale of values, where a plot uses it. */
interface Use {
  readonly side: EndSide;
  readonly layer: Layer;
  readonly scale: SceneScale;
}

/** Two scales along one side of a plot, panels of one unit with a scale each, and two units along one scale. */
export function judgeScales(layers: readonly Layer[], rows: Rows): readonly MarkFault[] {
  const units = new Set([...rows.byId.values()].map(({ unit }) => unit));
  const uses = layers.flatMap((layer) => usesOf(layer, rows));
  const sides = (['x', 'y'] as const).flatMap((side) =>
    sideFaults(
      uses.filter((use) => use.side === side),
      units.size,
    ),
  );
  return units.size < 2 ? sides : [...sides, ...unitFaults(uses, rows)];
}

function usesOf(layer: Layer, rows: Rows): readonly Use[] {
  if (layer.type === 'text') return [];
  return (['x', 'y'] as const).flatMap((side) => {
    const end = layer.items[0] && valueEnd(layer, layer.items[0], side, rows);
    return end?.scale === undefined ? [] : [{ side, layer, scale: end.scale }];
  });
}

/** The end of a mark that tells a value on a scale of numbers. */
function valueEnd(layer: Layer, item: Item, side: EndSide, rows: Rows): End | undefined {
  const end = endOf(layer, item, side, rows) ?? endOf(layer, item, `${side}c`, rows);
  return end !== undefined && !isDiscrete(end.scale) && /^(value|stacked|bound)$/.test(end.meaning.is)
    ? end
    : undefined;
}

function sideFaults(uses: readonly Use[], units: number): readonly MarkFault[] {
  const other = uses.find(({ scale }) => !isSame(scale, uses[0]?.scale));
  if (other === undefined) return [];
  const within = uses.some((one) =>
    uses.some(({ layer, scale }) => layer.frame === one.layer.frame && !isSame(scale, one.scale)),
  );
  if (within) {
    const message = 'it has two scales along one side, which cannot be compared';
    return [{ layer: other.layer.name, channel: other.side, message, key: 'two-scales' }];
  }
  if (units > 1) return [];
  const message = `its panels have a scale each, so that one unit is drawn in different lengths; write "resolve: { scale: { ${other.side}: shared } }"`;
  return [{ message, key: 'panels' }];
}

function isSame(a: SceneScale, b: SceneScale | undefined): boolean {
  if (a === b || b === undefined) return true;
  const said = (scale: SceneScale): string => JSON.stringify([scale.type, scale.domain(), scale.range()]);
  return said(a) === said(b);
}

function unitFaults(uses: readonly Use[], rows: Rows): readonly MarkFault[] {
  const units = new Map<SceneScale, string>();
  for (const { layer, side } of uses)
    for (const item of layer.items) {
      const end = valueEnd(layer, item, side, rows);
      if (end?.scale === undefined || end.meaning.is === 'bound') continue;
      const id = end.meaning.is === 'value' ? end.meaning.of : (idsOf(item.datum, rows)[0] ?? '');
      const unit = rows.byId.get(id)?.unit ?? '';
      const other = units.get(end.scale) ?? unit;
      if (other !== unit)
        return [
          { layer: layer.name, channel: side, message: `it has ${other} and ${unit} on one scale`, key: 'units' },
        ];
      units.set(end.scale, unit);
    }
  return [];
}
