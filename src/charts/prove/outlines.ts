import { largest, smallest } from '../../project/extremes.ts';
import type { Layer } from './scene.ts';
import type { MarkFault } from './told.ts';

/** An outline as wide as this adds to the length of a bar what nobody sees. */
const widest = 2;

/** Rules of one layer that differ in thickness, and bars whose outline makes them longer. */
export function judgeOutline({ name, type, items }: Layer, paper: string): readonly MarkFault[] {
  const widths = items.map(({ strokeWidth = 1 }) => strokeWidth);
  const fault = (message: string): readonly MarkFault[] => [{ layer: name, message, key: 'outline' }];
  if (type === 'rule' && largest(widths) - smallest(widths) > 1.01)
    return fault('some of its rules are thicker than others; a rule tells its value by its length alone');
  const isOutlined = ({ stroke, strokeWidth = 1 }: Layer['items'][number]): boolean =>
    typeof stroke === 'string' && stroke !== paper && stroke !== 'transparent' && strokeWidth > widest;
  return type === 'rect' && items.some(isOutlined)
    ? fault(`its outline makes its bars longer than their values; it may be ${widest} px wide`)
    : [];
}
