/** `contracts:` what is delivered under which agreement, and `contract:` of a trust. */
import { contractFields } from '../../model/programme/contracts.js';
import type { ContractSettings } from '../../model/settings.js';
import { dayAt, type Horizon } from '../calendar/dates.js';
import type { Issues } from '../text/issues.js';
import { didYouMean } from '../text/nearest.js';
import { join, type MapTree, mapAt, placeOf } from '../text/tree.js';
import { readLayer, resolveTable } from './tables.js';
import { noBasis } from './values.js';

/** Reads all contracts, in file order; dates that contradict each other are reported. */
export function readContracts(file: MapTree, horizon: Horizon, issues: Issues): ContractSettings[] {
  return [...(mapAt(file, 'contracts')?.entries ?? [])].flatMap(([id, { value: tree }]): ContractSettings[] => {
    const path = `contracts.${id}`;
    const from = dayAt(tree, 'from', horizon);
    const until = dayAt(tree, 'until', horizon);
    const renewedOn = dayAt(tree, 'renewed_on', horizon) ?? null;
    if (from === undefined || until === undefined) return [];
    if (until <= from) issues.error(placeOf(tree, 'until'), join(path, 'until'), 'until must come after from');
    if (renewedOn !== null && renewedOn < from) {
      issues.error(placeOf(tree, 'renewed_on'), join(path, 'renewed_on'), 'a renewal cannot come before from');
    }
    const never = from >= horizon.days || (until <= 0 && (renewedOn === null || renewedOn >= horizon.days));
    if (never) issues.error(tree.at, path, 'is never in force within the scenario: nobody under it could work');
    const layer = readLayer(tree, path, contractFields, noBasis, issues);
    const { values } = resolveTable(contractFields, [layer], horizon.start);
    return [{ id, from, until, renewedOn, droppedShare: values['dropped_at_renewal_share']! }];
  });
}

/** The contract a trust names, which must be one of the file. */
export function contractOf(
  named: { readonly text: string; readonly at: { readonly line: number; readonly column: number } } | undefined,
  trust: string,
  contracts: readonly ContractSettings[],
  issues: Issues,
): string | null {
  if (named === undefined || named.text === 'off') return null;
  const ids = contracts.map(({ id }) => id);
  if (ids.includes(named.text)) return named.text;
  const hint = didYouMean(named.text, ids);
  issues.error(named.at, `trusts.${trust}.contract`, `no contract is called \`${named.text}\`${hint}`);
  return null;
}
