import { constructFromEvents, parseEvents, YAMLException } from 'js-yaml';
import { BriefError, type Finding, type Position } from '../project/errors.ts';
import { type Fault, listPlaces, type Place, type Places, pointer, type Step } from './yaml-places.ts';

export type { Step } from './yaml-places.ts';

/** The position in its file of the value at a path; if there is none, of its nearest parent. */
export type Locate = (path?: readonly Step[]) => Position;

/** Parsed data of a file, not yet checked against a schema. */
export interface Parsed {
  readonly value: unknown;
  readonly locate: Locate;
}

interface Read {
  readonly value: unknown;
  readonly places: Places;
}

/** Gives what `make` gives for a text, made now or remembered from an earlier run. */
export type Remember = (text: string, make: () => unknown) => unknown;

/**
 * Parses one YAML 1.2 document. `first` is the place of its first character, for YAML inside another file.
 * Duplicate keys, unknown tags and warnings of the parser are errors. Parsing keeps the place of every value and is
 * slow for it, so that what was read may be remembered by its text.
 * @throws BriefError data, with a finding for each syntax error at its own place.
 */
export function parseYaml(text: string, first: Position, remember: Remember = (_, make) => make()): Parsed {
  const remembered = remember(text, () => read(text, first));
  const { value, places } = isRead(remembered) ? remembered : read(text, first);
  return { value, locate: (path = []) => shift(placeOf(places, path), first) };
}

function isRead(value: unknown): value is Read {
  return typeof value === 'object' && value !== null && 'value' in value && 'places' in value;
}

/** Turns a place in the text into a position in the file, in which the text begins at `first`. */
function shift([line, column]: Place, { file, ...first }: Position): Position {
  return { file, line: first.line + line - 1, column: line === 1 ? first.column + column - 1 : column };
}

/** Whatever reads a value reads it again for each of its aliases. */
const maxAliases = 100;

/** @throws BriefError data */
function read(text: string, first: Position): Read {
  try {
    const events = parseEvents(text, {});
    const [value = null, ...others] = constructFromEvents(events, { source: text, maxAliases });
    const { places, faults } = listPlaces(events, text);
    if (others.length > 0) faults.push({ place: [1, 1], message: 'YAML: there is more than one document' });
    if (faults.length > 0) throw invalid(faults, first);
    return { value, places };
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    const { line = 0, column = 0 } = cause.mark ?? {};
    throw invalid([{ place: [line + 1, column + 1], message: `YAML: ${cause.reason}` }], first);
  }
}

function invalid(faults: readonly Fault[], first: Position): BriefError {
  const findings = faults.map(
    ({ place, message }): Finding => ({ ...shift(place, first), severity: 'error', message, rule: 'syntax' }),
  );
  return new BriefError('data', `${first.file} is not valid YAML`, { findings });
}

/** The place of the value at a path, or of its nearest parent. */
function placeOf(places: Places, path: readonly Step[]): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = places[pointer(path.slice(0, length))];
    if (found !== undefined) return found;
  }
  return [1, 1];
}
