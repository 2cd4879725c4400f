import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inTurn } from '../../src/experiment/executor.js';
import { inputsFor, quantityOf } from '../../src/experiment/studies/at-worlds.js';
import { discover } from '../../src/experiment/studies/discover.js';
import { screenInputs, shareOut } from '../../src/experiment/studies/sensitivity.js';
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
    setImmediate,
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

it('what never differs is told, by a search and by a share-out', async () => {
  const text = plantedWorlds(mechanisms);
  const scenario = parseScenario(text);
  const quantity = quantityOf(scenario, 'local-national:trusts_withdrawn');
  const inputs = inputsFor(scenario, quantity).slice(0, 2);
  const [choices, uniform, step, pause] = [{ set: [] }, uniforms('same'), () => undefined, setImmediate];
  await expect(discover(text, quantity, inputs, 5, choices, inTurn, uniform, step, pause)).rejects.toThrow(
    'trusts_withdrawn never differs between 5 worlds',
  );
  const study = { text, quantity, choices, executor: inTurn, uniform, step, pause };
  await expect(shareOut(study, inputs.slice(0, 1), 2)).rejects.toThrow('trusts_withdrawn never differs');
}, 120_000);

it('what is unknown is told, by a search, a screening and a share-out', async () => {
  const text = plantedWorlds(mechanisms);
  const scenario = parseScenario(text);
  expect(scenario.settings.strategies.every(({ deadlineDay }) => deadlineDay === null)).toBe(true);
  const quantity = quantityOf(scenario, 'local-national:deadline_met_share');
  const inputs = inputsFor(scenario, quantity).slice(0, 2);
  const [choices, uniform, step, pause] = [{ set: [] }, uniforms('none'), () => undefined, setImmediate];
  const study = { text, quantity, choices, executor: inTurn, uniform, step, pause };
  await expect(discover(text, quantity, inputs, 5, choices, inTurn, uniform, step, pause)).rejects.toThrow(
    'deadline_met_share is unknown in all of 5 worlds',
  );
  await expect(screenInputs(study, inputs, 2)).rejects.toThrow('deadline_met_share is unknown in 6 of 6 worlds');
  await expect(shareOut(study, inputs.slice(0, 1), 2)).rejects.toThrow('deadline_met_share is unknown in 8 of 8');
}, 120_000);
