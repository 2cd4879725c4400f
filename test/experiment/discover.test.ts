import { expect, it } from 'vitest';
import { inTurn } from '../../src/experiment/executor.js';
import { inputsFor, quantityOf } from '../../src/experiment/studies/at-worlds.js';
import { discover } from '../../src/experiment/studies/discover.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { uniforms } from '../stats/uniforms.js';
import { plantedBox, plantedQuantity, plantedWorlds } from './planted-worlds.mjs';

it('the box of worlds that was planted is found through a scenario, both limits too, and no other number in it', async () => {
  const text = plantedWorlds(mechanisms);
  const scenario = parseScenario(text);
  const quantity = quantityOf(scenario, plantedQuantity);
  const inputs = inputsFor(scenario, quantity);
  expect(inputs.length).toBeGreaterThan(3);
  const { box, cases, worlds } = await discover(
    text,
    quantity,
    inputs,
    150,
    { set: [] },
    inTurn,
    uniforms('worlds'),
    () => undefined,
  );
  expect(worlds).toBe(150);
  // A quarter of the worlds, give or take: half of either number's range.
  expect(cases).toBeGreaterThan(25);
  expect(cases).toBeLessThan(50);
  expect(box!.sides).toHaveLength(plantedBox.length);
  for (const { path, side, limit, within } of plantedBox) {
    const found = box!.sides.find(({ factor }) => inputs[factor]!.path === path);
    expect(found?.side).toBe(side);
    expect(Math.abs(found!.limit - limit)).toBeLessThan(within);
  }
}, 240_000);
