/**
 * The future that all strategies of a replication share: every trust's own numbers, its patients' referrals, and the
 * uniforms that decide what chance decides. It is made once; strategies live in it one after the other.
 */
import { dailyWords } from '../kernel/streams.js';
import { exp } from '../stats/dmath.js';
import { type Chance, noiseless, noisy } from './care/chance.js';
import { type OutpatientNumbers, outpatientFields, PRIORITIES } from './care/outpatient-fields.js';
import { growthPerDay, type OutpatientFuture } from './care/outpatients.js';
import { Draws } from './draws.js';
import type { DrawnValue } from './outcome.js';
import type { Numbers } from './parameter.js';
import type { ServiceSettings, Settings, TrustSettings } from './settings.js';
import { trustFields } from './trust-fields.js';

export interface TrustFuture {
  readonly numbers: Numbers<typeof trustFields>;
  readonly services: readonly OutpatientFuture[];
}

export interface Future {
  readonly settings: Settings;
  readonly replication: number;
  readonly draws: Draws;
  /** The trusts' own numbers that were drawn. */
  readonly drawn: readonly DrawnValue[];
  readonly trusts: readonly TrustFuture[];
  /** A source of counts for one service of one strategy. */
  readonly chance: () => Chance;
}

export function drawFuture(settings: Settings, replication: number): Future {
  const draws = new Draws(settings.seed, replication);
  const drawn: DrawnValue[] = [];
  const trusts = settings.trusts.map((trust) => ({
    numbers: draws.numbers(trustFields, trust.values, trust.id, '', drawn),
    services: trust.services.map((service) =>
      drawOutpatients(settings, replication, trust, service, (prefix) =>
        draws.numbers(outpatientFields, service.values, trust.id, prefix, drawn),
      ),
    ),
  }));
  return { settings, replication, draws, drawn, trusts, chance: () => (settings.noise ? noisy : noiseless()) };
}

function drawOutpatients(
  settings: Settings,
  replication: number,
  trust: TrustSettings,
  service: ServiceSettings,
  draw: (prefix: string) => OutpatientNumbers,
): OutpatientFuture {
  const numbers = draw(`services.${service.id}.`);
  const key = (purpose: string) => [settings.seed, replication, trust.id, service.id, purpose];
  const arrivals = dailyWords(key('referrals'), settings.days);
  const chance: Chance = settings.noise ? noisy : noiseless();
  const referrals = PRIORITIES.map(() => new Int32Array(settings.days));
  const growth = growthPerDay(numbers);
  for (let day = 0; day < settings.days; day++) {
    const weekend = settings.calendar.weekday[day]! >= 5;
    const shareOfWeek = weekend ? numbers.weekend_share / 2 : (1 - numbers.weekend_share) / 5;
    const expected = numbers.referrals_per_week * shareOfWeek * exp(growth * day);
    PRIORITIES.forEach((priority, index) => {
      const u = arrivals.uniform(day, index);
      referrals[index]![day] = chance.poisson(u, expected * numbers[`priority_shares.${priority}`], index);
    });
  }
  return {
    numbers,
    referrals,
    words: dailyWords(key('session'), settings.days),
    attendance: PRIORITIES.map((priority) => {
      const word = dailyWords(key(`attendance ${priority}`), 1);
      return { hi: word.hi[0]!, lo: word.lo[0]! };
    }),
  };
}
