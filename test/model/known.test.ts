/** What is on record happens as it is on record, and uses the uniforms it would have used. */
import { describe, expect, it } from 'vitest';
import { outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import type { Settings } from '../../src/model/settings.js';
import { factsOf } from './facts-of.js';
import { only } from './mechanisms/compare.js';
import { settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

const trusts = ['a', 'b', 'c'].map((id, i) => ({
  id,
  goLive: 120 + 80 * i,
  values: { 'preparation.slip_months': 0, 'preparation.weeks': 10 },
}));
const settings = settingsByHand({ trusts, days: 700, strategies: { free: {}, recorded: {} } });
const withKnown = (known: Partial<Settings['strategies'][number]['record']>): Settings => ({
  ...settings,
  strategies: settings.strategies.map((s) => (s.id === 'recorded' ? { ...s, record: { ...s.record, ...known } } : s)),
});

describe('a hold on record', () => {
  it('begins and ends on its days, whatever the authority would do', () => {
    for (let replication = 0; replication < 6; replication++) {
      const run = strategyRun(withKnown({ hold: { beginsDay: 150, greenLightDay: 300 } }), 'recorded', replication);
      expect(factsOf(run, 'hold_begins').map(({ day }) => day)).toEqual([150]);
      expect(factsOf(run, 'green_light').map(({ day }) => day)).toEqual([300]);
      const during = factsOf(run, 'go_live').filter(({ day }) => day > 150 && day < 300);
      expect(during).toEqual([]);
    }
  });
});

describe('a count of severe defects on record', () => {
  it('holds on its day, and is fixed from there on', () => {
    const counts = [[], [[400, 22]], []] as const;
    const early = withKnown({ openSevere: counts });
    for (let replication = 0; replication < 4; replication++) {
      const run = strategyRun(early, 'recorded', replication);
      const live = factsOf(run, 'go_live').find(({ trust }) => trust === 1);
      if (live === undefined || live.day > 400) continue;
      const upTo = factsOf(run, 'defect_count').filter(({ trust, day }) => trust === 1 && day <= 400);
      expect(upTo.at(-1)!.open).toBe(22);
    }
  });
});

describe('a go-live on record under one strategy', () => {
  it('changes nothing for the other, nor the chance of the others in its own', () => {
    const goLive = {
      day: 130,
      build: 'national',
      configuration: settings.strategies[0]!.trusts[0]!.find(({ id }) => id === 'local_configuration')!,
      release: null,
      openSevere: [],
      phase: 'stable' as const,
    };
    const recorded = withKnown({ goLives: [goLive, null, null] });
    for (const replication of [0, 1]) {
      expect(runReplication(recorded, replication)[1]).toEqual(runReplication(settings, replication)[1]);
    }
    expect(factsOf(strategyRun(recorded, 'recorded'), 'go_live').find(({ trust }) => trust === 0)!.day).toBe(130);
    const met = (s: Settings, strategy: string) =>
      factsOf(strategyRun(s, strategy), 'go_live').find(({ trust }) => trust === 0)!.defects;
    // The same uniforms, the same build, the same readiness: the same defects, unless the gate made it readier.
    const gate = factsOf(strategyRun(settings, 'free'), 'gate').filter(({ trust }) => trust === 0);
    if (gate.length === 1) expect(met(recorded, 'recorded')).toBe(met(settings, 'free'));
  });
});

describe('a go-live before the start', () => {
  const dipAlone = settingsByHand({
    trusts,
    days: 700,
    mechanisms: only({ learning_dip: { decay_weeks: 20 } }),
    strategies: { free: {} },
  });
  const liveBefore = (phase: 'stable' | 'disrupted' | 'recovery', open: number, of = settings): Settings => {
    const goLiveOnRecord = {
      day: -60,
      build: 'national',
      configuration: settings.strategies[0]!.trusts[0]!.find(({ id }) => id === 'local_configuration')!,
      release: null,
      openSevere: [[0, open]] as const,
      phase,
    };
    return { ...of, trusts: of.trusts.map((t, i) => (i === 0 ? { ...t, goLiveOnRecord } : t)) };
  };
  it('is kept by the counterfactual', () => {
    for (const strategy of ['no_go_live', 'free']) {
      const run = strategyRun(liveBefore('disrupted', 15), strategy);
      const [, first] = factsOf(run, 'phase').filter(({ trust }) => trust === 0);
      expect([first!.day, first!.phase]).toEqual([0, 'disrupted']);
      expect(factsOf(run, 'defect_count').find(({ trust }) => trust === 0)!.open).toBe(15);
    }
    const stable = factsOf(strategyRun(liveBefore('stable', 1), 'free'), 'phase').filter(({ trust }) => trust === 0);
    expect(stable.map(({ phase }) => phase)).toEqual(['planned', 'stable']);
    const inRecovery = factsOf(strategyRun(liveBefore('recovery', 20), 'free'), 'phase').filter(
      ({ trust }) => trust === 0,
    );
    expect(inRecovery.map(({ phase }) => phase).slice(0, 3)).toEqual(['planned', 'disrupted', 'recovery']);
  });

  it('does its harm in both futures: no excess where nobody else goes live', () => {
    const alone = liveBefore('stable', 2, dipAlone);
    const nobody = {
      ...alone,
      strategies: alone.strategies.map((s) => ({ ...s, goLiveDay: s.goLiveDay.map(() => null) })),
    };
    const column = outcomeColumns(nobody).findIndex((c) => c.metric === 'wait_patient_days' && c.scopeId === '');
    const calm = outcomeColumns(dipAlone).findIndex((c) => c.metric === 'wait_patient_days' && c.scopeId === '');
    const [base, free] = runReplication(nobody, 0);
    expect(free!.excess[column]).toBe(0);
    expect(base!.values[column]).toBeGreaterThan(runReplication(dipAlone, 0)[0]!.values[calm]!);
  });
});
