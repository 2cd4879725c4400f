/**
 * Contracts for delivery. Nobody begins to prepare, or goes live, without one in force, unless the strategy works so far
 * ahead of it. At a renewal, each trust under it that is not live may be dropped (P55).
 */
import { world as ofWorld, type Parameters } from '../parameter.js';
import type { Trust } from '../trust.js';

/** The numbers of a contract beside its dates. */
export const contractFields = {
  dropped_at_renewal_share: ofWorld(
    {
      unit: 'share',
      range: [0, 1],
      default: 0.5,
      source: 'P55',
      means: 'Share of its trusts not live that are dropped when it is renewed.',
    },
    'per_world',
  ),
} as const satisfies Parameters;

export interface Contracts {
  /** First day from this one on which the trust may work: its contract is in force, or will be soon enough. */
  workableFrom(trust: Trust, day: number): number;
  /** Of days [from, to), how many had no contract in force. */
  daysWithout(trust: Trust, from: number, to: number): number;
  /** Share of what is spent without a contract that is at risk. */
  readonly atRiskShare: number;
}

export const noContracts: Contracts = {
  workableFrom: (_trust, day) => day,
  daysWithout: () => 0,
  atRiskShare: 0,
};

/** A contract of this replication, its renewal drawn. */
export interface DrawnContract {
  readonly from: number;
  readonly until: number;
  /** Infinite: never renewed. */
  readonly renewedOn: number;
  readonly droppedShare: number;
}

export interface ContractNumbers {
  /** How long before a contract is in force work may begin. */
  readonly aheadDays: number;
  readonly atRiskShare: number;
}

/** @param of the contract a trust is under; undefined: it needs none */
export function datedContracts(of: (trust: Trust) => DrawnContract | undefined, n: ContractNumbers): Contracts {
  return {
    atRiskShare: n.atRiskShare,
    workableFrom: (trust, day) => workableUnder(of(trust), day, n.aheadDays),
    daysWithout(trust, from, to) {
      const contract = of(trust);
      if (contract === undefined) return 0;
      const { from: begins, until: ends, renewedOn } = contract;
      return to - from - overlap(from, to, begins, ends) - overlap(from, to, Math.max(ends, renewedOn), to);
    },
  };
}

/** First day from this one on which a contract, or one near enough, is in force; undefined: none is needed. */
export function workableUnder(contract: DrawnContract | undefined, day: number, aheadDays: number): number {
  if (contract === undefined || inForce(contract, day)) return day;
  const next = day < contract.from ? contract.from : contract.renewedOn;
  return Math.max(day, next - aheadDays);
}

function inForce({ from, until: ends, renewedOn }: DrawnContract, day: number): boolean {
  return (day >= from && day < ends) || day >= Math.max(ends, renewedOn);
}

function overlap(from: number, to: number, begins: number, ends: number): number {
  return Math.max(0, Math.min(to, ends) - Math.max(from, begins));
}
