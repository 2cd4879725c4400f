/** What one replication holds in store for an emergency department, whatever the strategy. */
import { makeDistribution } from '../../../kernel/distribution.js';
import { QuantileTable } from '../../../kernel/quantile-table.js';
import { exp } from '../../../stats/dmath.js';
import type { ServiceSettings } from '../../settings.js';
import type { Making } from '../draw-services.js';
import { growthPerDay } from '../planned/capacity.js';
import { Undisturbed } from '../undisturbed.js';
import type { EmergencyFuture } from './emergency.js';
import { type EmergencyNumbers, emergencyFields, STREAMS, type StreamName } from './emergency-fields.js';
import type { StreamFuture } from './emergency-stream.js';
import { busiestHour } from './hour-of-week.js';

export function drawEmergency(service: ServiceSettings, making: Making): EmergencyFuture {
  const { settings, trust, draws } = making;
  const { days, calendar } = settings;
  const path = `services.${service.id}.`;
  const numbers = draws.numbers(emergencyFields, service.values, trust.id, path);
  const growth = growthPerDay(numbers.growth_share_per_year);
  const streams = STREAMS.map((name): StreamFuture => {
    const perWeek = numbers.attendances_per_week * shareOf(numbers, name);
    const [median, sigma] = [numbers[`${name}.work_minutes`], numbers[`${name}.work_sigma`]];
    return {
      bays: baysOf(numbers, name, days),
      perWeek: (day) => perWeek * exp(growth * day),
      weekday: calendar.weekday,
      words: making.words(service.id, name, days),
      work: new QuantileTable(makeDistribution({ kind: 'lognormal', args: [median, sigma] })),
    };
  });
  return {
    kind: 'emergency',
    numbers,
    streams,
    undisturbed: streams.map((stream) => new Undisturbed(stream)),
    words: making.words(service.id, 'billing', days),
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
