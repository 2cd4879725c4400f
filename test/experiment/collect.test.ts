import { describe, expect, it } from 'vitest';
import { Collection, type Measure } from '../../src/experiment/collect.js';
import { designOf } from '../../src/experiment/design.js';
import { type Measures, madeUpOutcome, madeUpScenario } from './made-up.js';

const scenario = madeUpScenario();
const design = designOf(scenario, { replications: 6 });

/** What is added, in this order of replications, as it is read of the metric under `local`. */
function read(metric: string, measure: Measure, order: readonly number[], of: (r: number) => Measures[string]) {
  const collection = new Collection(design);
  for (const r of order) {
    collection.add(design.strategies.map((id) => madeUpOutcome(scenario, id, r, { [metric]: of(r) })));
  }
  const kept = design.kept.findIndex(({ column }) => column.metric === metric);
  return [...collection.values(design.strategies.indexOf('local'), kept, measure)];
}

describe('what is collected', () => {
  const { NaN: unknown } = Number;
  const cases: [string, (r: number) => Measures[string]][] = [
    ['equal throughout', (r) => r],
    ['unknown throughout', () => unknown],
    ['an excess without a level', (r) => ({ value: unknown, excess: r })],
    ['a level without an excess', (r) => ({ value: r, excess: unknown })],
    ['different throughout', (r) => ({ value: r, excess: -r - 1 })],
    ['equal but for one', (r) => ({ value: r, excess: r === 3 ? 99 : r })],
    ['unknown but for one', (r) => (r === 2 ? 5 : unknown)],
    ['a level known late', (r) => ({ value: r > 3 ? r : unknown, excess: 1 })],
    ['zeros of both signs', (r) => ({ value: 0, excess: r === 4 ? -0 : 0 })],
  ];
  it.each(cases)('is read as it was added, in whatever order: %s', (_, of) => {
    for (const order of [
      [0, 1, 2, 3, 4, 5],
      [5, 2, 4, 0, 3, 1],
    ]) {
      for (const measure of ['level', 'excess'] as const) {
        const added = order
          .toSorted((a, b) => a - b)
          .map((r) => {
            const given = of(r)!;
            if (typeof given !== 'number' && 'over' in given) return given.of / given.over;
            return typeof given === 'number' ? given : measure === 'level' ? given.value : given.excess;
          });
        expect(read('lost_revenue_gbp', measure, order, of)).toEqual(added);
      }
    }
  });

  it('is unknown where nothing was added yet', () => {
    expect(read('lost_revenue_gbp', 'excess', [4, 1], (r) => ({ value: 7, excess: r }))).toEqual([
      unknown,
      1,
      unknown,
      unknown,
      4,
      unknown,
    ]);
  });
});
