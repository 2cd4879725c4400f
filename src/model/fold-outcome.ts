/**
 * From what a strategy lived through to its outcome: every metric of the programme and of each trust, with its excess
 * over the counterfactual of the same replication, the stays in each phase, and the fingerprints.
 */
import { Fingerprint } from '../kernel/fingerprint.js';
import type { WaitTally } from './care/wait-tally.js';
import type { Ledger } from './ledger.js';
import type { Slice } from './metrics/metric.js';
import { metrics } from './metrics/registry.js';
import type { DrawnValue, Outcome, PhaseStay } from './outcome.js';
import type { TrustPlace } from './trust-place.js';
import type { World } from './world.js';

/** A strategy's replication after its last day. */
export interface Lived {
  readonly world: World;
  readonly ledger: Ledger;
  /** Waits of stopped clocks, by index of the trust. */
  readonly tallies: readonly WaitTally[];
  readonly places: readonly TrustPlace[];
}

/** @param draws the numbers drawn that belong in this outcome */
export function foldOutcome(lived: Lived, base: Lived, replication: number, draws: readonly DrawnValue[]): Outcome {
  const { world, ledger, places } = lived;
  const slices = slicesOf(lived);
  const baseSlices = lived === base ? slices : slicesOf(base);
  const columns = slices.length * metrics.length;
  const values = new Float64Array(columns);
  const excess = new Float64Array(columns);
  const censored = new Uint8Array(columns);
  const print = new Fingerprint();
  let column = 0;
  slices.forEach((slice, scope) => {
    for (const metric of metrics) {
      const measured = metric.fold(slice, baseSlices[scope]!);
      values[column] = measured.value;
      excess[column] = measured.excess;
      censored[column] = measured.censored ? 1 : 0;
      print.addNumber(measured.value);
      print.addNumber(measured.excess);
      column++;
    }
  });
  let contacts = 0;
  for (const { lists } of places) {
    for (const { index } of lists) contacts += ledger.sum(index, 'used', 0, ledger.days);
  }
  return {
    strategy: world.strategy.id,
    replication,
    contacts,
    goLives: world.trusts.filter(({ live }) => live).length,
    fingerprintEvents: world.sim.fingerprint.hex(),
    fingerprintMetrics: print.hex(),
    values,
    excess,
    censored,
    phases: stays(world),
    draws,
  };
}

/** The slices of the outcome's columns: the programme, then every trust, over the whole horizon. */
function slicesOf({ world, ledger, tallies, places }: Lived): Slice[] {
  const whole = { from: 0, to: ledger.days, ledger, tallies, strategy: world.strategy };
  const byId = [...places].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ofTrust = places.map((place) => ({
    ...whole,
    scope: 'trust' as const,
    trusts: [place],
    facts: world.facts.filter((fact) => fact.trust === place.index),
  }));
  return [{ ...whole, scope: 'programme', trusts: byId, facts: world.facts }, ...ofTrust];
}

function stays({ trusts, facts, settings }: World): PhaseStay[] {
  return trusts.flatMap((trust) => {
    const entries = facts.flatMap((fact) => (fact.kind === 'phase' && fact.trust === trust.index ? [fact] : []));
    return entries.map((entry, index) => {
      const next = entries[index + 1];
      return {
        trust: trust.id,
        phase: entry.phase,
        enterDay: entry.day,
        exitDay: next?.day ?? settings.days,
        enterReason: entry.reason,
        exitReason: next?.reason ?? '',
        censored: next === undefined,
      };
    });
  });
}
