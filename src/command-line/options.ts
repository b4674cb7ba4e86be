import type { Command, FlagName, flags } from './flags.ts';

type Value<Flag> = Flag extends { readonly coerce: (given: never) => infer Read } ? Read : boolean;
type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** The flags of a command line by name, read; those that were not given are missing. */
export type Given = { readonly [Name in FlagName as CamelCase<Name>]?: Value<(typeof flags)[Name]> };

type Single = 'theme' | 'pageSize' | 'figure' | 'out' | 'date' | 'lang' | 'shard' | 'since' | 'withdraw' | 'reason';
type Switch = 'all' | 'largePrint' | 'draft' | 'force' | 'watch' | 'open' | 'install' | 'quiet' | 'json' | 'debug';

/** What a command line asks of its command. */
export interface Options
  extends Pick<Given, Single | 'archive' | 'jobs' | 'browser'>,
    Readonly<Record<Switch | 'sandbox', boolean>> {
  readonly command: Command;
  /** Words after the command. */
  readonly words: readonly string[];
  readonly topics: readonly string[];
  readonly formats: readonly ('pdf' | 'html')[];
  /** What `chart` writes. */
  readonly pictures: readonly ('svg' | 'png')[];
  readonly params: readonly string[];
  readonly mail: MailOptions;
}

/** What is asked of `mail`; addresses as they were typed. */
export interface MailOptions
  extends Pick<Given, 'from'>,
    Readonly<Record<'separate' | 'send' | 'yes' | 'again' | 'allowLarge', boolean>> {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

const off: Readonly<Record<Switch, false>> = {
  ...{ all: false, largePrint: false, draft: false, force: false, watch: false, open: false },
  ...{ install: false, quiet: false, json: false, debug: false },
};

/** What a command is asked, with what stands for flags that were not given. */
export function readOptions(command: Command, words: readonly string[] = [], given: Given = {}): Options {
  const { topic = [], param = [], format = [], noSandbox = false, ...rest } = given;
  const { to = [], cc = [], bcc = [], separate = false, send = false, yes = false, again = false, ...others } = rest;
  const { from, allowLarge = false, ...plain } = others;
  const [formats, pictures] = [format.filter(isPage), format.filter((each) => each === 'svg' || each === 'png')];
  return {
    ...off,
    ...plain,
    command,
    words,
    topics: topic,
    params: param,
    formats: formats.length === 0 ? ['pdf'] : formats,
    pictures: pictures.length === 0 ? ['svg'] : pictures,
    sandbox: !noSandbox,
    mail: { to, cc, bcc, separate, send, yes, again, allowLarge, ...(from === undefined ? {} : { from }) },
  };
}

function isPage(format: string): format is 'pdf' | 'html' {
  return format === 'pdf' || format === 'html';
}
