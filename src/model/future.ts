/**
 * The future that all strategies of a replication share: every trust's own numbers, its patients' referrals, and the
 * uniforms that decide what chance decides. It is made once; strategies live in it one after the other.
 */
import { dailyWords } from '../kernel/streams.js';
import { type Chance, noiseless, noisy } from './care/chance.js';
import { drawElective, drawOutpatients } from './care/draw-services.js';
import { drawEmergency } from './care/emergency/draw-emergency.js';
import type { ServiceFuture } from './care/open-services.js';
import { Draws } from './draws.js';
import type { Numbers } from './parameter.js';
import { type PaymentCalendar, paymentCalendar } from './payment/payment-calendar.js';
import { ScopedUniforms } from './scoped-uniforms.js';
import type { Settings, TrustSettings } from './settings.js';
import { trustFields } from './trust-fields.js';

export interface TrustFuture {
  readonly numbers: Numbers<typeof trustFields>;
  /** When its months are settled. */
  readonly payment: PaymentCalendar;
  /** In the order of the file. */
  readonly services: readonly ServiceFuture[];
}

export interface Future {
  readonly settings: Settings;
  readonly replication: number;
  /** The numbers of the trusts and their services, recorded. */
  readonly draws: Draws;
  readonly trusts: readonly TrustFuture[];
  /** A source of counts for one service of one strategy. */
  readonly chance: () => Chance;
}

export function drawFuture(settings: Settings, replication: number): Future {
  const world = Math.floor(replication / settings.repeats);
  const draws = new Draws(new ScopedUniforms(settings.seed, replication, world));
  const chance = () => (settings.noise ? noisy : noiseless());
  let sessions = 0;
  for (const session of settings.calendar.sessionDay) sessions += session;
  const shared = { settings, draws, chance, sessionsPerWeek: Math.max(1, (7 * sessions) / settings.days) };
  const trusts = settings.trusts.map((trust) => {
    const numbers = draws.numbers(trustFields, trust.values, trust.id, '');
    const freezeDays = Math.round(numbers['payment.freeze_days_after_month_end']);
    return {
      numbers,
      payment: paymentCalendar(settings.calendar, freezeDays),
      services: drawServices(trust, {
        ...shared,
        trust,
        words: (service, purpose, days) => dailyWords([settings.seed, replication, trust.id, service, purpose], days),
      }),
    };
  });
  return { settings, replication, draws, trusts, chance };
}

/** Outpatient services first: elective ones need to know what is listed. */
function drawServices(trust: TrustSettings, making: Parameters<typeof drawOutpatients>[1]): ServiceFuture[] {
  const electives = trust.services.filter(({ kind }) => kind === 'elective');
  const outpatients = new Map(
    trust.services
      .filter(({ kind }) => kind === 'outpatients')
      .map((service) => [service.id, drawOutpatients(service, making, electives)] as const),
  );
  return trust.services.map((service) => {
    if (service.kind === 'elective') return drawElective(service, making, outpatients);
    return outpatients.get(service.id) ?? drawEmergency(service, making);
  });
}
