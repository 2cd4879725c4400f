import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { netCostParts } from '../../src/model/metrics/costs/net-cost.js';
import { answerOf } from '../../src/report/figures/answer.js';
import type { Figure, NumberFigure } from '../../src/report/figures/figure.js';
import { written } from '../../src/report/figures/written.js';
import { type Measures, madeUp, madeUpScenario } from '../experiment/made-up.js';

async function answerTo(strategies: readonly string[], measures: (id: string, r: number) => Measures, count = 4) {
  const scenario = madeUpScenario(strategies);
  const results = await runDesign(designOf(scenario, { replications: count }), madeUp(scenario, measures));
  const { choice, figures } = answerOf(scenario, results);
  const rows = figures.sections.flatMap((section) => section.rows);
  return {
    choice,
    figures,
    results,
    chosen: (metric: string) => choice.sections[0]!.rows.find((row) => row.metric === metric)!,
    rowOf: (metric: string) => rows.find((row) => row.metric === metric)!,
  };
}

const number = (value: number, more: Partial<NumberFigure> = {}): Figure => ({
  ...{ kind: 'number', value, unit: 'GBP', largest: Math.abs(value), emphasis: 'none' },
  ...more,
});

describe('the answer in figures', () => {
  const usual = (id: string, r: number): Measures => ({
    lost_revenue_gbp: (id === 'local' ? 5_000_000 : 8_000_000) + r * 100_000,
    lost_revenue_per_go_live_gbp: { of: 100 + r, over: r === 0 ? 0 : 2 },
    wait_patient_days: 1000 * r,
    trusts_live: id === 'local' ? 1 : 2,
    trusts_withdrawn: 0,
    completion_day: { value: 400 + r, excess: 400 + r, censored: id === 'local' && r > 0 },
    hold_cost_gbp: id === 'local' && r === 3 ? 400_000 : 0,
  });

  it('have value, unit and interval, and the difference of two beside them', async () => {
    const { choice, results, chosen } = await answerTo(['national', 'local'], usual);
    expect(choice.columns).toEqual([['national'], ['local'], ['local', 'less national']]);
    const [national, local, difference] = chosen('lost_revenue_gbp').figures as NumberFigure[];
    const summary = results.summaries.find(
      (row) => row.metric === 'lost_revenue_gbp' && row.measure === 'excess' && row.strategy === 'national',
    )!;
    expect(national).toMatchObject({ value: 8_150_000, unit: 'GBP', interval: [summary.low, summary.high] });
    expect(local!.value).toBe(5_150_000);
    expect(local!.largest).toBe(national!.largest);
    expect(difference).toMatchObject({ value: -3_000_000, unit: 'GBP', emphasis: 'none' });
  });

  it('show every part of net cost, each once, so that they add up to it', async () => {
    const parts = netCostParts.map(({ id }) => id);
    const of = (id: string, i: number) => (id === 'local' ? 2 : 1) * (i + 1) * 1e6;
    const costs = (id: string) => parts.map((part, i) => [part, part === 'benefits_gbp' ? 1e5 : of(id, i)] as const);
    const net = (id: string) => costs(id).reduce((sum, [part, gbp]) => sum + (part === 'benefits_gbp' ? -gbp : gbp), 0);
    const { figures } = await answerTo(['national', 'local'], (id) => ({
      ...usual(id, 0),
      ...Object.fromEntries(costs(id)),
      net_cost_gbp: net(id),
      cost_at_risk_gbp: 1,
    }));
    const [money] = figures.sections;
    expect(money!.rows.map(({ metric }) => metric)).toEqual([...parts, 'net_cost_gbp', 'cost_at_risk_gbp']);
    const shown = (metric: string) => money!.rows.find((row) => row.metric === metric)!.figures[1] as NumberFigure;
    // benefits stand below 0, as what they save
    const sum = parts.reduce((all, id) => all + shown(id).value, 0);
    expect(sum).toBeCloseTo(shown('net_cost_gbp').value, 3);
  });

  it('give harm for each go-live as the ratio of means, to the digit of summary.csv, with its interval', async () => {
    const { rowOf, results } = await answerTo(['national', 'local'], usual);
    const [national, , difference] = rowOf('lost_revenue_per_go_live_gbp').figures as NumberFigure[];
    // (100 + 101 + 102 + 103) / (0 + 2 + 2 + 2); the mean of the three known ratios would be 51.
    expect(national!.value).toBe(406 / 6);
    const summary = results.summaries.find(
      (row) => row.metric === 'lost_revenue_per_go_live_gbp' && row.measure === 'excess' && row.strategy === 'national',
    )!;
    expect(national).toMatchObject({ value: summary.mean, interval: [summary.low, summary.high] });
    expect(difference!.value).toBe(0);
  });

  it('give the days by which all are live so surely, and never where the end came first or a trust withdrew', async () => {
    const { choice, rowOf } = await answerTo(['national', 'local'], (id, r) => ({
      ...usual(id, r),
      trusts_withdrawn: id === 'national' && r === 0 ? 1 : 0,
      ...(id === 'national' && r === 0 ? { completion_day: { value: 730, excess: 730, censored: true } } : {}),
    }));
    const [half, most] = choice.sections[0]!.rows.filter(({ metric }) => metric === 'completion_day');
    expect(half!.figures).toEqual([
      // 401, 402, 403 and never: half are done by the second of them, four in five by none.
      { kind: 'date', date: '2027-05-13', reached: [3, 4], left: 1 },
      { kind: 'date', date: undefined, reached: [1, 4], left: 0 },
    ]);
    expect(most!.figures[0]).toEqual({ kind: 'date', date: undefined, reached: [3, 4], left: 1 });
    // One definition: done is done in both tables. The median day, and no difference where the end cut off either.
    expect(rowOf('completion_day').figures).toEqual([
      { kind: 'date', date: '2027-05-13', reached: [3, 4] },
      { kind: 'date', date: undefined, reached: [1, 4] },
      { kind: 'unknown' },
    ]);
  });

  it('put the strategies in rows where there are more than three', async () => {
    const { choice } = await answerTo(['a', 'b', 'c', 'd'], usual);
    expect(choice.sections[0]!.rows.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd']);
    expect(choice.columns.slice(0, 2)).toEqual([
      ['patient-days', 'waited'],
      ['revenue', 'lost'],
    ]);
  });

  it('mark the best, those that may be the best, and differences that may be none', async () => {
    const noise = [3, -3, 2, -2];
    const mean: Record<string, number> = { a: 100, b: 101, c: 200 };
    const measures = (id: string, r: number) => ({
      lost_revenue_gbp: mean[id]! + (id === 'b' ? noise[r % 4]! : 0),
      hold_cost_gbp: r + 1,
    });
    const { chosen, rowOf } = await answerTo(['a', 'b', 'c'], measures);
    const emphases = (row: ReturnType<typeof rowOf>) => row.figures.map((one) => (one as NumberFigure).emphasis);
    expect(emphases(chosen('lost_revenue_gbp'))).toEqual(['best', 'may_be_best', 'none']);
    expect(emphases(rowOf('hold_cost_gbp'))).toEqual(['none', 'none', 'none']);
    const pair = await answerTo(['a', 'b'], measures);
    expect(emphases(pair.chosen('lost_revenue_gbp'))).toEqual(['best', 'may_be_best', 'muted']);
    const same = await answerTo(['a', 'b'], () => ({ lost_revenue_gbp: 5 }));
    expect(emphases(same.chosen('lost_revenue_gbp')).slice(0, 2)).toEqual(['none', 'none']);
  });

  it('tell what is mostly 0 by how often it happens, and how much then', async () => {
    const { rowOf } = await answerTo(
      ['national', 'local'],
      (id, r) => ({ trusts_withdrawn: id === 'local' && r === 7 ? 3 : 0 }),
      50,
    );
    const [none, once] = rowOf('trusts_withdrawn').figures;
    expect(once).toMatchObject({ kind: 'event', count: 1, of: 50, amount: 3 });
    expect(written(once!)).toEqual({ text: '1 of 50: 3.0', below: '0.1% to 11%' });
    expect(written(none!)).toEqual({ text: '0 of 50', below: '0% to 7.1%' });
  });

  it('name the bad case as far out as the replications tell, and where to look at it', async () => {
    const worst = (count: number) =>
      answerTo(['a', 'b'], (_, r) => ({ lost_revenue_gbp: 1000 * ((r * 7) % count) + 1000 }), count);
    const few = await worst(20);
    const headings = ({ figures }: Awaited<ReturnType<typeof worst>>) => figures.sections.map(({ heading }) => heading);
    expect(headings(few)).toContain('A bad case: the worst that was seen');
    expect(headings(await worst(30))).toContain('A bad case: one replication in ten is worse');
    expect(headings(await worst(60))).toContain('A bad case: one replication in twenty is worse');
    // The largest of 20 is 20,000, in the replication whose place times 7 leaves 19: 17.
    const section = few.figures.sections.find(({ heading }) => heading.includes('worst'))!;
    expect(section.rows.map(({ figures }) => written(figures[0]!).text)).toEqual(['GBP 20k', '17']);
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
