/**
 * A check of a scenario against its baseline, tier by tier: equal fingerprints of the metrics, equal measures, and only
 * then margins and tests.
 */
import { metricById } from '../../model/metrics/registry.js';
import type { Outcome } from '../../model/outcome.js';
import type { Margin } from '../../scenario/resolve/margins.js';
import { mean } from '../../stats/interval.js';
import type { Design } from '../design.js';
import type { Executor } from '../executor.js';
import { isKnown } from '../known-values.js';
import { type AcceptedRun, acceptedOf, type Baseline, checkedMetrics } from './baseline.js';
import { FAMILY, type Judged, judge } from './judge.js';
import { marginOf } from './margins.js';

export type CheckVerdict = 'pass' | 'changed' | 'inconclusive';

/** One metric of one strategy that is not the same as it was. */
export interface CheckRow extends Judged {
  readonly strategy: string;
  readonly metric: string;
  readonly unit: string;
  readonly margin: number;
  /** Mean of the accepted and of the new values in the replications compared. */
  readonly before: number;
  readonly after: number;
}

export interface Check {
  readonly scenario: string;
  readonly verdict: CheckVerdict;
  /** 0: fingerprints equal; 1: measures equal; 2: margins. */
  readonly tier: 0 | 1 | 2;
  readonly replications: number;
  /** Whether what happened in between differs although every measure is the same. */
  readonly internalChange: boolean;
  /** What was compared: every metric of every strategy. */
  readonly strategies: readonly string[];
  readonly metrics: readonly string[];
  /** Those that are not the same, in declared order. */
  readonly rows: readonly CheckRow[];
  /** Metrics that the baseline does not have: they are not checked. */
  readonly unchecked: readonly string[];
}

/** Sizes at which an inconclusive check looks again. */
const LOOKS = [50, 100, 200, 400];

/**
 * Simulates the replications of the baseline and judges them.
 * @param most  how many replications may be looked at, in several looks; undefined: those of the design, once
 */
export async function checkDesign(
  design: Design,
  baseline: Baseline,
  margins: readonly Margin[],
  executor: Executor,
  most: number | undefined,
  onReplication: () => void = () => undefined,
): Promise<Check> {
  const read = acceptedOf(design);
  const now = new Map<string, AcceptedRun[]>(design.strategies.map((id) => [id, []]));
  const looks = most === undefined ? [design.replications.length] : looksUpTo(most);
  let check: Check | undefined;
  for (const look of looks) {
    const from = now.get(design.strategies[0]!)!.length;
    const replications = Array.from({ length: look - from }, (_, i) => from + i);
    for await (const outcomes of executor(design, replications)) {
      for (const outcome of outcomes as readonly Outcome[]) now.get(outcome.strategy)!.push(read(outcome));
      onReplication();
    }
    check = compare(design, baseline, now, margins, FAMILY / looks.length);
    if (check.verdict !== 'inconclusive') return check;
  }
  return check!;
}

/** 50, 100, 200, 400 as far as allowed, and what is allowed itself. */
export function looksUpTo(most: number): number[] {
  return [...LOOKS.filter((look) => look < most), most];
}

function compare(
  design: Design,
  baseline: Baseline,
  now: ReadonlyMap<string, readonly AcceptedRun[]>,
  margins: readonly Margin[],
  family: number,
): Check {
  const places = baseline.metrics.map((id) => checkedMetrics.indexOf(id));
  const common = {
    scenario: design.scenario,
    unchecked: checkedMetrics.filter((id) => !baseline.metrics.includes(id)),
  };
  let replications = 0;
  let sameMetrics = common.unchecked.length === 0;
  let sameEvents = true;
  const cells: { strategy: string; metric: string; accepted: number[]; now: number[] }[] = [];
  for (const strategy of design.strategies) {
    const before = baseline.runs.get(strategy)!;
    const after = now.get(strategy)!;
    replications = after.length;
    after.forEach((run, r) => {
      sameMetrics &&= run.metrics === before[r]!.metrics;
      sameEvents &&= run.events === before[r]!.events;
    });
    baseline.metrics.forEach((metric, m) => {
      const values = {
        accepted: after.map((_, r) => before[r]!.values[m]!),
        now: after.map(({ values }) => values[places[m]!]!),
      };
      cells.push({ strategy, metric, ...values });
    });
  }
  const counted = { ...common, replications, strategies: design.strategies, metrics: baseline.metrics };
  if (sameMetrics) return { ...counted, verdict: 'pass', tier: 0, internalChange: !sameEvents, rows: [] };
  const pairs = cells.map((cell) => {
    const metric = metricById(cell.metric)!;
    return {
      ...cell,
      unit: metric.unit,
      margin: marginOf(metric, margins, cell.accepted.filter(isKnown)),
    };
  });
  const rows = judge(pairs, family).flatMap((judged, i): CheckRow[] => {
    const { accepted, now: after, strategy, metric, unit, margin } = pairs[i]!;
    if (judged.verdict === 'same') return [];
    return [{ ...judged, strategy, metric, unit, margin, before: meanOfKnown(accepted), after: meanOfKnown(after) }];
  });
  if (rows.length === 0) return { ...counted, verdict: 'pass', tier: 1, internalChange: !sameEvents, rows };
  const has = (verdict: Judged['verdict']): boolean => rows.some((row) => row.verdict === verdict);
  const verdict = has('changed') ? 'changed' : has('inconclusive') ? 'inconclusive' : 'pass';
  return { ...counted, verdict, tier: 2, internalChange: false, rows };
}

function meanOfKnown(values: readonly number[]): number {
  return mean(values.filter((x) => !Number.isNaN(x)));
}
