import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { designOf } from '../../src/experiment/design.js';
import { ALL, datesWindow, goLiveWindow } from '../../src/model/windows.js';
import { madeUpScenario } from './made-up.js';

describe('designOf', () => {
  const scenario = madeUpScenario(['national', 'local', 'hybrid']);

  it('lists replications from 0 and the counterfactual before the strategies', () => {
    const design = designOf(scenario);
    expect(design.replications).toEqual([0, 1, 2, 3]);
    expect(design.strategies).toEqual(['no_go_live', 'national', 'local', 'hybrid']);
    expect(design.kept.every(({ column }) => column.scope === 'programme')).toBe(true);
  });

  it('keeps the order of the file whatever order strategies are asked for in', () => {
    const design = designOf(scenario, { strategies: ['hybrid', 'national'], seed: 'other', replications: 2 });
    expect(design.strategies).toEqual(['no_go_live', 'national', 'hybrid']);
    expect(design.settings.strategies.map(({ id }) => id)).toEqual(['national', 'hybrid']);
    expect(design.settings.seed).toBe('other');
    expect(design.replications).toEqual([0, 1]);
  });

  it('keeps the columns of each trust only when asked', () => {
    const design = designOf(scenario, { perTrust: true });
    expect(design.kept.some(({ column }) => column.scopeId === 'ashby')).toBe(true);
    expect(design.kept.map(({ index }) => index)).toEqual(design.kept.map((_, i) => i));
  });

  it('adds windows once, and keeps the trusts over windows that the programme has not', () => {
    const design = designOf(scenario, { windows: [ALL, goLiveWindow(91), datesWindow(0, 14), goLiveWindow(91)] });
    expect(design.settings.windows.map(({ id }) => id)).toEqual(['all', 'go_live+13w', 'day0-14']);
    const places = new Set(design.kept.map(({ column: { scope, window } }) => `${scope} ${window}`));
    expect([...places]).toEqual(['programme all', 'programme day0-14', 'trust go_live+13w']);
    expect(scenario.settings.windows).toEqual([ALL]);
  });

  it.each([
    [{ replications: 0 }, 'whole number'],
    [{ replications: 1.5 }, 'whole number'],
    [{ replications: Number.POSITIVE_INFINITY }, 'whole number'],
    [{ seed: '' }, 'seed'],
    [{ strategies: ['lokal'] }, "no 'lokal'"],
    [{ strategies: ['no_go_live'] }, 'always simulated'],
    [{ strategies: [] }, 'at least one'],
  ])('refuses %j', (choices, message) => {
    expect(() => designOf(scenario, choices)).toThrow(UsageError);
    expect(() => designOf(scenario, choices)).toThrow(message);
  });
});
