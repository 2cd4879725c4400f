/**
 * The fluid backlog of METHODS section 2: 100 slots and 95 referrals a day, noise off, no notice, fixed capacity, an
 * empty list, sessions every day that see the effects of d + 0.5. Whole patients: slots and queue are rounded with
 * carry, so the queue is within one patient of the fluid one, days within one, and the area within half a patient a day.
 */
import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { liveFluid, REFERRALS, SLOTS } from './fluid-clinic.js';
import { settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

const DAYS = 500;

/** Of an exponential recovery from 0.3 with a time of 30 days. */
const exponential = { top: 481.23608, peakDay: 53.752784, clearDay: 179.547037, area: 54_067.43 };

function backlog(dipAt: (time: number) => number) {
  return liveFluid({ days: DAYS, dipAt });
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

/** A list whose capacity follows it towards four weeks' referrals, with base slots as many as are referred. */
const following = {
  targetWeeks: () => 4,
  initialDays: 28,
  capacity: { base: 7 * REFERRALS, floor: 0.9, ceiling: 1.05 },
};
const WEEK = 7 * REFERRALS;
const CATCH_UP = 26;

/** The same by weeks, in fractions of patients: how far the list is above its target at the end of each. */
function byWeeks(weeks: number, lost: (week: number) => number, floor: number, ceiling: number, first = 0): number[] {
  let [excess, lasting, slots] = [first, 0, WEEK];
  return Array.from({ length: weeks }, (_, week) => {
    excess += WEEK - slots * (1 - lost(week));
    const wanted = WEEK + excess / CATCH_UP + lasting;
    slots = Math.min(Math.max(wanted, floor * WEEK), ceiling * WEEK);
    // Slots at a limit say nothing about what is lastingly needed.
    if (slots === wanted) lasting += excess / CATCH_UP / 52;
    return excess;
  });
}

describe('capacity that follows the list', () => {
  const excessOf = (list: readonly number[]) =>
    list.filter((_, day) => day % 7 === 6).map((patients) => patients - 4 * WEEK);
  const near = (list: readonly number[], expected: readonly number[]) =>
    excessOf(list).forEach((excess, week) => {
      expect(Math.abs(excess - expected[week]!), `week ${week}`).toBeLessThan(3);
    });

  it('clears what a lasting loss has made: a tenth of all slots lost for good', () => {
    const weeks = 320;
    const capacity = { ...following.capacity, floor: 0.5, ceiling: 1.5 };
    const { list } = liveFluid({ ...following, capacity, days: 7 * weeks, dipAt: () => 0.1 });
    const expected = byWeeks(weeks, () => 0.1, 0.5, 1.5);
    near(list, expected);
    // Closed form: e'' = -.9 (e' / C + e / (C T)), e(0) = 0, e'(0) = a tenth of the referrals, T = 2 C.
    const omega = Math.sqrt(0.9 * 1.1) / (2 * CATCH_UP);
    const fluid = (week: number) =>
      ((0.1 * WEEK) / omega) * Math.exp((-0.9 * week) / (2 * CATCH_UP)) * Math.sin(omega * week);
    const top = Math.max(...expected);
    expected.forEach((excess, week) => {
      expect(Math.abs(excess - fluid(week + 1))).toBeLessThan(0.03 * top);
    });
    // Slots in proportion to the excess alone would leave it at C x .1 / .9 weeks for good.
    expect(top).toBeLessThan((CATCH_UP * WEEK) / 9);
    expect(Math.abs(excessOf(list).at(-1)!)).toBeLessThan(10);
  });

  it('does not learn at a limit: after long weeks at it the list passes its target by e^(-pi/2) of what was left then', () => {
    const weeks = 520;
    const dip = (week: number) => (week < 40 ? 0.3 : 0);
    const { list } = liveFluid({ ...following, days: 7 * weeks, dipAt: (t) => dip(Math.floor(t / 7)) });
    const high = byWeeks(weeks, dip, 0.9, 1.05);
    near(list, high);
    expect(Math.max(...high)).toBeGreaterThan(10 * WEEK);
    // It leaves the upper limit at an excess of .05 C weeks, the lower one at .1 C weeks.
    const left = 0.05 * CATCH_UP * WEEK * Math.exp(-Math.PI / 2);
    expect(Math.abs(-Math.min(...excessOf(list)) / left - 1)).toBeLessThan(0.1);
    const short = liveFluid({ ...following, initialDays: 3, days: 7 * weeks, dipAt: () => 0 }).list;
    near(
      short,
      byWeeks(weeks, () => 0, 0.9, 1.05, -25 * REFERRALS),
    );
    expect(Math.abs(Math.max(...excessOf(short)) / (2 * left) - 1)).toBeLessThan(0.1);
  });

  it('keeps the list at a target that falls evenly: where it is to be is known as many weeks ahead as it takes', () => {
    const targetWeeks = (day: number) => 6 - day / 365;
    const { list } = liveFluid({ ...following, targetWeeks, initialDays: 42, days: 730, dipAt: () => 0 });
    list.forEach((patients, day) => {
      expect(Math.abs(patients - WEEK * targetWeeks(day))).toBeLessThan(0.05 * WEEK);
    });
  });

  it('is what it was without extra sessions, which come on top of it: no week of them lowers the usual slots', () => {
    const weeks = 80;
    const dipAt = (t: number) => (t < 70 ? 0.25 : 0);
    const extraOn = (day: number) => (day >= 91 && day < 273 ? 0.08 : 0);
    const without = liveFluid({ ...following, days: 7 * weeks, dipAt });
    const { list, slots, extra } = liveFluid({ ...following, days: 7 * weeks, dipAt, extraOn });
    const ofWeek = (days: readonly number[], week: number) =>
      days.slice(7 * week, 7 * week + 7).reduce((a, b) => a + b);
    let [done, held] = [0, 0];
    for (let week = 0; week < weeks; week++) {
      const own = ofWeek(extra, week);
      done += own;
      if (own === 0) continue;
      held++;
      expect(ofWeek(slots, week) - own).toBeGreaterThanOrEqual(ofWeek(without.slots, week) - 1);
      const day = 7 * week + 6;
      expect(Math.abs(without.list[day]! - list[day]! - done)).toBeLessThan(3);
      expect(list[7 * week]!).toBeGreaterThan(5 * WEEK - REFERRALS);
    }
    expect(held).toBeGreaterThan(5);
    expect(held).toBeLessThan(26);
  });
});

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
