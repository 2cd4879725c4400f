/**
 * How the beds of a trust and its other services fit together: it says once what beds it has, somebody comes to them, how
 * that is paid for is known, and nothing is said of its emergency department that only counts with beds, or without.
 */
import { type BedNumbers, bedFields } from '../../model/care/beds/bed-fields.js';
import { NON_ELECTIVE } from '../../model/care/beds/beds-future.js';
import { emergencyFields, keysWithBeds, keysWithoutBeds } from '../../model/care/emergency/emergency-fields.js';
import { EMERGENCY } from '../../model/care/emergency/emergency-future.js';
import { meanNumbers } from '../../model/care/moving.js';
import { admissionRegimeIn, admissionRegimes } from '../../model/payment/emergency-admissions.js';
import { civilDate, formatDate } from '../calendar/calendar.js';
import type { Issues } from '../text/issues.js';
import { isUnknown } from './horizon.js';
import type { ServiceRead } from './resolve-services.js';

/** @param start day number of day 0 */
export function checkBeds(trust: string, services: readonly ServiceRead[], start: number, issues: Issues): void {
  const beds = services.filter(({ kind }) => kind.id === NON_ELECTIVE);
  const departments = services.filter(({ kind }) => kind.id === EMERGENCY);
  for (const department of departments) checkDepartment(trust, department, beds.length > 0, issues);
  const [first, second] = beds;
  if (first === undefined) return;
  const top = first.levels.at(-1)!;
  const path = `trusts.${trust}.services.${first.settings.id}`;
  if (second !== undefined) {
    const message = `all beds of a trust are one service; they are in \`${first.settings.id}\` already`;
    issues.error(second.levels.at(-1)!.key, `trusts.${trust}.services.${second.settings.id}`, message);
  }
  if (issues.within(top.path) || first.resolved.missing.length > 0) return;
  const n: BedNumbers = meanNumbers(bedFields, first.resolved.values);
  if (departments.length === 0 && Number.isNaN(n.direct_per_week)) {
    const message = 'missing: Direct emergency admissions in a usual week, as the trust has no emergency department';
    issues.error(top.key, `${path}.direct_per_week`, message);
  }
  if (isUnknown(issues)) return;
  const { year, month } = civilDate(start);
  if (admissionRegimeIn(year, month - 1) === undefined) {
    const [from, since] = admissionRegimes[0]!.from;
    const known = `${from}-${String(since).padStart(2, '0')}-01`;
    const message = `how emergency admissions are paid for is known from ${known} on; the scenario starts on ${formatDate(start)}`;
    issues.error(top.key, path, message);
  }
}

/** What is said of an emergency department counts, and it does not admit more than its majors. */
function checkDepartment(trust: string, { resolved, settings }: ServiceRead, withBeds: boolean, issues: Issues): void {
  for (const key of withBeds ? keysWithoutBeds : keysWithBeds) {
    const given = resolved.from.get(key);
    if (given === undefined || given.path === '') continue;
    const message = withBeds
      ? `the wait for a bed is apart where a trust has beds, as \`${trust}\` has: give ${key.replace('work', 'treatment')}`
      : `it counts where a trust has beds: \`${trust}\` has no service of kind ${NON_ELECTIVE}`;
    issues.error(given.at, given.path, message);
  }
  const admitted = resolved.from.get('admitted_share');
  if (!withBeds || admitted === undefined || admitted.path === '' || resolved.missing.length > 0) return;
  const { majors_share: majors, admitted_share: share } = meanNumbers(emergencyFields, settings.values);
  if (share <= majors) return;
  issues.error(
    admitted.at,
    admitted.path,
    `${share} of all who come are admitted, but only ${majors} of them are majors`,
  );
}
