/**
 * What a trust of a list has to do: its size, its referrals and its emergency attendances a week, as numbers of the
 * template's services. A number for all clinics is shared among them as the template shares it.
 */
import { show } from '../text/issues.js';
import { didYouMean } from '../text/nearest.js';
import { BANDS_SOURCE, bands } from './bands.js';
import type { TemplateFacts } from './template-facts.js';
import type { ListedValue } from './trust-list.js';

/** Other words for sizes. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['dgh', 'district_general'],
  ['district', 'district_general'],
  ['medium', 'district_general'],
  ['general', 'district_general'],
  ['big', 'large'],
]);

/** The sizes that a trust may be said to have. */
export function sizesOf(facts: TemplateFacts): string[] {
  return facts.sizes.length > 0 ? [...facts.sizes] : [...bands.keys()];
}

/** The size that a word means, or why it means none. */
export function sizeOf(word: string, facts: TemplateFacts): { readonly size: string } | { readonly problem: string } {
  const sizes = sizesOf(facts);
  const plain = word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$|_hospital$|_trust$/g, '');
  const size = [plain, ALSO.get(plain)].find((one) => one !== undefined && sizes.includes(one));
  if (size !== undefined) return { size };
  return { problem: `'${show(word)}' is no size of trust: ${sizes.join(', ')}${didYouMean(plain, sizes)}` };
}

/** What a size says: the template's own trust template of that name, or the numbers of the band. */
export function valuesOfSize(size: string, facts: TemplateFacts): ListedValue[] {
  if (facts.sizes.includes(size)) return [{ path: 'template', value: size }];
  const band = bands.get(size)!;
  const emergencies = idsOf(facts, 'emergency');
  const referrals = perClinic(band.referrals, undefined, facts);
  const values: ListedValue[] = [
    { path: 'income_gbp_per_year', value: band.income },
    ...('problem' in referrals ? [] : referrals.values),
    ...(emergencies.length === 1 ? [{ path: attendancesPath(emergencies[0]!), value: band.attendances }] : []),
  ];
  return values.map((value) => ({ ...value, source: BANDS_SOURCE }));
}

/** Referrals a week of all clinics as those of each. */
export function perClinic(
  total: number,
  size: string | undefined,
  facts: TemplateFacts,
): { readonly values: ListedValue[] } | { readonly problem: string } {
  const clinics = idsOf(facts, 'outpatients');
  if (clinics.length === 0) return { problem: 'no service of the template has referrals' };
  const path = (clinic: string) => `services.${clinic}.referrals_per_week`;
  const usual = clinics.map((clinic) => facts.usual(size ?? facts.sizes[0], clinic, 'referrals_per_week'));
  const sum = usual.reduce((all, one) => all + one, 0);
  if (clinics.length === 1) return { values: [{ path: path(clinics[0]!), value: total }] };
  if (!(sum > 0))
    return { problem: `the template has several clinics: give each a column, ${clinics.map(path).join(', ')}` };
  return {
    values: clinics.map((clinic, i) => ({
      path: path(clinic),
      value: Math.round((1000 * total * usual[i]!) / sum) / 1000,
    })),
  };
}

/** Emergency attendances a week. */
export function attendances(
  number: number,
  facts: TemplateFacts,
): { readonly values: ListedValue[] } | { readonly problem: string } {
  const [service, ...more] = idsOf(facts, 'emergency');
  if (service === undefined) return { problem: 'no service of the template has emergency attendances' };
  if (more.length > 0) return { problem: 'the template has several emergency departments: write the path of each' };
  return { values: [{ path: attendancesPath(service), value: number }] };
}

/**
 * Emergency attendances a week of a trust of which only its referrals are said: as many for each referral as a district
 * general has, where the template has one emergency department and gives no number of its own.
 */
export function usualAttendances(referrals: number, facts: TemplateFacts): ListedValue[] {
  const [service, ...more] = idsOf(facts, 'emergency');
  if (service === undefined || more.length > 0 || facts.sizes.length > 0) return [];
  if (!Number.isNaN(facts.usual(undefined, service, 'attendances_per_week'))) return [];
  const { attendances: perWeek, referrals: among } = bands.get('district_general')!;
  const value = Math.round((referrals * perWeek) / among);
  return [{ path: attendancesPath(service), value, source: BANDS_SOURCE }];
}

function attendancesPath(service: string): string {
  return `services.${service}.attendances_per_week`;
}

function idsOf(facts: TemplateFacts, kind: string): string[] {
  return [...facts.services].flatMap(([id, of]) => (of === kind ? [id] : []));
}
