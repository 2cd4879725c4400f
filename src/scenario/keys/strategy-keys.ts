/** The keys of a strategy, and of a trust, that are neither parameters nor mechanisms. */
import type { Keys } from './key.js';
import { strategyKnownKey, trustKnownKey } from './known-keys.js';
import { buildNameKey, contractNameKey, planKey, poolKey, preparingSinceKey } from './programme-keys.js';

/** Of a strategy. */
export const strategyKeys = {
  build: buildNameKey,
  plan: planKey,
  delivery_pool: poolKey,
  known: strategyKnownKey,
} as const satisfies Keys;

/** Of what a strategy decides for one trust. */
export const forTrustKeys = { build: buildNameKey } as const satisfies Keys;

/** Of a trust, of a template and of trust_defaults. */
export const trustGroupKeys = { contract: contractNameKey } as const satisfies Keys;

/** Of a trust alone. */
export const trustKeys = { known: trustKnownKey, preparing_since: preparingSinceKey } as const satisfies Keys;
