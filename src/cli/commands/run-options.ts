/** The options that every command which simulates understands in the same way. */
import { availableParallelism } from 'node:os';
import { UsageError } from '../../errors.js';
import type { Choices } from '../../experiment/design.js';
import type { Asked } from '../../experiment/until.js';
import { usualWindows } from '../../model/windows.js';
import { MAX_REPLICATIONS } from '../../scenario/schema/schema.js';
import { MOST_SHARDS, type Shard } from '../results/shard.js';
import { type Arguments, flagOption, repeatedOption, textOption, wholeNumberOption, wordsOption } from './command.js';

/** Most workers that may be asked for. */
const MOST_WORKERS = 512;

/** How many times as many replications as at the first look there may be unless --at-most says so. */
const BUDGET = 8;

/** How they are declared. */
export const runOptions = {
  strategies: { string: true, requiresArg: true, describe: 'Only these strategies, separated by commas' },
  replications: { string: true, requiresArg: true, describe: "How many, in place of the file's" },
  seed: { string: true, requiresArg: true, describe: "Text that keys the random streams, in place of the file's" },
  set: { string: true, requiresArg: true, describe: 'A value in place of one of the file: path=value; may repeat' },
  workers: { string: true, requiresArg: true, describe: 'Worker threads [auto: as many as there are cores]' },
} as const;

/** How work that is kept in a folder is gone on with, shared out and handed to a cluster. */
export const keptWorkOptions = {
  resume: { boolean: true, describe: 'Go on with what is in the folder: only what is missing is simulated' },
  shard: {
    string: true,
    requiresArg: true,
    describe: 'Only part i of n of the work, as i/n; golive merge ends it',
  },
  slurm: {
    boolean: true,
    describe: 'Write it as a Slurm job array and a merge, in <out>/slurm, and run nothing',
  },
  submit: { boolean: true, describe: 'With --slurm: submit it too' },
} as const;

/** What was chosen of them, and of --per-trust and --windows where the command has them. */
export function choicesOf(args: Arguments): Choices {
  return {
    replications: wholeNumberOption(args, 'replications'),
    seed: textOption(args, 'seed'),
    strategies: wordsOption(args, 'strategies'),
    perTrust: flagOption(args, 'per-trust'),
    weekly: flagOption(args, 'weekly'),
    windows: flagOption(args, 'windows') ? usualWindows : [],
  };
}

/** The number of workers asked for with --workers; as many as there are cores unless it says so. */
export function workersOf(args: Arguments): number {
  const text = textOption(args, 'workers');
  if (text === undefined || text === 'auto') return availableParallelism();
  if (!/^[1-9]\d*$/.test(text) || Number(text) > MOST_WORKERS) {
    throw new UsageError(`--workers wants auto or a whole number from 1 to ${MOST_WORKERS}; found '${text}'`);
  }
  return Number(text);
}

/** `--shard i/n`: which part of a run this process computes; undefined: all of it. */
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

/** The options by which replications go on until something is known. */
export const untilOptions = {
  decide: {
    boolean: true,
    describe: 'Replications until the sign of every headline difference from the reference is clear, in a few looks',
  },
  precision: {
    string: true,
    requiresArg: true,
    describe:
      "Replications until an interval is this narrow: 'lost_revenue_gbp: 5%', or of a difference 'a-b: net_cost_gbp 1000000'; may repeat",
  },
  'at-most': {
    string: true,
    requiresArg: true,
    describe: `With --decide or --precision: never more replications than this [${BUDGET} times those of the first look]`,
  },
} as const;

/**
 * What was chosen of them; undefined for none.
 * @param first replications at the first look
 */
export function askedOf(args: Arguments, first: number): Asked | undefined {
  const decide = flagOption(args, 'decide');
  const precision = repeatedOption(args, 'precision');
  const atMost = wholeNumberOption(args, 'at-most');
  if (!decide && precision.length === 0) {
    if (atMost !== undefined) throw new UsageError('--at-most goes with --decide or --precision');
    return undefined;
  }
  for (const name of ['shard', 'slurm']) {
    if (args[name] === undefined || args[name] === false) continue;
    throw new UsageError(
      `${decide ? '--decide' : '--precision'} looks at all replications together: --${name} does not go with it; say --replications`,
    );
  }
  if (atMost !== undefined && (atMost < 1 || atMost > MAX_REPLICATIONS)) {
    throw new UsageError(`--at-most is from 1 to ${MAX_REPLICATIONS}; found ${atMost}`);
  }
  return { precision, decide, first, atMost: atMost ?? Math.min(MAX_REPLICATIONS, BUDGET * first) };
}
