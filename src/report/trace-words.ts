/**
 * Facts of the programme as sentences: the gate, the reviews of a recovery, upgrades that wait. Apart from the trace, which
 * puts the sentences of all facts in order.
 */
import type { FactOf, UpgradeWait } from '../model/facts.js';
import { STABLE_WEEKS } from '../model/programme/trouble/stable.js';

/** A review at the gate; empty where there is none, and for a deferral, which is told as a phase. */
export function gateInWords(fact: FactOf<'gate'>, trust: string): string {
  const { verdict, threshold, again } = fact;
  if (verdict === 'defer' || !(threshold >= 0)) return '';
  const meets = again ? `${trust} meets the gate once more, its pass no longer good, and` : trust;
  return verdict === 'pass'
    ? `${meets} passes${again ? '' : ' the gate'}: ${reported(fact)}.`
    : `${meets} fails${again ? '' : ' the gate'} and goes on all the same: ${reported(fact)}.`;
}

/** A review of a recovery. */
export function reviewInWords(fact: FactOf<'review'>, trust: string): string {
  const { early, succeeded } = fact;
  if (early) {
    return succeeded
      ? `${trust}: its recovery ends early, ${reviewed(fact)} and few for ${STABLE_WEEKS} weeks.`
      : `${trust}: an early review of its recovery finds ${reviewed(fact)}; it goes on.`;
  }
  return succeeded
    ? `${trust}: the review of its recovery succeeds, ${reviewed(fact)}.`
    : `${trust}: the review of its recovery fails, ${reviewed(fact)}; it is extended.`;
}

/** What a trust that asks for a later release waits for. */
const hindrances: Readonly<Record<UpgradeWait, string>> = {
  'green light': 'the programme is on hold',
  'open week': 'nobody goes live in these weeks',
  experts: 'too few experts are free',
};

/** An upgrade that waits. */
export function upgradeWaitsInWords({ release, reason }: FactOf<'upgrade_waits'>, trust: string): string {
  return `${trust} asks for release ${release}, and waits: ${hindrances[reason]}.`;
}

function reported(fact: FactOf<'gate'>): string {
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  return `reported readiness ${percent(fact.reported)}, true ${percent(fact.truth)}, ${percent(fact.threshold)} needed`;
}

function reviewed({ open, reported }: { readonly open: number; readonly reported: number }): string {
  return reported === open ? `${defects(open)} open` : `${defects(reported)} reported open, ${open} in truth`;
}

/** So many severe defects. */
export function defects(count: number): string {
  return `${count} severe defect${count === 1 ? '' : 's'}`;
}

/** Of defects met, how many are met again; nothing where there are none. */
export function metAgain(count: number): string {
  return count === 0 ? '' : `, of which ${count} ${count === 1 ? 'was' : 'were'} supposedly fixed before`;
}
