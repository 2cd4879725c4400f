/**
 * One strategy of one replication from its first day to its last: its world is built, its mechanisms and programme are
 * started, and its events run. What it leaves is folded elsewhere.
 */
import { ModelError } from '../errors.js';
import { TrustCare } from './care/trust-care.js';
import { WaitTally } from './care/wait-tally.js';
import { CareAccount } from './care-account.js';
import type { Future } from './future.js';
import { Ledger } from './ledger.js';
import { mechanismsAtWork } from './mechanisms/at-work.js';
import { startProgramme } from './programme/start.js';
import { startSessions } from './sessions.js';
import type { StrategySettings } from './settings.js';
import { type TrustAccounts, trustAccounts } from './trust-accounts.js';
import { World } from './world.js';

/** A strategy's replication after its last day. */
export interface StrategyRun {
  readonly world: World;
  readonly ledger: Ledger;
  /** Waits of stopped clocks, by index of the trust. */
  readonly tallies: readonly WaitTally[];
  /** By index of the trust. */
  readonly care: readonly TrustCare[];
  readonly accounts: readonly TrustAccounts[];
}

/**
 * Simulates a strategy.
 * @param before   runs of the same future, the counterfactual first: days that are as there are not simulated again
 * @param followed whether later runs may follow this one
 * @throws ModelError if the model meets a state it must never meet
 */
export function simulateStrategy(
  future: Future,
  strategy: StrategySettings,
  before: readonly StrategyRun[] = [],
  followed = false,
): StrategyRun {
  const { settings, replication } = future;
  const { days } = settings;
  const world = new World(future, strategy);
  const { sim, trusts } = world;
  try {
    // Without noise fractions are carried from day to day and no snapshot holds them.
    const run = openCare(world, future, settings.noise ? before : [], followed);
    const { accounts, care, ledger } = run;
    const careAccounts = accounts.map((own, index) => new CareAccount(own, care[index]!, ledger));
    startSessions({ sim, days, trusts, care, effects: mechanismsAtWork(world, careAccounts) });
    startProgramme(world, future);
    sim.run(days);
    world.close();
    for (const account of careAccounts) account.close(future);
    ledger.close();
    return run;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const run = { scenario: settings.scenario, strategy: strategy.id, replication };
    const located = new ModelError(error.message, { time: error.time ?? sim.now, run });
    located.cause = error.cause ?? error;
    throw located;
  }
}

/** Opens the care of every trust: the effects of a day are recorded as the world's clock comes to it, the ledger is written on demand. */
function openCare(world: World, future: Future, before: readonly StrategyRun[], followed: boolean): StrategyRun {
  const { days } = future.settings;
  const { calendar, trusts } = world;
  const [base] = before;
  const accounts = trustAccounts(future);
  const lists = accounts.reduce((sum, own) => sum + own.lists.length, 0);
  const ledger = new Ledger(lists, days, base?.ledger);
  const tallies = accounts.map((_, trust) => new WaitTally(calendar.month, base?.tallies[trust]));
  let next = 0;
  const care = trusts.map(({ index }) => {
    const { services: futures } = future.trusts[index]!;
    const first = next;
    next += accounts[index]!.lists.length;
    const opening = {
      futures,
      kinds: future.kinds,
      first,
      days,
      calendar,
      chance: future.chance,
      ledger,
      tally: tallies[index]!,
    };
    return new TrustCare(
      opening,
      before.map((run) => run.care[index]!),
      followed,
    );
  });
  return { world, ledger, tallies, care, accounts };
}
