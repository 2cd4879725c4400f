/** What planned services come to in a usual week, and what their patients are worth, beside the same by hand. */
import { describe, expect, it } from 'vitest';
import { ADMISSION, FIRST, FOLLOW_UP } from '../../src/model/care/planned/list-kinds.js';
import type { ListWorth, Workload } from '../../src/model/care/service-kind.js';
import { drawFuture } from '../../src/model/future.js';
import { distributionOf } from '../../src/model/parameter.js';
import { settingsByHand, type Values } from './settings-by-hand.js';

const clinic: Values = {
  referrals_per_week: 410,
  removal_share: 0.1,
  dna_share: 0.2,
  cancelled_share: 0.2,
  back_to_gp_share: 0.5,
  load_share: 0.9,
  flex_share: 0.1,
  rtt_share: 0.8,
  stops_at_first_share: 0.25,
  listed_at_once_share: 0.6,
  follow_ups_per_first: 1.5,
  follow_up_load_share: 0.8,
  follow_up_target_weeks: 2,
  'price_gbp.first': 200,
  'price_gbp.follow_up': 80,
};
const elective: Values = {
  planned_share: 0.5,
  removal_share: 0.05,
  cancelled_share: 0.2,
  lost_slots_share: 0.1,
  load_share: 0.8,
  flex_share: 0.2,
  'price_gbp.admission': 1000,
};
// By hand: of a hundred slots 28 are missed (1 - .8 x .9), of which 10 leave for their GP, so a slot ends the stay of 82.
const FIRSTS = (410 * 0.9 * 0.72) / 0.82; // 324
const LISTED = 0.2 * FIRSTS;

const settingsOf = (own: { clinic?: Values; elective?: Values; listed?: number } = {}) =>
  settingsByHand({
    trusts: [
      {
        id: 'ashby',
        listed: own.listed ?? 0.2,
        clinic: { ...clinic, ...own.clinic },
        elective: { ...elective, ...own.elective },
      },
    ],
  });

describe('a usual week', () => {
  const workloadsOf = (own?: Parameters<typeof settingsOf>[0], of?: (ids: string[]) => string[]): Workload[][] => {
    const settings = settingsOf(own);
    const { services } = settings.trusts[0]!;
    const { services: drawn } = drawFuture(settings, 0).trusts[0]!;
    const known = services.filter(({ id }) => !of || of(services.map((each) => each.id)).includes(id));
    return services.map((service, at) => [...drawn[at]!.kind.workload(service, known, 728)]);
  };
  const numbers = ({ needed, most, list }: Workload) => [needed, most, list!.patients, list!.slotsPerPatient];
  const close = (own: readonly number[], expected: readonly number[]) =>
    own.forEach((number, at) => {
      expect(number, `number ${at}`).toBeCloseTo(expected[at]!, 9);
    });

  it('of first attendances, and of the follow-ups that come of them', () => {
    const [attendances] = workloadsOf();
    expect(attendances!.map(({ what }) => what)).toEqual(['first attendances', 'follow-ups']);
    const [first, later] = attendances!;
    const slots = (410 * 0.9) / 0.82; // 450
    close(numbers(first!), [slots, (slots / 0.9) * 1.1, 410, 0.9 / 0.82]);
    expect(first!.list!.initial).toBeNaN();
    expect(first!.list!.targetWeeks(0)).toBe(6);
    const followUps = 1.5 * FIRSTS;
    close(numbers(later!), [followUps / 0.72, (followUps / 0.72 / 0.8) * 1.1, followUps, 1 / 0.72]);
    expect(later!.list!.initial).toBeNaN();
    expect(later!.list!.targetWeeks(0)).toBe(2);
  });

  it('of a clinic without follow-ups, whose slots and list are given', () => {
    const own = { follow_ups_per_first: 0, slots_per_weekday: 100, initial_list: 4000 };
    const [attendances] = workloadsOf({ clinic: own });
    expect(attendances!.map(({ most, list }) => [most, list!.initial])).toEqual([[550, 4000]]);
  });

  it('of admissions: those listed, and as many planned', () => {
    const [, admissions] = workloadsOf();
    // Of a hundred slots 19 are missed (1 - .9 x .9), and nobody leaves for it.
    const slots = (2 * LISTED * 0.95) / 0.81;
    expect(admissions).toHaveLength(1);
    close(numbers(admissions![0]!), [slots, (slots / 0.8) * 1.2, 2 * LISTED, 0.95 / 0.81]);
    expect(admissions![0]!.list!.targetWeeks(0)).toBe(8);
    expect([admissions![0]!.what, admissions![0]!.resource]).toEqual(['admissions', 'slots']);
    expect(workloadsOf()[0]!.map(({ resource }) => resource)).toEqual(['slots', 'slots']);
  });

  it('of services that move: towards the target of the day', () => {
    const trend = [
      [0, 6],
      [100, 16],
    ] as const;
    const setting = { distribution: distributionOf(6), drawn: 'per_trust' as const, trend };
    const { services } = settingsOf().trusts[0]!;
    const { services: drawn } = drawFuture(settingsOf(), 0).trusts[0]!;
    services.forEach((service, at) => {
      const moving = { ...service, values: { ...service.values, target_wait_weeks: setting } };
      const [workload] = drawn[at]!.kind.workload(moving, services, 728);
      expect(
        [0, 50, 200].map((day) => workload!.list!.targetWeeks(day)),
        service.id,
      ).toEqual([6, 11, 16]);
    });
  });

  it('of admissions with given slots; it is not known where what lists them is not', () => {
    const [, admissions] = workloadsOf({ elective: { slots_per_weekday: 40, initial_list: 300 } });
    expect(admissions!.map(({ most, list }) => [most, list!.initial])).toEqual([[240, 300]]);
    expect(workloadsOf(undefined, (ids) => ids.filter((id) => id !== 'outpatients'))[1]).toEqual([]);
  });
});

describe('the worth', () => {
  const paid = new Map([
    [FIRST, 0.5],
    [FOLLOW_UP, 0.25],
    [ADMISSION, 0.8],
  ]);
  const worthOf = (own?: Parameters<typeof settingsOf>[0]): ListWorth[][] => {
    const { services } = drawFuture(settingsOf(own), 0).trusts[0]!;
    const trust = { services, paid: (list: Parameters<typeof paid.get>[0]) => paid.get(list)! };
    return services.map((service) => [...service.kind.worth(service, trust)]);
  };

  it('of those who wait is all that is still to be paid for them', () => {
    const [[first, followUp], [admission]] = worthOf() as [[ListWorth, ListWorth], [ListWorth]];
    expect([first.tariffGbp, first.priceGbp, first.rttShare]).toEqual([200, 100, 0.8]);
    expect(first.perWeek).toBeCloseTo(FIRSTS, 9);
    // Of those seen .2 are listed, of these .6 at once; .95 of those listed are admitted for 800 GBP.
    const later = 0.08 * 0.95 * 800;
    const seen = 100 + 1.5 * 20 + 0.12 * 0.95 * 800 + later;
    expect(first.worthGbp).toBeCloseTo((FIRSTS / 410) * seen, 9);
    // In the pathway stage are those with a clock that goes on: .8 x .75 less those listed at once.
    expect(first.pathwayWorthGbp).toBeCloseTo(later / (0.8 * 0.75 - 0.12), 9);
    expect([followUp.tariffGbp, followUp.priceGbp, followUp.rttShare, followUp.pathwayWorthGbp]).toEqual([
      80, 20, 0, 0,
    ]);
    expect(followUp.perWeek).toBeCloseTo(1.5 * FIRSTS, 9);
    expect(followUp.worthGbp).toBeCloseTo(20 * 2.5, 9);
    expect([admission.tariffGbp, admission.priceGbp, admission.rttShare]).toEqual([1000, 800, 1]);
    expect(admission.perWeek).toBeCloseTo(2 * LISTED * 0.95, 9);
    expect(admission.worthGbp).toBeCloseTo(0.95 * 800, 9);
    expect(admission.pathwayWorthGbp).toBe(admission.worthGbp);
  });

  it('is nothing in a pathway stage that nobody enters, and follow-ups have none where there are none', () => {
    const own = { follow_ups_per_first: 0, stops_at_first_share: 0.75, listed_at_once_share: 1 };
    const [attendances] = worthOf({ clinic: own });
    expect(attendances).toHaveLength(1);
    expect(attendances![0]!.pathwayWorthGbp).toBe(0);
  });
});
