import { describe, expect, it } from 'vitest';
import { attribute, attributionDesign } from '../../src/experiment/attribution.js';
import { inTurn } from '../../src/experiment/executor.js';
import { runReplication } from '../../src/model/run-replication.js';
import { attributionLines } from '../../src/report/attribution.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample } from '../scenario/sample.js';

/** Without what go-lives put an end to. */
const scenario = parseScenario(`${sample}mechanisms: {legacy_decay: off}\n`);
const plan = attributionDesign(scenario, { replications: 3 });
const found = await attribute(plan, inTurn);
const of = (metric: string, kind: string, mechanism = '') =>
  found.parts.find((part) => part.metric === metric && part.kind === kind && part.mechanism === mechanism)!.mean!;

describe('what each mechanism contributes', () => {
  it('adds up: the whole is the sum of each alone and their interaction', () => {
    for (const metric of ['wait_patient_days', 'lost_revenue_gbp']) {
      const alone = found.mechanisms.reduce((sum, mechanism) => sum + of(metric, 'alone', mechanism), 0);
      expect(of(metric, 'all')).toBeCloseTo(alone + of(metric, 'interaction'), 4);
    }
  });

  it('is measured from go-lives that change nothing: without any mechanism there is no harm at all', () => {
    const none = plan.design.strategies.indexOf('with_none');
    const wait = plan.design.kept.find(({ column }) => column.metric === 'wait_patient_days')!.index;
    for (const replication of plan.design.replications) {
      const outcomes = runReplication(plan.design.settings, replication);
      expect(outcomes[none]!.goLives).toBeGreaterThan(0);
      expect(outcomes[none]!.excess[wait]).toBe(0);
    }
  });

  it('all together is the harm of the strategy: what is lost without go-lives too is not part of it', () => {
    for (const { column, index } of plan.design.kept) {
      const outcomes = plan.design.replications.map((replication) => runReplication(plan.design.settings, replication));
      const harm = outcomes.map((arms) => arms[1]!.excess[index]!);
      expect(of(column.metric, 'all')).toBeCloseTo(harm.reduce((sum, x) => sum + x, 0) / harm.length, 6);
    }
  });

  it('has the sign of what the mechanism does: the dip harms, initiatives help', () => {
    expect(of('wait_patient_days', 'alone', 'learning_dip')).toBeGreaterThan(0);
    expect(of('wait_patient_days', 'taken_away', 'learning_dip')).toBeGreaterThan(0);
    expect(of('wait_patient_days', 'taken_away', 'waiting_list_initiatives')).toBeLessThan(0);
    expect(of('lost_revenue_gbp', 'alone', 'billing_capture')).toBeGreaterThan(0);
    expect(of('wait_patient_days', 'alone', 'billing_capture')).toBe(0);
  });

  it('leaves out what the future without go-lives has too', () => {
    const { mechanisms } = attributionDesign(parseScenario(sample), {});
    expect(mechanisms).not.toContain('legacy_decay');
    expect(mechanisms).toContain('learning_dip');
  });

  it('is told with the largest part first, within the width', () => {
    const lines = attributionLines(scenario, found, 60);
    expect(lines.every((line) => line.length <= 60)).toBe(true);
    const text = lines.join('\n');
    expect(text).toMatch(/Patient-days waited\n\s+All together/);
    expect(text).toMatch(/No effect here: .*benefits/s);
  });

  it('refuses a strategy that is not there', () => {
    expect(() => attributionDesign(scenario, { strategy: 'nationl' })).toThrow(/nationl/);
  });
});
