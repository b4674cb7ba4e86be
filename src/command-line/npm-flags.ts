import { BriefError } from '../project/errors.ts';
import { type Flag, flags, isCommand } from './flag-table.ts';

/** Flags that npm knows too: in its environment they say nothing of what the user typed. */
const npmOwn = new Set([
  'force',
  'all',
  'json',
  'quiet',
  'browser',
  'debug',
  'help',
  'version',
  'install',
  'sandbox',
  'yes',
]);

/**
 * Flags that npm took for itself because the `--` before them was forgotten. npm keeps `--topic=x` whole, and of
 * `--topic x` the flag alone: the value arrives among the words.
 * @throws BriefError usage, with the command as it should be.
 */
export function refuseSwallowedFlags({
  environment,
  words,
  given,
}: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
  /** Names of the flags that did arrive. */
  readonly given: readonly string[];
}): void {
  const kept = (name: string): string | undefined => environment[`npm_config_${name.replaceAll('-', '_')}`];
  // npm has an --all of its own, which its configuration may hold; alone on the line it was meant for us.
  const wantedAll = kept('all') === 'true' && given.length === 0 && words.length === 0;
  const swallowed = Object.entries<Flag>(flags).filter(
    ([name]) => (!npmOwn.has(name) && kept(name) !== undefined) || (name === 'all' && wantedAll),
  );
  if (swallowed.length === 0) return;
  const [first] = words;
  const command = first !== undefined && isCommand(first) ? [first] : [];
  const stray = words.slice(command.length);
  const hungry = swallowed.filter(([name, flag]) => flag.type !== 'boolean' && isBare(kept(name)));
  const typed = swallowed.map(([name, flag]) => {
    const value = kept(name);
    if (!isBare(value))
      return (value ?? '')
        .split('\n\n')
        .map((part) => `--${name} ${part}`)
        .join(' ');
    if (flag.type === 'boolean') return `--${name}`;
    const values = hungry.length === 1 && (stray.length === 1 || flag.many) ? stray : [];
    return (values.length === 0 ? [placeholder(flag)] : values).map((word) => `--${name} ${word}`).join(' ');
  });
  const names = swallowed.map(([name]) => `--${name}`).join(' and ');
  throw new BriefError('usage', `npm kept ${names} for itself, because "--" is missing`, {
    hint: `npm run brief -- ${[...command, ...typed].join(' ')}`,
  });
}

/** npm writes a flag that was repeated as one value with blank lines between. */
function isBare(value: string | undefined): boolean {
  return (value ?? '').split('\n\n').every((part) => part === '' || part === 'true');
}

function placeholder({ value, choices }: Flag): string {
  return value ?? choices?.join('|') ?? 'VALUE';
}
