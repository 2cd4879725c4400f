/**
 * The beds of a trust against what can be said without simulating them: Little's law, the spread of a Poisson process,
 * hospitals that are empty or have no bed to use; nobody is lost on any day; days shared are the days simulated; and
 * where nothing is different, nothing is.
 */
import { describe, expect, it } from 'vitest';
import type { BedsFuture } from '../../src/model/care/beds/beds-future.js';
import { isBeds } from '../../src/model/care/beds/beds-future.js';
import { meanNights, Stays } from '../../src/model/care/beds/stays.js';
import { bedWeek } from '../../src/model/care/beds/week.js';
import { Bays } from '../../src/model/care/emergency/bays.js';
import { isEmergency } from '../../src/model/care/emergency/emergency-future.js';
import { DayOfPatients, simulateDay, USUAL } from '../../src/model/care/emergency/emergency-stream.js';
import { drawFuture } from '../../src/model/future.js';
import { type LedgerColumn, ledgerColumns } from '../../src/model/ledger.js';
import { outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import type { Settings } from '../../src/model/settings.js';
import { type StrategyRun, simulateStrategy } from '../../src/model/simulate-strategy.js';
import { only, prompt } from './mechanisms/compare.js';
import { settingsByHand, type TrustByHand, type Values } from './settings-by-hand.js';
import { mean, strategyRun } from './strategy-run.js';

const DAYS = 800;

/** A district general with 500 beds. */
function general(beds: Values = {}, more: Partial<TrustByHand> = {}): TrustByHand {
  return {
    id: 'ashby',
    goLive: 200,
    values: prompt,
    clinic: { referrals_per_week: 500, growth_share_per_year: 0 },
    listed: 0.2,
    elective: { growth_share_per_year: 0 },
    emergency: { attendances_per_week: 1500, growth_share_per_year: 0 },
    beds: { beds: 400, growth_share_per_year: 0, ...beds },
    ...more,
  };
}

function settingsOf(trust: TrustByHand, more: Parameters<typeof settingsByHand>[0] = {}): Settings {
  return settingsByHand({ days: DAYS, trusts: [trust], strategies: { national: {} }, ...more });
}

/** The counts of the beds of the first trust. */
function bedsOf({ ledger, accounts }: StrategyRun) {
  const of = (id: string) => accounts[0]!.lists.find(({ kind }) => kind.id === id)!.index;
  const [spell, short] = [of('spell'), of('short_spell')];
  return {
    get: (column: LedgerColumn, day: number) => ledger.get(spell, day, column),
    spells: (day: number) => ledger.get(spell, day, 'joined') + ledger.get(short, day, 'joined'),
    sum: (column: LedgerColumn, from = 0, to = DAYS) => ledger.sum(spell, column, from, to),
  };
}

describe('stays', () => {
  const stays = new Stays([
    { from: 0, to: 0, share: 27 },
    { from: 1, to: 1, share: 18 },
    { from: 2, to: 3, share: 18 },
    { from: 4, to: 6, share: 13 },
    { from: 7, to: 13, share: 13 },
    { from: 14, to: 27, share: 7 },
    { from: 28, to: 62, share: 4 },
  ]);

  it('have the mean of their table, 5.8 nights as in 2008', () => {
    expect(meanNights(stays.shares)).toBeCloseTo(5.815, 9);
  });

  it.each([0.7, 1, 1.08, 2.3])('times %d have the shares that are told of them', (factor) => {
    const UNIFORMS = 200_000;
    const told = stays.scaled(factor);
    const found = new Float64Array(told.length);
    for (let i = 0; i < UNIFORMS; i++) found[stays.nights((i + 0.5) / UNIFORMS, factor)]! += 1 / UNIFORMS;
    found.forEach((share, nights) => {
      expect([nights, share]).toEqual([nights, expect.closeTo(told[nights]!, 3)]);
    });
  });

  it('rise with the factor, patient by patient, and by the factor in the mean of those of a night or more', () => {
    for (let i = 0; i < 1000; i++) {
      const u = (i + 0.5) / 1000;
      expect(stays.nights(u, 1.08)).toBeGreaterThanOrEqual(stays.nights(u, 1));
    }
    expect(meanNights(stays.scaled(1.3))).toBeCloseTo(1.3 * meanNights(stays.shares), 9);
  });
});

describe('a week of beds', () => {
  const even = { byDay: Float64Array.from([10, 10, 10, 10, 10, 10, 10]), shares: Float64Array.from([0, 0, 0, 1]) };

  it('with as many due on each day has the probabilities of P68 to leave, and a third of a night more', () => {
    const { leaves, occupied } = bedWeek([even]);
    const told = [0.57, 0.66, 0.74, 0.83, 1, 0.86, 0.535];
    for (const [day, p] of leaves.entries()) expect([day, p]).toEqual([day, expect.closeTo(told[day]!, 2)]);
    expect(occupied).toBeCloseTo(10 * (3 + 0.367), 1);
  });

  it('lets as many leave by weekday as P68 whoever is due when', () => {
    const { leaves, kept } = bedWeek([
      even,
      { byDay: Float64Array.from([9, 7, 7, 7, 8, 0, 0]), shares: Float64Array.from([0, 0.5, 0.3, 0.2]) },
    ]);
    const due = kept.map((of, day) => of / (1 - leaves[day]! || Number.NaN));
    const left = due.map((of, day) => of * leaves[day]!);
    const expected = [0.87, 1.1, 1.15, 1.17, 1.24, 0.86, 0.61];
    left.forEach((of, day) => {
      if (!Number.isNaN(of)) expect(of / left[0]!).toBeCloseTo(expected[day]! / expected[0]!, 9);
    });
    expect(Math.max(...leaves)).toBe(1);
  });
});

describe('every day, in every arm', () => {
  const settings = settingsOf(general({ usable_share: 0.86 }), {
    mechanisms: { bed_flow: { nights_multiplier: 1.2 } },
  });

  it.each(['no_go_live', 'national'])('%s: nobody is lost', (arm) => {
    const beds = bedsOf(strategyRun(settings, arm));
    const future = drawFuture(settings, 0).trusts[0]!.services.find(isBeds)!;
    let occupied = future.onDay0.reduce((sum, of) => sum + of, 0);
    let boarding = 0;
    for (let day = 0; day < DAYS; day++) {
      occupied += beds.get('placed', day) - beds.get('left_beds', day);
      expect(beds.get('occupied', day)).toBe(occupied);
      expect(beds.get('boarding', day)).toBeLessThanOrEqual(boarding + beds.get('boarded', day));
      boarding = beds.get('boarding', day);
      expect(beds.get('occupied', day) - beds.get('escalation', day)).toBeLessThanOrEqual(future.usable[day]!);
    }
    expect(beds.sum('boarded')).toBeGreaterThan(10);
    expect(beds.sum('escalation')).toBeGreaterThan(100);
  });

  it.each(['no_go_live', 'national'])('%s: whoever is sent home is still on the list', (arm) => {
    const { ledger, accounts } = strategyRun(settings, arm);
    const { index } = accounts[0]!.lists.find(({ kind }) => kind.id === 'admission')!;
    for (let day = 1; day < DAYS; day++) {
      const get = (column: LedgerColumn) => ledger.get(index, day, column);
      const left = get('done') + get('returned') + get('removed');
      expect(get('waiting')).toBe(ledger.get(index, day - 1, 'waiting') + get('joined') - left);
      expect(get('no_bed')).toBeLessThanOrEqual(get('missed'));
      expect(get('used')).toBe(get('done') + get('missed'));
    }
    expect(ledger.sum(index, 'no_bed', 0, DAYS)).toBeGreaterThan(100);
  });

  it('the same patients are admitted in every arm, as many as the department and the direct way bring', () => {
    const [base, live] = ['no_go_live', 'national'].map((arm) => bedsOf(strategyRun(settings, arm)));
    for (let day = 0; day < DAYS; day++) expect(live!.spells(day)).toBe(base!.spells(day));
    expect(live!.sum('occupied')).toBeGreaterThan(base!.sum('occupied'));
  });
});

/** No elective patients, no limit, and no difference between days of the week and months. */
const evenBeds: Values = { usable_share: 1, escalation_share: 1, occupancy_share: 0.5, winter_beds_share: 1 };
const onlyEmergencies: Partial<TrustByHand> = { clinic: 'none' };

function futureOf(trust: TrustByHand, replication = 0): BedsFuture {
  return drawFuture(settingsOf(trust), replication).trusts[0]!.services.find(isBeds)!;
}

describe('analytic checks', () => {
  it('Little: without a limit occupied beds are admissions times nights, those kept over a weekend too', () => {
    const occupied: number[] = [];
    const expected: number[] = [];
    for (let replication = 0; replication < 12; replication++) {
      const trust = general(evenBeds, onlyEmergencies);
      const { stays, factor, perWeek, leaves } = futureOf(trust, replication);
      const run = bedsOf(strategyRun(settingsOf(trust), 'no_go_live', replication));
      occupied.push(run.sum('occupied', 360, 720) / 360);
      const nights = meanNights(stays.scaled(factor));
      expected.push((perWeek / 7) * nights);
      expect(Math.min(...leaves)).toBeGreaterThan(0.4);
    }
    // Kept patients stay a third of a night longer each; the whole fills half of 400 beds.
    expect(mean(occupied) / 200).toBeCloseTo(1, 1);
    expect(mean(occupied.map((of, i) => of - expected[i]!))).toBeGreaterThan(5);
  });

  it('Poisson: the number in bed varies as its mean, on any day of the week', () => {
    const trust = general({ ...evenBeds, occupancy_share: 0.5 }, { ...onlyEmergencies, goLive: 700 });
    const runs = Array.from({ length: 300 }, (_, replication) => replication);
    const counts = runs.map((replication) => {
      const patients = futureOf(trust, replication).onDay0;
      return patients.reduce((sum, of) => sum + of, 0);
    });
    const m = mean(counts);
    const variance = mean(counts.map((of) => (of - m) ** 2));
    expect(m / 200).toBeGreaterThan(0.9);
    expect(variance / m).toBeGreaterThan(0.75);
    expect(variance / m).toBeLessThan(1.3);
  });

  it('an empty hospital cancels nobody, boards nobody, and opens no bed more', () => {
    const run = strategyRun(settingsOf(general({ occupancy_share: 0.4, usable_share: 1 })), 'national');
    const beds = bedsOf(run);
    const admission = run.accounts[0]!.lists.find(({ kind }) => kind.id === 'admission')!;
    expect(run.ledger.sum(admission.index, 'no_bed', 0, DAYS)).toBe(0);
    expect([beds.sum('boarded'), beds.sum('escalation')]).toEqual([0, 0]);
  });

  it('without a bed to use every emergency patient of a night or more boards', () => {
    const trust = general({ usable_share: 0, escalation_share: 0 }, onlyEmergencies);
    const beds = bedsOf(strategyRun(settingsOf(trust), 'no_go_live'));
    expect(beds.sum('placed')).toBe(0);
    expect(beds.get('boarding', DAYS - 1)).toBe(beds.sum('boarded'));
    expect(beds.sum('boarded') / beds.sum('joined')).toBeGreaterThan(1);
    expect(beds.get('occupied', DAYS - 1)).toBe(0);
  });

  it('beds without limit: electives are admitted as without beds', () => {
    const without = general();
    const { beds: _, ...bedless } = without;
    const limitless = general({ usable_share: 1, escalation_share: 1, occupancy_share: 0.3 });
    const done = (trust: TrustByHand) => {
      const { ledger, accounts } = strategyRun(settingsOf(trust), 'national');
      const { index } = accounts[0]!.lists.find(({ kind }) => kind.id === 'admission')!;
      return ledgerColumns.map((name) => ledger.column(index, name).join(' '));
    };
    expect(done(limitless)).toEqual(done(bedless));
  });

  it('the counterfactual is as full in its last year as in its first', () => {
    const trust = general({ growth_share_per_year: 0.02 }, { emergency: { attendances_per_week: 1500 } });
    const settings = { ...settingsOf(trust, { days: 1440 }) };
    const years = Array.from({ length: 10 }, (_, replication) => {
      const { ledger, accounts } = strategyRun(settings, 'no_go_live', replication);
      const { index } = accounts[0]!.lists.find(({ kind }) => kind.id === 'spell')!;
      const of = (from: number) =>
        ledger.sum(index, 'occupied', from, from + 360) / ledger.sum(index, 'slots', from, from + 360);
      return [of(0), of(1080)] as const;
    });
    expect(mean(years.map(([first, last]) => last - first))).toBeCloseTo(0, 1.7);
    expect(mean(years.map(([first]) => first))).toBeCloseTo(0.87, 1.7);
  });
});

describe('the emergency department', () => {
  const { streams } = drawFuture(settingsOf(general()), 0).trusts[0]!.services.find(isEmergency)!;
  const [majors, minors] = streams;

  it('keeps those admitted in their bays until they have a bed, and nobody else', () => {
    const [one, other] = [new DayOfPatients(), new DayOfPatients()];
    const bays = () => new Bays(1000);
    const full = { work: 1, boarding: 3, bedWait: 1.5 };
    simulateDay(majors!, 0, full, bays(), one);
    simulateDay({ ...majors!, admissions: null }, 0, full, bays(), other);
    const longer = Array.from({ length: one.came }, (_, patient) => one.stays[patient]! - other.stays[patient]!);
    const told = new Array<number>(one.came).fill(0);
    const admitted = majors!.admissions!.waiting(0);
    const { first, ...of } = majors!.admissions!;
    const [patients, minutes] = [of.patients, of.minutes].map((all) => all.subarray(first, first + admitted));
    minutes!.forEach((wait, i) => {
      told[patients![i]!] = Math.round(1.5 * wait);
    });
    expect(longer).toEqual(told);
    expect(one.admitted).toBe(majors!.admissions!.on(0));
    expect(one.admitted / one.came).toBeGreaterThan(0.25);
    expect([...one.bedWaits.subarray(0, one.admitted)]).toEqual(told.filter((_, i) => patients!.includes(i)));
    // The room of the majors is used for the minors too.
    simulateDay(minors!, 0, full, bays(), one);
    simulateDay(minors!, 0, USUAL, bays(), other);
    expect(one.stays.slice(0, one.came)).toEqual(other.stays.slice(0, other.came));
    expect(one.admitted).toBe(0);
  });

  it('holds a bay for everybody left over at midnight', () => {
    const [full, free] = [new DayOfPatients(), new DayOfPatients()];
    simulateDay(majors!, 0, { ...USUAL, boarding: 5 }, new Bays(5), full);
    simulateDay(majors!, 0, USUAL, new Bays(5), free);
    const { minutes, first: place } = majors!.arrivals;
    const first = minutes[place];
    expect(first! + full.stays[0]!).toBeGreaterThanOrEqual(720);
    expect(first! + free.stays[0]!).toBeLessThan(720);
  });

  it('asks for the days in any order and gets the same patients', () => {
    const { arrivals, admissions } = majors!;
    const told = (day: number) => {
      const admitted = admissions!.waiting(day);
      const came = arrivals.on(day);
      return [
        ...arrivals.minutes.subarray(arrivals.first, arrivals.first + came),
        ...arrivals.work.subarray(arrivals.first, arrivals.first + came),
        ...admissions!.patients.subarray(admissions!.first, admissions!.first + admitted),
        ...admissions!.minutes.subarray(admissions!.first, admissions!.first + admitted),
      ];
    };
    const [first, second] = [told(0), told(1)];
    expect(admissions!.on(0)).toBeGreaterThan(0);
    expect(told(0)).toEqual(first);
    admissions!.on(0);
    arrivals.on(0);
    expect(told(1)).toEqual(second);
  });
});

describe('a go-live', () => {
  it('that changes nothing is the counterfactual, exactly', () => {
    const nothing = only({
      bed_flow: { nights_multiplier: 1 },
      emergency_slowdown: { time_multiplier: 1 },
      inpatient_coding: {},
    });
    const settings = settingsOf(general(), { mechanisms: { ...nothing, inpatient_coding: { backlog_share: 0 } } });
    const [, national] = runReplication(settings, 3);
    outcomeColumns(settings).forEach(({ metric }, column) => {
      if (/bed|boarding|escalation|emergency|cancelled|uncoded|income_share/.test(metric)) {
        expect([metric, national!.excess[column] || 0]).toEqual([metric, 0]);
      }
    });
  });

  it('with longer stays fills beds, cancels electives, and lengthens the wait for a bed; not the work before it', () => {
    const settings = settingsOf(general(), { mechanisms: only({ bed_flow: { nights_multiplier: 1.05 } }) });
    const columns = outcomeColumns(settings);
    const excess = (metric: string) =>
      mean(
        [0, 1, 2].map(
          (replication) =>
            runReplication(settings, replication)[1]!.excess[
              columns.findIndex((c) => c.scope === 'programme' && c.metric === metric)
            ]!,
        ),
      );
    for (const metric of [
      'bed_occupancy_mean_share',
      'bed_days',
      'elective_cancelled_no_bed',
      'bed_wait_p90_minutes',
      'emergency_4h_breaches_by_bed_wait',
      'escalation_cost_gbp',
    ]) {
      expect([metric, excess(metric) > 0, excess(metric)]).toEqual([metric, true, expect.anything()]);
    }
  });

  // From a snapshot of the first months, and from a later one: who was in bed on day 0 must not be there again.
  it.each([100, 300])('on day %i shares its days with the counterfactual, and nobody can tell', (goLive) => {
    const settings = settingsOf(general({}, { goLive }), {
      // They part from the counterfactual on the very day of the plan, months after a snapshot, and some from each other.
      mechanisms: only({ bed_flow: { nights_multiplier: 1.1 }, learning_dip: {}, local_configuration: {} }),
      strategies: { national: {}, shorter: { mechanisms: { bed_flow: { nights_multiplier: 0.9 } } }, same: {} },
    });
    const future = drawFuture(settings, 5);
    const before = [simulateStrategy(future, settings.counterfactual, [], true)];
    for (const strategy of settings.strategies) {
      const shared = simulateStrategy(future, strategy, before, true);
      const whole = simulateStrategy(future, strategy);
      const all = ({ ledger }: StrategyRun) =>
        Array.from({ length: ledger.lists }, (_, list) =>
          ledgerColumns.map((name) => ledger.column(list, name).join(' ')),
        );
      expect(all(shared)).toEqual(all(whole));
      const stays = ({ tallies }: StrategyRun) => {
        const { came, breaches, minutes, bedBreaches, admitted, over12Hours } = tallies[0]!.emergency!;
        return [came, breaches, minutes, bedBreaches, admitted, over12Hours].map((of) => of.join(' '));
      };
      expect(stays(shared)).toEqual(stays(whole));
      before.push(shared);
    }
  });
});
