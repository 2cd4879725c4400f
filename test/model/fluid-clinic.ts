/** One list and its sessions with noise off: whole patients, rounded with carry, that follow a fluid within one or two. */
import { dailyWords } from '../../src/kernel/streams.js';
import { noiseless } from '../../src/model/care/chance.js';
import { DayEffects } from '../../src/model/care/day-effects.js';
import type { CapacityRule } from '../../src/model/care/planned/capacity.js';
import { Clinic } from '../../src/model/care/planned/clinic.js';
import type { OnSeen } from '../../src/model/care/planned/clinic-rules.js';
import { FIRST } from '../../src/model/care/planned/list-kinds.js';
import { Ledger } from '../../src/model/ledger.js';

export const SLOTS = 100;
export const REFERRALS = 95;

export interface FluidCase {
  readonly days: number;
  /** Share of the usual slots lost at a time, in days. */
  readonly dipAt: (time: number) => number;
  /** Unless it is said otherwise capacity is fixed. */
  readonly capacity?: Partial<CapacityRule>;
  /** By day; none: no wait. */
  readonly targetWeeks?: (day: number) => number;
  /** Days of referrals on the list on day 0. */
  readonly initialDays?: number;
  /** Extra slots allowed on a day, as a share of the base. */
  readonly extraOn?: (day: number) => number;
}

/** The list at the end of each day, what was offered and done beyond it on each, and the longest wait. */
export function liveFluid({ days, dipAt, capacity, targetWeeks = () => 0, initialDays = 0, extraOn }: FluidCase) {
  let longestWait = 0;
  const seen: OnSeen = (_, clockDays, count, day) => {
    for (const clockDay of clockDays.subarray(0, count)) longestWait = Math.max(longestWait, day - clockDay);
  };
  const ledger = new Ledger(1, days);
  const initial = Array.from({ length: initialDays }, (_, back) => ({ clockDay: -1 - back, count: REFERRALS }));
  const rules = {
    classes: [{ noticeDays: 0, initial, missKey: { hi: 0, lo: 0 }, toGpShare: 0, removalHazard: 0, clocked: true }],
    between: 'in_order' as const,
    firstClassShare: 1,
    missedShare: 0,
    rebookDays: 1,
    outOfOrderShare: 0,
    capacity: {
      base: 7 * SLOTS,
      growthPerDay: 0,
      sessionsPerWeek: 7,
      floor: 1,
      ceiling: 1,
      slotsPerPatient: 1,
      catchUpWeeks: 26,
      usualPatients: 7 * REFERRALS,
      ...capacity,
    },
    targetWeeks,
  };
  const words = dailyWords(['fluid'], days);
  const chance = noiseless();
  const clinic = new Clinic({ index: 0, rules, history: initialDays, days, words, chance, ledger, onSeen: seen });
  const fx = new DayEffects(FIRST);
  for (let day = 0; day < days; day++) {
    fx.reset();
    fx.dip = 1 - dipAt(day + 0.5);
    fx.extra = extraOn?.(day) ?? 0;
    clinic.open(day, fx);
    clinic.join(0, day, REFERRALS, day, fx);
    clinic.close(day, true, day % 7 === 6, fx);
  }
  const of = (column: 'waiting' | 'slots' | 'extra') => [...ledger.column(0, column)];
  return { list: of('waiting'), slots: of('slots'), extra: of('extra'), longestWait };
}
