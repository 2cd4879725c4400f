/**
 * Emergency care: bays against the kernel's event-driven queue, bit for bit; unlimited bays against M(t)/M/inf; days
 * copied against days lived; nobody lost; and the whole department against one written patient by patient.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDistribution } from '../../src/kernel/distribution.js';
import { QuantileTable } from '../../src/kernel/quantile-table.js';
import { Simulator } from '../../src/kernel/simulator.js';
import { dailyWords } from '../../src/kernel/streams.js';
import { noisy } from '../../src/model/care/chance.js';
import { DayEffects } from '../../src/model/care/day-effects.js';
import { Arrivals } from '../../src/model/care/emergency/arrivals.js';
import { Bays } from '../../src/model/care/emergency/bays.js';
import { Emergency } from '../../src/model/care/emergency/emergency.js';
import type { EmergencyFuture } from '../../src/model/care/emergency/emergency-future.js';
import { ATTENDANCE } from '../../src/model/care/emergency/emergency-kind.js';
import {
  DayOfPatients,
  MINUTES_A_DAY,
  type StreamFuture,
  simulateDay,
  USUAL,
} from '../../src/model/care/emergency/emergency-stream.js';
import type { EmergencyTally } from '../../src/model/care/emergency/emergency-tally.js';
import { hourOfWeek } from '../../src/model/care/emergency/hour-of-week.js';
import { CountsByWeek, lengthCounts, stayQuantile } from '../../src/model/care/emergency/stay-counts.js';
import { WaitTally } from '../../src/model/care/wait-tally.js';
import { drawFuture } from '../../src/model/future.js';
import { Ledger } from '../../src/model/ledger.js';
import { tQuantile } from '../../src/stats/student-t.js';
import { livePlainDepartment, type PlainDepartment } from '../reference/plain-emergency.js';
import { settingsByHand } from './settings-by-hand.js';
import { mean, strategyRun } from './strategy-run.js';

interface Patient {
  readonly arrival: number;
  readonly work: number;
}

/** The same patients through a queue of events on the kernel's calendar: who leaves at a minute leaves before anybody comes. */
function waitsByEvents(patients: readonly Patient[], bays: number): number[] {
  const [COMES, LEAVES] = [1, 2];
  const sim = new Simulator();
  const waits: number[] = [];
  const queue: number[] = [];
  let free = bays;
  const serve = () => {
    while (free > 0 && queue.length > 0) {
      const next = queue.shift()!;
      free--;
      waits[next] = sim.now - patients[next]!.arrival;
      sim.post(sim.now + patients[next]!.work, 0, LEAVES, next);
    }
  };
  sim.on(COMES, (patient) => {
    queue.push(patient);
    serve();
  });
  sim.on(LEAVES, () => {
    free++;
    serve();
  });
  for (const [i, { arrival }] of patients.entries()) sim.post(arrival, 1, COMES, i);
  sim.run(Number.POSITIVE_INFINITY);
  return waits;
}

const somePatients = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 2880 })), {
    minLength: 1,
    maxLength: 400,
    size: 'max',
  })
  .map((steps) => {
    let arrival = 0;
    return steps.map(([gap, work], i): Patient => {
      arrival += gap + (i % 50 === 49 ? 5000 : 0);
      return { arrival, work: i % 3 === 0 ? work : 1 + (work % 90) };
    });
  });

/** Few bays, so that patients wait, and sometimes more than two bytes count. */
const someBays = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 12 }), weight: 9 },
  { arbitrary: fc.constant(70_000), weight: 1 },
);

describe('bays', () => {
  it('give every patient the very wait of the event-driven queue', () => {
    let waited = 0;
    fc.assert(
      fc.property(somePatients, someBays, (patients, count) => {
        const bays = new Bays(count);
        const waits = patients.map(({ arrival, work }) => bays.admit(arrival, work) - arrival);
        expect(waits).toEqual(waitsByEvents(patients, count));
        if (Math.max(...waits) > 0) waited++;
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(waited).toBeGreaterThan(100);
  });

  it('have the same future after being saved and restored at any minute', () => {
    fc.assert(
      fc.property(somePatients, someBays, fc.nat({ max: 399 }), fc.nat({ max: 9000 }), (patients, count, at, pause) => {
        const split = Math.min(at, patients.length);
        const bays = new Bays(count);
        for (const { arrival, work } of patients.slice(0, split)) bays.admit(arrival, work);
        const minute = (patients[split - 1]?.arrival ?? 0) + pause;
        const saved = bays.save(minute);
        const restored = new Bays(count);
        restored.admit(0, 77);
        restored.restore(minute, saved);
        expect(restored.save(minute)).toEqual(saved);
        for (const { arrival, work } of patients) {
          expect(restored.admit(minute + arrival, work)).toBe(bays.admit(minute + arrival, work));
        }
      }),
      { numRuns: 200, seed: 2 },
    );
  });
});

it('a queue that grows beyond all scenarios stands where it is', () => {
  const bays = new Bays(1);
  const late = 0x3fffffff - 1000;
  const starts = [2880, 2880, 1, 1].map((work) => bays.admit(late, work));
  expect(starts).toEqual([late, late + 2880, late + 2880, late + 2880]);
});

/** A stream with as many bays as anybody could want. */
function unlimited(perWeek: number, work: QuantileTable, seed: number, days: number): StreamFuture {
  const arrivals = new Arrivals({
    perWeek: () => perWeek,
    weekday: Uint8Array.from({ length: days }, (_, day) => day % 7),
    words: dailyWords(['emergency', seed], days),
    work,
    kept: false,
  });
  return { arrivals, bays: 60_000, admissions: null };
}

describe('arrivals by the hour of the week', () => {
  /** |z| of 14 x 6 scores: a false alarm in 1e-6 of right models, were the seeds not fixed. */
  const LIMIT = 5.7;
  const WEEKS = 60;
  const PER_WEEK = 2500;

  /** Those in the department at each midnight, by day of the week. */
  function census(work: QuantileTable, seed: number): number[][] {
    const days = 7 * WEEKS;
    const stream = unlimited(PER_WEEK, work, seed, days);
    const bays = new Bays(stream.bays);
    const today = new DayOfPatients();
    const leaving = new Float64Array(days + 100);
    const byWeekday: number[][] = Array.from({ length: 7 }, () => []);
    let inside = 0;
    for (let day = 0; day < days; day++) {
      simulateDay(stream, day, USUAL, bays, today);
      today.leavers.forEach((count, midnights) => {
        leaving[day + midnights]! += count;
      });
      inside += today.came - leaving[day]!;
      if (day >= 7) byWeekday[day % 7]!.push(inside);
    }
    return byWeekday;
  }

  it('with unlimited bays the number inside is that of M(t)/M/inf: Poisson, by day of the week', () => {
    const tau = 150;
    const work = new QuantileTable(makeDistribution({ kind: 'exponential', args: [tau] }));
    census(work, 3).forEach((counts, weekday) => {
      // Expected at the midnight after this day: arrivals of each minute before, times the probability to be still there.
      let expected = 0;
      for (let ago = 1; ago < 4 * MINUTES_A_DAY; ago++) {
        const minute = ((weekday + 1) * MINUTES_A_DAY - ago + 7 * MINUTES_A_DAY) % (7 * MINUTES_A_DAY);
        const stays = ago === 1 ? 1 : Math.exp(-(ago - 0.5) / tau);
        expected += ((PER_WEEK * hourOfWeek[Math.floor(minute / 60)]!) / 60) * stays;
      }
      const n = counts.length;
      expect(Math.abs(mean(counts) - expected) / Math.sqrt(expected / n), `${weekday}`).toBeLessThan(LIMIT);
      const spread = counts.reduce((sum, x) => sum + (x - expected) ** 2, 0) / n;
      // The variance of a Poisson sample's variance is about 2 m^2 / n + m / n.
      const z = (spread - expected) / Math.sqrt((2 * expected * expected + expected) / n);
      expect(Math.abs(z), `variance ${weekday}`).toBeLessThan(LIMIT);
    });
  });

  it('come when the hours say: work of exactly h hours leaves inside who came in the last h hours', () => {
    for (const hours of [1, 4, 9, 13, 18]) {
      const work = new QuantileTable(makeDistribution({ kind: 'constant', args: [60 * hours] }));
      census(work, 10 + hours).forEach((counts, weekday) => {
        let share = 0;
        for (let hour = 24 - hours; hour < 24; hour++) share += hourOfWeek[24 * weekday + hour]!;
        const z = (mean(counts) - PER_WEEK * share) / Math.sqrt((PER_WEEK * share) / counts.length);
        expect(Math.abs(z), `${weekday}, ${hours} hours`).toBeLessThan(LIMIT);
      });
    }
  });
});

function futureOf(days: number, emergency: Record<string, number>, replication = 0): EmergencyFuture {
  const settings = settingsByHand({ days, trusts: [{ id: 'ashby', emergency }] });
  return drawFuture(settings, replication).trusts[0]!.services.find(
    (s): s is EmergencyFuture => s.kind.id === 'emergency',
  )!;
}

/** Lives all days with the work slowed as told; by the service, which copies what it can. */
function byService(future: EmergencyFuture, multipliers: readonly number[]): { tally: EmergencyTally; ledger: Ledger } {
  const days = multipliers.length;
  const ledger = new Ledger(1, days);
  const waits = new WaitTally(new Int16Array(days));
  const department = new Emergency(future, { index: 0, chance: noisy, ledger, tally: waits, trust: [] });
  const fx = new DayEffects(ATTENDANCE);
  multipliers.forEach((multiplier, day) => {
    fx.reset();
    fx.emergencyTime = multiplier;
    department.day(day, [fx]);
  });
  return { tally: waits.emergency!, ledger };
}

/** What is counted of days, of both streams together: by day, and by week how long stays were. */
interface Counts {
  readonly days: readonly (readonly number[])[];
  readonly weeks: readonly Int32Array[];
}

/** As the tally tells it. */
function countsOf(tally: EmergencyTally, days: number): Counts {
  const ofDay = (_: unknown, day: number) => [tally.came, tally.breaches, tally.minutes].map((of) => of[day]!);
  const weeks = Array.from({ length: Math.ceil(days / 7) }, (_, week) => {
    return tally.collect(7 * week, Math.min(days, 7 * week + 7)).stays;
  });
  return { days: Array.from({ length: days }, ofDay), weeks };
}

/** The same, every day lived, nothing copied. */
function lifeWithoutCopies(future: EmergencyFuture, multipliers: readonly number[]): Counts & { inside: number[] } {
  const days = multipliers.map(() => [0, 0, 0]);
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, lengthCounts);
  const today = new DayOfPatients();
  const change = new Float64Array(days.length + 100);
  for (const stream of future.streams) {
    const bays = new Bays(stream.bays);
    multipliers.forEach((work, day) => {
      simulateDay(stream, day, { ...USUAL, work }, bays, today);
      const alone = new CountsByWeek();
      alone.add(0, today);
      alone.addTo(weeks[Math.floor(day / 7)]!, 0, 1, 1);
      const stays = today.stays.subarray(0, today.came);
      const over4Hours = stays.filter((minutes) => minutes > 240).length;
      const minutes = stays.reduce((sum, stay) => sum + stay, 0);
      days[day] = days[day]!.map((sum, i) => sum + [today.came, over4Hours, minutes][i]!);
      change[day]! += today.came;
      today.leavers.forEach((count, midnights) => {
        change[day + midnights]! -= count;
      });
    });
  }
  const inside: number[] = [];
  multipliers.forEach((_, day) => {
    inside.push((inside[day - 1] ?? 0) + change[day]!);
  });
  return { days, weeks: weeks.map(({ stays }) => stays), inside };
}

const schedule = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.constantFrom(1, 1, 1.05, 1.3, 3)), { minLength: 1, maxLength: 8 })
  .map((stretches) => stretches.flatMap(([days, multiplier]) => new Array<number>(days).fill(multiplier)));

describe('a day that is copied', () => {
  it('is the day that would have been lived, bit for bit, whatever happened before', () => {
    fc.assert(
      fc.property(schedule, fc.nat({ max: 99 }), fc.constantFrom(0.5, 0.8, 1.1), (multipliers, replication, load) => {
        const future = futureOf(multipliers.length, { load_share: load }, replication);
        for (let arm = 0; arm < 2; arm++) {
          const served = byService(future, arm === 0 ? multipliers.map(() => 1) : multipliers);
          const plain = lifeWithoutCopies(future, arm === 0 ? multipliers.map(() => 1) : multipliers);
          const { days, weeks } = countsOf(served.tally, multipliers.length);
          expect(days).toEqual(plain.days);
          expect(weeks).toEqual(plain.weeks);
          plain.inside.forEach((inside, day) => {
            expect(served.ledger.get(0, day, 'waiting')).toBe(inside);
          });
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('is what all days are from the second week after a disturbance on', () => {
    const future = futureOf(60, {});
    const multipliers = Array.from({ length: 60 }, (_, day) => (day >= 10 && day < 20 ? 1.3 : 1));
    byService(future, multipliers);
    const bays = new Bays(future.streams[0]!.bays);
    const today = new DayOfPatients();
    const standing: boolean[] = [];
    multipliers.forEach((multiplier, day) => {
      if (day % 7 === 0) standing.push(future.undisturbed[0]!.standsAs(day / 7, bays));
      simulateDay(future.streams[0]!, day, { ...USUAL, work: multiplier }, bays, today);
    });
    expect(standing.slice(0, 3)).toEqual([true, true, false]);
    expect(standing.slice(4)).toEqual(new Array(5).fill(true));
  });
});

describe('patients of the emergency department', () => {
  const trusts = [
    {
      id: 'ashby',
      goLive: 60,
      emergency: { load_share: 0.9, 'price_gbp.attendance': 80 },
      values: { 'preparation.weeks': 0, 'preparation.slip_months': 0 },
    },
  ];
  const settings = settingsByHand({ days: 200, trusts, mechanisms: { emergency_slowdown: { time_multiplier: 1.4 } } });

  it('are conserved every day, all come in every arm, and none is booked', () => {
    const base = strategyRun(settings, 'no_go_live');
    for (const arm of ['no_go_live', 'national', 'local']) {
      const { ledger, accounts } = strategyRun(settings, arm);
      const { index } = accounts[0]!.lists.find(({ kind }) => kind.id === 'emergency')!;
      for (let day = 0; day < 200; day++) {
        const get = (name: Parameters<Ledger['get']>[2]) => ledger.get(index, day, name);
        const yesterday = day === 0 ? 0 : ledger.get(index, day - 1, 'waiting');
        expect(get('waiting')).toBe(yesterday + get('joined') - get('done'));
        expect(get('waiting')).toBeGreaterThanOrEqual(0);
        expect(get('uncaptured')).toBeLessThanOrEqual(get('done'));
        expect(get('joined')).toBe(base.ledger.get(index, day, 'joined'));
      }
    }
  });

  it("obey Little's law with its edges: midnights seen inside = midnights passed by all who came", () => {
    const future = futureOf(80, { load_share: 1.3 });
    const multipliers = new Array<number>(80).fill(1.1);
    const { ledger } = byService(future, multipliers);
    const today = new DayOfPatients();
    let passed = 0;
    for (const stream of future.streams) {
      const bays = new Bays(stream.bays);
      multipliers.forEach((multiplier, day) => {
        simulateDay(stream, day, { ...USUAL, work: multiplier }, bays, today);
        today.leavers.forEach((count, midnights) => {
          passed += count * Math.min(midnights, 80 - day);
        });
      });
    }
    expect(ledger.sum(0, 'waiting', 0, 80)).toBe(passed);
    expect(passed).toBeGreaterThan(1000);
  });

  it('are paid for when they leave, less what is not recorded', () => {
    const { ledger, accounts } = strategyRun(settings, 'national');
    const place = accounts[0]!.lists.find(({ kind }) => kind.id === 'emergency')!;
    expect(place.priceGbp).toBe(80);
    expect(ledger.sum(place.index, 'uncaptured', 60, 120)).toBeGreaterThan(
      ledger.sum(place.index, 'uncaptured', 0, 60),
    );
  });
});

describe('stays', () => {
  it('have their percentiles to the minute, to ten minutes beyond eight hours', () => {
    const weeks = new CountsByWeek();
    const day = new DayOfPatients();
    day.stays.set([20, 30, 241, 600, 7000, 10]);
    day.came = 5;
    const counts = [8, 10].map((week) => {
      weeks.add(week, day);
      const own = lengthCounts();
      weeks.addTo(own, week, week + 1, 1);
      return own;
    });
    for (const { stays } of counts) {
      expect([0.2, 0.4, 0.6, 0.8].map((p) => stayQuantile(stays, p))).toEqual([20, 30, 241, 600]);
    }
    weeks.addTo(counts[0]!, 10, 11, -1);
    for (const nobody of [counts[0]!, lengthCounts()]) expect(stayQuantile(nobody.stays, 0.5)).toBeNaN();
    weeks.addTo(counts[1]!, 9, 10, 1);
    expect(counts[1]!.stays.reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  it('of several weeks are those of the weeks one by one, whether or not anybody came', () => {
    const weeks = new CountsByWeek();
    const day = new DayOfPatients();
    for (const [week, stay] of [
      [2, 20],
      [7, 300],
      [8, 4000],
      [9, 20],
      [31, 65_000],
    ] as const) {
      day.stays.fill(stay, 0, 3);
      day.bedWaits[0] = stay;
      [day.came, day.admitted] = [3, 1];
      weeks.add(week, day);
    }
    const [together, alone] = [lengthCounts(), lengthCounts()];
    weeks.addTo(together, 1, 40, 1);
    for (let week = 1; week < 40; week++) weeks.addTo(alone, week, week + 1, 1);
    expect(together).toEqual(alone);
    expect(together.stays[20]).toBe(6);
    weeks.addTo(together, 3, 10, -1);
    expect(together.stays.reduce((sum, count) => sum + count, 0)).toBe(6);
    weeks.addTo(together, 5, 5, 1);
    expect(together.waits.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('are counted in as many bytes as they need', () => {
    const weeks = new CountsByWeek();
    const day = new DayOfPatients();
    for (const patients of [200, 100, 65_000, 70_000]) {
      day.makeRoom(patients);
      day.came = patients;
      day.admitted = patients;
      day.stays.fill(77, 0, patients);
      day.bedWaits.fill(65, 0, patients);
      weeks.add(3, day);
    }
    day.came = 1;
    day.admitted = 0;
    weeks.add(4, day);
    const [week, next] = [3, 4].map((of) => {
      const counts = lengthCounts();
      weeks.addTo(counts, of, of + 1, 1);
      return counts;
    });
    expect(week!.stays[77]).toBe(135_300);
    expect(week!.waits[2]).toBe(135_300);
    expect([week!, next!].map(({ stays }) => stays.reduce((sum, count) => sum + count, 0))).toEqual([135_300, 1]);
  });

  it('are told of the weeks that were asked for, whole, and again once another day has come', () => {
    const future = futureOf(21, { load_share: 0.8 });
    const { tally } = byService(future, [1.3, ...new Array<number>(20).fill(1)]);
    const patients = (from: number, to: number) => tally.collect(from, to).stays.reduce((sum, of) => sum + of, 0);
    const came = (from: number, to: number) => tally.came.slice(from, to).reduce((sum, of) => sum + of, 0);
    expect(patients(0, 7)).toBe(came(0, 7));
    expect(patients(3, 10)).toBe(came(0, 14));
    expect(patients(0, 21)).toBe(came(0, 21));
    const half = byService(futureOf(10, { load_share: 0.8 }), new Array<number>(10).fill(1)).tally;
    expect(half.collect(7, 10).stays.reduce((sum, of) => sum + of, 0)).toBe(
      half.came.slice(7).reduce((sum, of) => sum + of, 0),
    );
  });
});

describe('the department agrees in distribution with one written patient by patient', () => {
  const DAYS = 35;
  const REPLICATIONS = 40;
  const right: PlainDepartment = {
    days: DAYS,
    attendancesPerWeek: 700,
    majorsShare: 0.55,
    bays: [6, 3],
    medianMinutes: [95, 55],
    sigma: 0.5,
    shareOfHour: (hour) => hourOfWeek[hour]!,
    slower: (day) => (day >= 14 && day < 24 ? 1.25 : 1),
  };
  const windows = [
    [7, 14],
    [14, 21],
    [21, 28],
  ] as const;
  const COMPARISONS = 4 * windows.length;
  const BOUND = tQuantile(1 - 1e-4 / COMPARISONS / 2, REPLICATIONS - 1);

  const own = Array.from({ length: REPLICATIONS }, (_, replication) => {
    const numbers = { attendances_per_week: 700, 'majors.bays': 6, 'minors.bays': 3, growth_share_per_year: 0 };
    const future = futureOf(DAYS, numbers, replication);
    const { tally, ledger } = byService(
      future,
      Array.from({ length: DAYS }, (_, day) => right.slower(day)),
    );
    const sum = (numbers: ArrayLike<number>, from: number, to: number) =>
      Array.from(numbers)
        .slice(from, to)
        .reduce((all, x) => all + x, 0);
    return windows.flatMap(([from, to]) => [
      sum(tally.came, from, to),
      sum(tally.breaches, from, to),
      sum(tally.minutes, from, to),
      ledger.sum(0, 'waiting', from, to),
    ]);
  });

  function plainSample(department: PlainDepartment): number[][] {
    return Array.from({ length: REPLICATIONS }, (_, replication) => {
      const patients = livePlainDepartment(department, `plain-${replication}`);
      return windows.flatMap(([from, to]) => {
        const here = patients.filter(({ came }) => came >= 1440 * from && came < 1440 * to);
        let midnights = 0;
        for (let day = from; day < to; day++) {
          const midnight = 1440 * (day + 1);
          midnights += patients.filter(({ came, left }) => came < midnight && left >= midnight).length;
        }
        const stays = here.map(({ came, left }) => left - came);
        return [here.length, stays.filter((stay) => stay > 240).length, stays.reduce((a, b) => a + b, 0), midnights];
      });
    });
  }

  function worst(other: readonly number[][]): number {
    const variance = (x: readonly number[]) =>
      x.reduce((s, v) => s + (v - mean(x)) ** 2, 0) / (x.length - 1) / x.length;
    const scores = own[0]!.map((_, i) => {
      const [a, b] = [own.map((run) => run[i]!), other.map((run) => run[i]!)];
      return Math.abs(mean(a) - mean(b)) / Math.sqrt(variance(a) + variance(b));
    });
    return Math.max(...scores);
  }

  it('attendances, breaches, minutes and midnights, before, during and after a slowdown', () => {
    expect(worst(plainSample(right))).toBeLessThan(BOUND);
  });

  const mistakes: Readonly<Record<string, Partial<PlainDepartment>>> = {
    'one bay more': { bays: [7, 3] },
    'no slowdown': { slower: () => 1 },
    'a tenth fewer come': { attendancesPerWeek: 630 },
    'they come evenly': { shareOfHour: () => 1 / 168 },
    'less varied work': { sigma: 0.3 },
  };
  for (const [mistake, change] of Object.entries(mistakes)) {
    it(`would notice: ${mistake}`, () => {
      expect(worst(plainSample({ ...right, ...change }))).toBeGreaterThan(BOUND);
    });
  }
});
