/**
 * The fluid backlog of METHODS section 2: 100 slots and 95 referrals a day, noise off, no notice, fixed capacity, an
 * empty list, sessions every day that see the effects of d + 0.5. Whole patients: slots and queue are rounded with
 * carry, so the queue is within one patient of the fluid one, days within one, and the area within half a patient a day.
 */
import { describe, expect, it } from 'vitest';
import { dailyWords } from '../../src/kernel/streams.js';
import { noiseless } from '../../src/model/care/chance.js';
import { DayEffects } from '../../src/model/care/day-effects.js';
import { Clinic } from '../../src/model/care/planned/clinic.js';
import type { OnSeen } from '../../src/model/care/planned/clinic-rules.js';
import { FIRST } from '../../src/model/care/planned/list-kinds.js';
import { Ledger } from '../../src/model/ledger.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

const DAYS = 500;
const SLOTS = 100;
const REFERRALS = 95;

/** Of an exponential recovery from 0.3 with a time of 30 days. */
const exponential = { top: 481.23608, peakDay: 53.752784, clearDay: 179.547037, area: 54_067.43 };

/** The list at the end of each day under a dip at day d + 0.5, and the longest wait. */
function backlog(dipAt: (time: number) => number): { list: number[]; longestWait: number } {
  let longestWait = 0;
  const seen: OnSeen = (_, clockDays, count, day) => {
    for (const clockDay of clockDays.subarray(0, count)) longestWait = Math.max(longestWait, day - clockDay);
  };
  const ledger = new Ledger(1, DAYS);
  const rules = {
    classes: [{ noticeDays: 0, initial: [], missKey: { hi: 0, lo: 0 }, toGpShare: 0, removalHazard: 0, clocked: true }],
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
    },
    targetWeeks: () => 0,
  };
  const clinic = new Clinic({
    index: 0,
    rules,
    history: 0,
    days: DAYS,
    words: dailyWords(['fluid'], DAYS),
    chance: noiseless(),
    ledger,
    onSeen: seen,
  });
  const fx = new DayEffects(FIRST);
  for (let day = 0; day < DAYS; day++) {
    fx.reset();
    fx.dip = 1 - dipAt(day + 0.5);
    clinic.open(day, fx);
    clinic.join(0, day, REFERRALS, day, fx);
    clinic.close(day, true, day % 7 === 6, fx);
  }
  return { list: Array.from({ length: DAYS }, (_, day) => ledger.get(0, day, 'waiting')), longestWait };
}

/** The numbers of a backlog: its top, the day of it and the day on which it is cleared, and patient-days. */
function summary(list: readonly number[]) {
  const top = Math.max(...list);
  const peakDay = list.indexOf(top) + 1;
  return {
    top,
    peakDay,
    clearDay: list.findIndex((patients, day) => day >= peakDay && patients <= 1) + 1,
    area: list.reduce((a, b) => a + b, 0),
  };
}

function agrees(list: readonly number[], fluid: ReturnType<typeof summary>): void {
  const whole = summary(list);
  expect(Math.abs(whole.top - fluid.top), 'top').toBeLessThanOrEqual(1);
  // The top is flat: around it, whole patients change by less than one a day.
  const flat = list.map((patients, day) => (patients >= whole.top - 1 ? day + 1 : Number.NaN)).filter((day) => day > 0);
  expect(Math.min(...flat)).toBeLessThanOrEqual(fluid.peakDay + 1);
  expect(Math.max(...flat)).toBeGreaterThanOrEqual(fluid.peakDay - 1);
  expect(Math.abs(whole.clearDay - fluid.clearDay), 'clear day').toBeLessThanOrEqual(1.01);
  expect(Math.abs(whole.area - fluid.area), 'area').toBeLessThanOrEqual(0.5 * fluid.clearDay);
}

describe('fluid backlogs', () => {
  it('a step of 14 days: 350 patients, clear on day 84, 14,700 patient-days, exactly', () => {
    const { list, longestWait } = backlog((t) => (t < 14 ? 0.3 : 0));
    const top = Math.max(...list);
    expect(top).toBe(350);
    expect(list.indexOf(top) + 1).toBe(14);
    expect(list.indexOf(0, 14) + 1).toBe(84);
    expect(list.reduce((a, b) => a + b, 0)).toBe(14_700);
    // FIFO: 3.684 days at most in the fluid, so some wait four days and nobody five.
    expect(longestWait).toBe(4);
  });

  it('a plateau of 14 days and a linear recovery of 90: clear on day 354, not 104', () => {
    const dip = (t: number) => (t < 14 ? 0.3 : 0.3 * Math.max(0, 1 - (t - 14) / 90));
    const { list } = backlog(dip);
    agrees(list, { top: 1287.5, peakDay: 89, clearDay: 354, area: 250_950 });
    expect(list[103]).toBeGreaterThan(1200);
  });

  it('a linear recovery of 90 days', () => {
    const { list } = backlog((t) => 0.3 * Math.max(0, 1 - t / 90));
    agrees(list, { top: 937.5, peakDay: 75, clearDay: 270, area: 141_750 });
  });

  it('an exponential recovery with a time of 30 days', () => {
    agrees(backlog((t) => 0.3 * Math.exp(-t / 30)).list, exponential);
  });

  it('nothing happens, nobody waits; a dip within the headroom neither', () => {
    expect(Math.max(...backlog(() => 0).list)).toBe(0);
    expect(Math.max(...backlog(() => 0.05).list)).toBe(0);
  });

  it('the numbers would notice a dip a hundredth deeper, or two days longer', () => {
    expect(() => agrees(backlog((t) => 0.303 * Math.exp(-t / 30)).list, exponential)).toThrow();
    expect(() => agrees(backlog((t) => 0.3 * Math.exp(-t / 32)).list, exponential)).toThrow();
  });
});

/** Closed form of the exponential backlog: Q(t) = 100 depth tau (1 - exp(-t / tau)) - 5 t. */
function exponentialFluid(depth: number, tau: number) {
  const lost = SLOTS * depth * tau;
  const headroom = SLOTS - REFERRALS;
  const queue = (t: number) => lost * (1 - Math.exp(-t / tau)) - headroom * t;
  const peakDay = tau * Math.log((SLOTS * depth) / headroom);
  let [low, clearDay] = [peakDay, 10 * DAYS];
  while (clearDay - low > 1e-9) {
    const middle = (low + clearDay) / 2;
    if (queue(middle) > 0) low = middle;
    else clearDay = middle;
  }
  const area = lost * (clearDay - tau * (1 - Math.exp(-clearDay / tau))) - (headroom * clearDay ** 2) / 2;
  return { top: queue(peakDay), peakDay, clearDay, area };
}

describe('the whole model with noise off', () => {
  /** The same clinic as a trust of the model: everybody of one priority, no DNA, nobody leaves. */
  const settings = settingsByHand({
    days: DAYS,
    noise: false,
    trusts: [
      {
        id: 'ashby',
        goLive: 0,
        clinic: {
          referrals_per_week: 7 * REFERRALS,
          growth_share_per_year: 0,
          weekend_share: 2 / 7,
          'priority_shares.two_week_wait': 0,
          'priority_shares.urgent': 0,
          'priority_shares.routine': 1,
          'notice_days.routine': 0,
          initial_list: 0,
          slots_per_weekday: (7 * SLOTS) / 5,
          flex_share: 0,
          floor_share: 1,
          dna_share: 0,
          cancelled_share: 0,
          removal_share: 0,
          out_of_order_share: 0,
        },
        values: { 'preparation.weeks': 0, 'preparation.slip_months': 0, 'preparation.readiness_share': 0.5 },
      },
    ],
    mechanisms: {
      ...Object.fromEntries(mechanisms.map(({ id }) => [id, 'off'] as const)),
      learning_dip: { depth_share: 0.3, decay_weeks: 30 / 7, scope_multiplier: 1 },
    },
  });
  const everyDay = { ...settings, calendar: { ...settings.calendar, sessionDay: new Uint8Array(DAYS).fill(1) } };

  it('the learning dip gives the exponential backlog', () => {
    const { ledger } = strategyRun(everyDay, 'national');
    const list = Array.from({ length: DAYS }, (_, day) => ledger.get(0, day, 'waiting'));
    agrees(list, exponentialFluid(0.3, 30));
    expect(exponentialFluid(0.3, 30).top).toBeCloseTo(exponential.top, 5);
    expect(exponentialFluid(0.3, 30).clearDay).toBeCloseTo(exponential.clearDay, 5);
    expect(exponentialFluid(0.3, 30).area).toBeCloseTo(exponential.area, 2);
  });

  it('without a go-live nobody waits overnight', () => {
    const { ledger } = strategyRun(everyDay, 'no_go_live');
    expect(ledger.sum(0, 'waiting', 0, DAYS)).toBe(0);
    expect(ledger.sum(0, 'done', 0, DAYS)).toBe(REFERRALS * DAYS);
  });
});
