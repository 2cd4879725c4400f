/** The shape of `mechanisms:` wherever it stands: which may be named there, and which of their numbers set. */
import { z } from 'zod';
import type { Mechanism } from '../../model/mechanisms/mechanism.js';
import { mechanisms } from '../../model/mechanisms/registry.js';
import { basis, type Shape } from './schema-basics.js';
import { parameterShapes } from './schema-parameters.js';

const onOff = z.enum(['on', 'off']);

/** The `mechanisms:` of a place in the file: which of them, and which of their numbers, may be set there. */
export type MechanismsAt = 'scenario' | 'trust' | 'strategy' | 'for_trusts';

/** Whether a mechanism may be named at a place. */
export function mayName(mechanism: Mechanism, at: MechanismsAt): boolean {
  const single = at === 'trust' || at === 'for_trusts';
  if (single && mechanism.scope === 'programme') return false;
  return at === 'scenario' || at === 'trust' || maySwitch(mechanism, at) || decisions(mechanism);
}

/** Whether a mechanism may be switched on and off at a place. */
export function maySwitch(mechanism: Mechanism, at: MechanismsAt): boolean {
  return at === 'scenario' || at === 'trust' || mechanism.about === 'decision';
}

function decisions(mechanism: Mechanism): boolean {
  return Object.values(mechanism.parameters).some((p) => p.about === 'decision');
}

/** The mechanisms of a place. */
export function mechanismsSchema(at: MechanismsAt): z.ZodType {
  const world = at === 'scenario' || at === 'trust';
  const shape: Shape = {};
  for (const mechanism of mechanisms) {
    if (!mayName(mechanism, at)) continue;
    const numbers = z.strictObject({
      ...parameterShapes(mechanism.id, mechanism.parameters, (p) => world || p.about === 'decision'),
      ...basis,
    });
    const schema = maySwitch(mechanism, at) ? z.union([onOff, numbers]) : numbers;
    shape[mechanism.id] = schema.optional().meta({ description: mechanism.means });
  }
  return z.strictObject({ ...shape, ...basis }).optional();
}
