/**
 * study.json: written first, it says what the points of a study's folder are of: the run that each of them is, and the
 * list of points. The list is not part of the key, so that points can be added; the number of replications is.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { Override } from '../../scenario/schema/overrides.js';
import { version } from '../version.js';
import { MANIFEST, RUN_LOG } from './manifest.js';
import type { Holding } from './results-folder.js';
import { differences, type RunIdentity, readRecord, runSchema, sealed, sha256 } from './run-identity.js';

export const STUDY = 'study.json';

/** Folder of the points' rows, a file a point. */
export const POINTS = 'points';

/** Most points of a study that is kept. */
const MOST_POINTS = 1_000_000;

export interface StudyIdentity extends RunIdentity {
  /** Of each point what is set. */
  readonly points: readonly (readonly Override[])[];
}

const studySchema = runSchema.extend({
  points: z
    .array(z.array(z.strictObject({ path: z.string(), value: z.string() })))
    .min(1)
    .max(MOST_POINTS),
});

export const studyHolding: Holding<StudyIdentity> = {
  what: 'study',
  record: STUDY,
  rows: POINTS,
  names: new Set(['points.csv', 'outcomes.csv', 'comparisons.csv', STUDY, RUN_LOG, POINTS, MANIFEST]),
  derived: new Map(),
  read: (folder) => readRecord(join(folder, STUDY), studySchema),
};

export function studyText(identity: StudyIdentity): string {
  return sealed({ golive: version, ...identity });
}

/** What the rows of a point are of: whatever its number, and whichever points are with it. */
export function pointKey({ key, replications, points }: StudyIdentity, point: number): string {
  return sha256(JSON.stringify([key, replications, points[point]]));
}

/** What differs between two studies but for their points, in words; empty where points may be added to one from the other. */
export function studyDifferences(there: StudyIdentity, here: StudyIdentity): string[] {
  const paths = ({ points }: StudyIdentity) => JSON.stringify(points[0]!.map(({ path }) => path));
  return [
    ...differences(there, here),
    ...(there.replications === here.replications ? [] : ['number of replications']),
    ...(paths(there) === paths(here) ? [] : ['list of what is varied']),
  ];
}

/** The points of one study, then those of another that are not among them. */
export function withPoints(there: StudyIdentity, { points }: StudyIdentity): StudyIdentity {
  const known = new Set(there.points.map((set) => JSON.stringify(set)));
  return { ...there, points: [...there.points, ...points.filter((set) => !known.has(JSON.stringify(set)))] };
}
