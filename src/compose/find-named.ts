import { BriefError, type Position, writePosition } from '../project/errors.ts';

/** What is named, and where. */
export interface Naming {
  /** What it is one of, for the message. */
  readonly kind: string;
  readonly id: string;
  readonly position: Position;
}

/** What a topic or a text of the data names. @throws BriefError data, with where it is named. */
export function findNamed<T>(items: ReadonlyMap<string, T>, { kind, id, position }: Naming): T {
  const found = items.get(id);
  if (found === undefined) throw new BriefError('data', `${writePosition(position)}: unknown ${kind} "${id}"`);
  return found;
}
