/**
 * Loads that no capacity can carry, by fluid flow at the means of all numbers: demand above the largest capacity never
 * clears, and an excess over the target may take longer to clear than the scenario lasts. Warnings, for a file may mean
 * it.
 */
import { baysOf, busiestUse } from '../../model/care/emergency/draw-emergency.js';
import { emergencyFields, STREAMS } from '../../model/care/emergency/emergency-fields.js';
import { busiestHour } from '../../model/care/emergency/hour-of-week.js';
import { electiveMissed } from '../../model/care/planned/elective.js';
import { electiveFields } from '../../model/care/planned/elective-fields.js';
import { outpatientFields } from '../../model/care/planned/outpatient-fields.js';
import { baseSlots, usualAttendances } from '../../model/care/planned/outpatient-future.js';
import { missedShares, usualWeek } from '../../model/care/planned/referral-shares.js';
import type { Setting } from '../../model/parameter.js';
import { formatDate } from '../calendar/calendar.js';
import type { Issues } from '../text/issues.js';
import { valueOn } from './by-date.js';
import type { ServiceRead } from './resolve-services.js';
import type { TrustRead } from './resolve-trusts.js';
import { meanNumbers } from './tables.js';

/** A list in a usual week at the start. */
interface Workload {
  readonly what: string;
  /** Patients who join in a week, and the slots that each needs. */
  readonly patients: number;
  readonly slotsPerPatient: number;
  /** Slots a week at most. */
  readonly most: number;
  /** Patients on day 0; NaN: as many as the target wait implies. */
  readonly initial: number;
  readonly targetWeeks: Setting | null | undefined;
}

/** Warns of every list that outgrows its capacity, or clears too late. */
export function warnOfWorkload(trusts: readonly TrustRead[], start: number, days: number, issues: Issues): void {
  for (const { id, services } of trusts) {
    for (const service of services) {
      const top = service.levels.at(-1);
      if (service.resolved.missing.length > 0 || top === undefined) continue;
      if (service.kind.id === 'emergency') {
        warnOfBays(id, service, days, issues);
        continue;
      }
      for (const load of service.kind.listed ? admissions(service, services) : attendances(service)) {
        const message = problem(load, start, days);
        const path = `trusts.${id}.services.${service.settings.id}`;
        if (message !== undefined) issues.warn(top.key, path, `${load.what}: ${message}`);
      }
    }
  }
}

/** Warns of bays that the patients of a whole week would fill: their queue would never end. */
function warnOfBays(trust: string, { settings, levels }: ServiceRead, days: number, issues: Issues): void {
  const n = meanNumbers(emergencyFields, settings.values);
  for (const stream of STREAMS) {
    const use = busiestUse(n, stream, days) / (168 * busiestHour);
    const bays = baysOf(n, stream, days);
    if (use < bays) continue;
    const path = `trusts.${trust}.services.${settings.id}`;
    const message = `${stream} need ${Number(use.toPrecision(3))} bays on average over the week, there are ${bays}: the queue never ends`;
    issues.warn(levels.at(-1)!.key, path, message);
  }
}

/** First attendances, and follow-ups where there are any. */
function attendances({ settings }: ServiceRead): Workload[] {
  const n = meanNumbers(outpatientFields, settings.values);
  const { missed, toGp } = missedShares(n);
  const { patients, slotsPerPatient } = usualWeek(n.referrals_per_week, n.removal_share, missed, toGp);
  const first = {
    what: 'first attendances',
    patients,
    slotsPerPatient,
    most: baseSlots(n) * (1 + n.flex_share),
    initial: n.initial_list,
    targetWeeks: settings.values['target_wait_weeks'],
  };
  const { followUps } = usualAttendances(n);
  const each = 1 / (1 - missed);
  const later = {
    what: 'follow-ups',
    patients: followUps,
    slotsPerPatient: each,
    most: ((followUps * each) / n.follow_up_load_share) * (1 + n.flex_share),
    initial: Number.NaN,
    targetWeeks: settings.values['follow_up_target_weeks'],
  };
  return followUps > 0 ? [first, later] : [first];
}

/** Admissions, planned ones included, of those whom the services of the trust list in a usual week. */
function admissions({ settings }: ServiceRead, services: readonly ServiceRead[]): Workload[] {
  const n = meanNumbers(electiveFields, settings.values);
  let listed = 0;
  for (const { service, share } of settings.listedFrom) {
    const source = services.find(({ settings, kind }) => settings.id === service && kind.lists);
    if (source === undefined || source.resolved.missing.length > 0) return [];
    const from = meanNumbers(outpatientFields, source.settings.values);
    listed += usualAttendances(from).first * meanNumbers({ share: outpatientFields.rtt_share }, { share }).share;
  }
  const usual = usualWeek(listed / (1 - n.planned_share), n.removal_share, electiveMissed(n), 0);
  const base = Number.isNaN(n.slots_per_weekday)
    ? (usual.patients * usual.slotsPerPatient) / n.load_share
    : 5 * n.slots_per_weekday;
  return [
    {
      what: 'admissions',
      patients: usual.patients,
      slotsPerPatient: usual.slotsPerPatient,
      most: base * (1 + n.flex_share),
      initial: n.initial_list,
      targetWeeks: settings.values['target_wait_weeks'],
    },
  ];
}

/** What is wrong with a load, in words; undefined when nothing is. */
function problem(load: Workload, start: number, days: number): string | undefined {
  const { patients, slotsPerPatient, most, targetWeeks } = load;
  const spare = most / slotsPerPatient - patients;
  if (spare < -1e-9 * patients) {
    const percent = ((100 * patients * slotsPerPatient) / most).toFixed(1);
    const demand = most > 0 ? `demand is ${percent}% of the largest capacity` : 'there is no capacity';
    const growth = Number((-spare).toPrecision(3));
    return `${demand}: the list grows by ${growth} a week and never clears before ${formatDate(start + days)}`;
  }
  const initial = Number.isNaN(load.initial) ? patients * targetAt(targetWeeks, 0) : load.initial;
  const excess = initial - patients * targetAt(targetWeeks, days);
  const weeks = excess / spare;
  if (!(excess > 0.5) || weeks * 7 <= days) return undefined;
  const said = Number.isFinite(weeks) ? `takes ${Math.ceil(weeks)} weeks at full flex` : 'never clears';
  return `the list of ${Math.round(initial)} is ${Math.round(excess)} over its target; clearing it ${said}, the scenario lasts ${Math.floor(days / 7)}`;
}

/** Target in weeks on a day of the scenario. */
function targetAt(setting: Setting | null | undefined, day: number): number {
  if (setting === null || setting === undefined) return Number.NaN;
  if (setting.trend !== undefined) return valueOn(setting.trend, day);
  return meanNumbers({ target: outpatientFields.target_wait_weeks }, { target: setting }).target;
}
