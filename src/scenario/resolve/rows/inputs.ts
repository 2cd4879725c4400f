/**
 * The rows of inputs.csv: every resolved number with its unit, source, grade and default. The world's numbers stand
 * once, a strategy's decisions under the strategy, and what differs at single trusts under the trust.
 */
import { mechanisms } from '../../../model/mechanisms/registry.js';
import { trustFields } from '../../../model/trust-fields.js';
import { programmeKeys } from '../../keys/programme-keys.js';
import { calendarKeys, horizonKeys, judgementKeys } from '../../keys/run-keys.js';
import { forTrustKeys, strategyKeys, trustGroupKeys, trustKeys } from '../../keys/strategy-keys.js';
import type { InputRow } from '../../scenario.js';
import { LISTED_FROM, listedShare } from '../../schema/schema-services.js';
import { child, type Tree } from '../../text/tree.js';
import { type Block, resolveMechanism } from '../resolve-mechanisms.js';
import type { TrustRead } from '../resolve-trusts.js';
import type { Strategies } from '../strategies.js';
import { noBasis } from '../values.js';
import { rowsOfKey, rowsOfKeys } from './key-rows.js';
import { offRow, tableRows, valueRow } from './parameter-rows.js';

/** Basis of the build of a strategy that names none and extends nothing. */
const oneBuild = { source: 'one build for all', grade: 'D' };

/**
 * All rows of a scenario.
 * @param start  day number of day 0
 */
export function inputRows(
  file: Tree,
  world: Block,
  trusts: readonly TrustRead[],
  strategies: Strategies,
  start: number,
): InputRow[] {
  const rows = rowsOfKeys({ ...horizonKeys, ...calendarKeys, ...judgementKeys }, file, '', noBasis);
  const { plan, ...beforeTrusts } = programmeKeys;
  rows.push(...rowsOfKeys(beforeTrusts, file, '', noBasis));
  for (const trust of trusts) rows.push(...trustRows(trust, world, start));
  rows.push(...rowsOfKeys({ plan }, file, '', noBasis));
  const everywhere = strategies.own.map((strategy) => [world, ...strategies.blocks(strategy)]);
  for (const mechanism of mechanisms) {
    const here = resolveMechanism(mechanism, [world], start);
    const path = `mechanisms.${mechanism.id}`;
    if (!here.on) rows.push(offRow(path, here.switchedBy!.basis));
    const used = here.on || everywhere.some((blocks) => resolveMechanism(mechanism, blocks, start).on);
    if (used) rows.push(...tableRows(path, mechanism.parameters, here));
  }
  for (const strategy of strategies.own) rows.push(...strategyRows(strategy.id, world, strategies, start));
  return rows;
}

function trustRows(trust: TrustRead, world: Block, start: number): InputRow[] {
  const path = `trusts.${trust.id}`;
  const rows = tableRows(path, trustFields, trust.fields);
  for (const [name, key] of Object.entries(trustGroupKeys)) {
    const top = trust.levels.findLast(({ tree }) => child(tree, name) !== undefined);
    if (top !== undefined) rows.push(...rowsOfKey(key, child(top.tree, name), `${path}.${name}`, top.basis));
  }
  for (const { settings, kind, resolved, listed } of trust.services) {
    const own = `${path}.services.${settings.id}`;
    for (const [service, { given }] of listed)
      rows.push(valueRow(`${own}.${LISTED_FROM}.${service}`, listedShare, given, start));
    rows.push(...tableRows(own, kind.fields, resolved));
  }
  for (const mechanism of mechanisms) {
    if (!trust.blocks.some((block) => block.has(mechanism.id))) continue;
    const here = resolveMechanism(mechanism, [world, ...trust.blocks], start);
    const named = new Set(trust.blocks.flatMap((block) => [...(block.get(mechanism.id)?.values.keys() ?? [])]));
    const own = `${path}.mechanisms.${mechanism.id}`;
    if (!here.on) rows.push(offRow(own, here.switchedBy!.basis));
    else rows.push(...tableRows(own, mechanism.parameters, here, (_, key) => named.has(key)));
  }
  rows.push(...rowsOfKeys(trustKeys, trust.tree, path, noBasis, true));
  return rows;
}

function strategyRows(id: string, world: Block, strategies: Strategies, start: number): InputRow[] {
  const strategy = strategies.own.find((s) => s.id === id)!;
  const path = `strategies.${id}`;
  const blocks = [world, ...strategies.blocks(strategy)];
  const rows = rowsOfKeys(strategyKeys, strategy.tree, path, noBasis, true);
  if (strategy.build === undefined) {
    const base = strategy.extends?.name;
    const basis = base === undefined ? oneBuild : { source: `extends ${base}`, grade: '' };
    rows.unshift({ path: `${path}.build`, value: strategies.buildOf(strategy).id, unit: '', ...basis, default: '' });
  }
  for (const mechanism of mechanisms) {
    const here = resolveMechanism(mechanism, blocks, start);
    const own = `${path}.mechanisms.${mechanism.id}`;
    if (!here.on) rows.push(offRow(own, here.switchedBy!.basis));
    else rows.push(...tableRows(own, mechanism.parameters, here, (p) => p.about === 'decision'));
  }
  const differing = new Set(strategies.chain(strategy).flatMap((s) => [...s.forTrusts.keys()]));
  for (const trust of differing) {
    const own = strategies.trustBlocks(strategy, trust);
    const said = child(child(strategy.tree, 'for_trusts'), trust);
    if (said !== undefined) rows.push(...rowsOfKeys(forTrustKeys, said, `${path}.for_trusts.${trust}`, noBasis, true));
    for (const mechanism of mechanisms) {
      if (mechanism.scope !== 'trust' || !own.some((block) => block.has(mechanism.id))) continue;
      const here = resolveMechanism(mechanism, [...blocks, ...own], start);
      const at = `${path}.for_trusts.${trust}.mechanisms.${mechanism.id}`;
      if (!here.on) rows.push(offRow(at, here.switchedBy!.basis));
      else rows.push(...tableRows(at, mechanism.parameters, here, (p) => p.about === 'decision'));
    }
  }
  return rows;
}
