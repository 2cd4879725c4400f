/** A shard: the part of a run that one process computes, as whole chunks. */

export interface Shard {
  /** From 1 to n. */
  readonly index: number;
  readonly of: number;
}

export const MOST_SHARDS = 100_000;

/** Whether a chunk is one of a shard. */
export function owns({ index, of }: Shard, chunk: number): boolean {
  return chunk % of === index - 1;
}
