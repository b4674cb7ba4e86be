/** What painting depends on, each as the operation that sets it. */
export interface Settings {
  readonly fill?: string;
  readonly stroke?: string;
  readonly state?: string;
  readonly font?: string;
  readonly space?: string;
}

export const noSettings: Settings = {};

const settings: Readonly<Record<string, keyof Settings>> = {
  ...{ g: 'fill', rg: 'fill', k: 'fill', G: 'stroke', RG: 'stroke', K: 'stroke' },
  ...{ gs: 'state', Tf: 'font', Tc: 'space' },
};

/** The setting that an operator makes; undefined for one that does something else. */
export function settingOf(operator: string): keyof Settings | undefined {
  return settings[operator];
}

const fills: readonly (keyof Settings)[] = ['fill', 'state'];

/** The settings that matter to what an operator paints: all, unless it is known to use fewer. */
const needed: Readonly<Record<string, readonly (keyof Settings)[]>> = {
  ...{ f: fills, 'f*': fills, n: [], S: ['stroke', 'state'], s: ['stroke', 'state'] },
  ...{ Tj: [...fills, 'font', 'space'], TJ: [...fills, 'font', 'space'] },
};
const everything: readonly (keyof Settings)[] = ['fill', 'stroke', 'state', 'font', 'space'];

/** Writes the settings that matter to this operator and are not made yet. Gives what is made then. */
export function flushSettings(
  operator: string,
  { wanted, made, out }: { readonly wanted: Settings; readonly made: Settings; readonly out: string[] },
): Settings {
  let now = made;
  for (const key of needed[operator] ?? everything) {
    const value = wanted[key];
    if (value === undefined || value === made[key]) continue;
    out.push(value);
    now = { ...now, [key]: value };
  }
  return now;
}
