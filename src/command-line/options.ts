import { type BuildRequest, plainRequest } from '../build/request.ts';
import type { MailOptions } from '../mail/mail-ready.ts';
import type { Command } from './commands.ts';
import type { FlagName, flags } from './flags.ts';

type Value<Flag> = Flag extends { readonly coerce: (given: never) => infer Read } ? Read : boolean;
type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** The flags of a command line by name, read; those that were not given are missing. */
export type Given = { readonly [Name in FlagName as CamelCase<Name>]?: Value<(typeof flags)[Name]> };

type Switch = 'allowPrivate' | 'watch' | 'open' | 'install' | 'unused' | 'quiet' | 'json' | 'debug';

/** What a command line asks of its command. */
export interface Options
  extends BuildRequest,
    Pick<Given, 'project' | 'figure' | 'withdraw' | 'reason' | 'archive' | 'against'>,
    Readonly<Record<Switch, boolean>> {
  readonly command: Command;
  /** Words after the command. */
  readonly words: readonly string[];
  /** What `chart` writes. */
  readonly pictures: readonly ('svg' | 'png')[];
  readonly mail: MailOptions;
  /** Of which sources `list` gives the statistics; none for all. */
  readonly sources: readonly string[];
}

const off = {
  allowPrivate: false,
  watch: false,
  open: false,
  install: false,
  unused: false,
  quiet: false,
  json: false,
  debug: false,
} as const;

/** What a command is asked, with what stands for flags that were not given. */
export function readOptions(command: Command, words: readonly string[] = [], given: Given = {}): Options {
  const { topic = [], param = [], format = [], source = [], noSandbox = false, ...rest } = given;
  const { to = [], cc = [], bcc = [], separate = false, send = false, yes = false, again = false, ...others } = rest;
  const { from, allowLarge = false, ...plain } = others;
  const formats = format.filter((each) => each === 'pdf' || each === 'html');
  const pictures = format.filter((each) => each === 'svg' || each === 'png');
  return {
    ...plainRequest,
    ...off,
    ...plain,
    command,
    words,
    topics: topic,
    params: param,
    sources: source,
    formats: formats.length === 0 ? plainRequest.formats : formats,
    pictures: pictures.length === 0 ? ['svg'] : pictures,
    sandbox: !noSandbox,
    mail: { to, cc, bcc, separate, send, yes, again, allowLarge, ...(from === undefined ? {} : { from }) },
  };
}
