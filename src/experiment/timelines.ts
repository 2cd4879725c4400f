/**
 * What each trust goes through and when, over the replications: every stay in a phase, kept of the first replications
 * only, so that memory does not grow with their number; and for each phase by when it begins and how long it lasts.
 */
import type { Outcome, PhaseStay } from '../model/outcome.js';
import { phases } from '../model/trust.js';
import { quantile } from '../stats/quantile.js';
import { MOST_REPLICATIONS } from './bands.js';
import type { Design } from './design.js';

/** About how many stays are held in all. Only very large scenarios come near. */
const MOST_STAYS = 500_000;
/** Stays of a trust in one replication, at a guess. */
const USUAL_STAYS = 8;

/** A phase of a trust under a strategy, over the replications that are kept. */
export interface PhaseTimes {
  readonly strategy: string;
  readonly trust: string;
  readonly phase: string;
  /** In how many replications the trust is ever in it, of how many. */
  readonly count: number;
  readonly of: number;
  /** Day on which it is first in it: quantiles (type 7) of those replications. */
  readonly begins: { readonly q05: number; readonly q50: number; readonly q95: number };
  /** Days in it, all stays together, up to the end of the scenario: median of those replications. */
  readonly days: number;
}

export class Timelines {
  readonly #design: Design;
  /** Of how many replications, from the first, stays are kept. */
  readonly replications: number;
  /** By strategy without the counterfactual, then replication. */
  readonly #stays: (readonly PhaseStay[])[][];

  constructor(design: Design) {
    const { strategies, replications, settings } = design;
    const each = Math.max(1, strategies.length - 1) * settings.trusts.length * USUAL_STAYS;
    this.#design = design;
    this.replications = Math.min(
      replications.length,
      MOST_REPLICATIONS,
      Math.max(1, Math.floor(MOST_STAYS / Math.max(1, each))),
    );
    this.#stays = strategies.slice(1).map(() => []);
  }

  /** Adds the outcomes of one replication, counterfactual first; those beyond the first are passed over. */
  add(outcomes: readonly Outcome[]): void {
    for (const [s, { replication, phases }] of outcomes.slice(1).entries())
      if (replication < this.replications) this.#stays[s]![replication] = phases;
  }

  /** The stays of one replication that is kept, in the order in which they began; none of a strategy that is not there. */
  staysOf(strategy: string, replication: number): readonly PhaseStay[] {
    return this.#stays[this.#design.strategies.indexOf(strategy) - 1]?.[replication] ?? [];
  }

  /** By strategy, trust and phase, in the order of the design and of a go-live. */
  *times(): Generator<PhaseTimes> {
    for (const [s, strategy] of this.#design.strategies.slice(1).entries()) {
      const byTrust = this.#stays[s]!.map(groupedByTrust);
      for (const { id: trust } of this.#design.settings.trusts) {
        const own = byTrust.map((stays) => stays.get(trust) ?? []);
        const met = new Set(own.flat().map(({ phase }) => phase));
        for (const phase of phases) if (met.has(phase)) yield { strategy, trust, phase, ...timesOf(own, phase) };
      }
    }
  }

  /**
   * The phase that a trust is in on some days in most of the replications that are kept; of several that are alike the one
   * that more was in before. Empty text: in none of them.
   * @param days ascending, from 0
   */
  usualPhases(strategy: string, trust: string, days: readonly number[]): string[] {
    const counts = days.map(() => new Map<string, number>());
    for (const stays of this.#stays[this.#design.strategies.indexOf(strategy) - 1] ?? []) {
      for (const { trust: whose, phase, enterDay, exitDay } of stays) {
        if (whose !== trust) continue;
        for (let i = firstFrom(days, enterDay); i < days.length && days[i]! < exitDay; i++)
          counts[i]!.set(phase, (counts[i]!.get(phase) ?? 0) + 1);
      }
    }
    let before = '';
    return counts.map((count) => {
      const most = Math.max(0, ...count.values());
      const alike = [...count].filter(([, n]) => n === most).map(([phase]) => phase);
      before = alike.includes(before) ? before : (alike[0] ?? '');
      return before;
    });
  }
}

function timesOf(
  own: readonly (readonly PhaseStay[])[],
  phase: string,
): Omit<PhaseTimes, 'strategy' | 'trust' | 'phase'> {
  const inIt = own.map((stays) => stays.filter((stay) => stay.phase === phase)).filter(({ length }) => length > 0);
  const begins = Float64Array.from(inIt, (stays) => Math.min(...stays.map(({ enterDay }) => enterDay))).sort();
  const days = Float64Array.from(inIt, (stays) =>
    stays.reduce((sum, { enterDay, exitDay }) => sum + exitDay - enterDay, 0),
  );
  const at = (share: number) => quantile(begins, share)!;
  return {
    count: inIt.length,
    of: own.length,
    begins: { q05: at(0.05), q50: at(0.5), q95: at(0.95) },
    days: quantile(days.sort(), 0.5)!,
  };
}

function groupedByTrust(stays: readonly PhaseStay[]): Map<string, PhaseStay[]> {
  const groups = new Map<string, PhaseStay[]>();
  for (const stay of stays) groups.set(stay.trust, [...(groups.get(stay.trust) ?? []), stay]);
  return groups;
}

/** Index of the first of some ascending days that is not before a day. */
function firstFrom(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
