/**
 * Loads that no capacity can carry, by fluid flow at the means of all numbers: demand above the largest capacity never
 * clears, and an excess over the target may take longer to clear than the scenario lasts. Warnings, for a file may mean
 * it.
 */
import type { Workload } from '../../../model/care/service-kind.js';
import { formatDate } from '../../calendar/calendar.js';
import type { Issues } from '../../text/issues.js';
import type { Place } from '../../text/tree.js';
import type { TrustRead } from '../resolve-trusts.js';

/** Warns of every list that outgrows its capacity, or clears too late, and of bays whose queue never ends. */
export function warnOfWorkload(trusts: readonly TrustRead[], start: number, days: number, issues: Issues): void {
  const known = new Map<TrustRead['services'], readonly Told[]>();
  for (const { id, services } of trusts) {
    const told = known.get(services) ?? toldOf(services, start, days);
    known.set(services, told); // trusts of one template share their services
    for (const { service, at, message } of told) issues.warn(at, `trusts.${id}.services.${service}`, message);
  }
}

interface Told {
  readonly service: string;
  readonly at: Place;
  readonly message: string;
}

/** What is wrong with the workloads of a trust. */
function toldOf(services: TrustRead['services'], start: number, days: number): Told[] {
  const told: Told[] = [];
  const whole = services.filter(({ resolved }) => resolved.missing.length === 0);
  const settings = whole.map((service) => service.settings);
  for (const { kind, settings: own, levels } of whole) {
    const top = levels.at(-1);
    if (top === undefined) continue;
    for (const workload of kind.workload(own, settings, days)) {
      const message = problem(workload, start, days);
      if (message !== undefined) told.push({ service: own.id, at: top.key, message });
    }
  }
  return told;
}

/** What is wrong with a workload, in words; undefined when nothing is. */
function problem(
  { what, resource, needed, most, list, short: meaning }: Workload,
  start: number,
  days: number,
): string | undefined {
  if (list === null) {
    if (needed < most) return undefined;
    if (meaning !== undefined)
      return `patients need ${short(needed)} ${resource} on average, ${short(most)} may be used: ${meaning}`;
    return `${what} need ${short(needed)} ${resource} on average over the week, there are ${most}: the queue never ends`;
  }
  const { patients, slotsPerPatient, targetWeeks } = list;
  const spare = most / slotsPerPatient - patients;
  if (spare < -1e-9 * patients) {
    const percent = ((100 * needed) / most).toFixed(1);
    const demand = most > 0 ? `demand is ${percent}% of the largest capacity` : 'there is no capacity';
    return `${what}: ${demand}: the list grows by ${short(-spare)} a week and never clears before ${formatDate(start + days)}`;
  }
  const initial = Number.isNaN(list.initial) ? patients * targetWeeks(0) : list.initial;
  const excess = initial - patients * targetWeeks(days);
  const weeks = excess / spare;
  if (!(excess > 0.5) || weeks * 7 <= days) return undefined;
  const said = Number.isFinite(weeks) ? `takes ${Math.ceil(weeks)} weeks at full flex` : 'never clears';
  return `${what}: the list of ${Math.round(initial)} is ${Math.round(excess)} over its target; clearing it ${said}, the scenario lasts ${Math.floor(days / 7)}`;
}

function short(value: number): number {
  return Number(value.toPrecision(3));
}
