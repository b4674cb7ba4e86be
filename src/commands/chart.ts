import type { Edge } from '../edge.ts';
import type { Options } from '../flags.ts';

export async function runChart(_options: Options, _edge: Edge): Promise<number> {
  return 0;
}
