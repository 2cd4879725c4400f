/** Everything of the programme that is not one trust's: its plan and its roles, vacant until mechanisms fill them. */
import type { Simulator } from '../../kernel/simulator.js';
import type { Draws } from '../draws.js';
import type { StrategySettings } from '../settings.js';
import { type Contracts, noContracts } from './contracts.js';
import { type Learning, nothingLearned } from './lessons.js';
import { Plan } from './plan.js';
import { oneRelease, type Releases } from './releases.js';
import { type Authority, immediateRestart, lookingAuthority, type Pool, type Restart, unlimitedPool } from './roles.js';
import { DefectLists } from './shared-defects.js';

export interface Programme {
  readonly plan: Plan;
  readonly defectLists: DefectLists;
  authority: Authority;
  pool: Pool;
  restart: Restart;
  contracts: Contracts;
  /** The releases of a build, by its id. */
  releasesOf: (build: string) => Releases;
  learning: Learning;
}

/** A programme in which no mechanism fills a role. */
export function vacantProgramme(strategy: StrategySettings, days: number, sim: Simulator, draws: Draws): Programme {
  return {
    plan: new Plan(strategy, days),
    defectLists: new DefectLists(draws),
    authority: lookingAuthority(),
    pool: unlimitedPool(sim),
    restart: immediateRestart,
    contracts: noContracts,
    releasesOf: () => oneRelease,
    learning: nothingLearned,
  };
}
