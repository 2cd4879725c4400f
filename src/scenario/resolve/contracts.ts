/** `contracts:` what is delivered under which agreement, and `contract:` of a trust. */
import type { ContractSettings } from '../../model/settings.js';
import { contractNameKey, contractsKey } from '../keys/programme-keys.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree } from '../text/tree.js';
import type { Horizon } from './horizon.js';
import { readKey, type Stated } from './read-keys.js';

/** Reads all contracts, in file order; dates that contradict each other are reported. */
export function readContracts(file: MapTree, { start, days }: Horizon, issues: Issues): ContractSettings[] {
  const contracts = readKey(contractsKey, child(file, 'contracts'), 'contracts', { start, issues });
  return [...(contracts ?? [])].flatMap(([id, { value: contract }]): ContractSettings[] => {
    const { from, until, renewed_on: renewed } = contract.said;
    if (from?.value == null || until?.value == null) return [];
    const renewedOn = renewed?.value ?? null;
    if (until.value <= from.value) issues.error(until.at, until.path, 'until must come after from');
    if (renewed !== undefined && renewedOn !== null && renewedOn < from.value) {
      issues.error(renewed.at, renewed.path, 'a renewal cannot come before from');
    }
    const never = from.value >= days || (until.value <= 0 && (renewedOn === null || renewedOn >= days));
    if (never) {
      issues.error(contract.at, contract.path, 'is never in force within the scenario: nobody under it could work');
    }
    const droppedShare = contract.numbers['dropped_at_renewal_share']!;
    return [{ id, from: from.value, until: until.value, renewedOn, droppedShare }];
  });
}

/** The contract a trust names, which must be one of the file; null: it needs none. */
export function contractOf(
  named: Stated<string> | undefined,
  contracts: readonly ContractSettings[],
  issues: Issues,
): string | null {
  if (named === undefined || named.value === contractNameKey.word) return null;
  const { value: name } = named;
  if (contracts.some(({ id }) => id === name)) return name;
  const hint = issues.didYouMean(
    name,
    contracts.map(({ id }) => id),
  );
  issues.error(named.at, named.path, `no contract is called \`${name}\`${hint}`);
  return null;
}
