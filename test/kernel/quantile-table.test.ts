/** Quantiles by table compared with the exact ones: the mean, the order, the ends. */
import { expect, test } from 'vitest';
import { type DistributionSpec, makeDistribution } from '../../src/kernel/distribution.js';
import { QuantileTable, quantileTable } from '../../src/kernel/quantile-table.js';
import { unitExponential } from '../../src/kernel/unit-exponential.js';

const specs: DistributionSpec[] = [
  { kind: 'exponential', args: [1] },
  { kind: 'lognormal', args: [95, 0.5] },
  { kind: 'constant', args: [60] },
];

/** The values by table over a fine grid of uniforms beside the exact ones: how often they fall, and the mean excess. */
function beside(spec: DistributionSpec, values: (uniforms: Float64Array) => Float64Array) {
  const exact = makeDistribution(spec);
  const uniforms = Float64Array.from({ length: 1 << 20 }, (_, i) => (i + 0.5) / (1 << 20));
  let excess = 0;
  let before = 0;
  let falls = 0;
  let furthest = 0;
  values(uniforms).forEach((value, i) => {
    if (value < before) falls++;
    before = value;
    const off = value - exact.quantile(uniforms[i]!);
    excess += off;
    furthest = Math.max(furthest, Math.abs(off));
  });
  return { falls, excess: Math.abs(excess) / uniforms.length / exact.mean, furthest };
}

function byTable(spec: DistributionSpec, uniforms: Float64Array): Float64Array {
  const into = new Float64Array(uniforms.length);
  new QuantileTable(makeDistribution(spec)).quantiles(uniforms, uniforms.length, into);
  return into;
}

test.each(specs)('$kind: the mean to 0.002%, never decreasing, exact at both ends and at the knots', (spec) => {
  const { falls, excess } = beside(spec, (uniforms) => byTable(spec, uniforms));
  expect(falls).toBe(0);
  expect(excess).toBeLessThan(2e-5);
  const exact = makeDistribution(spec);
  const uniforms = Float64Array.of(1e-300, 1e-9, 0.001, 0.25, 0.5, 1023 / 1024, 0.9999, 1 - 2 ** -53);
  expect([...byTable(spec, uniforms)]).toEqual([...uniforms].map((u) => exact.quantile(u)));
});

test('one table for all who ask for a distribution, another for every other, however many there were', () => {
  const table = quantileTable({ kind: 'lognormal', args: [50, 0.7] });
  expect(quantileTable({ kind: 'lognormal', args: [50, 0.7] })).toBe(table);
  const uniforms = Float64Array.of(0.001, 0.5, 0.7);
  const into = new Float64Array(uniforms.length);
  for (let minutes = 1; minutes <= 600; minutes++) {
    const spec: DistributionSpec = { kind: 'lognormal', args: [minutes, 0.7] };
    quantileTable(spec).quantiles(uniforms, uniforms.length, into);
    expect([...into]).toEqual([...byTable(spec, uniforms)]);
  }
  const others: DistributionSpec[] = [
    { kind: 'lognormal', args: [0.7, 50 / 1000] },
    { kind: 'gamma', args: [50, 0.7] },
  ];
  for (const spec of others)
    expect(quantileTable(spec)).not.toBe(quantileTable({ kind: 'lognormal', args: [50, 0.7] }));
});

test('only as many quantiles as are asked for', () => {
  const into = new Float64Array(3).fill(-1);
  new QuantileTable(makeDistribution(specs[0]!)).quantiles(Float64Array.of(0.5, 0.001, 0.5), 2, into);
  expect(into[0]).toBeGreaterThan(0);
  expect(into[1]).toBeGreaterThan(0);
  expect(into[2]).toBe(-1);
});

test('the unit exponential: the mean to 0.002%, never decreasing, near the exact one, far into its tail', () => {
  const { falls, excess, furthest } = beside(specs[0]!, (uniforms) => uniforms.map(unitExponential));
  expect(falls).toBe(0);
  expect(excess).toBeLessThan(2e-5);
  expect(furthest).toBeLessThan(0.002);
  const exact = makeDistribution(specs[0]!);
  for (const u of [0, 2 ** -53, 0.5, 1 - 2 ** -20, 1 - 2 ** -40, 1 - 2 ** -53]) {
    expect(Math.abs(unitExponential(u) - exact.quantile(Math.max(u, 1e-300)))).toBeLessThan(0.002);
  }
});
