import { expect, it } from 'vitest';
import { inTurn } from '../../src/experiment/executor.js';
import { inputsFor, quantityOf } from '../../src/experiment/studies/at-worlds.js';
import { discover } from '../../src/experiment/studies/discover.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { uniforms } from '../stats/uniforms.js';
import { plantedBox, plantedWorlds } from './planted-worlds.mjs';

it('the box of worlds that was planted is found through a scenario, its limit too, and no other number in it', async () => {
  const text = plantedWorlds(mechanisms);
  const scenario = parseScenario(text);
  const quantity = quantityOf(scenario, 'local-national:net_cost_gbp');
  const inputs = inputsFor(scenario, quantity);
  expect(inputs.length).toBeGreaterThan(3);
  const { box, cases, worlds } = await discover(
    text,
    quantity,
    inputs,
    60,
    { set: [] },
    inTurn,
    uniforms('worlds'),
    () => undefined,
  );
  expect([worlds, cases]).toEqual([60, 30]);
  const sides = box!.sides.map(({ factor, side }) => ({ path: inputs[factor]!.path, side }));
  expect(sides).toEqual(plantedBox.map(({ path, side }) => ({ path, side })));
  for (const [i, { limit, within }] of plantedBox.entries()) {
    expect(Math.abs(box!.sides[i]!.limit - limit)).toBeLessThan(within);
  }
}, 240_000);
