/**
 * One trust's care again, written as plainly as can be: one object a patient, loops over everybody, random numbers drawn
 * where they are needed. It shares no code with src/. It is slow, and it is what the cohort model must agree with in
 * distribution. Numbers go by the names they have in the scenario file. Day 0 is a Monday, months have 30 days, and the
 * financial year begins on day 0.
 */
import { luckOf } from './luck.js';
import { PlainBeds } from './plain-beds.js';
import { disruption } from './plain-disruption.js';
import { PlainList, type Row } from './plain-list.js';

export type Numbers = Readonly<Record<string, number | readonly number[]>>;

export interface PlainTrust {
  readonly days: number;
  readonly session: (day: number) => boolean;
  readonly clinic: Numbers;
  /** The wait for a first attendance that the trust steers towards, where it moves. */
  readonly targetWeeks?: (day: number) => number;
  /** Share of first attendances listed for admission; none: no elective service. */
  readonly listed?: number;
  readonly elective?: Numbers;
  /** Numbers of the emergency department and of the beds; none: no beds. */
  readonly emergency?: Numbers;
  readonly beds?: Numbers;
  readonly goLive: number;
  readonly readiness: number;
  readonly freezeDays: number;
  /** Mechanisms that are on, by id. */
  readonly mechanisms: Readonly<Record<string, Numbers>>;
}

const GROUPS = ['two_week_wait', 'urgent', 'routine'];

/** A number of a table; it is a mistake of the test to ask for one that is not there. */
export function asking(table: Numbers): (name: string) => number {
  return (name) => {
    const value = table[name];
    if (typeof value !== 'number') throw new Error(`no number ${name}`);
    return value;
  };
}

/** A list of a table. */
export function listing(table: Numbers, name: string): readonly number[] {
  const value = table[name];
  if (value === undefined || typeof value === 'number') throw new Error(`no list ${name}`);
  return value;
}

/** Lives a trust's days; what each list leaves behind, by day, under the names of the ledger's columns. */
export function livePlainly(trust: PlainTrust, seed: string): Record<string, Row[]> {
  const luck = luckOf(seed);
  const n = asking(trust.clinic);
  const e = asking(trust.elective ?? {});
  const listedShare = trust.listed ?? 0;
  const target = trust.targetWeeks ?? (() => n('target_wait_weeks'));
  const sessions = Array.from({ length: trust.days }, (_, day) => trust.session(day)).filter(Boolean).length;
  const sessionsPerWeek = (7 * sessions) / trust.days;
  const day0 = disruption(trust, luck);
  const growth = Math.log(1 + n('growth_share_per_year')) / 365.25;

  // Shares and rates of a usual week.
  const missed = 1 - (1 - n('dna_share')) * (1 - n('cancelled_share') / 2);
  const toGp = missed > 0 ? (n('dna_share') * n('back_to_gp_share')) / missed : 0;
  const stay = 1 - n('removal_share');
  const ends = 1 - missed * (1 - toGp);
  const seenAWeek = (n('referrals_per_week') * stay * (1 - missed)) / ends;
  const listedAtOnce = listedShare * n('listed_at_once_share');
  const listedLater = listedShare - listedAtOnce;
  const stopLater = n('rtt_share') * (1 - n('stops_at_first_share')) - listedShare;
  const daysToStop = () => luck.lag(7 * n('pathway_weeks'), n('pathway_sigma'));
  const daysToList = () => luck.lag(7 * n('pathway_listed_weeks'), n('pathway_sigma'));
  const followUpDays = () => luck.lag(7 * n('follow_up_after_weeks'), n('follow_up_sigma'));

  const first = new PlainList(luck, day0('first'), {
    missed,
    toGp,
    groups: GROUPS.map((group) => ({ notice: n(`notice_days.${group}`), clocked: true })),
    firstGroupShare: n('two_week_wait_slots_share'),
    alike: false,
    rebookDays: n('rebook_days'),
    outOfOrder: n('out_of_order_share'),
    leavesADay: -Math.log(stay) / (7 * n('target_wait_weeks')),
    base: (n('referrals_per_week') * stay) / ends / n('load_share'),
    growth,
    sessionsPerWeek,
    floor: n('floor_share'),
    flex: n('flex_share'),
    slotsPerPatient: stay / ends,
    catchUpWeeks: n('catch_up_weeks'),
    usual: n('referrals_per_week'),
    target,
  });
  const followUpsAWeek = seenAWeek * n('follow_ups_per_first');
  const followUps = new PlainList(luck, day0('follow_up'), {
    missed,
    toGp: 0,
    groups: [{ notice: 0, clocked: false }],
    firstGroupShare: 1,
    alike: false,
    rebookDays: n('rebook_days'),
    outOfOrder: n('out_of_order_share'),
    leavesADay: 0,
    base: followUpsAWeek / (1 - missed) / n('follow_up_load_share'),
    growth,
    sessionsPerWeek,
    floor: n('floor_share'),
    flex: n('flex_share'),
    slotsPerPatient: 1 / (1 - missed),
    catchUpWeeks: n('catch_up_weeks'),
    usual: followUpsAWeek,
    target: () => n('follow_up_target_weeks'),
  });

  // Everybody who is somewhere on day 0.
  let left = Math.round('initial_list' in trust.clinic ? n('initial_list') : n('referrals_per_week') * target(0));
  GROUPS.forEach((group, index) => {
    const aDay = (n('referrals_per_week') / 7) * n(`priority_shares.${group}`);
    const wanted = index === 2 ? left : Math.min(left, Math.round(aDay * n(`notice_days.${group}`)));
    left -= wanted;
    for (const clockDay of evenly(wanted, aDay)) first.add(index, clockDay);
  });
  let pathway: { clockDay: number; exitDay: number; toList: boolean }[] = [];
  /** Diagnostics end in a later week than this one, on any day of it; the clock is kept by its week. */
  const enterPathway = (clockDay: number, today: number, exitDay: number, toList: boolean) => {
    const week = Math.max(Math.floor(exitDay / 7), Math.floor(today / 7) + 1);
    const onDay = 7 * week + Math.floor(7 * luck.uniform());
    pathway.push({ clockDay: 7 * Math.floor(clockDay / 7) + 3, exitDay: onDay, toList });
  };
  const due: number[] = [];
  let dueLater = 0;
  const planFollowUp = (day: number) => {
    due[day] = (due[day] ?? 0) + 1;
    dueLater++;
  };
  for (let back = 1; back <= 728; back++) {
    const clockDay = -back - Math.round(7 * target(0));
    for (let i = luck.whole((seenAWeek * stopLater) / 7); i > 0; i--) {
      const lag = daysToStop();
      if (lag >= back) enterPathway(clockDay, -1, lag - back, false);
    }
    for (let i = luck.whole((seenAWeek * listedLater) / 7); i > 0; i--) {
      const lag = daysToList();
      if (lag >= back) enterPathway(clockDay, -1, lag - back, true);
    }
    for (let i = luck.whole(followUpsAWeek / 7); i > 0; i--) {
      const lag = followUpDays();
      if (lag >= back) planFollowUp(lag - back);
    }
  }
  for (let i = Math.round(followUpsAWeek * n('follow_up_target_weeks')); i > 0; i--) followUps.add(0, -1);
  let noticed: { clockDay: number; ready: number }[] = [];
  const elective = listedShare > 0 ? openElective() : null;

  function openElective() {
    const missedSlots = 1 - (1 - e('lost_slots_share')) * (1 - e('cancelled_share') / 2);
    const listedAWeek = seenAWeek * (listedAtOnce + listedLater);
    const all = listedAWeek / (1 - e('planned_share'));
    const slotsPerPatient = (1 - e('removal_share')) / (1 - missedSlots);
    const noticeDays = Math.max(1, Math.round(e('notice_days')));
    const onListWeeks = Math.max(0, e('target_wait_weeks') - noticeDays / 7);
    const usual = (all - listedAWeek) * (1 - e('removal_share'));
    const beds = trust.beds && openBeds(trust.beds, [listedAWeek * (1 - e('removal_share')), usual]);
    const list = new PlainList(luck, day0('admission'), {
      missed: missedSlots,
      toGp: 0,
      groups: [
        { notice: 0, clocked: true },
        { notice: 0, clocked: false },
      ],
      firstGroupShare: 1,
      alike: true,
      rebookDays: e('rebook_days'),
      outOfOrder: e('out_of_order_share'),
      leavesADay: -Math.log(1 - e('removal_share')) / (7 * e('target_wait_weeks')),
      base: (all * slotsPerPatient) / e('load_share'),
      growth: Math.log(1 + e('growth_share_per_year')) / 365.25,
      sessionsPerWeek,
      floor: e('floor_share'),
      flex: e('flex_share'),
      slotsPerPatient,
      catchUpWeeks: e('catch_up_weeks'),
      usual: all,
      target: () => onListWeeks,
      ...(beds ? { sendHome: (group, came, day) => beds.sendHome(group, came, day) } : {}),
    });
    const meanPathway = 7 * n('pathway_listed_weeks') * Math.exp(n('pathway_sigma') ** 2 / 2);
    const before = Math.round(7 * target(0) + (listedLater / listedShare) * meanPathway);
    for (const listed of evenly(Math.round((listedAWeek * noticeDays) / 7), listedAWeek / 7)) {
      noticed.push({ clockDay: listed - before, ready: listed + noticeDays });
    }
    const clocked = Math.round(all * onListWeeks * (1 - e('planned_share')));
    for (const clockDay of evenly(clocked, listedAWeek / 7)) list.add(0, clockDay - before - noticeDays);
    const planned = Math.round(all * onListWeeks) - clocked;
    for (const clockDay of evenly(planned, (all - listedAWeek) / 7)) list.add(1, clockDay);
    return { list, plannedADay: (all - listedAWeek) / 7, beds };
  }

  function openBeds(numbers: Numbers, electives: readonly number[]): PlainBeds {
    const flow = trust.mechanisms['bed_flow'];
    const longer = (day: number) => {
      const weeks = (day + 0.5 - trust.goLive) / 7;
      if (flow === undefined || weeks < 0) return 1;
      const f = asking(flow);
      const left = Math.min(1, Math.max(0, (f('gone_weeks') - weeks) / (f('gone_weeks') - f('full_weeks'))));
      return 1 + left * (f('nights_multiplier') - 1);
    };
    const different = day0('spell');
    const unrecorded = (day: number) => different(day).unrecorded;
    return new PlainBeds(luck, {
      beds: asking(numbers),
      emergency: asking(trust.emergency!),
      electives,
      longer,
      unrecorded,
    });
  }

  const stop = (row: Row, clockDay: number, day: number) => {
    row['stops']!++;
    if (day - clockDay <= 126) row['stops_within_18_weeks']!++;
  };
  for (let day = 0; day < trust.days; day++) {
    const weekend = day % 7 >= 5;
    const session = trust.session(day);
    const row = first.begin(day);
    const list = (clockDay: number) =>
      noticed.push({ clockDay, ready: day + Math.max(1, Math.round(e('notice_days'))) });
    for (const { clockDay, exitDay, toList } of pathway) {
      if (exitDay !== day) continue;
      if (toList) list(clockDay);
      else stop(row, clockDay, day);
    }
    pathway = pathway.filter(({ exitDay }) => exitDay > day);
    const referred = n('referrals_per_week') * Math.exp(growth * day);
    const ofWeek = weekend ? n('weekend_share') / 2 : (1 - n('weekend_share')) / 5;
    GROUPS.forEach((group, index) => {
      const count = luck.poisson(referred * ofWeek * n(`priority_shares.${group}`));
      for (let i = 0; i < count; i++) first.join(index, day, day);
    });
    let seen = 0;
    first.hold(day, session, (_, clockDay) => {
      seen++;
      const fate = luck.uniform();
      if (fate >= n('rtt_share')) return;
      if (fate < listedAtOnce) list(clockDay);
      else if (fate < listedShare) enterPathway(clockDay, day, day + daysToList(), true);
      else if (fate < listedShare + stopLater) enterPathway(clockDay, day, day + daysToStop(), false);
      else stop(row, clockDay, day);
    });
    row['two_week_breaches'] = first.unseen(0, day - 14, day);
    row['in_pathway'] = pathway.length;
    row['pathway_over_18_weeks'] = pathway.filter(({ clockDay }) => clockDay < day - 126).length;

    const later = followUps.begin(day);
    for (let i = due[day] ?? 0; i > 0; i--) followUps.join(0, day, day);
    dueLater -= due[day] ?? 0;
    followUps.hold(day, session, () => {
      seen++;
    });
    const goesOn = n('follow_ups_per_first') / (1 + n('follow_ups_per_first'));
    for (let i = 0; i < seen; i++) if (luck.uniform() < goesOn) planFollowUp(day + followUpDays());
    later['due_later'] = dueLater;

    if (elective === null) continue;
    const admissions = elective.list.begin(day);
    for (const { clockDay, ready } of noticed) if (ready === day) elective.list.join(0, clockDay, day);
    noticed = noticed.filter(({ ready }) => ready > day);
    const planned = elective.plannedADay * Math.exp((Math.log(1 + e('growth_share_per_year')) / 365.25) * day);
    for (let i = luck.poisson(planned); i > 0; i--) elective.list.join(1, day, day);
    elective.list.hold(day, session, (group, clockDay) => {
      if (group === 0) stop(admissions, clockDay, day);
    });
    admissions['in_pathway'] = noticed.length;
    admissions['planned'] = elective.list.ofGroup(1);
    elective.beds?.midnight(day);
  }
  const rows: Record<string, Row[]> = { first: first.rows };
  if (n('follow_ups_per_first') > 0) rows['follow_up'] = followUps.rows;
  if (elective) rows['admission'] = elective.list.rows;
  if (elective?.beds) Object.assign(rows, { spell: elective.beds.spells, short_spell: elective.beds.shortSpells });
  for (const lived of Object.values(rows)) day0.captureLate(lived);
  return rows;
}

/** Clock-start days of so many patients, spread evenly over as many days as their rate would have taken. */
function evenly(patients: number, aDay: number): number[] {
  const back = Math.max(1, Math.round(patients / aDay));
  return Array.from({ length: patients }, (_, i) => -Math.ceil(((i + 1) * back) / patients));
}
