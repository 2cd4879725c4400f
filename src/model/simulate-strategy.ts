/**
 * One strategy of one replication from its first day to its last: its world is built, its mechanisms and programme are
 * started, and its events run. What it leaves is folded elsewhere.
 */
import { ModelError } from '../errors.js';
import { withFirstLists } from './care/open-services.js';
import { TrustCare } from './care/trust-care.js';
import { WaitTally } from './care/wait-tally.js';
import { CareAccount } from './care-account.js';
import { type CareEnds, endsAt } from './care-ends.js';
import type { Future } from './future.js';
import { Ledger, stretchesOf } from './ledger.js';
import { mechanismsAtWork } from './mechanisms/at-work.js';
import type { Remembering } from './memoize.js';
import { startProgramme } from './programme/start.js';
import { runOut } from './run-out.js';
import { callSessions, type Sessions, startSessions } from './sessions.js';
import type { Calendar, StrategySettings } from './settings.js';
import { type TrustAccounts, trustAccounts } from './trust-accounts.js';
import { World } from './world.js';

/** A strategy's replication after its last day. */
export interface StrategyRun extends Remembering {
  readonly world: World;
  readonly ledger: Ledger;
  /** Waits of stopped clocks, by index of the trust, as all that follow. */
  readonly tallies: readonly WaitTally[];
  readonly care: readonly TrustCare[];
  readonly accounts: readonly TrustAccounts[];
  /** The counterfactual's are simulated beyond its last day as far as strategies ask. */
  readonly books: readonly CareAccount[];
  /** How far care is followed. */
  readonly ends: CareEnds;
  /** Of the events up to the last day. */
  readonly fingerprint: string;
}

type Care = Omit<StrategyRun, 'world' | 'ends' | 'fingerprint' | 'known'>;

/**
 * Simulates a strategy.
 * @param before   runs of the same future, the counterfactual first: days that are as there are not simulated again, and
 *                 what is left on the last day runs out beside the counterfactual; none: the last day is the end
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
  const { days, careDays, perGoLiveDays } = settings;
  const world = new World(future, strategy);
  const { sim, trusts } = world;
  try {
    // Without noise fractions are carried from day to day and no snapshot holds them.
    const care = openCare(world, future, settings.noise ? before : [], followed);
    const until = new Int32Array(trusts.length).fill(days);
    const sessions = { sim, until, trusts, care: care.care, effects: mechanismsAtWork(world, care.books) };
    startSessions(sessions);
    startProgramme(world, future);
    sim.run(days);
    world.close();
    const fingerprint = sim.fingerprint.hex();
    const [base] = before;
    if (base !== undefined) {
      const ends = runOut(settings, strategy, sessions, care, base);
      for (const [index, account] of care.books.entries()) account.close(ends.simulated[index]!);
      care.ledger.close();
      return { world, ...care, ends, fingerprint, known: [] };
    }
    if (followed && careDays > days) noteEffects(sessions, days, careDays);
    for (const account of care.books) account.settle(days);
    care.ledger.close();
    if (!followed || careDays === days) for (const account of care.books) account.close(days);
    const ends = endsAt(days, care.ledger.lists, trusts.length, perGoLiveDays);
    return { world, ...care, ends, fingerprint, known: [] };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const run = { scenario: settings.scenario, strategy: strategy.id, replication };
    const located = new ModelError(error.message, { time: error.time ?? sim.now, run });
    located.cause = error.cause ?? error;
    throw located;
  }
}

/** Records the effects of the days of the run-out, so that each day can be simulated when it is asked for. */
function noteEffects(sessions: Sessions, from: number, to: number): void {
  sessions.until.fill(to);
  for (const { index } of sessions.trusts) callSessions(sessions, index, from);
  sessions.sim.run(to);
}

/** Opens the care of every trust: the effects of a day are recorded as the world's clock comes to it, the ledger is written on demand. */
function openCare(world: World, future: Future, before: readonly StrategyRun[], followed: boolean): Care {
  const { days: lastDay, careDays: days } = future.settings;
  const { calendar, trusts } = world;
  const [base] = before;
  const accounts = trustAccounts(future);
  const lists = accounts.reduce((sum, own) => sum + own.lists.length, 0);
  const ledger = new Ledger(
    lists,
    days,
    base?.ledger.stretches ?? stretchesOf(monthStarts(calendar, lastDay), days),
    base?.ledger,
  );
  const months = monthsTo(calendar, lastDay);
  const tallies = Array.from(accounts, (_, trust) => new WaitTally(months, base?.tallies[trust]));
  let next = 0;
  const care = Array.from(trusts, ({ index }) => {
    const { services: futures } = future.trusts[index]!;
    const first = next;
    next += accounts[index]!.lists.length;
    const opening = {
      futures,
      trust: withFirstLists(futures, first),
      ids: future.settings.trusts[index]!.services.map(({ id }) => id),
      kinds: future.kinds,
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
  const books = Array.from(accounts, (own, index) => new CareAccount(own, care[index]!, ledger, future.chance()));
  return { ledger, tallies, care, accounts, books };
}

/** First day of each month before the last day, and that. */
function monthStarts({ month }: Calendar, lastDay: number): number[] {
  const starts: number[] = [];
  for (let day = 0; day < lastDay; day++) if (day === 0 || month[day] !== month[day - 1]) starts.push(day);
  return [...starts, lastDay];
}

/** Months since the month of day 0, of each day; the month in which the programme ends is two, so that none is counted beyond it. */
function monthsTo({ month }: Calendar, lastDay: number): Int16Array {
  return month.map((of, day) => (day < lastDay ? of : of + 1));
}
