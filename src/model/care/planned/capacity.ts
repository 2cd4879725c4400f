/**
 * Capacity that follows the list, weekly, by the same rule under every strategy and in the counterfactual (P43): slots
 * drift towards clearing the excess over the target wait, within limits around the base. Without it a lost slot is
 * never regained and no excess ever clears.
 *   slots a week = clamp(d + f (L - L*) / catch-up weeks, floor B, (1 + flex) B)
 * with d the 13-week mean demand in slots, f slots needed by a patient, L* = demand x target wait, B base slots a week.
 * The base grows as demand does: what is planned for, is staffed for.
 */
import { exp } from '../../../stats/dmath.js';
import { growthPerDay } from '../growth.js';
import type { StateVisitor } from '../snapshot.js';

const MEMORY_WEEKS = 13;

export interface CapacityRule {
  /** Base slots a week at the start of the scenario. */
  readonly base: number;
  /** Growth of the base in a day, as of demand: log(1 + growth a year) / 365.25. */
  readonly growthPerDay: number;
  /** Session days of an average week. */
  readonly sessionsPerWeek: number;
  /** Smallest and largest share of the base. */
  readonly floor: number;
  readonly ceiling: number;
  /** Slots a patient on the list will need, on average. */
  readonly slotsPerPatient: number;
  readonly catchUpWeeks: number;
  /** Patients a week before the scenario starts. */
  readonly usualPatients: number;
}

/** What every planned service says of its capacity. */
interface CapacityNumbers {
  readonly growth_share_per_year: number;
  readonly floor_share: number;
  readonly flex_share: number;
  readonly catch_up_weeks: number;
}

/** @param usual what a week of the list comes to before the scenario starts */
export function capacityRule(
  n: CapacityNumbers,
  usual: Pick<CapacityRule, 'base' | 'sessionsPerWeek' | 'slotsPerPatient' | 'usualPatients'>,
): CapacityRule {
  return {
    ...usual,
    growthPerDay: growthPerDay(n.growth_share_per_year),
    floor: n.floor_share,
    ceiling: 1 + n.flex_share,
    catchUpWeeks: n.catch_up_weeks,
  };
}

export class FollowingCapacity {
  /** Slots of a session day this week. */
  slotsPerSession: number;
  /** Base slots of a session day. */
  basePerSession: number;
  private readonly rule: CapacityRule;
  private readonly recentLists = new Float64Array(MEMORY_WEEKS);
  private week = 0;
  private thisWeek = 0;
  private daysThisWeek = 0;

  constructor(rule: CapacityRule) {
    this.rule = rule;
    this.recentLists.fill(rule.usualPatients);
    this.basePerSession = rule.base / rule.sessionsPerWeek;
    this.slotsPerSession = this.basePerSession;
  }

  /** Counts the patients who joined today towards the demand of this week. */
  observe(patients: number): void {
    this.thisWeek += patients;
    this.daysThisWeek++;
  }

  /** Sets the slots of the week after this day from the list as it is now: call at the end of a week. */
  follow(day: number, list: number, targetWeeks: number): void {
    // A first week cut short says nothing about the demand of a week.
    if (this.daysThisWeek === 7) this.recentLists[this.week++ % MEMORY_WEEKS] = this.thisWeek;
    this.thisWeek = 0;
    this.daysThisWeek = 0;
    let demand = 0;
    for (const week of this.recentLists) demand += week;
    demand /= MEMORY_WEEKS;
    const { floor, ceiling, slotsPerPatient, catchUpWeeks, sessionsPerWeek, growthPerDay } = this.rule;
    const base = this.rule.base * exp(growthPerDay * day);
    const wanted = slotsPerPatient * (demand + (list - demand * targetWeeks) / catchUpWeeks);
    this.basePerSession = base / sessionsPerWeek;
    this.slotsPerSession = Math.min(Math.max(wanted, floor * base), ceiling * base) / sessionsPerWeek;
  }

  visitState(visitor: StateVisitor): void {
    this.slotsPerSession = visitor.number(this.slotsPerSession);
    this.basePerSession = visitor.number(this.basePerSession);
    for (let week = 0; week < MEMORY_WEEKS; week++) this.recentLists[week] = visitor.number(this.recentLists[week]!);
    this.week = visitor.number(this.week);
    this.thisWeek = visitor.number(this.thisWeek);
    this.daysThisWeek = visitor.number(this.daysThisWeek);
  }
}
