import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { answer } from '../../src/report/answer.js';
import { answerRecord } from '../../src/report/answer-json.js';
import { liveBeforeInWords } from '../../src/report/sentences.js';
import { displayWidth } from '../../src/report/width.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { type Measures, madeUp, madeUpScenario } from '../experiment/made-up.js';

async function answered(
  measures: (id: string, r: number) => Measures,
  {
    width = 80,
    scenario = madeUpScenario(),
    replications = 4,
  }: { width?: number; scenario?: Scenario; replications?: number } = {},
) {
  const results = await runDesign(designOf(scenario, { replications }), madeUp(scenario, measures));
  return { results, scenario, lines: answer(scenario, results, { width, tables: 'results/made-up/' }) };
}

const usual = (id: string, r: number): Measures => ({
  wait_patient_days: (id === 'local' ? 100_000 : 120_000) + r * (id === 'local' ? 1000 : 1500),
  lost_revenue_gbp: (id === 'local' ? 5_000_000 : 8_100_000) + r * 100_000 * (id === 'local' ? 1 : 2),
  trouble_and_recovery_cost_gbp: 100_000 * r,
  hold_cost_gbp: 0,
  trusts_live: id === 'local' ? 1 : 2,
  weeks_observed: id === 'local' ? 40 : 90,
  severe_go_lives: r % 2,
  hold_days: 0,
  completion_day: { value: id === 'local' && r > 0 ? 730 : 400, excess: 400, censored: id === 'local' && r > 0 },
});

/** The answer as one text, line breaks undone. */
const flowing = (lines: readonly string[]) => lines.map((line) => line.trim()).join(' ');

describe('answer', () => {
  it('says who was live before the start, and that its own trouble is not counted', async () => {
    const scenario = madeUpScenario();
    const [trust] = scenario.settings.trusts;
    const goLiveOnRecord = {
      day: -30,
      build: 'national',
      configuration: null,
      release: null,
      openSevere: [],
      phase: 'stable' as const,
    };
    const settings = { ...scenario.settings, trusts: [{ ...trust!, label: 'Ashby', goLiveOnRecord }] };
    const { lines } = await answered(usual, { scenario: { ...scenario, settings } });
    const sentence = 'Ashby was live before the start: its own trouble is in both futures and not counted.';
    expect(flowing(lines)).toContain(sentence);
    expect(flowing((await answered(usual)).lines)).not.toContain('live before the start');
    expect(liveBeforeInWords(['a', 'b'])).toMatch(/^a and b were live before the start: their own trouble/);
    expect(liveBeforeInWords(['a', 'b', 'c', 'd', 'e'])).toMatch(/^a, b, c and 2 others were live/);
  });

  it('says who does better, how sure it is, and in how many replications', async () => {
    const { lines } = await answered(usual);
    expect(flowing(lines)).toContain(
      'local loses GBP 3.3m (39%) less revenue than national, 95% interval 3.0m to 3.5m, better in every replication.',
    );
    expect(flowing(lines)).toContain(
      'Under local patients wait 20,800 days (17%) less in all than under national, 95% interval 19,700',
    );
  });

  it('says beside it who did less of the programme', async () => {
    const { lines } = await answered(usual);
    expect(flowing(lines)).toContain(
      'Mind that local makes fewer go-lives (1.0 against 2.0) and is seen for fewer weeks after its go-lives (40.0 against 90.0).',
    );
    expect(flowing(lines)).toContain('compare the harm for each go-live made too');
  });

  it('does not let a strategy win that never goes live', async () => {
    const { lines } = await answered((id, r) =>
      id === 'local' ? { lost_revenue_gbp: 0, trusts_live: 0 } : usual(id, r),
    );
    expect(flowing(lines)).toContain('Mind that local never went live: doing nothing does no harm.');
  });

  it('admits when replications do not tell strategies apart, are equal, or too few', async () => {
    const unsure = await answered((id, r) => ({ lost_revenue_gbp: id === 'local' ? (r % 2) * 10_000 : 5_000 }));
    expect(flowing(unsure.lines)).toContain('Lost revenue: 4 replications do not tell local and national apart');
    const equal = await answered(() => ({ lost_revenue_gbp: 1 }));
    expect(flowing(equal.lines)).toContain('Lost revenue: local and national are equal in every replication.');
    const one = await answered(usual, { replications: 1 });
    expect(flowing(one.lines)).toContain('one replication cannot tell local and national apart');
  });

  it('says what is unknown, and in how many replications the rest is known', async () => {
    const never = await answered((id, r) => ({ ...usual(id, r), lost_revenue_gbp: Number.NaN }));
    expect(flowing(never.lines)).toContain('Lost revenue: unknown under national and local.');
    expect(flowing(never.lines)).toContain(' - is unknown.');
    const one = await answered((id, r) => ({
      ...usual(id, r),
      ...(id === 'local' && { lost_revenue_gbp: Number.NaN }),
    }));
    expect(flowing(one.lines)).toContain('Lost revenue: unknown under local.');
    const apart = await answered((id, r) => ({
      ...usual(id, r),
      ...((id === 'local') === r < 2 && { lost_revenue_gbp: Number.NaN }),
    }));
    expect(flowing(apart.lines)).toContain(
      'Lost revenue: in no replication is it known under both local and national.',
    );
    const some = await answered((id, r) => ({ ...usual(id, r), ...(r === 2 && { lost_revenue_gbp: Number.NaN }) }));
    expect(flowing(some.lines)).toMatch(
      /less revenue than national.* It is known under both local and national in 3 of 4 replications\./,
    );
    const few = await answered((id, r) => ({ ...usual(id, r), ...(r > 0 && { lost_revenue_gbp: Number.NaN }) }));
    expect(flowing(few.lines)).toContain(
      'Lost revenue: one replication cannot tell local and national apart; run more.',
    );
    const scenario = madeUpScenario(['national', 'local', 'later', 'last']);
    const many = await answered(
      (id, r) => ({ ...usual(id, r), ...(id === 'last' && { lost_revenue_gbp: Number.NaN }) }),
      {
        scenario,
      },
    );
    expect(flowing(many.lines)).toMatch(/ last: [^;]*revenue lost unknown under last/);
    const all = await answered(usual);
    expect(flowing(all.lines)).not.toContain('is it known under both');
  });

  it('shows completion as a date only where most replications complete', async () => {
    const { lines } = await answered(usual);
    const row = lines.find((line) => line.includes('Day of completion'));
    expect(row).toMatch(/2027-05-11\s+not done/);
    expect(lines[lines.indexOf(row ?? '') + 1]).toContain('1 of 4 done');
  });

  it.each([40, 60, 80, 100])('stays within %d columns', async (width) => {
    const scenario = madeUpScenario(['national', 'local', 'national_no_hold', 'local_with_a_long_name_of_its_own']);
    const { results } = await answered(usual, { width, scenario });
    const lines = answer(scenario, results, { width, tables: 'results/made-up/', trace: () => 'golive trace' });
    expect(lines.join(' ')).toMatch(/bad case of/);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it('shows controls of echoed text instead of obeying them', async () => {
    const scenario = { ...madeUpScenario(), label: 'red \u001b[31m and \u202e turned', question: '\u0007?' };
    const { lines } = await answered(usual, { scenario });
    expect(lines.join('\n')).toContain('red \\u{1b}[31m and \\u{202e} turned');
    expect(lines.join('\n')).toContain('\\u{7}?');
  });

  it('is JSON without NaN for programs', async () => {
    const { scenario, results } = await answered(usual);
    const record = JSON.parse(JSON.stringify(answerRecord(scenario, results)));
    expect(record).toMatchObject({
      scenario: 'made-up',
      replications: 4,
      strategies: ['no_go_live', 'national', 'local'],
    });
    expect(record.comparisons[0]).toMatchObject({ strategy: 'local', reference: 'national', tied_share: 0 });
    expect(record.verdicts[0].sentences.length).toBeGreaterThan(1);
    const [revenue] = record.choice.sections[0].rows.filter(
      (row: { metric: string }) => row.metric === 'lost_revenue_gbp',
    );
    const summary = record.summary.find(
      (row: Record<string, unknown>) =>
        row['strategy'] === 'local' && row['metric'] === 'lost_revenue_gbp' && row['measure'] === 'excess',
    );
    expect(revenue.figures[1]).toMatchObject({ value: summary.mean, interval: [summary.ci_low, summary.ci_high] });
  });
});
