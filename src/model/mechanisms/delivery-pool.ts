/**
 * The delivery pool: a finite number of experts, seized to prepare a trust and to recover one. Recovery is first in the
 * queue; nobody is pre-empted.
 * Off: as many experts as anybody asks for.
 */

import { decision } from '../parameter.js';
import { finitePool } from '../programme/pool.js';
import { mechanism } from './mechanism.js';

export const deliveryPool = mechanism({
  id: 'delivery_pool',
  means: 'A finite pool of experts shared by preparation and recovery.',
  about: 'decision',
  scope: 'programme',
  parameters: {
    experts: decision({
      unit: 'FTE',
      range: [0, 1_000_000],
      default: 80,
      source: 'P49',
      means: 'Experts of the delivery partner.',
    }),
    preparing_experts: decision({
      unit: 'FTE',
      range: [1, 10_000],
      default: 8,
      source: 'P49',
      means: 'Experts seized by a trust that prepares.',
    }),
    recovery_experts: decision({
      unit: 'FTE',
      range: [1, 10_000],
      default: 20,
      source: 'P49',
      means: 'Experts seized by a recovery programme.',
    }),
  },
  install(p, world, having) {
    world.programme.pool = finitePool(world.sim, p.of(having[0]!));
  },
});
