/** A sweep that is kept in a folder of its own, beside the results of its scenario: gone on with, shared out, handed to a cluster. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../../errors.js';
import { type Design, designOf } from '../../../experiment/design.js';
import type { PointValues } from '../../../experiment/studies/simulate-points.js';
import { variantsInSteps } from '../../../experiment/variants.js';
import { commandLine, optionWords, pathWord } from '../../quoted.js';
import { damagedFile, MANIFEST, readManifest } from '../../results/manifest.js';
import { ResultsFolder, STUDIES, stateOfHolding } from '../../results/results-folder.js';
import { identityOf } from '../../results/run-identity.js';
import { StudyPoints } from '../../results/study-files.js';
import { type StudyIdentity, studyDifferences, studyHolding, withPoints } from '../../results/study-record.js';
import { refuseUnfinished } from '../../results/unfinished.js';
import { beginStudy, carryOutStudy } from '../../workers/carry-out-study.js';
import { withWorkers } from '../../workers/worker-pool.js';
import { type Arguments, flagOption, repeatedOption, textOption } from '../command.js';
import { shardOf, workersOf } from '../run-options.js';
import { slurmOf, toSlurm } from '../slurm.js';
import { located, tellWarnings } from './study-options.js';
import type { SweepAsked } from './sweep-asked.js';

/** What came of it; undefined: it was handed to a cluster, or is a shard, which has been said. */
export async function keepStudy(args: Arguments, asked: SweepAsked, name: string): Promise<PointValues | undefined> {
  const { source, choices, set, measures } = asked;
  const { scenario, file, text, sha256 } = source;
  const folder = textOption(args, 'out') ?? join('results', scenario.id, STUDIES, name);
  const design = designOf(scenario, choices);
  const here: StudyIdentity = {
    ...identityOf(scenario, design, { text, set: repeatedOption(args, 'set') }),
    points: asked.points,
  };
  const shard = shardOf(args);
  const slurm = slurmOf(args);
  const resume = flagOption(args, 'resume');
  const isShared = shard !== undefined || slurm !== undefined;
  const options = optionsOf(args);
  const words = ['sweep', pathWord(file), ...options, '--out', pathWord(folder)];
  const again = commandLine(
    ...words,
    ...(shard === undefined ? [] : ['--shard', `${shard.index}/${shard.of}`]),
    '--resume',
  );
  const { kind, identity: there } = stateOfHolding(folder, scenario.id, studyHolding);
  if (kind !== 'empty' && (resume || isShared)) refuseOtherStudy(folder, there, here);
  else if (kind === 'unfinished') refuseUnfinished(folder, 'study', studyDifferences(there!, here), again);
  const goOn = (resume || isShared) && kind !== 'empty';
  const identity = goOn ? withPoints(there!, here) : here;
  const variantsOf = async (points: SweepAsked['points']) => {
    const variants = await variantsInSteps(text, points, { ...choices, set }, setImmediate);
    tellWarnings(file, variants, scenario.warnings);
    return variants;
  };
  if (slurm !== undefined) {
    const count = identity.points.length;
    await located(file, () => variantsOf(identity.points));
    const begin = () => beginStudy(new ResultsFolder(folder, studyHolding), identity, true);
    const work = {
      command: 'sweep',
      options,
      pieces: count,
      said: `${count} points`,
      why: `${count} points`,
      begin,
    } as const;
    await toSlurm(folder, identity, work, slurm);
    return undefined;
  }
  if (goOn && shard === undefined && isFinished(folder, identity, there!, design)) {
    return new StudyPoints(folder, identity, design).values(measures);
  }
  const todo = { identity, design, scenarioSha256: sha256, folder, goOn, shard, resume: again, variantsOf };
  const points = await located(file, () => withWorkers(workersOf(args), (executor) => carryOutStudy(todo, executor)));
  if (points !== undefined) return points.values(measures);
  const merge = commandLine('merge', pathWord(folder));
  process.stderr.write(`golive: shard ${shard!.index} of ${shard!.of} is done; when all are: ${merge}\n`);
  return undefined;
}

/** Whether a folder holds this very study, its points and its tables whole. */
function isFinished(folder: string, identity: StudyIdentity, there: StudyIdentity, design: Design): boolean {
  if (there.points.length < identity.points.length) return false;
  const manifest = readManifest(join(folder, MANIFEST));
  if (typeof manifest === 'string' || damagedFile(folder, manifest) !== undefined) return false;
  return new StudyPoints(folder, identity, design).there().size === identity.points.length;
}

function refuseOtherStudy(folder: string, there: StudyIdentity | undefined, here: StudyIdentity): void {
  if (there === undefined) {
    throw new UsageError(`${folder} holds a study without a study.json of this version: it cannot be gone on with`);
  }
  const differs = studyDifferences(there, here);
  if (differs.length === 0) return;
  throw new UsageError(`${folder} holds another study: what differs is the ${differs.join(', the ')}`);
}

/** The options that make the study the one it is. */
function optionsOf(args: Arguments): string[] {
  const one = ['study', 'name', 'lhs', 'by', 'replications', 'seed', 'strategies'].flatMap((name) => {
    const value = textOption(args, name);
    return value === undefined ? [] : optionWords(name, value);
  });
  const many = ['vary', 'set'].flatMap((name) => repeatedOption(args, name).flatMap((text) => optionWords(name, text)));
  return [...one, ...many, ...(flagOption(args, 'yes') ? ['--yes'] : [])];
}
