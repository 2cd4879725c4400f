/**
 * What one replication holds in store for a trust's services, whatever the strategy: their numbers, their referrals by
 * day, and the uniforms for everything that chance will decide.
 */
import { ModelError } from '../../errors.js';
import type { DailyWords } from '../../kernel/streams.js';
import { exp } from '../../stats/dmath.js';
import type { Draws } from '../draws.js';
import type { Numbers, Parameters, Setting } from '../parameter.js';
import type { ServiceSettings, Settings, TrustSettings } from '../settings.js';
import type { Chance } from './chance.js';
import { growthPerDay } from './planned/capacity.js';
import type { ElectiveFuture } from './planned/elective.js';
import { electiveFields } from './planned/elective-fields.js';
import { initialBetween } from './planned/initial-list.js';
import { LagTable } from './planned/lag-table.js';
import type { MissKey } from './planned/misses.js';
import { outpatientFields, PRIORITIES } from './planned/outpatient-fields.js';
import { type OutpatientFuture, oldestClock, usualAttendances } from './planned/outpatient-future.js';
import { afterFirst } from './planned/referral-shares.js';

/** What drawing a trust's services needs. */
export interface Making {
  readonly settings: Settings;
  readonly trust: TrustSettings;
  readonly draws: Draws;
  readonly chance: () => Chance;
  readonly sessionsPerWeek: number;
  /** Daily words of a service for a purpose. */
  readonly words: (service: string, purpose: string, days: number) => DailyWords;
}

export function drawOutpatients(
  service: ServiceSettings,
  making: Making,
  electives: readonly ServiceSettings[],
): OutpatientFuture {
  const { settings, trust, sessionsPerWeek } = making;
  const { days } = settings;
  const numbers = draw(outpatientFields, service, making);
  const words = (purpose: string) => making.words(service.id, purpose, days);
  const key = (purpose: string): MissKey => {
    const { hi, lo } = making.words(service.id, purpose, 1);
    return { hi: hi[0]!, lo: lo[0]! };
  };
  const after = afterFirst(
    numbers,
    electives.map((elective) => {
      const from = elective.listedFrom.find((listed) => listed.service === service.id);
      const path = `services.${elective.id}.listed_from.${service.id}`;
      return from ? making.draws.number(from.share, { about: 'world', scope: trust.id, path }) : 0;
    }),
  );
  if (after === null) {
    throw new ModelError(
      `${trust.id}, ${service.id}: more first attendances are listed for admission, or stop, than have a clock`,
    );
  }
  const pathwayDays = scaled(moving(service.values['pathway_weeks'], numbers.pathway_weeks), 7);
  const listedDays = scaled(moving(service.values['pathway_listed_weeks'], numbers.pathway_listed_weeks), 7);
  const pathwaySigma = moving(service.values['pathway_sigma'], numbers.pathway_sigma);
  const usual = usualAttendances(numbers);
  const listedLater = after.listedLater.reduce((all, share) => all + share, 0);
  return {
    kind: 'outpatients',
    numbers,
    after,
    targetWeeks: moving(service.values['target_wait_weeks'], numbers.target_wait_weeks),
    pathwayDays,
    listedDays,
    pathwaySigma,
    onDay0: {
      toStop: initialBetween((usual.first * after.pathway) / 7, pathwayDays(0), pathwaySigma(0)),
      toList: initialBetween((usual.first * listedLater) / 7, listedDays(0), pathwaySigma(0)),
      due: initialBetween(usual.followUps / 7, 7 * numbers.follow_up_after_weeks, numbers.follow_up_sigma),
    },
    sessionsPerWeek,
    referrals: drawReferrals(numbers, settings, words('referrals'), making.chance()),
    words: words('session'),
    followUpWords: words('follow-ups'),
    missKeys: PRIORITIES.map((priority) => key(`attendance ${priority}`)),
    followUpMissKey: key('attendance follow-up'),
    fates: key('after first attendance'),
    decisions: key('after pathway'),
  };
}

export function drawElective(
  service: ServiceSettings,
  making: Making,
  outpatients: ReadonlyMap<string, OutpatientFuture>,
): ElectiveFuture {
  const { settings, trust, sessionsPerWeek } = making;
  const numbers = draw(electiveFields, service, making);
  const position = trust.services.filter(({ kind }) => kind === 'elective').indexOf(service);
  const key = (purpose: string): MissKey => {
    const { hi, lo } = making.words(service.id, purpose, 1);
    return { hi: hi[0]!, lo: lo[0]! };
  };
  let usualListed = 0;
  let daysToListing = 0;
  let oldest = 0;
  for (const { service: id } of service.listedFrom) {
    const from = outpatients.get(id)!;
    const { first } = usualAttendances(from.numbers);
    const atOnce = first * from.after.listed[position]!;
    const later = first * from.after.listedLater[position]!;
    const pathway = new LagTable(from.listedDays(0), from.pathwaySigma(0)).mean;
    usualListed += atOnce + later;
    daysToListing += (atOnce + later) * 7 * from.targetWeeks(0) + later * pathway;
    oldest = Math.max(oldest, oldestClock(from));
  }
  return {
    kind: 'elective',
    numbers,
    targetWeeks: moving(service.values['target_wait_weeks'], numbers.target_wait_weeks),
    sessionsPerWeek,
    usualListed,
    usualDaysToListing: usualListed > 0 ? daysToListing / usualListed : 0,
    oldestClock: oldest,
    words: making.words(service.id, 'session', settings.days),
    missKeys: [key('attendance'), key('attendance planned')],
  };
}

function draw<P extends Parameters>(fields: P, service: ServiceSettings, making: Making): Numbers<P> {
  const { draws, trust } = making;
  return draws.numbers(fields, service.values, trust.id, `services.${service.id}.`);
}

/** A value that may move in the course of the scenario: straight lines between its days, level outside. */
export function moving(setting: Setting | null | undefined, value: number): (day: number) => number {
  const trend = setting?.trend;
  if (!trend || trend.length === 0) return () => value;
  return (day) => {
    const next = trend.findIndex(([at]) => at > day);
    if (next === 0) return trend[0]![1];
    if (next < 0) return trend[trend.length - 1]![1];
    const [from, before] = trend[next - 1]!;
    const [to, after] = trend[next]!;
    return before + ((after - before) * (day - from)) / (to - from);
  };
}

function scaled(of: (day: number) => number, factor: number): (day: number) => number {
  return (day) => factor * of(day);
}

/** Referrals by priority and day: Poisson by weekday and growth. */
function drawReferrals(
  n: Numbers<typeof outpatientFields>,
  settings: Settings,
  words: DailyWords,
  chance: Chance,
): Int32Array[] {
  const referrals = Array.from(PRIORITIES, () => new Int32Array(settings.days));
  const growth = growthPerDay(n.growth_share_per_year);
  for (let day = 0; day < settings.days; day++) {
    const weekend = settings.calendar.weekday[day]! >= 5;
    const shareOfWeek = weekend ? n.weekend_share / 2 : (1 - n.weekend_share) / 5;
    const expected = n.referrals_per_week * shareOfWeek * exp(growth * day);
    PRIORITIES.forEach((priority, index) => {
      const u = words.uniform(day, index);
      referrals[index]![day] = chance.poisson(u, expected * n[`priority_shares.${priority}`], index);
    });
  }
  return referrals;
}
