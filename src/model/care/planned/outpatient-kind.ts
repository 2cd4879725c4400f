/** Outpatient services as a kind of service: drawn, opened, priced, and their workload. */
import { ModelError } from '../../../errors.js';
import type { ServiceSettings } from '../../settings.js';
import type { MissKey } from '../misses.js';
import { meanNumbers, moving } from '../moving.js';
import {
  drawNumbers,
  type ListWorth,
  type Making,
  type ServiceKind,
  type TrustWorth,
  type Workload,
} from '../service-kind.js';
import { admittedShare, ELECTIVE, isElective } from './elective-future.js';
import { initialBetween } from './initial-list.js';
import { LagTable } from './lag-table.js';
import { FIRST, FOLLOW_UP } from './list-kinds.js';
import { MovingLags } from './moving-lags.js';
import { outpatientFields, PRIORITIES } from './outpatient-fields.js';
import { baseSlots, OUTPATIENTS, type OutpatientFuture, seenShare, usualAttendances } from './outpatient-future.js';
import { Outpatients } from './outpatients.js';
import { afterFirst, missedShares, usualWeek } from './referral-shares.js';
import { drawReferrals } from './referrals.js';

export const outpatients: ServiceKind<OutpatientFuture> = {
  id: OUTPATIENTS,
  means: 'Patients referred for a first outpatient attendance, by priority; their pathway and their follow-ups.',
  fields: outpatientFields,
  listed: false,
  lists: true,
  sharesDays: true,
  draw: drawOutpatients,
  listsOf: ({ numbers }) => (numbers.follow_ups_per_first > 0 ? [FIRST, FOLLOW_UP] : [FIRST]),
  worth: worthOfAttendances,
  open: (future, opening) => new Outpatients(future, opening),
  workload: attendances,
};

function drawOutpatients(service: ServiceSettings, making: Making): OutpatientFuture {
  const { settings, trust, sessionsPerWeek } = making;
  const numbers = drawNumbers(outpatientFields, service, making);
  const words = (purpose: string) => making.words(service.id, purpose, settings.careDays);
  const key = (purpose: string): MissKey => {
    const { hi, lo } = making.words(service.id, purpose, 1);
    return { hi: hi[0]!, lo: lo[0]! };
  };
  const electives = trust.services.filter(({ kind }) => kind === ELECTIVE);
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
  const lagsToStop = new MovingLags(pathwayDays, pathwaySigma);
  const lagsToList = new MovingLags(listedDays, pathwaySigma);
  const followUpLags = new LagTable(7 * numbers.follow_up_after_weeks, numbers.follow_up_sigma);
  const usual = usualAttendances(numbers);
  const listedLater = after.listedLater.reduce((all, share) => all + share, 0);
  return {
    kind: outpatients,
    numbers,
    after,
    targetWeeks: moving(service.values['target_wait_weeks'], numbers.target_wait_weeks),
    lagsToStop,
    lagsToList,
    followUpLags,
    onDay0: {
      toStop: initialBetween((usual.first * after.pathway) / 7, lagsToStop.on(0)),
      toList: initialBetween((usual.first * listedLater) / 7, lagsToList.on(0)),
      due: initialBetween(usual.followUps / 7, followUpLags),
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

function scaled(of: (day: number) => number, factor: number): (day: number) => number {
  return (day) => factor * of(day);
}

function worthOfAttendances(future: OutpatientFuture, { services, paid }: TrustWorth): ListWorth[] {
  const { numbers: n, after } = future;
  const electives = services.filter(isElective);
  const { first, followUps } = usualAttendances(n);
  const followUpGbp = n['price_gbp.follow_up'] * paid(FOLLOW_UP);
  const admission = (shares: readonly number[]) =>
    electives.reduce((sum, own, at) => {
      const [list] = own.kind.listsOf(own);
      return sum + shares[at]! * own.numbers['price_gbp.admission'] * paid(list!) * admittedShare(own);
    }, 0);
  const priceGbp = n['price_gbp.first'] * paid(FIRST);
  // In the pathway stage only those who will be listed are still to bring income.
  const inPathway = after.pathway + after.listedLater.reduce((all, share) => all + share, 0);
  const later = admission(after.listedLater);
  const seen = priceGbp + n.follow_ups_per_first * followUpGbp + admission(after.listed) + later;
  const ofFirst = {
    perWeek: first,
    tariffGbp: n['price_gbp.first'],
    priceGbp,
    worthGbp: seenShare(n) * seen,
    pathwayWorthGbp: inPathway > 0 ? later / inPathway : 0,
    rttShare: n.rtt_share,
    billing: future.words,
  };
  const ofFollowUps = {
    perWeek: followUps,
    tariffGbp: n['price_gbp.follow_up'],
    priceGbp: followUpGbp,
    // A follow-up leads to as many more as a first attendance does.
    worthGbp: followUpGbp * (1 + n.follow_ups_per_first),
    pathwayWorthGbp: 0,
    rttShare: 0,
    billing: future.followUpWords,
  };
  return n.follow_ups_per_first > 0 ? [ofFirst, ofFollowUps] : [ofFirst];
}

/** First attendances, and follow-ups where there are any. */
function attendances({ values }: ServiceSettings): Workload[] {
  const n = meanNumbers(outpatientFields, values);
  const { missed, toGp } = missedShares(n);
  const { patients, slotsPerPatient } = usualWeek(n.referrals_per_week, n.removal_share, missed, toGp);
  const first: Workload = {
    what: 'first attendances',
    resource: 'slots',
    needed: patients * slotsPerPatient,
    most: baseSlots(n) * (1 + n.flex_share),
    list: {
      patients,
      slotsPerPatient,
      initial: n.initial_list,
      targetWeeks: moving(values['target_wait_weeks'], n.target_wait_weeks),
    },
  };
  const { followUps } = usualAttendances(n);
  const each = 1 / (1 - missed);
  const later: Workload = {
    what: 'follow-ups',
    resource: 'slots',
    needed: followUps * each,
    most: ((followUps * each) / n.follow_up_load_share) * (1 + n.flex_share),
    list: {
      patients: followUps,
      slotsPerPatient: each,
      initial: Number.NaN,
      targetWeeks: () => n.follow_up_target_weeks,
    },
  };
  return followUps > 0 ? [first, later] : [first];
}
