/**
 * The best plan of a family: one that can be listed is looked at as a whole, a larger one is searched, and the most
 * promising are simulated afresh until the best is told.
 */
import { UsageError } from '../../../errors.js';
import type { Executor } from '../../executor.js';
import { simulateArms } from './arms.js';
import { membersOf, sizeOf } from './family.js';
import { armsOf, type Optimisation } from './optimisation.js';
import { type Searched, searchPlans } from './search.js';
import { type Chosen, FIRST_LOOK, type Simulated, selectPlan } from './select-plan.js';

/** Plans that are looked at one and all; a larger family is searched. */
export const MOST_LISTED = 1000;

export interface BestPlan extends Chosen {
  /** Undefined where the family was listed. */
  readonly search: Searched | undefined;
}

/**
 * Looks at a family, or searches it, and tells its best plan with the guarantee of select-plan.ts.
 * @param uniform  draws of the search, in [0, 1)
 * @param step     called after each replication of each design
 * @throws UsageError where no plan keeps what it must, or nothing differs; ScenarioError for plans that are none
 */
export async function bestPlan(
  asked: Optimisation,
  executor: Executor,
  uniform: () => number,
  step: () => void,
): Promise<BestPlan> {
  const isListed = sizeOf(asked.family) <= MOST_LISTED;
  const search = isListed ? undefined : await searchPlans(asked, executor, uniform, step);
  const looked = search?.looked ?? (await lookedAt(asked, executor, step));
  if (looked.length === 0) {
    const said = asked.groupings.map(({ kind, trusts }) => `${trusts.join(' and ')} ${kind}`);
    throw new UsageError(`none of the plans has ${said.join(', and ')}: there is nothing to choose from`);
  }
  return { ...(await selectPlan(asked, looked, executor, step)), search };
}

/** The whole family, at a first look. */
async function lookedAt(asked: Optimisation, executor: Executor, step: () => void): Promise<Simulated[]> {
  const arms = armsOf(asked.variantsOf(membersOf(asked.family)), asked.groupings);
  const replications = Array.from({ length: FIRST_LOOK }, (_, r) => r);
  const values = await simulateArms(arms, asked.measures, replications, executor, step);
  return arms.map((arm, i) => ({ arm, values: values[i]! }));
}
