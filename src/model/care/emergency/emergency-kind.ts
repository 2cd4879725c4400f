/** Emergency departments as a kind of service: drawn, opened, priced, and their workload. */
import { quantileTable } from '../../../kernel/quantile-table.js';
import { exp } from '../../../stats/dmath.js';
import type { ServiceSettings } from '../../settings.js';
import { admittedOfDay, seasonOfMonth } from '../admission-pattern.js';
import { NON_ELECTIVE } from '../beds/beds-future.js';
import { growthPerDay } from '../growth.js';
import { areKept } from '../kept.js';
import type { ListKind } from '../list-kind.js';
import { meanNumbers } from '../moving.js';
import { drawNumbers, type Making, type ServiceKind, type Workload } from '../service-kind.js';
import { Admissions } from './admissions.js';
import { Arrivals } from './arrivals.js';
import { Emergency } from './emergency.js';
import { ADMITTED, type EmergencyNumbers, emergencyFields, STREAMS, type StreamName } from './emergency-fields.js';
import { EMERGENCY, type EmergencyFuture } from './emergency-future.js';
import type { StreamFuture } from './emergency-stream.js';
import { busiestHour } from './hour-of-week.js';
import { Undisturbed } from './undisturbed.js';
import { Weeks } from './weeks.js';

export const ATTENDANCE: ListKind = {
  id: 'emergency',
  booked: false,
  clock: null,
  due: false,
  theatre: false,
  beds: false,
  paidAs: 'emergency',
};

/** Patients in the department form no list that a strategy could share day by day: its undisturbed days are kept instead. */
export const emergency: ServiceKind<EmergencyFuture> = {
  id: EMERGENCY,
  means: 'Patients who come at all hours, majors and minors, and are worked on in a bay; nobody is booked.',
  fields: emergencyFields,
  listed: false,
  lists: false,
  sharesDays: false,
  draw: drawEmergency,
  listsOf: () => [ATTENDANCE],
  worth({ numbers, words }, { paid }) {
    const tariffGbp = numbers['price_gbp.attendance'];
    const priceGbp = tariffGbp * paid(ATTENDANCE);
    const perWeek = numbers.attendances_per_week;
    return [{ perWeek, tariffGbp, priceGbp, worthGbp: priceGbp, pathwayWorthGbp: 0, rttShare: 0, billing: words }];
  },
  open: (future, opening) => new Emergency(future, opening),
  workload({ values }, services, days) {
    const n = numbersAtWork(meanNumbers(emergencyFields, values), hasBeds(services));
    return STREAMS.map((stream): Workload => {
      const needed = busiestUse(n, stream, days) / (168 * busiestHour);
      return { what: stream, resource: 'bays', needed, most: baysOf(n, stream, days), list: null };
    });
  },
};

function drawEmergency(service: ServiceSettings, making: Making): EmergencyFuture {
  const { days, careDays, calendar } = making.settings;
  const withBeds = hasBeds(making.trust.services);
  const numbers = numbersAtWork(drawNumbers(emergencyFields, service, making), withBeds);
  const growth = growthPerDay(numbers.growth_share_per_year);
  const weeks = new Weeks(days);
  const kept = areKept(numbers.attendances_per_week, growth, EMERGENCY, making.settings);
  const streams = STREAMS.map((name): StreamFuture => {
    const perWeek = numbers.attendances_per_week * shareOf(numbers, name);
    const [median, sigma] = [numbers[`${name}.work_minutes`], numbers[`${name}.work_sigma`]];
    const arrivals = new Arrivals({
      perWeek: (day) => perWeek * exp(growth * day),
      weekday: calendar.weekday,
      words: making.words(service.id, name, careDays),
      work: quantileTable({ kind: 'lognormal', args: [median, sigma] }),
      kept,
    });
    return {
      arrivals,
      bays: baysOf(numbers, name, days),
      admissions: withBeds && name === ADMITTED ? admissionsOf(numbers, arrivals, kept, service, making) : null,
    };
  });
  return {
    kind: emergency,
    numbers,
    streams,
    weeks,
    undisturbed: streams.map((stream) => new Undisturbed(stream, careDays, weeks)),
    words: making.words(service.id, 'billing', careDays),
  };
}

function hasBeds(services: readonly ServiceSettings[]): boolean {
  return services.some(({ kind }) => kind === NON_ELECTIVE);
}

/** The numbers with the work as it is with or without beds: without, the wait for one is part of it. */
function numbersAtWork(n: EmergencyNumbers, withBeds: boolean): EmergencyNumbers {
  if (!withBeds) return { ...n, admitted_share: 0 };
  return {
    ...n,
    'majors.work_minutes': n['majors.treatment_minutes'],
    'minors.work_minutes': n['minors.treatment_minutes'],
    'majors.work_sigma': n['majors.treatment_sigma'],
    'minors.work_sigma': n['minors.treatment_sigma'],
  };
}

/** Of the majors, the share who are admitted in a mean week. */
function admittedOf(n: EmergencyNumbers): number {
  return n.majors_share > 0 ? Math.min(1, n.admitted_share / n.majors_share) : 0;
}

function admissionsOf(
  n: EmergencyNumbers,
  arrivals: Arrivals,
  kept: boolean,
  { id }: ServiceSettings,
  making: Making,
): Admissions {
  const { careDays: days, calendar } = making.settings;
  const { weekday, monthOfYear } = calendar;
  const share = admittedOf(n);
  const rule = {
    arrivals,
    share: (day: number) => Math.min(1, share * seasonOfMonth[monthOfYear[day]!]! * admittedOfDay[weekday[day]!]!),
    words: making.words(id, 'admission', days),
    wait: quantileTable({ kind: 'lognormal', args: [n.bed_wait_minutes, n.bed_wait_sigma] }),
    perPoint: n.bed_wait_log_per_point,
    kept,
  };
  return new Admissions(rule, days);
}

/** Mean time in a bay, minutes: of the work, and of the wait for a bed after it where beds are simulated. */
function meanMinutes(n: EmergencyNumbers, name: StreamName): number {
  const work = lognormalMean(n[`${name}.work_minutes`], n[`${name}.work_sigma`]);
  return name === ADMITTED ? work + admittedOf(n) * lognormalMean(n.bed_wait_minutes, n.bed_wait_sigma) : work;
}

function lognormalMean(median: number, sigma: number): number {
  return median * exp((sigma * sigma) / 2);
}

function shareOf(n: EmergencyNumbers, name: StreamName): number {
  return name === 'majors' ? n.majors_share : 1 - n.majors_share;
}

/** Bays in use on average if the busiest hour of the week lasted, half-way through the scenario. */
export function busiestUse(n: EmergencyNumbers, name: StreamName, days: number): number {
  const perWeek = n.attendances_per_week * shareOf(n, name) * exp((growthPerDay(n.growth_share_per_year) * days) / 2);
  return (perWeek * busiestHour * meanMinutes(n, name)) / 60;
}

/** Bays of a stream: given, or from demand. */
export function baysOf(n: EmergencyNumbers, name: StreamName, days: number): number {
  const given = n[`${name}.bays`];
  return Math.max(1, Number.isNaN(given) ? Math.ceil(busiestUse(n, name, days) / n.load_share) : Math.round(given));
}
