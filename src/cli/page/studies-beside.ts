/**
 * The studies that stand beside a finished run, for its page: finished sweeps of the same scenario by the same golive. Of
 * others it is said why they are not shown; a damaged one is an error that names the file, as of the run itself.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { sweepMeasures, sweepOf } from '../../experiment/studies/sweep.js';
import { studyNotShown, sweepStudy } from '../../report/page/data/sweep-study.js';
import type { Study } from '../../report/page/page-data.js';
import { kindOf } from '../files/write-set.js';
import { type FinishedRun, runOf } from '../results/finished-run.js';
import { damagedFile, MANIFEST, readManifest } from '../results/manifest.js';
import { STUDIES } from '../results/results-folder.js';
import { differences } from '../results/run-identity.js';
import { StudyPoints } from '../results/study-files.js';
import { type StudyIdentity, studyHolding } from '../results/study-record.js';

/** By name. */
export function studiesBeside(run: FinishedRun): Study[] {
  const place = join(run.folder, STUDIES);
  if (kindOf(place) !== 'folder') return [];
  const names = readdirSync(place)
    .filter((name) => kindOf(join(place, name)) === 'folder')
    .sort();
  return names.flatMap((name) => {
    const folder = join(place, name);
    let identity: StudyIdentity | undefined;
    try {
      identity = studyHolding.read(folder);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return [studyNotShown(name, error.message)];
    }
    return identity === undefined ? [] : [studyIn(folder, name, identity, run)];
  });
}

function studyIn(folder: string, name: string, identity: StudyIdentity, run: FinishedRun): Study {
  const { version, code, scenario: id, settings } = run.identity.parts;
  const differs = differences(identity, {
    ...run.identity,
    parts: { ...identity.parts, version, code, scenario: id, settings },
  });
  if (differs.length > 0) return studyNotShown(name, `it is of another ${differs.join(' and another ')} than the run`);
  if (kindOf(join(folder, MANIFEST)) === 'nothing') return studyNotShown(name, 'it was not finished');
  const manifest = readManifest(join(folder, MANIFEST));
  if (typeof manifest === 'string') throw new UsageError(`${folder} cannot be read: ${manifest}`);
  const damaged = damagedFile(folder, manifest);
  if (damaged !== undefined) throw new UsageError(`${join(folder, damaged)} is damaged: it is not what was written`);
  const { scenario } = run;
  const measures = sweepMeasures(scenario);
  const by = scenario.studies.find((study) => study.name === name)?.by ?? measures[0]!.metric;
  const paths = identity.points[0]!.map(({ path }) => path);
  const { design } = runOf(folder, identity);
  return sweepStudy(name, sweepOf(new StudyPoints(folder, identity, design).values(measures), paths, measures, by));
}
