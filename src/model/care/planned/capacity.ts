/**
 * Capacity that follows the list, weekly, by the same rule under every strategy and in the counterfactual (P43): slots
 * drift towards clearing the excess over the target wait, within limits around the base. Without it a lost slot is
 * never regained and no excess ever clears.
 *   slots a week = clamp(f (d + (L - L*) / C + I), floor B, (1 + flex) B)
 * with f slots needed by a patient, d the 13-week mean demand in patients, L* = d x the target wait at the end of the
 * catch-up of C weeks, B base slots a week. I is what a week lastingly needs beyond d: it rises by (L - d x target wait of
 * today) / (C T) a week over about a year T, except at a limit that stops the slots from following. Without it a list whose
 * slots stay a little short settles a little long for good. The base grows as demand does: what is planned for, is staffed for.
 * Sessions beyond the usual ones are none of its business: it sees the list as it would be without them.
 */
import { exp } from '../../../stats/dmath.js';
import { growthPerDay } from '../growth.js';
import type { StateVisitor } from '../snapshot.js';

const MEMORY_WEEKS = 13;

/** T: a year, or twice the catch-up where that is longer; with less, lists would swing about their target. */
const LASTING_WEEKS = 52;

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
  /** Patients who join in a week: the mean of the last 13 weeks. */
  demand: number;
  /** I: patients a week, as lists fell behind or ran ahead for long. */
  private lasting = 0;
  private readonly rule: CapacityRule;
  private readonly recentLists = new Float64Array(MEMORY_WEEKS);
  private week = 0;
  private thisWeek = 0;
  private daysThisWeek = 0;
  /** Patients seen in extra sessions this week, and in the weeks without a break that end with this one. */
  private extraThisWeek = 0;
  private extra = 0;

  constructor(rule: CapacityRule) {
    this.rule = rule;
    this.demand = rule.usualPatients;
    this.recentLists.fill(rule.usualPatients);
    this.basePerSession = rule.base / rule.sessionsPerWeek;
    this.slotsPerSession = this.basePerSession;
  }

  /** Counts the patients who joined today towards the demand of this week, and the extra slots used. */
  observe(patients: number, extraSlots: number): void {
    this.thisWeek += patients;
    this.daysThisWeek++;
    this.extraThisWeek += extraSlots / this.rule.slotsPerPatient;
  }

  /** Sets the slots of the week after this day from the list as it is now: call at the end of a week. */
  follow(day: number, list: number, targetWeeks: (day: number) => number): void {
    const { floor, ceiling, slotsPerPatient, catchUpWeeks, sessionsPerWeek, growthPerDay } = this.rule;
    this.endWeek();
    const { demand } = this;
    const base = this.rule.base * exp(growthPerDay * day);
    const alone = list + this.extra;
    const excess = alone - demand * targetWeeks(day + 7 * catchUpWeeks);
    const wanted = slotsPerPatient * (demand + excess / catchUpWeeks + this.lasting);
    this.basePerSession = base / sessionsPerWeek;
    this.slotsPerSession = Math.min(Math.max(wanted, floor * base), ceiling * base) / sessionsPerWeek;
    const behind = alone - demand * targetWeeks(day);
    const follows = behind > 0 ? wanted < ceiling * base : wanted > floor * base;
    if (follows) this.lasting += behind / (catchUpWeeks * Math.max(LASTING_WEEKS, 2 * catchUpWeeks));
  }

  /** What this week was adds to what the weeks before it were. */
  private endWeek(): void {
    // A first week cut short says nothing about the demand of a week.
    if (this.daysThisWeek === 7) this.recentLists[this.week++ % MEMORY_WEEKS] = this.thisWeek;
    this.thisWeek = 0;
    this.daysThisWeek = 0;
    let sum = 0;
    for (let week = 0; week < MEMORY_WEEKS; week++) sum += this.recentLists[week]!;
    this.demand = sum / MEMORY_WEEKS;
    this.extra = this.extraThisWeek > 0 ? this.extra + this.extraThisWeek : 0;
    this.extraThisWeek = 0;
  }

  visitState(visitor: StateVisitor): void {
    this.slotsPerSession = visitor.number(this.slotsPerSession);
    this.basePerSession = visitor.number(this.basePerSession);
    for (let week = 0; week < MEMORY_WEEKS; week++) this.recentLists[week] = visitor.number(this.recentLists[week]!);
    this.week = visitor.number(this.week);
    this.thisWeek = visitor.number(this.thisWeek);
    this.daysThisWeek = visitor.number(this.daysThisWeek);
    this.demand = visitor.number(this.demand);
    this.lasting = visitor.number(this.lasting);
    this.extraThisWeek = visitor.number(this.extraThisWeek);
    this.extra = visitor.number(this.extra);
  }
}
