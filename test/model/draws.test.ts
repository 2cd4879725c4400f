/** Every number that is drawn once in a replication is recorded once, whoever draws it. */
import { describe, expect, it } from 'vitest';
import { Draws, WORLD } from '../../src/model/draws.js';
import type { Setting } from '../../src/model/parameter.js';
import { runReplication } from '../../src/model/run-replication.js';
import { ScopedUniforms } from '../../src/model/scoped-uniforms.js';
import type { MechanismSettings, Settings } from '../../src/model/settings.js';
import { settingsByHand } from './settings-by-hand.js';

const uncertain: Setting = { distribution: { kind: 'uniform', args: [0.1, 0.4] }, drawn: 'per_world' };

const byHand = settingsByHand({
  days: 200,
  trusts: [
    {
      id: 'ashby',
      goLive: 60,
      contract: 'main',
      clinic: { load_share: { kind: 'uniform', args: [0.9, 1] } },
      listed: 0.1,
    },
    {
      id: 'brook',
      goLive: 120,
      contract: 'main',
      clinic: 'none',
      emergency: { load_share: { kind: 'uniform', args: [0.5, 0.6] } },
    },
  ],
  contracts: [{ id: 'main', from: 0, until: 100, renewedOn: 120, droppedShare: uncertain }],
  releases: [
    { id: 'whole', availableDay: 0, scopeShare: 1, adds: false },
    { id: 'more', availableDay: 150, scopeShare: 0.4, adds: true },
    { id: 'most', availableDay: 160, scopeShare: 0.4, adds: true },
  ],
  shocks: [20, 80].map((from) => ({ from, until: from + 30, lostShare: uncertain })),
  strategies: { national: {}, local: { preset: 'local' } },
});
// The share listed for admission is uncertain too.
const settings: Settings = {
  ...byHand,
  trusts: byHand.trusts.map((trust) => ({
    ...trust,
    services: trust.services.map((service) => ({
      ...service,
      listedFrom: service.listedFrom.map((from) => ({ ...from, share: { ...uncertain, drawn: 'per_trust' as const } })),
    })),
  })),
};

const isUncertain = (setting: Setting | null) => setting !== null && setting.distribution.kind !== 'constant';

/** Paths of the numbers of mechanisms that are not constants. */
function uncertainOf(mechanisms: readonly MechanismSettings[]): string[] {
  return mechanisms.flatMap(({ id, values }) =>
    Object.entries(values).flatMap(([key, setting]) => (isUncertain(setting) ? [`mechanisms.${id}.${key}`] : [])),
  );
}

describe('the record of what was drawn', () => {
  const outcomes = runReplication(settings, 0);
  const all = outcomes.flatMap(({ strategy, draws }) =>
    draws.map(({ about, scopeId, path }) => `${about === 'world' ? '' : strategy}|${scopeId}|${path}`),
  );

  it('holds each number once', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(new Set(all).size).toBe(all.length);
  });

  it('holds the numbers of services, contracts and shocks', () => {
    expect(all).toContain('|ashby|services.outpatients.load_share');
    expect(all).toContain('|ashby|services.elective.listed_from.outpatients');
    expect(all).toContain('|brook|services.emergency.load_share');
    expect(all).toContain('||contracts.main.dropped_at_renewal_share');
    for (const index of [0, 1]) {
      for (const strategy of ['national', 'local']) {
        expect(all).toContain(`${strategy}||delivery_pool.shocks.${index}.lost_share`);
      }
    }
  });

  it('holds what a mechanism of the programme draws for each trust, and nothing of it for the programme', () => {
    const path = 'mechanisms.releases.upgrade_after_weeks';
    for (const strategy of ['national', 'local']) {
      for (const trust of ['ashby', 'brook']) expect(all).toContain(`${strategy}|${trust}|${path}`);
      expect(all).not.toContain(`${strategy}||${path}`);
    }
  });

  it('holds every number of every mechanism that is not a constant', () => {
    const paths = new Set(all.map((entry) => entry.split('|')[2]));
    for (const { programme, trusts } of settings.strategies) {
      for (const path of [...uncertainOf(programme), ...trusts.flatMap(uncertainOf)]) expect(paths).toContain(path);
    }
  });

  it('is the one of who draws: two records of the same uniforms hold the same numbers', () => {
    const future = new Draws(new ScopedUniforms('seed', 0, 0));
    const [one, other] = [future.anew(), future.anew()];
    const name = { about: 'world', scope: WORLD, path: 'a.share' } as const;
    expect(one.number(uncertain, name)).toBe(other.number(uncertain, name));
    one.again(uncertain, WORLD, 'a.share', 1);
    expect(future.drawn).toEqual([]);
    expect(one.drawn).toEqual(other.drawn);
    expect(one.drawn.map(({ path }) => path)).toEqual(['a.share']);
  });
});
