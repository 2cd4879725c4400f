/** `--shard i/n`: which chunks of a run a process computes. */
import { UsageError } from '../errors.js';
import { type Arguments, textOption } from './commands/command.js';

export interface Shard {
  /** From 1 to n. */
  readonly index: number;
  readonly of: number;
}

export const MOST_SHARDS = 100_000;

export function shardOf(args: Arguments): Shard | undefined {
  const text = textOption(args, 'shard');
  if (text === undefined) return undefined;
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index > of || of > MOST_SHARDS) {
    throw new UsageError(`--shard wants i/n, i from 1 to n, for example 2/8; found '${text}'`);
  }
  return { index, of };
}

/** Whether a chunk is one of a shard. */
export function owns({ index, of }: Shard, chunk: number): boolean {
  return chunk % of === index - 1;
}
