/**
 * What a hold is worth: a strategy against its twin, which decides the same and never holds, in the same worlds. A single
 * run cannot show it; two strategies that differ in the hold alone can.
 */
import type { StrategySettings } from '../model/settings.js';
import type { Comparison } from './compare.js';
import type { Design } from './design.js';
import { ofWholeProgramme } from './headlines.js';
import type { Summary } from './summarise.js';
import { summariesOfProgramme } from './verdict.js';

/** What holding spares: the twin's mean less the strategy's, with its interval; below 0 where holding costs. */
export interface Spared {
  readonly metric: string;
  readonly unit: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

export interface HoldValue {
  readonly strategy: string;
  /** The one that never holds. */
  readonly twin: string;
  readonly spared: readonly Spared[];
  /** Trusts live at the end, on average: fewer go-lives spare harm too. */
  readonly live: { readonly strategy: number; readonly twin: number };
}

/** What a hold is weighed by: patients' time, then all money. */
const weighed = ['wait_patient_days', 'net_cost_gbp'];

/** The value of holding under each strategy that has a twin; only what at least two replications tell. */
export function holdValues(
  design: Design,
  summaries: readonly Summary[],
  comparisons: readonly Comparison[],
): HoldValue[] {
  const { strategies } = design.settings;
  const summaryOf = summariesOfProgramme(summaries);
  return strategies.flatMap((strategy) => {
    const twin = strategies.find((other) => isTwin(strategy, other));
    if (twin === undefined) return [];
    const spared = weighed.flatMap((metric) => sparedOf(comparisons, metric, strategy.id, twin.id));
    const [live, twinLive] = [strategy, twin].map(({ id }) => summaryOf(id, 'trusts_live', 'level')?.mean);
    if (spared.length < weighed.length || live === undefined || twinLive === undefined) return [];
    return [{ strategy: strategy.id, twin: twin.id, spared, live: { strategy: live, twin: twinLive } }];
  });
}

/** A hold on record happens whatever is decided: who has one never does without. */
function isTwin(strategy: StrategySettings, other: StrategySettings): boolean {
  const holds = ({ programme }: StrategySettings) => programme.some(({ id }) => id === 'hold');
  if (strategy.record.hold !== null || other.record.hold !== null) return false;
  return holds(strategy) && !holds(other) && withoutHold(strategy) === withoutHold(other);
}

/** All that a strategy decides, the hold and its names left out, as text. */
function withoutHold({ id, label, programme, ...rest }: StrategySettings): string {
  return JSON.stringify([programme.filter((mechanism) => mechanism.id !== 'hold'), rest]);
}

function sparedOf(comparisons: readonly Comparison[], metric: string, strategy: string, twin: string): Spared[] {
  const row = comparisons.find(
    (one) =>
      one.metric === metric &&
      ofWholeProgramme(one) &&
      ((one.strategy === strategy && one.reference === twin) || (one.strategy === twin && one.reference === strategy)),
  );
  if (row?.difference === undefined || row.low === undefined || row.high === undefined) return [];
  const { unit, level, difference, low, high } = row;
  // A difference is the later strategy less the earlier.
  return row.strategy === twin
    ? [{ metric, unit, level, mean: difference, low, high }]
    : [{ metric, unit, level, mean: -difference, low: -high, high: -low }];
}
