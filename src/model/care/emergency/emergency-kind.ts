/** Emergency departments as a kind of service: drawn, opened, priced, and their workload. */
import { makeDistribution } from '../../../kernel/distribution.js';
import { QuantileTable } from '../../../kernel/quantile-table.js';
import { exp } from '../../../stats/dmath.js';
import type { ServiceSettings } from '../../settings.js';
import { growthPerDay } from '../growth.js';
import type { ListKind } from '../list-kind.js';
import { meanNumbers } from '../moving.js';
import { drawNumbers, type Making, type ServiceKind, type Workload } from '../service-kind.js';
import { Emergency, type EmergencyFuture } from './emergency.js';
import { type EmergencyNumbers, emergencyFields, STREAMS, type StreamName } from './emergency-fields.js';
import type { StreamFuture } from './emergency-stream.js';
import { busiestHour } from './hour-of-week.js';
import { Undisturbed } from './undisturbed.js';

export const ATTENDANCE: ListKind = {
  id: 'emergency',
  booked: false,
  clock: null,
  due: false,
  theatre: false,
  paidAs: 'emergency',
};

/** Patients in the department form no list that a strategy could share day by day: its undisturbed days are kept instead. */
export const emergency: ServiceKind<EmergencyFuture> = {
  id: 'emergency',
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
  workload({ values }, _services, days) {
    const n = meanNumbers(emergencyFields, values);
    return STREAMS.map((stream): Workload => {
      const needed = busiestUse(n, stream, days) / (168 * busiestHour);
      return { what: stream, resource: 'bays', needed, most: baysOf(n, stream, days), list: null };
    });
  },
};

function drawEmergency(service: ServiceSettings, making: Making): EmergencyFuture {
  const { days, careDays, calendar } = making.settings;
  const numbers = drawNumbers(emergencyFields, service, making);
  const growth = growthPerDay(numbers.growth_share_per_year);
  const streams = STREAMS.map((name): StreamFuture => {
    const perWeek = numbers.attendances_per_week * shareOf(numbers, name);
    const [median, sigma] = [numbers[`${name}.work_minutes`], numbers[`${name}.work_sigma`]];
    return {
      bays: baysOf(numbers, name, days),
      perWeek: (day) => perWeek * exp(growth * day),
      weekday: calendar.weekday,
      words: making.words(service.id, name, careDays),
      work: new QuantileTable(makeDistribution({ kind: 'lognormal', args: [median, sigma] })),
    };
  });
  return {
    kind: emergency,
    numbers,
    streams,
    undisturbed: streams.map((stream) => new Undisturbed(stream)),
    words: making.words(service.id, 'billing', careDays),
  };
}

function shareOf(n: EmergencyNumbers, name: StreamName): number {
  return name === 'majors' ? n.majors_share : 1 - n.majors_share;
}

/** Bays in use on average if the busiest hour of the week lasted, half-way through the scenario. */
export function busiestUse(n: EmergencyNumbers, name: StreamName, days: number): number {
  const sigma = n[`${name}.work_sigma`];
  const meanMinutes = n[`${name}.work_minutes`] * exp((sigma * sigma) / 2);
  const perWeek = n.attendances_per_week * shareOf(n, name) * exp((growthPerDay(n.growth_share_per_year) * days) / 2);
  return (perWeek * busiestHour * meanMinutes) / 60;
}

/** Bays of a stream: given, or from demand. */
export function baysOf(n: EmergencyNumbers, name: StreamName, days: number): number {
  const given = n[`${name}.bays`];
  return Math.max(1, Number.isNaN(given) ? Math.ceil(busiestUse(n, name, days) / n.load_share) : Math.round(given));
}
