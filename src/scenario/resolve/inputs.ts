/**
 * The rows of inputs.csv: every resolved number with its unit, source, grade and default. The world's numbers stand
 * once, a strategy's decisions under the strategy, and what differs at single trusts under the trust.
 */

import { mechanisms } from '../../model/mechanisms/registry.js';
import type { Parameter, Parameters } from '../../model/parameter.js';
import { trustFields } from '../../model/trust-fields.js';
import { BANK_HOLIDAYS, bankHolidaysOf } from '../calendar/session-days.js';
import type { InputRow } from '../scenario.js';
import { child, join, type Tree, textAt } from '../text/tree.js';
import { LISTED_FROM, listedShare } from './listed-from.js';
import { type Block, resolveMechanism } from './resolve-mechanisms.js';
import type { TrustRead } from './resolve-trusts.js';
import type { Strategies } from './strategies.js';
import type { Resolved } from './tables.js';
import { byDefault } from './tables.js';
import { type Basis, basisOf, type Given, noBasis, writeGiven, writeValue } from './values.js';

/** All rows of a scenario. */
export function inputRows(file: Tree, world: Block, trusts: readonly TrustRead[], strategies: Strategies): InputRow[] {
  const rows: InputRow[] = [bankHolidayRow(file)];
  for (const trust of trusts) rows.push(...trustRows(trust, world));
  rows.push(...planRows(child(file, 'plan'), 'plan'));
  const everywhere = strategies.own.map((strategy) => [world, ...strategies.blocks(strategy)]);
  for (const mechanism of mechanisms) {
    const here = resolveMechanism(mechanism, [world]);
    const path = `mechanisms.${mechanism.id}`;
    if (!here.on) rows.push(offRow(path, world.get(mechanism.id)!.basis));
    const used = here.on || everywhere.some((blocks) => resolveMechanism(mechanism, blocks).on);
    if (used) rows.push(...tableRows(path, mechanism.parameters, here));
  }
  for (const strategy of strategies.own) rows.push(...strategyRows(strategy.id, world, strategies));
  return rows;
}

function bankHolidayRow(file: Tree): InputRow {
  const [standard] = BANK_HOLIDAYS;
  const basis = { source: 'gov.uk/bank-holidays', grade: 'A' };
  return { path: 'bank_holidays', value: bankHolidaysOf(file), unit: '', ...basis, default: standard };
}

function trustRows(trust: TrustRead, world: Block): InputRow[] {
  const path = `trusts.${trust.id}`;
  const rows = tableRows(path, trustFields, trust.fields);
  for (const { settings, kind, resolved, listed } of trust.services) {
    const own = `${path}.services.${settings.id}`;
    for (const [service, { given }] of listed)
      rows.push(valueRow(`${own}.${LISTED_FROM}.${service}`, listedShare, given));
    rows.push(...tableRows(own, kind.fields, resolved));
  }
  for (const mechanism of mechanisms) {
    if (!trust.blocks.some((block) => block.has(mechanism.id))) continue;
    const here = resolveMechanism(mechanism, [world, ...trust.blocks]);
    const named = new Set(trust.blocks.flatMap((block) => [...(block.get(mechanism.id)?.values.keys() ?? [])]));
    const own = `${path}.mechanisms.${mechanism.id}`;
    if (!here.on) rows.push(offRow(own, noBasis));
    else rows.push(...tableRows(own, mechanism.parameters, here, (_, key) => named.has(key)));
  }
  if (trust.known !== undefined) {
    const basis = basisOf(trust.known, noBasis);
    rows.push(...dateRow(`${path}.known.go_live`, child(trust.known, 'go_live'), basis));
    const build = textAt(trust.known, 'build') ?? '';
    rows.push({ path: `${path}.known.build`, value: build, unit: '', ...basis, default: '' });
  }
  return rows;
}

function strategyRows(id: string, world: Block, strategies: Strategies): InputRow[] {
  const strategy = strategies.own.find((s) => s.id === id)!;
  const path = `strategies.${id}`;
  const blocks = [world, ...strategies.blocks(strategy)];
  const rows = planRows(strategy.plan, `${path}.plan`);
  for (const mechanism of mechanisms) {
    const here = resolveMechanism(mechanism, blocks);
    const own = `${path}.mechanisms.${mechanism.id}`;
    const layer = blocks.findLast((block) => block.has(mechanism.id))?.get(mechanism.id);
    if (!here.on) rows.push(offRow(own, layer?.basis ?? noBasis));
    else rows.push(...tableRows(own, mechanism.parameters, here, (p) => p.about === 'decision'));
  }
  const differing = new Set(strategies.chain(strategy).flatMap((s) => [...s.forTrusts.keys()]));
  for (const trust of differing) {
    const own = strategies.trustBlocks(strategy, trust);
    for (const mechanism of mechanisms) {
      if (mechanism.scope !== 'trust' || !own.some((block) => block.has(mechanism.id))) continue;
      const here = resolveMechanism(mechanism, [...blocks, ...own]);
      const at = `${path}.for_trusts.${trust}.mechanisms.${mechanism.id}`;
      if (!here.on) rows.push(offRow(at, noBasis));
      else rows.push(...tableRows(at, mechanism.parameters, here, (p) => p.about === 'decision'));
    }
  }
  return rows;
}

function tableRows(
  path: string,
  table: Parameters,
  { from }: Resolved,
  picks: (parameter: Parameter, key: string) => boolean = () => true,
): InputRow[] {
  return Object.entries(table).flatMap(([key, parameter]) => {
    const given = from.get(key);
    return given === undefined || !picks(parameter, key) ? [] : valueRow(join(path, key), parameter, given);
  });
}

function valueRow(path: string, parameter: Parameter, given: Given): InputRow {
  const standard = byDefault(parameter);
  return {
    path,
    value: writeGiven(given, parameter),
    unit: parameter.unit,
    source: given.source,
    grade: given.grade,
    default: standard === undefined ? '' : writeValue(standard.distribution, parameter),
  };
}

function offRow(path: string, { source, grade }: Basis): InputRow {
  return { path, value: 'off', unit: '', source, grade, default: 'on' };
}

/** The numbers and dates that a plan of the file states. */
function planRows(plan: Tree | undefined, path: string): InputRow[] {
  if (plan?.kind !== 'map') return [];
  const basis = basisOf(plan, noBasis);
  const rows = dateRow(join(path, 'first_go_live'), child(plan, 'first_go_live'), basis);
  rows.push(...dateRow(join(path, 'wave_size'), child(plan, 'wave_size'), basis, 'trusts', '1'));
  rows.push(...dateRow(join(path, 'wave_gap_weeks'), child(plan, 'wave_gap_weeks'), basis, 'weeks'));
  const dates = child(plan, 'go_live');
  const within = basisOf(dates, basis);
  for (const [trust, entry] of dates?.kind === 'map' ? dates.entries : []) {
    rows.push(...dateRow(join(path, `go_live.${trust}`), entry.value, within));
  }
  return rows;
}

function dateRow(path: string, tree: Tree | undefined, above: Basis, unit = 'date', standard = ''): InputRow[] {
  const stated = tree?.kind === 'map' ? child(tree, 'value') : tree;
  if (stated?.kind !== 'scalar') return [];
  const basis = tree?.kind === 'map' ? basisOf(tree, above) : above;
  return [{ path, value: String(stated.value), unit, ...basis, default: standard }];
}
