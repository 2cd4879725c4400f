/**
 * The future that all strategies of a replication share: every trust's own numbers, its patients' referrals, and the
 * uniforms that decide what chance decides. It is made once; strategies live in it one after the other.
 */
import { dailyWords } from '../kernel/streams.js';
import { type Chance, noiseless, noisy } from './care/chance.js';
import { drawServices } from './care/draw-services.js';
import { serviceKinds } from './care/kinds.js';
import type { ServiceFuture, ServiceKind } from './care/service-kind.js';
import { Draws } from './draws.js';
import type { Numbers } from './parameter.js';
import { type PaymentCalendar, paymentCalendar } from './payment/payment-calendar.js';
import { ScopedUniforms } from './scoped-uniforms.js';
import type { Settings } from './settings.js';
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
  /** The kinds of service there are. */
  readonly kinds: readonly ServiceKind[];
  readonly trusts: readonly TrustFuture[];
  /** A source of counts for one service of one strategy. */
  readonly chance: () => Chance;
}

/** @param kinds the kinds of service there are */
export function drawFuture(
  settings: Settings,
  replication: number,
  kinds: readonly ServiceKind[] = serviceKinds,
): Future {
  const world = Math.floor(replication / settings.repeats);
  const draws = new Draws(new ScopedUniforms(settings.seed, replication, world), settings.judgedTogether);
  const chance = () => (settings.noise ? noisy : noiseless());
  let sessions = 0;
  for (const session of settings.calendar.sessionDay.subarray(0, settings.days)) sessions += session;
  const shared = { settings, draws, chance, sessionsPerWeek: Math.max(1, (7 * sessions) / settings.days) };
  const trusts = settings.trusts.map((trust) => {
    const numbers = draws.numbers(trustFields, trust.values, trust.id, '');
    const freezeDays = Math.round(numbers['payment.freeze_days_after_month_end']);
    return {
      numbers,
      payment: paymentCalendar(settings.calendar, freezeDays),
      services: drawServices(trust, kinds, {
        ...shared,
        words: (service, purpose, days) => dailyWords([settings.seed, replication, trust.id, service, purpose], days),
      }),
    };
  });
  return { settings, replication, draws, kinds, trusts, chance };
}
