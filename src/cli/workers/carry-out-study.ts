/**
 * A study from its first point to its tables: points that are missing are simulated and kept one by one, and when all are
 * there the tables are made of them. So a study that was interrupted, added to or done in shards ends in the same bytes.
 */
import type { Design } from '../../experiment/design.js';
import type { Executor } from '../../experiment/executor.js';
import { simulateStudy, studySteps } from '../../experiment/studies/study.js';
import type { Variant } from '../../experiment/variants.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { ResultsFolder } from '../results/results-folder.js';
import { owns, type Shard } from '../results/shard.js';
import { StudyPoints, writeStudy } from '../results/study-files.js';
import { type StudyIdentity, studyHolding, studyText } from '../results/study-record.js';
import { onStop } from '../stop.js';
import { withStudyProgress } from './study-progress.js';

export interface StudyToDo {
  readonly identity: StudyIdentity;
  /** Of the scenario without any point. */
  readonly design: Design;
  readonly scenarioSha256: string;
  readonly folder: string;
  /** Whether what is there is gone on with, or cleared away. */
  readonly goOn: boolean;
  readonly shard: Shard | undefined;
  /** The command that goes on with it. */
  readonly resume: string;
  /** Reads points as variants, their warnings told. */
  readonly variantsOf: (points: readonly (readonly Override[])[]) => Promise<Variant[]>;
}

/** Carries a study out; undefined for a shard, which leaves the tables to a merge. */
export async function carryOutStudy(todo: StudyToDo, executor: Executor): Promise<StudyPoints | undefined> {
  const { identity, design, shard, goOn } = todo;
  const folder = new ResultsFolder(todo.folder, studyHolding);
  const unlock = folder.lock(shard === undefined ? '' : `${shard.index}-of-${shard.of}`);
  const points = new StudyPoints(todo.folder, identity, design);
  let begun = false;
  const stop = (): string | undefined => {
    const kept = begun ? points.there().size : 0;
    const nothing = !begun || (kept === 0 && shard === undefined && !goOn);
    folder.discard(begun && nothing);
    unlock();
    folder.leave();
    return nothing ? undefined : `${kept} of ${identity.points.length} points are kept; to go on: ${todo.resume}`;
  };
  const forget = onStop(stop);
  try {
    const isShared = goOn || shard !== undefined;
    const there = isShared
      ? points.there((point) =>
          process.stderr.write(`golive: point ${point} in ${todo.folder} is damaged: simulated again\n`),
        )
      : new Set<number>();
    const missing = [...identity.points.keys()].filter(
      (point) => !there.has(point) && (shard === undefined || owns(shard, point)),
    );
    const variants = await todo.variantsOf(missing.map((point) => identity.points[point]!));
    if (!isShared) folder.clear();
    beginStudy(folder, identity, isShared);
    begun = true;
    points.open();
    if (variants.length > 0)
      await withStudyProgress(design.scenario, studySteps(variants, identity.replications), (step) =>
        simulateStudy(variants, design.replications, executor, step, {
          row: (_, outcomes) => points.row(outcomes),
          point: (place, rows) => points.write(missing[place]!, rows),
        }),
      );
    if (shard !== undefined) return undefined;
    await writeStudy(folder, points, identity, design, todo.scenarioSha256);
    return points;
  } catch (error) {
    const said = stop();
    if (said !== undefined) process.stderr.write(`golive: ${said}\n`);
    throw error;
  } finally {
    forget();
    unlock();
    folder.leave();
  }
}

/** Begins the folder of a study; of those who share it whoever comes first, or adds points, and nobody clears it. */
export function beginStudy(folder: ResultsFolder, identity: StudyIdentity, isShared: boolean): void {
  const there = isShared ? studyHolding.read(folder.path) : undefined;
  if (there === undefined || there.points.length < identity.points.length) folder.begin(studyText(identity));
}
