/**
 * What a replication holds in store for the beds of a trust: how many there are and how many may be used on each day, how
 * those due leave by weekday, who is expected on each day, and who is in bed on day 0. All follows from a usual week at
 * the mean, so that without any go-live the beds are as full in the last year as in the first.
 */
import { ModelError } from '../../../errors.js';
import type { DailyWords } from '../../../kernel/streams.js';
import { exp } from '../../../stats/dmath.js';
import type { ServiceSettings } from '../../settings.js';
import { admittedOfDay, directOfDay, seasonOfMonth } from '../admission-pattern.js';
import { admittedPerWeek, type EmergencyFuture, isEmergency } from '../emergency/emergency-future.js';
import { attendancesOfDay } from '../emergency/hour-of-week.js';
import { growthPerDay } from '../growth.js';
import { areKept } from '../kept.js';
import { type ElectiveFuture, isElective, usualAdmissions } from '../planned/elective-future.js';
import { drawNumbers, type Making, type ServiceFuture, type ServiceKind } from '../service-kind.js';
import { type BedNumbers, bedFields } from './bed-fields.js';
import { type BedsFuture, NON_ELECTIVE } from './beds-future.js';
import { Nights } from './nights.js';
import { type BedPlan, planBeds } from './plan.js';
import { Stays } from './stays.js';
import { electiveRows, emergencyRows } from './tables.js';

/** Days of the week from Monday. */
const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

/** Emergency admissions of a source: a mean day's at the start, how a week is spread over its days, and their growth. */
interface Source {
  readonly perDay: number;
  readonly ofDay: (weekday: number) => number;
  readonly growthPerDay: number;
}

export function drawBeds(kind: ServiceKind<BedsFuture>, service: ServiceSettings, making: Making): BedsFuture {
  const numbers = drawNumbers(bedFields, service, making);
  const words = (purpose: string) => making.words(service.id, purpose, making.settings.careDays);
  const inOrder = [...making.before].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, future]) => future);
  const departments = inOrder.filter(isEmergency);
  const electives = inOrder.filter(isElective);
  const admitted = Float64Array.from(departments, ({ numbers: n }) => admittedPerWeek(n));
  const direct = directPerWeek(numbers, admitted);
  if (Number.isNaN(direct)) {
    throw new ModelError(
      `${making.trust.id}, ${service.id}: without an emergency department direct_per_week must be given`,
    );
  }
  const sources = [...departments.map(sourceOf), directly(numbers, direct)];
  const stays = new Stays(emergencyRows(numbers));
  const electiveStays = new Stays(electiveRows(numbers));
  const claims = new Float64Array(2 * electives.length);
  for (const [at, { numbers: n, usualListed }] of electives.entries()) {
    const all = usualAdmissions(n, usualListed);
    claims[2 * at] = all * (1 - n.planned_share);
    claims[2 * at + 1] = all * n.planned_share;
  }
  const plan = planBeds(numbers, {
    emergencies: Float64Array.from(WEEK, (day) => comingOn(day, sources)),
    stays,
    electives: electiveWeek(numbers, sum(claims), electiveStays),
  });
  const allAdmitted = sum(admitted);
  const perWeek = direct + allAdmitted;
  const viaEmergency = departments.flatMap(({ streams }) => streams.flatMap(({ admissions }) => admissions ?? []));
  const nightWords = words('nights');
  const { careDays } = making.settings;
  const growth = Math.max(...sources.map((source) => source.growthPerDay));
  const kept = areKept(perWeek, growth, NON_ELECTIVE, making.settings) ? (perWeek * careDays) / 7 : 0;
  return {
    kind,
    numbers,
    perWeek,
    ...bedsByDay(numbers, plan, partsOf(plan, sources, electives), making.settings),
    meanOccupancy: plan.meanOccupancy,
    stays,
    factor: plan.factor,
    nights: new Nights({ stays, words: nightWords, sources: 1 + viaEmergency.length, kept }),
    electiveStays,
    leaves: plan.week.leaves,
    viaEmergency,
    ...admissionsByDay(numbers, sources, making),
    onDay0: inBed(plan, making, making.words(service.id, 'day 0', 1)),
    claims,
    claimOf: (elective: ServiceFuture) => 2 * electives.indexOf(elective as ElectiveFuture),
    shareOf: (department: ServiceFuture) =>
      allAdmitted > 0 ? admitted[departments.indexOf(department as EmergencyFuture)]! / allAdmitted : 0,
    words: words('beds'),
    nightWords,
    billing: [words('billing'), words('billing of short spells')],
  };
}

/** Emergency patients admitted on a day of a usual week. */
function comingOn(weekday: number, sources: readonly Source[]): number {
  let all = 0;
  for (const { perDay, ofDay } of sources) all += perDay * ofDay(weekday);
  return all;
}

/** Direct admissions of a usual week; NaN where nothing says how many. @param admitted through emergency departments */
export function directPerWeek(n: BedNumbers, admitted: Float64Array): number {
  if (!Number.isNaN(n.direct_per_week)) return n.direct_per_week;
  return admitted.length === 0 ? Number.NaN : (sum(admitted) * (1 - n.via_emergency_share)) / n.via_emergency_share;
}

/** Elective inpatients of a usual week, spread evenly over its working days. @param perWeek elective patients, day cases too */
export function electiveWeek(n: BedNumbers, perWeek: number, stays: Stays) {
  const aDay = (perWeek * (1 - n['elective.day_case_share'])) / 5;
  return { byDay: Float64Array.from(WEEK, (day) => (day < 5 ? aDay : 0)), shares: stays.scaled(1) };
}

/** How admissions through emergency departments are spread over the days of a week, and direct ones; their mean is 1. */
export const viaEmergencyOfDay = (weekday: number): number => 7 * attendancesOfDay[weekday]! * admittedOfDay[weekday]!;
export const directlyOfDay = (weekday: number): number => directOfDay[weekday]!;

function sourceOf({ numbers: n }: EmergencyFuture): Source {
  const perDay = admittedPerWeek(n) / 7;
  return { perDay, ofDay: viaEmergencyOfDay, growthPerDay: growthPerDay(n.growth_share_per_year) };
}

function directly(n: BedNumbers, perWeek: number): Source {
  return { perDay: perWeek / 7, ofDay: directlyOfDay, growthPerDay: growthPerDay(n.growth_share_per_year) };
}

/** Some of the beds of a trust, and how they grow. */
interface PartOfBeds {
  readonly beds: number;
  readonly growthPerDay: number;
}

/** The beds of a mean week by whom they are for: each part grows as those who need it do. */
function partsOf(
  { inflows, week }: BedPlan,
  sources: readonly Source[],
  electives: readonly ElectiveFuture[],
): PartOfBeds[] {
  const [, { byDay, shares }] = inflows;
  const aDay = sum(byDay) / 7;
  let ofElectives = 0;
  for (let nights = 0; nights < shares.length; nights++) ofElectives += shares[nights]! * nights * aDay;
  const emergencies = sum(Float64Array.from(sources, ({ perDay }) => perDay)) || 1;
  const admitted = Float64Array.from(electives, ({ numbers, usualListed }) => usualAdmissions(numbers, usualListed));
  const allAdmitted = sum(admitted) || 1;
  const parts: PartOfBeds[] = [];
  for (const { perDay, growthPerDay } of sources) {
    parts.push({ beds: ((week.occupied - ofElectives) * perDay) / emergencies, growthPerDay });
  }
  for (const [at, { numbers }] of electives.entries()) {
    const beds = (ofElectives * admitted[at]!) / allAdmitted;
    parts.push({ beds, growthPerDay: growthPerDay(numbers.growth_share_per_year) });
  }
  return parts;
}

/** Beds by day: they grow as those who need them do, and follow a part of the season. */
function bedsByDay(
  n: BedNumbers,
  { beds, usableShare }: BedPlan,
  parts: readonly PartOfBeds[],
  { careDays: days, calendar }: Making['settings'],
) {
  const atStart = sum(Float64Array.from(parts, (part) => part.beds)) || 1;
  const [open, usable, most] = [new Int32Array(days), new Int32Array(days), new Int32Array(days)];
  for (let day = 0; day < days; day++) {
    const season = 1 + n.winter_beds_share * (seasonOfMonth[calendar.monthOfYear[day]!]! - 1);
    let grown = 0;
    for (const part of parts) grown += part.beds * exp(part.growthPerDay * day);
    const today = (beds * season * grown) / atStart;
    open[day] = Math.max(1, Math.round(today));
    usable[day] = Math.round(today * usableShare);
    most[day] = Math.round(today * (usableShare + n.escalation_share));
  }
  return { open, usable, most };
}

/** Direct admissions by day, and all emergency patients who are expected to need a bed. */
function admissionsByDay(n: BedNumbers, sources: readonly Source[], { settings }: Making) {
  const { careDays: days, calendar } = settings;
  const [direct, expected] = [new Float64Array(days), new Float64Array(days)];
  const overnight = 1 - n['nights.zero_share'];
  for (let day = 0; day < days; day++) {
    const season = seasonOfMonth[calendar.monthOfYear[day]!]!;
    let all = 0;
    let last = 0;
    for (const { perDay, ofDay, growthPerDay: growth } of sources) {
      last = season * perDay * ofDay(calendar.weekday[day]!) * exp(growth * day);
      all += last;
    }
    direct[day] = last;
    expected[day] = overnight * all;
  }
  return { direct, expected };
}

/**
 * Who is in bed on the morning of day 0, by nights left: those of each day before it who stay on, a Poisson number each, as
 * if patients had come for ever.
 */
function inBed({ inflows, week }: BedPlan, { settings, chance }: Making, words: DailyWords): Int32Array {
  const { weekday, monthOfYear } = settings.calendar;
  const today = weekday[0] ?? 0;
  const season = seasonOfMonth[monthOfYear[0] ?? 0]!;
  const counts = chance();
  const [emergency, elective] = inflows;
  const nights = emergency.shares.length;
  const patients = new Int32Array(nights);
  const longest = Math.max(...inflows.map(({ shares }) => shares.findLastIndex((share) => share > 0)));
  for (let left = 0; left < nights; left++) {
    let mean = left === 0 ? week.kept[(today + 6) % 7]! : 0;
    for (let ago = 1; ago + left <= longest; ago++) {
      const day = (((today - ago) % 7) + 7) % 7;
      mean += season * emergency.byDay[day]! * emergency.shares[ago + left]!;
      mean += elective.byDay[day]! * elective.shares[ago + left]!;
    }
    patients[left] = counts.poisson(words.uniform(0, left), mean, left);
  }
  return patients;
}

function sum(of: Float64Array): number {
  let all = 0;
  for (const x of of) all += x;
  return all;
}
