/**
 * Trusts whose income is not said beside others whose income is: what trouble costs at them is not comparable. Where nobody
 * says it, all have the default, as with any number. A warning, for a file may mean it.
 */
import { trustFields } from '../../../model/trust-fields.js';
import type { Issues } from '../../text/issues.js';
import type { TrustRead } from '../resolve-trusts.js';
import { writeGiven } from '../values.js';

const INCOME = 'income_gbp_per_year';

/** Warns once, at the first trust that says nothing. */
export function warnOfIncomes(trusts: readonly TrustRead[], issues: Issues): void {
  const silent = trusts.filter(({ fields }) => fields.from.get(INCOME)?.path === '');
  const [first] = silent;
  if (first === undefined || silent.length === trusts.length) return;
  const usual = writeGiven(first.fields.from.get(INCOME)!, trustFields[INCOME]);
  const others = silent.length === 1 ? '' : ` and ${silent.length - 1} more`;
  issues.warn(
    first.at,
    `trusts.${first.id}.${INCOME}`,
    `${first.id}${others}: no income is said, of other trusts it is; trouble costs as at an income of GBP ${usual} a year`,
  );
}
