/**
 * What is wrong with a scenario that a list was put into, said where the list has it. What is wrong with many trusts in the
 * same way is said once: of a heading, or of what the list as a whole does not have.
 */
import type { Issue } from '../../errors.js';
import { show } from '../text/issues.js';
import type { TrustList } from './trust-list.js';

/** Trusts of one fault that are named. */
const NAMED = 3;

/** What to do where a list does not say how much its trusts have to do. */
const HINT = '; give the list a column headed `referrals a week`, or `size`';

/** A line for each fault. */
export function listFaults(issues: readonly Issue[], list: TrustList, said: string): string[] {
  const alike = new Map<string, { readonly first: Issue; readonly trusts: string[] }>();
  for (const issue of issues.filter((one) => !followsFromReferrals(one, issues))) {
    const [, trust, rest] = /^trusts\.([^.]+)(?:\.(.*))?$/.exec(issue.path) ?? [];
    const key = trust === undefined ? `${issue.path}: ${issue.message}` : `trusts.* ${rest ?? ''}: ${issue.message}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { first: issue, trusts: trust === undefined ? [] : [trust] });
    else if (trust !== undefined) known.trusts.push(trust);
  }
  return [...alike.values()].map(({ first, trusts }) => {
    const others = trusts.slice(1, NAMED).join(', ');
    const more = trusts.length > NAMED ? ` and ${trusts.length - NAMED} more` : '';
    const too = trusts.length > 1 ? ` (${others}${more} too)` : '';
    const hint = /\.referrals_per_week$/.test(first.path) && first.message.startsWith('missing') ? HINT : '';
    return show(`${list.placeOf(first.path) ?? said}: ${first.path}: ${first.message}${hint}${too}`, 4000);
  });
}

const ATTENDANCES = /^(trusts\.[^.]+\.services\.)[^.]+\.attendances_per_week$/;

/** Attendances follow from referrals where they are not said themselves: of a trust that lacks both, referrals are asked for. */
function followsFromReferrals({ path, message }: Issue, issues: readonly Issue[]): boolean {
  const [, services] = ATTENDANCES.exec(path) ?? [];
  if (services === undefined || !message.startsWith('missing')) return false;
  return issues.some((one) => one.path.startsWith(services) && one.path.endsWith('.referrals_per_week'));
}
