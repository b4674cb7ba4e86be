import { BriefError } from '../project/errors.ts';

/** The `part`-th of `parts`, counted from 1. */
export interface Shard {
  readonly part: number;
  readonly parts: number;
}

/**
 * What `--shard` means: "3/16" is the third of sixteen.
 * @throws BriefError usage, for anything else.
 */
export function readShard(text: string): Shard {
  const [, part = '', parts = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { part: Number(part), parts: Number(parts) };
  if (part !== '' && shard.part >= 1 && shard.part <= shard.parts) return shard;
  throw new BriefError('usage', `--shard is i/n, the i-th of n parts counted from 1, not "${text}"`, {
    hint: 'as --all --shard 1/3, --all --shard 2/3 and --all --shard 3/3; an engine that counts from 0 adds 1',
  });
}

/**
 * The briefings of one part, in the order of their names. Every briefing is in exactly one part, and which one depends
 * only on the names: machines that have the same checkout agree without talking. Neighbours go to different parts, so
 * that the places or languages of one topic are spread.
 */
export function takeShard<T extends { readonly name: string }>(
  briefings: readonly T[],
  { part, parts }: Shard,
): readonly T[] {
  return briefings.toSorted(byCode).filter((_, index) => index % parts === part - 1);
}

/** Not by locale: every machine must sort alike. */
function byCode({ name: a }: { readonly name: string }, { name: b }: { readonly name: string }): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
