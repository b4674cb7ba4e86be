import type { InferredOptionType } from 'yargs';
import { type BuildRequest, plainRequest } from '../build/request.ts';
import type { Command, FlagName, flags } from './flags.ts';

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** The flags of a command line by name, read; those that were not given are missing. */
export type Given = {
  readonly [Name in FlagName as CamelCase<Name>]?: NonNullable<InferredOptionType<(typeof flags)[Name]>>;
};

type Renamed = 'topic' | 'param' | 'source' | 'format' | 'noSandbox';

/** What a command line asks of its command. */
export interface Options extends BuildRequest, Omit<Given, keyof BuildRequest | Renamed> {
  readonly command: Command;
  /** Words after the command. */
  readonly words: readonly string[];
  /** What `chart` writes. */
  readonly pictures: readonly ('svg' | 'png')[];
  /** Of which sources `list` gives the statistics; none for all. */
  readonly sources: readonly string[];
}

/** What a command is asked, with what stands for flags that were not given. */
export function readOptions(command: Command, words: readonly string[] = [], given: Given = {}): Options {
  const { topic: topics = [], param: params = [], source: sources = [], format = [], noSandbox, ...plain } = given;
  const formats = format.filter((each) => each === 'pdf' || each === 'html' || each === 'csv');
  const pictures = format.filter((each) => each === 'svg' || each === 'png');
  return {
    ...{ ...plainRequest, ...plain, command, words, topics, params, sources, sandbox: noSandbox !== true },
    formats: formats.length === 0 ? plainRequest.formats : formats,
    pictures: pictures.length === 0 ? ['svg'] : pictures,
  };
}
