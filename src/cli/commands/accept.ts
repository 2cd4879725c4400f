/** `golive check --accept`: the answers of today become the baseline, with a reason, and every mean that moved is named. */
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { type AcceptedRun, acceptedOf, type Baseline, checkedMetrics } from '../../experiment/check/baseline.js';
import { designOf } from '../../experiment/design.js';
import { metricById } from '../../model/metrics/registry.js';
import { scaleFor } from '../../report/numbers.js';
import { mean } from '../../stats/interval.js';
import { refuseOthersFiles } from '../results/accepted-tables.js';
import { readBaseline, writeBaseline } from '../results/baseline-folder.js';
import { version } from '../version.js';
import { withProgress } from '../workers/with-progress.js';
import { type Job, keepingSettings, withWords } from './check-job.js';

/** Refuses a job whose baseline/ holds somebody's own files under the names of a baseline. */
export function refuseOthersBaseline(job: Job): void {
  refuseOthersFiles(baselineOf(job));
}

/** @param wanted how many replications; as many as the baseline that is replaced, or the file says, unless given */
export async function acceptOne(given: Job, wanted: number | undefined, reason: string): Promise<void> {
  const path = baselineOf(given);
  const old = readOld(path, given.scenario.id);
  const job = keepingSettings(given, old);
  const { scenario, set } = job;
  const held = old === undefined ? undefined : [...old.runs.values()][0]?.length;
  const design = designOf(scenario, { replications: wanted ?? held });
  const read = acceptedOf(design);
  const runs = new Map<string, AcceptedRun[]>(design.strategies.map((id) => [id, []]));
  await withProgress(job, design, design.replications, async (step) => {
    for await (const outcomes of job.executor(design)) {
      for (const outcome of outcomes) runs.get(outcome.strategy)!.push(read(outcome));
      step();
    }
  });
  const baseline: Baseline = {
    scenario: scenario.id,
    seed: scenario.seed,
    version,
    reason,
    set,
    metrics: checkedMetrics,
    runs,
  };
  writeBaseline(path, baseline);
  const moved = old === undefined ? [] : movedLines(old, baseline);
  process.stdout.write(
    `${[`${scenario.id}: accepted ${design.replications.length} replications in ${path}${withWords(set)}: ${reason}`, ...moved].join('\n')}\n`,
  );
}

function baselineOf({ folder }: Job): string {
  return join(folder, 'baseline');
}

/** The baseline that is replaced; one that cannot be read is reported and replaced. */
function readOld(path: string, scenario: string): Baseline | undefined {
  try {
    return readBaseline(path, scenario);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`golive: ${error.message}; it is replaced\n`);
    return undefined;
  }
}

/** A line for every mean that moved: old -> new. */
function movedLines(old: Baseline, now: Baseline): string[] {
  const lines: string[] = [];
  for (const [strategy, runs] of now.runs) {
    const before = old.runs.get(strategy);
    now.metrics.forEach((metric, m) => {
      const o = old.metrics.indexOf(metric);
      if (before === undefined || o < 0) return;
      const [a, b] = [meanOf(before, o), meanOf(runs, m)];
      if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return;
      const { unit } = metricById(metric)!;
      const scale = scaleFor(unit, [a, b].filter(Number.isFinite));
      const say = (x: number): string => (Number.isFinite(x) ? scale.full(x) : 'unknown');
      lines.push(`  ${strategy} ${metric}: ${say(a)} -> ${say(b)}`);
    });
  }
  return lines;
}

function meanOf(runs: readonly AcceptedRun[], place: number): number {
  return mean(runs.map(({ values }) => values[place]!).filter((value) => !Number.isNaN(value)));
}
