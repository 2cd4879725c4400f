/** The board's page: what the first screen holds, what is told in short, and what is told of trusts. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { answer } from '../../src/report/answer.js';
import { displayWidth } from '../../src/report/width.js';
import { type Measures, madeUp, madeUpScenario } from '../experiment/made-up.js';

const ids = ['all_at_once', 'two_then_three', 'one_by_one_13', 'one_by_one_20', 'bound', 'pilot', 'gated', 'late'];
const noise = [3, -3, 2, -2, 1, 0, -1, 4, -4, 0];

const measures = (id: string, r: number): Measures => {
  const i = ids.indexOf(id);
  return {
    wait_patient_days: 7_000_000 - 400_000 * i + 1000 * noise[(r + i) % 10]!,
    lost_revenue_gbp: 10_000_000 - 300_000 * i + 1000 * noise[(r + 2 * i) % 10]!,
    net_cost_gbp: i === 1 ? 52_000_000 + 10_000 * noise[r % 10]! : 52_000_000 - 2_000_000 * i,
    over_18_weeks_peak: 47_000 - 300 * i,
    over_52_weeks: 800 - 50 * i,
    all_live_by_deadline: r % 4 === 0 ? 0 : 1,
    completion_day: 500 + r,
    trusts_withdrawn: 0,
    trusts_live: i === 3 ? 4 : 5,
    severe_go_lives: 2,
    weeks_observed: 300,
  };
};

async function page(strategies: readonly string[], { pairs = false, perTrust = false, width = 80 } = {}) {
  const made = madeUpScenario(strategies);
  const labels = made.strategies.map(({ id }) => ({ id, label: `Plan ${id}` }));
  const scenario = { ...made, strategies: labels };
  const results = await runDesign(designOf(scenario, { replications: 20, perTrust }), madeUp(scenario, measures));
  return answer(scenario, results, { width, pairs });
}

const flowing = (lines: readonly string[]) => lines.map((line) => line.trim()).join(' ');

describe("the board's page", () => {
  it.each([2, 3, 5, 7])(
    'holds the choice of %i strategies and the sentences on a screen of 80 by 50',
    async (count) => {
      const lines = await page(ids.slice(0, count));
      const end = lines.findIndex((line) => /All the money|With 95% intervals/.test(line));
      const first = lines.slice(0, end - 2);
      expect(first.length).toBeLessThanOrEqual(50);
      expect(first.some((line) => line === 'Answer')).toBe(true);
      for (const id of ids.slice(0, count)) expect(first.join('\n')).toContain(id);
      expect(flowing(first)).toContain('Who does less of the programme does less harm');
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    },
  );

  it('shows labels, the best and those that may be, the deadline, the days and long waits', async () => {
    const lines = await page(ids.slice(0, 5));
    const text = flowing(lines);
    expect(text).toContain('Plan bound');
    expect(text).toContain('*5.40m');
    expect(text).toContain('all live by');
    // 15 of 20.
    expect(text).toMatch(/75%/);
    expect(text).toMatch(/50% sure by/);
    // Days 500 to 519: the tenth is 509, the sixteenth 515.
    expect(text).toContain('2027-08-28');
    expect(text).toContain('2027-09-03');
    expect(text).toContain('46.7k');
  });

  it('tells many strategies in a sentence each, against the reference; every pair when asked', async () => {
    const some = flowing(await page(ids.slice(0, 5)));
    expect(some).toContain('Against all_at_once (Plan all_at_once), 95% intervals, adjusted for 12 comparisons:');
    expect(some).toMatch(
      /one_by_one_20 \(Plan one_by_one_20\): 1\.20m fewer patient-days \(17%; 1\.20m to 1\.20m\), GBP 900k less revenue lost \(9\.0%; 898k to 902k\), GBP 6\.0m less net cost \(12%; 6\.0m to 6\.0m\); 4\.0 go-lives against 5\.0\./,
    );
    expect(some).toMatch(/two_then_three \(Plan two_then_three\): .* net cost not apart \(/);
    expect(some).toContain('Every other pair: --pairs.');
    expect(some).not.toContain('one_by_one_20 and two_then_three');
    const all = flowing(await page(ids.slice(0, 5), { pairs: true }));
    expect(all).toContain('Other pairs, each by itself:');
    expect(all).toContain('one_by_one_20 against two_then_three:');
    expect(all).not.toContain('Every other pair');
  });

  it('prints a row a trust when their measures are kept', async () => {
    expect(flowing(await page(['a', 'b']))).not.toContain('Trusts under');
    const lines = await page(['a', 'b'], { perTrust: true });
    const at = lines.findIndex((line) => line.includes('Trusts under b'));
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]).toMatch(/ashby/);
  });

  it('takes the width there is for tables, and keeps text readable', async () => {
    const wide = await page(ids.slice(0, 5), { width: 160 });
    expect(Math.max(...wide.map(displayWidth))).toBeGreaterThan(100);
    const sentences = wide.slice(wide.indexOf('Answer') + 1, wide.indexOf('Answer') + 8);
    for (const line of sentences) expect(displayWidth(line)).toBeLessThanOrEqual(100);
  });
});
