/** `golive merge`: what shards have kept, in one folder or many, put together into the tables of one run. */

import { resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import type { Design } from '../../experiment/design.js';
import { inTheWay } from '../files/own-file.js';
import { textHash } from '../files/text-hash.js';
import { identityIn, runOf } from '../results/finished-run.js';
import { chunksOf, Journal, replicationsOf } from '../results/journal.js';
import { ResultsFolder, stateOf } from '../results/results-folder.js';
import { differences, identityOf, identityText, type RunIdentity } from '../results/run-identity.js';
import { onStop } from '../stop.js';
import { finish } from '../workers/carry-out-run.js';
import { answerOptions, answerText } from './answer-text.js';
import { type Command, flagOption, positionals, textOption } from './command.js';
import { holdsStudy, mergeStudy } from './studies/merge-study.js';

export const merge: Command = {
  options: (args) =>
    args
      .usage(
        'golive merge <folder..>\n\nPuts the shards of a run or a study together: its tables, as if it had been one.',
      )
      .positional('folder', { type: 'string', array: true, describe: 'Folders with the chunks of one run' })
      .options({
        out: { string: true, requiresArg: true, describe: 'Folder for the tables [the one folder]' },
        ...answerOptions,
        'per-trust': { boolean: true, describe: 'Only shards that were run with it: the answer has a row a trust' },
      })
      .example('golive merge shared', 'Shards that shared a folder')
      .example('golive merge a b c --out whole', 'Shards with a folder each, in any order'),

  async handle(args) {
    const folders = [...new Set(positionals(args, 'folder').map((folder) => resolve(folder)))];
    const named = positionals(args, 'folder');
    if (folders.length === 0) throw new UsageError('name the folders of the shards');
    const out = textOption(args, 'out') ?? (folders.length === 1 ? named[0]! : undefined);
    if (out === undefined) throw new UsageError('several folders are put together in another: say --out');
    if (holdsStudy(named[0]!)) {
      const points = await mergeStudy(named, out);
      process.stdout.write(`${points} points are put together in ${out}: points.csv, outcomes.csv, comparisons.csv\n`);
      return;
    }
    const identity = sameRun(named);
    if (flagOption(args, 'per-trust') && !identity.parts.per_trust) {
      throw new UsageError(`the shards hold no measures of trusts: they were run without --per-trust`);
    }
    const { scenario, design } = runOf(named[0]!, identity);
    const here = identityOf(scenario, design, identity);
    const differs = differences(identity, here);
    if (differs.length > 0)
      throw new UsageError(`the shards were made otherwise: what differs is the ${differs.join(', the ')}`);
    const into = stateOf(out, scenario.id);
    if (!folders.includes(resolve(out)) && into.kind !== 'empty') {
      throw inTheWay(out, 'it holds a run');
    }
    const sources = named.map((folder) => ({ folder, journal: new Journal(folder, identity.key, design) }));
    const from = sourceOfChunks(sources, design);
    const folder = new ResultsFolder(out);
    const unlock = folder.lock();
    let isUnfinished = into.kind === 'empty';
    const stop = () => {
      folder.discard(isUnfinished);
      unlock();
      folder.leave();
    };
    const forget = onStop(() => {
      stop();
      return into.kind === 'empty' ? undefined : 'what was to be merged is kept: merge again';
    });
    try {
      folder.begin(identityText(identity));
      const journal = new Journal(out, identity.key, design);
      journal.open();
      from.forEach((source, chunk) => {
        if (resolve(source.folder) === resolve(out)) return;
        journal.copy(chunk, source.journal, source.journal.count(chunk));
        journal.close();
      });
      const scenarioSha256 = textHash(identity.text);
      const results = await finish({ scenario, design, identity, scenarioSha256 }, folder, journal);
      isUnfinished = false;
      process.stdout.write(answerText(scenario, results, { folder: out, pairs: flagOption(args, 'pairs') }));
    } catch (error) {
      stop();
      throw error;
    } finally {
      forget();
      unlock();
    }
  },
};

/** The one run that all folders are of. */
function sameRun(folders: readonly string[]): RunIdentity {
  const identities = folders.map((folder) => ({ folder, identity: identityIn(folder) }));
  const first = identities[0]!;
  for (const { folder, identity } of identities) {
    const differs = differences(first.identity, identity);
    if (differs.length > 0) {
      throw new UsageError(
        `${folder} is of another run than ${first.folder}: what differs is the ${differs.join(', the ')}`,
      );
    }
    if (identity.replications !== first.identity.replications) {
      throw new UsageError(
        `${folder} is of ${identity.replications} replications, ${first.folder} of ${first.identity.replications}`,
      );
    }
  }
  return first.identity;
}

interface Source {
  readonly folder: string;
  readonly journal: Journal;
}

/** Where each chunk is taken from; throws UsageError naming what is missing, damaged or contradicts. */
function sourceOfChunks(sources: readonly Source[], design: Design): Source[] {
  const total = design.replications.length;
  const found: Source[] = [];
  const missing: string[] = [];
  for (let chunk = 0; chunk < chunksOf(total); chunk++) {
    const replications = replicationsOf(chunk, total);
    const having = sources.filter(({ journal }) => journal.count(chunk) >= replications.length);
    const [first] = having;
    if (first === undefined) {
      const damaged = sources.find(({ journal }) => journal.survey().has(chunk));
      const why = damaged === undefined ? '' : ` (damaged or short in ${damaged.folder})`;
      missing.push(`${replications[0]} to ${replications.at(-1)}${why}`);
      continue;
    }
    const hash = first.journal.hashOf(chunk, replications.length);
    for (const { folder, journal } of having) {
      if (journal.hashOf(chunk, replications.length) === hash) continue;
      throw new UsageError(
        `${folder} and ${first.folder} contradict each other in replications ${replications[0]} to ${replications.at(-1)}`,
      );
    }
    found.push(first);
  }
  if (missing.length > 0) {
    const more = missing.length > 5 ? ` and ${missing.length - 5} more stretches` : '';
    throw new UsageError(
      `replications ${missing.slice(0, 5).join(', ')}${more} are missing: run those shards, then merge again`,
    );
  }
  return found;
}
