import { BriefError } from '../project/errors.ts';
import { type FlagName, showFlag } from './flag-table.ts';

/** What the files of the project tell of a command line that is wrong; without them there is no hint. */
export interface UsageHints {
  /** The flags that name the briefing which a word names or comes near: `--topic anti-fraud`. */
  readonly briefing: (word: string) => { readonly flags: string; readonly exact: boolean } | undefined;
  /** The values that a flag can have, where files hold them. */
  readonly values: (flag: FlagName) => readonly string[];
}

export const noHints: UsageHints = { briefing: () => undefined, values: () => [] };

/** The ways to read the value of a flag; each refuses what it cannot be. */
export interface Readers {
  readonly many: (name: FlagName) => readonly string[];
  readonly one: (name: FlagName) => string | undefined;
  readonly on: (name: FlagName) => boolean;
  readonly chosen: <T extends string>(name: FlagName, choices: readonly T[]) => readonly T[];
  readonly count: (name: FlagName, what: string) => number | undefined;
}

/** Reads what yargs parsed. @throws BriefError usage, from each of the ways. */
export function readers(parsed: Readonly<Record<string, unknown>>, hints: UsageHints): Readers {
  const all = (name: FlagName, known: () => readonly string[]): readonly string[] => {
    const value = parsed[name];
    const values = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
    if (values.some((item) => item === '')) throw needsValue(name, known());
    return values;
  };
  const many: Readers['many'] = (name) => all(name, () => hints.values(name));
  const one: Readers['one'] = (name) => many(name).at(-1);
  return {
    many,
    one,
    on: (name) => parsed[name] === true,
    chosen: (name, choices) =>
      all(name, () => choices).map((value) => {
        const found = choices.find((choice) => choice === value);
        if (found === undefined) throw usage(`--${name} is ${choices.join(' or ')}, not "${value}"`);
        return found;
      }),
    count: (name, what) => {
      const value = one(name);
      if (value === undefined || /^[1-9]\d{0,3}$/.test(value)) return value === undefined ? undefined : Number(value);
      throw usage(`--${name} is ${what}, as 2, not "${value}"`);
    },
  };
}

function needsValue(name: FlagName, known: readonly string[]): BriefError {
  const hint = known.length === 0 ? `as ${showFlag(name)}` : `values: ${known.join(', ')}`;
  return new BriefError('usage', `--${name} needs a value`, { hint });
}

export function usage(message: string): BriefError {
  return new BriefError('usage', message, { hint: 'briefpress --help lists what there is' });
}
