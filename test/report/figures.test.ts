import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { answerOf } from '../../src/report/figures/answer.js';
import { emphasisOf } from '../../src/report/figures/emphasis.js';
import type { Figure, NumberFigure } from '../../src/report/figures/figure.js';
import { written } from '../../src/report/figures/written.js';
import { type Measures, madeUp, madeUpScenario } from '../experiment/made-up.js';

async function figuresOf(strategies: readonly string[], measures: (id: string, r: number) => Measures) {
  const scenario = madeUpScenario(strategies);
  const results = await runDesign(designOf(scenario), madeUp(scenario, measures));
  const { figures } = answerOf(scenario, results);
  return {
    figures,
    results,
    rowOf: (section: number, metric: string) => figures.sections[section]!.rows.find((row) => row.metric === metric)!,
  };
}

const number = (value: number, more: Partial<NumberFigure> = {}): Figure => ({
  ...{ kind: 'number', value, unit: 'GBP', largest: Math.abs(value), emphasis: 'none' },
  ...more,
});

describe('the strategies side by side, as values', () => {
  const usual = (id: string, r: number): Measures => ({
    lost_revenue_gbp: (id === 'local' ? 5_000_000 : 8_000_000) + r * 100_000,
    wait_patient_days: 1000 * r,
    trusts_live: id === 'local' ? 1 : 2,
    completion_day: { value: 400 + r, excess: 400 + r, censored: id === 'local' && r > 0 },
  });

  it('have value, unit and interval, and the difference of two beside them', async () => {
    const { figures, results, rowOf } = await figuresOf(['national', 'local'], usual);
    expect(figures.columns).toEqual([['national'], ['local'], ['local', 'less national']]);
    const [national, local, difference] = rowOf(0, 'lost_revenue_gbp').figures as NumberFigure[];
    const summary = results.summaries.find(
      (row) => row.metric === 'lost_revenue_gbp' && row.measure === 'excess' && row.strategy === 'national',
    )!;
    expect(national).toMatchObject({ value: 8_150_000, unit: 'GBP', interval: [summary.low, summary.high] });
    expect(local!.value).toBe(5_150_000);
    expect(local!.largest).toBe(national!.largest);
    expect(difference).toMatchObject({ value: -3_000_000, unit: 'GBP', emphasis: 'none' });
  });

  it('give harm for each go-live as the ratio of means, unknown where nobody goes live', async () => {
    const { rowOf } = await figuresOf(['national', 'local'], (id, r) => ({
      ...usual(id, r),
      trusts_live: id === 'local' ? 0 : 2,
    }));
    expect(rowOf(1, 'lost_revenue_gbp').figures).toMatchObject([{ value: 4_075_000 }, { kind: 'unknown' }]);
  });

  it('give completion as a date, how often it was reached, and no difference where it was not always', async () => {
    const { rowOf } = await figuresOf(['national', 'local'], usual);
    expect(rowOf(2, 'completion_day').figures).toEqual([
      { kind: 'date', date: '2027-05-12', reached: undefined },
      { kind: 'date', date: undefined, reached: [1, 4] },
      { kind: 'unknown' },
    ]);
  });

  it('mark the best, those that may be the best, and differences that may be none', async () => {
    const noise = [3, -3, 2, -2];
    const mean: Record<string, number> = { a: 100, b: 101, c: 200 };
    const { rowOf } = await figuresOf(['a', 'b', 'c'], (id, r) => ({
      lost_revenue_gbp: mean[id]! + (id === 'b' ? noise[r]! : 0),
    }));
    const emphases = (row: ReturnType<typeof rowOf>) => row.figures.map((one) => (one as NumberFigure).emphasis);
    expect(emphases(rowOf(0, 'lost_revenue_gbp'))).toEqual(['best', 'may_be_best', 'none']);
    const pair = await figuresOf(['a', 'b'], (id, r) => ({
      lost_revenue_gbp: mean[id]! + (id === 'b' ? noise[r]! : 0),
    }));
    expect(emphases(pair.rowOf(0, 'lost_revenue_gbp'))).toEqual(['best', 'may_be_best', 'muted']);
  });

  it('mark nothing where no direction is better or all are alike, and the highest where more is better', async () => {
    const { results } = await figuresOf(['a', 'b'], (id) => ({ lost_revenue_gbp: id === 'a' ? 1 : 2, trusts_live: 3 }));
    const of = (metric: string) =>
      results.summaries.filter(
        (row) =>
          row.metric === metric &&
          row.measure === 'excess' &&
          row.scope === 'programme' &&
          row.strategy !== 'no_go_live',
      );
    expect(emphasisOf('neither', of('lost_revenue_gbp'), [])).toEqual(['none', 'none']);
    expect(emphasisOf('lower', of('trusts_live'), [])).toEqual(['none', 'none']);
    expect(
      emphasisOf(
        'higher',
        of('lost_revenue_gbp'),
        results.comparisons.filter((row) => row.metric === 'lost_revenue_gbp'),
      ),
    ).toEqual(['none', 'best']);
  });
});

describe('a figure in words', () => {
  it.each([
    [number(3_123_456), 'GBP 3.1m', ''],
    [number(123_456, { largest: 3_000_000, interval: [-100_000, 400_000] }), 'GBP 0.1m', '-0.1m to 0.4m'],
    [number(0.1234, { unit: 'share', decimals: 1, interval: [0.1, 0.2] }), '12.3%', '10.0% to 20.0%'],
    [number(30, { unit: 'days', withUnit: true }), '30.0 days', ''],
    [{ kind: 'date', date: '2027-05-12', reached: [3, 4] }, '2027-05-12', '3 of 4 done'],
    [{ kind: 'date', date: undefined, reached: [0, 4] }, 'not done', '0 of 4 done'],
    [{ kind: 'word', text: 'in' }, 'in', ''],
    [{ kind: 'unknown' }, '-', ''],
    [{ kind: 'none' }, '', ''],
  ] as const)('%o', (figure, text, below) => expect(written(figure as Figure)).toEqual({ text, below }));
});
