import { BriefError } from '../project/errors.ts';
import { commandNames, flags } from './flags.ts';

/** Flags that npm knows too: in its environment they say nothing of what the user typed. */
const npmOwn = ['force', 'all', 'json', 'quiet', 'browser', 'debug', 'install', 'yes'];

/**
 * Flags that npm took for itself because the `--` before them was forgotten, which no parser of ours can see. npm keeps
 * `--topic=x` whole, and keeps only the flag of `--topic x`: the value arrives among the words.
 * @throws BriefError usage, with the command as it should be.
 */
export function refuseSwallowedFlags(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): void {
  // npm writes a flag that was repeated as one value with blank lines between, and "true" where it saw none.
  const kept = Object.entries(flags).flatMap(([name, { type }]) => {
    const text = environment[`npm_config_${name.replaceAll('-', '_')}`];
    // npm has an --all of its own, which its configuration may hold; alone on the line it was meant for us.
    const isOurs = !npmOwn.includes(name) || (name === 'all' && text === 'true' && words.length === 0);
    if (text === undefined || !isOurs) return [];
    return [
      { name, takesValue: type === 'string', values: text.split('\n\n').filter((part) => !/^(true)?$/.test(part)) },
    ];
  });
  if (kept.length === 0) return;
  const [first = '', ...rest] = words;
  const [command, stray] = commandNames.some((name) => name === first) ? [[first], rest] : [[], words];
  const incomplete = kept.filter(({ takesValue, values }) => takesValue && values.length === 0);
  const typed = kept.flatMap(({ name, takesValue, values }) => {
    if (!takesValue) return [`--${name}`];
    const found = values.length > 0 ? values : incomplete.length === 1 && stray.length > 0 ? stray : ['VALUE'];
    return found.map((value) => `--${name} ${value}`);
  });
  const names = kept.map(({ name }) => `--${name}`).join(' and ');
  throw new BriefError('usage', `npm kept ${names} for itself, because "--" is missing`, {
    hint: `npm run ${environment.npm_lifecycle_event ?? 'brief'} -- ${[...command, ...typed].join(' ')}`,
  });
}
