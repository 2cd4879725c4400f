/** The difference of two strategies with each mechanism off in turn. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { structure, structureDesign } from '../../src/experiment/structure.js';
import { mechanisms as allMechanisms } from '../../src/model/mechanisms/registry.js';
import { structureInWords, structureLines } from '../../src/report/structure.js';
import { parseScenario } from '../../src/scenario/parse.js';
import type { StructureRange } from '../../src/stats/spread/structure-range.js';
import { swap } from '../scenario/sample.js';

/** Recovery is off, so that the two differ in the numbers of their builds alone. */
const text = `${swap('{extends: national}', '{extends: national, mechanisms: {recovery_programme: off}}').replace(
  '{extends: local}',
  '{extends: local, mechanisms: {recovery_programme: off}}',
)}`;
const scenario = parseScenario(text);
const replications = 3;
const choices = { strategy: 'local', reference: 'national', replications };
const plan = structureDesign(scenario, choices);
const found = await structure(plan, inTurn);
const rowOf = (metric: string, without: string) =>
  found.find((one) => one.metric === metric)!.rows.find((row) => row.without === without)!;

describe('the structure of a difference', () => {
  it('begins with the model as it is: the comparison of a run, to the digit', async () => {
    const { comparisons } = await runDesign(designOf(scenario, { replications }), inTurn);
    for (const { metric, rows } of found) {
      const row = comparisons.find(
        (one) => one.metric === metric && one.scope === 'programme' && one.window === 'all',
      )!;
      const { difference, low, high, interval } = row;
      expect(rows[0]).toMatchObject({ without: '', difference, low, high, interval });
    }
    expect(found.map(({ metric }) => metric)).toEqual(['wait_patient_days', 'lost_revenue_gbp', 'net_cost_gbp']);
  });

  it('is 0 without the one mechanism in which they differ, and not without others', () => {
    for (const metric of ['wait_patient_days', 'lost_revenue_gbp', 'net_cost_gbp']) {
      expect(rowOf(metric, 'local_configuration').difference).toBe(0);
      expect(rowOf(metric, '').difference).not.toBe(0);
      expect(rowOf(metric, 'learning_dip').difference).not.toBe(0);
    }
  });

  it('takes away each mechanism at work under either, what works without go-lives from that future too', () => {
    const without = found[0]!.rows.map((row) => row.without);
    expect(new Set(without).size).toBe(without.length);
    expect(without).toContain('hold');
    expect(without).toContain('legacy_decay');
    expect(without).not.toContain('recovery_programme');
    const { design } = plan.groups.find(({ variants }) => variants[0]!.without === 'legacy_decay')!;
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    expect(ids(design.settings.counterfactual.trusts[0]!)).not.toContain('legacy_decay');
    expect(ids(plan.groups[0]!.design.settings.counterfactual.trusts[0]!)).toContain('legacy_decay');
  });

  it('has three shares of the spread with ten worlds of repeats, none without', async () => {
    expect(found.every(({ spread }) => spread === undefined)).toBe(true);
    const kept = ['defects', 'local_configuration', 'recovery_programme'];
    const off = allMechanisms.flatMap(({ id }) => (kept.includes(id) ? [] : [`${id}: off`])).join(', ');
    const repeated = parseScenario(`${text}repeats: 2\nmechanisms: {${off}}\n`);
    const { spread } = (await structure(structureDesign(repeated, { ...choices, replications: 20 }), inTurn))[0]!;
    expect(spread!.worlds).toBe(10);
    expect(spread!.chance.value + spread!.notKnowing.value + spread!.structure.value).toBeCloseTo(1, 12);
    expect(spread!.structure.high).toBeGreaterThan(0);
  });

  it('is told with what moves it most first, its range, and whether the sign holds', () => {
    const told = { strategy: 'local', reference: 'national', replications };
    const lines = structureLines(scenario, told, found, 60);
    expect(lines.every((line) => line.length <= 60)).toBe(true);
    expect(lines.join('\n')).toMatch(/Patient-days waited\n\s+The model as it is/);
    const row = (without: string, difference: number, half: number) => ({
      metric: 'net_cost_gbp',
      unit: 'GBP',
      without,
      pairs: 9,
      interval: 't' as const,
      difference,
      low: difference - half,
      high: difference + half,
    });
    const rows = [row('', -3e6, 1e6), row('hold', 2e6, 1e6), row('outages', -5e6, 1e6), row('benefits', -5e5, 1e6)];
    const range: StructureRange = { low: -5e6, high: 2e6, lowest: 1, highest: 0, turns: [0], open: [2] };
    const words = (of: typeof rows, r: typeof range | undefined) =>
      structureInWords({ metric: 'net_cost_gbp', unit: 'GBP', rows: of, range: r, spread: undefined });
    expect(words(rows, range)).toBe(
      'Net cost: from GBP -5.0m (without outages) to GBP 2.0m (without hold). The sign turns without hold; it is open without benefits.',
    );
    expect(
      words([row('', 1e6, 2e6), row('hold', 2e6, 1e6)], { ...range, lowest: undefined, turns: [], open: [] }),
    ).toMatch(/The sign is open in the model as it is\.$/);
    expect(words(rows, undefined)).toBe('Net cost: unknown.');
    expect(words([row('', 1e6, 2e6), row('hold', 1e6, 2e6)], range)).toBe(
      'Net cost: no mechanism moves the difference.',
    );
  });

  it.each([
    [{ reference: 'national', strategy: 'national' }, /national against itself/],
    [{ reference: 'natonal', strategy: 'local' }, /no 'natonal'.*national, local/],
    [{ reference: 'national', strategy: 'locl' }, /no 'locl'/],
  ])('refuses %j', (wrong, message) => {
    expect(() => structureDesign(scenario, wrong)).toThrow(message);
  });
});
