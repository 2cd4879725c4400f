/** Stays in phases, written short and read back. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/experiment/design.js';
import type { Outcome } from '../../../src/model/outcome.js';
import { entriesOf, goLiveOf, phases, StayLog } from '../../../src/report/page/data/stays.js';
import { madeUpOutcome, madeUpScenario } from '../../experiment/made-up.js';

const scenario = madeUpScenario(['national']);

function outcomesOf(replication: number, entries: readonly (readonly [phase: string, day: number])[]): Outcome[] {
  const stays = entries.map(([phase, enterDay], i) => ({
    trust: 'ashby',
    phase,
    enterDay,
    exitDay: entries[i + 1]?.[1] ?? 730,
    enterReason: '',
    exitReason: '',
    censored: false,
  }));
  return ['no_go_live', 'national'].map((id) => ({
    ...madeUpOutcome(scenario, id, replication, {}),
    phases: id === 'national' ? stays : [],
  }));
}

describe('stays', () => {
  it('read back as they were: every phase, days before the start, parts of days', () => {
    const log = new StayLog(designOf(scenario, { replications: 1 }));
    const entries = phases.map((phase, i) => [phase, i === 0 ? -40 : 100 * i + 0.75] as const);
    log.add(outcomesOf(0, entries));
    expect(entriesOf(log.texts[0]![0]!)).toEqual([phases.map((phase, i) => ({ phase, day: i === 0 ? -40 : 100 * i }))]);
  });

  it('know the first day on the new system of every replication, whether or not all its stays are kept', () => {
    const log = new StayLog(designOf(scenario, { replications: 2 }));
    const long = Array.from({ length: 200_000 }, (_, i) => ['preparing', i] as const);
    log.add(outcomesOf(0, [...long, ['disrupted', 300.5], ['stable', 400]]));
    log.add(
      outcomesOf(1, [
        ['planned', 0],
        ['disrupted', 200],
        ['stable', 210],
      ]),
    );
    log.add(
      outcomesOf(2, [
        ['planned', 0],
        ['withdrawn', 10],
      ]),
    );
    expect(log.goLives).toEqual([[[300, 200]]]);
    expect(log.added).toBe(3);
    expect(log.texts[0]).toHaveLength(1);
  });

  it('refuse a phase that they do not know', () => {
    const log = new StayLog(designOf(scenario, { replications: 1 }));
    expect(() => log.add(outcomesOf(0, [['asleep', 0]]))).toThrow(/asleep/);
  });

  it('have no go-live where nobody went live', () => {
    expect(goLiveOf([{ phase: 'preparing', day: 3 }])).toBeUndefined();
  });
});
