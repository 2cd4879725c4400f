/** The shards of a study put together: the points of one folder or many, then its tables as if it had been one. */
import { resolve } from 'node:path';
import { UsageError } from '../../../errors.js';
import { inTheWay } from '../../files/own-file.js';
import { textHash } from '../../files/text-hash.js';
import { runOf } from '../../results/finished-run.js';
import { ResultsFolder, stateOfHolding } from '../../results/results-folder.js';
import { identityOf } from '../../results/run-identity.js';
import { StudyPoints, writeStudy } from '../../results/study-files.js';
import { type StudyIdentity, studyDifferences, studyHolding, studyText } from '../../results/study-record.js';
import { onStop } from '../../stop.js';

/** Whether a folder holds a study. */
export function holdsStudy(folder: string): boolean {
  return studyHolding.read(folder) !== undefined;
}

/** @returns how many points were put together */
export async function mergeStudy(folders: readonly string[], out: string): Promise<number> {
  const identity = sameStudy(folders);
  const { scenario, design } = runOf(folders[0]!, identity);
  const differs = studyDifferences(identity, { ...identityOf(scenario, design, identity), points: identity.points });
  if (differs.length > 0)
    throw new UsageError(`the shards were made otherwise: what differs is the ${differs.join(', the ')}`);
  const isOne = folders.some((folder) => resolve(folder) === resolve(out));
  const into = stateOfHolding(out, scenario.id, studyHolding);
  if (!isOne && into.kind !== 'empty') {
    throw inTheWay(out, 'it holds a study');
  }
  const sources = folders.map((folder) => new StudyPoints(folder, identity, design));
  const there = sources.map((source) => source.there());
  const missing = [...identity.points.keys()].filter((point) => !there.some((points) => points.has(point)));
  if (missing.length > 0) {
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    throw new UsageError(
      `points ${missing.slice(0, 5).join(', ')}${more} are missing: run those shards, then merge again`,
    );
  }
  const folder = new ResultsFolder(out, studyHolding);
  const unlock = folder.lock();
  const stop = () => {
    folder.discard(!isOne);
    unlock();
    folder.leave();
  };
  const forget = onStop(() => {
    stop();
    return isOne ? 'what was to be merged is kept: merge again' : undefined;
  });
  try {
    folder.begin(studyText(identity));
    const points = new StudyPoints(out, identity, design);
    points.open();
    const whole = points.there();
    for (const point of identity.points.keys()) {
      const having = sources.filter((_, s) => there[s]!.has(point));
      const hashes = new Set(having.map((source) => source.hashOf(point, identity.replications)));
      if (hashes.size > 1) throw new UsageError(`the folders contradict each other in point ${point}`);
      if (whole.has(point)) continue;
      points.copy(point, having[0]!, identity.replications);
      points.close();
    }
    await writeStudy(folder, points, identity, design, textHash(identity.text));
    return identity.points.length;
  } catch (error) {
    stop();
    throw error;
  } finally {
    forget();
    unlock();
  }
}

/** The one study that all folders are of. */
function sameStudy(folders: readonly string[]): StudyIdentity {
  const identities = folders.map((folder) => {
    const identity = studyHolding.read(folder);
    if (identity === undefined) throw new UsageError(`${folder} holds no study: there is no study.json`);
    return { folder, identity };
  });
  const [first] = identities as [(typeof identities)[number]];
  for (const { folder, identity } of identities) {
    const differs = studyDifferences(first.identity, identity);
    const points = JSON.stringify(identity.points) === JSON.stringify(first.identity.points) ? [] : ['list of points'];
    const all = [...differs, ...points];
    if (all.length === 0) continue;
    throw new UsageError(
      `${folder} is of another study than ${first.folder}: what differs is the ${all.join(', the ')}`,
    );
  }
  return first.identity;
}
