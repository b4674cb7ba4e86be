import {
  constructFromEvents,
  dump,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import { BriefError, type Finding, type Position } from '../project/errors.ts';
import { type LineAndColumn, positionFinder, positionInFile } from './line-and-column.ts';

/** A step into parsed data: a key of a mapping or an index of a list. */
export type Step = string | number;

/** The position in its file of the value at a path; if there is none, of its nearest parent. */
export type Locate = (path?: readonly Step[]) => Position;

/** Parsed data of a file, not yet checked against a schema. */
export interface Parsed {
  readonly value: unknown;
  readonly locate: Locate;
}

/** Gives what `make` gives for a text, made now or kept from an earlier run. */
export type Remember = <Made>(text: string, make: () => Made) => Made;

/**
 * Parses one YAML 1.2 document. `first` is the position of its first character, for YAML inside another file.
 * Duplicate keys, unknown tags and warnings of the parser are errors. Parsing records the position of every value and is
 * slow for it, so what was read may be kept by its text.
 * @throws BriefError data, with a finding for each syntax error at its own position.
 */
export function parseYaml(text: string, first: Position, remember: Remember = (_, make) => make()): Parsed {
  const { value, positions } = remember(text, () => read(text, first));
  const nearest = (path: readonly Step[]): LineAndColumn =>
    positions[keyOf(path)] ?? (path.length === 0 ? [1, 1] : nearest(path.slice(0, -1)));
  return { value, locate: (path = []) => positionInFile(nearest(path), first) };
}

/** The key of a path among positions. */
function keyOf(path: readonly Step[]): string {
  return path.map((step) => `\n${step}`).join('');
}

interface YamlFault {
  readonly at: LineAndColumn;
  readonly message: string;
}

interface Document {
  readonly value: unknown;
  readonly positions: Readonly<Record<string, LineAndColumn>>;
}

/** Whatever reads a value reads it again for each of its aliases. */
const maxAliases = 100;

/** @throws BriefError data */
function read(text: string, first: Position): Document {
  try {
    const events = parseEvents(text, {});
    const [value = null, ...others] = constructFromEvents(events, { source: text, maxAliases });
    const { positions, faults } = locateValues(events, text);
    if (others.length > 0) faults.push({ at: [1, 1], message: 'YAML: there is more than one document' });
    if (faults.length > 0) throw invalid(faults, first);
    return { value, positions };
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    const { line = 0, column = 0 } = cause.mark ?? {};
    throw invalid([{ at: [line + 1, column + 1], message: `YAML: ${cause.reason}` }], first);
  }
}

function invalid(faults: readonly YamlFault[], first: Position): BriefError {
  const findings = faults.map(
    ({ at, message }): Finding => ({ ...positionInFile(at, first), severity: 'error', message, rule: 'syntax' }),
  );
  return new BriefError('data', `${first.file} is not valid YAML`, { findings });
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype', '<<']);

/** The position of every value of a document, that of an empty value being its key's; and what is refused in it. */
function locateValues(
  events: readonly Event[],
  text: string,
): { readonly positions: Document['positions']; readonly faults: YamlFault[] } {
  const positions: Record<string, LineAndColumn> = {};
  const faults: YamlFault[] = [];
  const positionAt = positionFinder(text);
  const located = (event: Event, fallback: LineAndColumn): LineAndColumn =>
    startOf(event) < 0 ? fallback : positionAt(startOf(event));
  let next = 1;
  const readKey = (parent: LineAndColumn): { readonly name: string; readonly at: LineAndColumn } => {
    const event = events[next++];
    if (event?.type !== EVENT_ID.SCALAR) {
      faults.push({ at: parent, message: 'YAML: an alias cannot be a key' });
      return { name: '', at: parent };
    }
    const [name, at] = [getScalarValue(text, event), located(event, parent)];
    if (forbidden.has(name)) faults.push({ at, message: `the key "${name}" is not allowed` });
    return { name, at };
  };
  const readValue = (path: string, key: LineAndColumn, isAnchored: boolean): void => {
    const event = events[next++];
    if (event === undefined) return;
    const at = located(event, key);
    positions[path] = at;
    // They would multiply: a few lines could make more values than memory holds.
    if (event.type === EVENT_ID.ALIAS && isAnchored)
      faults.push({ at, message: 'YAML: an alias cannot stand inside a value that has an anchor' });
    if (event.type !== EVENT_ID.SEQUENCE && event.type !== EVENT_ID.MAPPING) return;
    for (let index = 0; (events[next]?.type ?? EVENT_ID.POP) !== EVENT_ID.POP; index += 1) {
      const step = event.type === EVENT_ID.SEQUENCE ? { name: index, at } : readKey(at);
      readValue(`${path}${keyOf([step.name])}`, step.at, isAnchored || event.anchorStart >= 0);
    }
    next += 1;
  };
  readValue('', [1, 1], false);
  return { positions, faults };
}

/** The offset at which a value begins, with its quotation mark; the text of a block at its first line. Below 0: empty. */
function startOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.SCALAR: {
      const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
      return isQuoted ? event.valueStart - 1 : event.valueStart;
    }
    default:
      return -1;
  }
}

/** A value as a YAML document in lines of at most 120 characters; lists of plain values stand in one line. */
export function writeYaml(value: unknown): string {
  return dump(value, { lineWidth: 120, flowLevel: 5, noRefs: true });
}
