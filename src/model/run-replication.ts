/**
 * One replication: the future is drawn, the counterfactual lives in it first and then every strategy, and each one's
 * ledger and facts are folded into its outcome. The replication is the unit of work: a value goes in, values come out.
 */
import { ModelError } from '../errors.js';
import type { Simulator } from '../kernel/simulator.js';
import { TrustCare } from './care/trust-care.js';
import { WaitTally } from './care/wait-tally.js';
import { foldOutcome, type StrategyRun } from './fold-outcome.js';
import { drawFuture, type Future } from './future.js';
import { Ledger } from './ledger.js';
import { type DailyEffects, mechanismsAtWork } from './mechanisms/at-work.js';
import type { DrawnValue, Outcome } from './outcome.js';
import { captureLate } from './payment/late-capture.js';
import { EVENT, PRIORITY } from './priorities.js';
import type { Settings, StrategySettings } from './settings.js';
import { NOON, type Trust } from './trust.js';
import { type TrustAccounts, trustAccounts } from './trust-accounts.js';
import { World } from './world.js';

/** Of larger scenarios the strategies follow the counterfactual only, so that memory does not grow with them. */
const MOST_CELLS_KEPT = 250_000;

/**
 * @param settings    a resolved scenario
 * @param replication from 0
 * @param begins      told the place of each strategy before it is lived, the counterfactual's 0
 * @returns one outcome for each strategy, in order, the counterfactual first
 * @throws ModelError if the model meets a state it must never meet
 */
export function runReplication(
  settings: Settings,
  replication: number,
  begins: (strategy: number) => void = () => undefined,
): Outcome[] {
  begins(0);
  const future = drawFuture(settings, replication);
  const { strategies } = settings;
  const base = simulateStrategy(future, settings.counterfactual, [], strategies.length > 0);
  const noted: Noted = new Map();
  const outcomes = [foldOutcome(base, base, replication, newlyDrawn([...future.drawn, ...base.world.drawn], noted))];
  const before: StrategyRun[] = [base];
  const isSmall = base.ledger.lists * settings.days <= MOST_CELLS_KEPT;
  // A function of its own: what a strategy lived through is gone before the next begins, unless others follow it.
  const outcomeOf = (strategy: StrategySettings, place: number): Outcome => {
    begins(place + 1);
    const followed = isSmall && place + 1 < strategies.length;
    const lived = simulateStrategy(future, strategy, before, followed);
    if (followed) before.push(lived);
    return foldOutcome(lived, base, replication, newlyDrawn(lived.world.drawn, noted));
  };
  for (const [place, strategy] of strategies.entries()) outcomes.push(outcomeOf(strategy, place));
  return outcomes;
}

/**
 * What a strategy lived through.
 * @param before   what was lived of the same future, the counterfactual first: days that are as there are not lived again
 * @param followed whether others will be lived after it that may follow it
 */
export function simulateStrategy(
  future: Future,
  strategy: StrategySettings,
  before: readonly StrategyRun[] = [],
  followed = false,
): StrategyRun {
  const { settings, replication } = future;
  const world = new World(future, strategy);
  const places = trustAccounts(future);
  try {
    const effects = mechanismsAtWork(world);
    // Without noise fractions are carried from day to day in ways that nobody notes.
    const { ledger, tallies, care } = openCare(
      { future, world, places, effects },
      settings.noise ? before : [],
      followed,
    );
    world.begin(future);
    world.sim.run(settings.days);
    world.close();
    for (const { index, late } of world.trusts) {
      care[index]!.end();
      captureLate(places[index]!.lists, late, ledger, future);
    }
    return { world, ledger, tallies, care, places };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const run = { scenario: settings.scenario, strategy: strategy.id, replication };
    const located = new ModelError(error.message, { time: error.time ?? world.sim.now, run });
    located.cause = error.cause ?? error;
    throw located;
  }
}

/** What care is opened for. */
interface Opened {
  readonly future: Future;
  readonly world: World;
  readonly places: readonly TrustAccounts[];
  /** By trust: what changes its days. */
  readonly effects: readonly DailyEffects[];
}

/** Opens the care of every trust: what is different on a day is noted on the world's clock, and the ledger is written on demand. */
function openCare(
  { future, world, places, effects }: Opened,
  before: readonly StrategyRun[],
  followed: boolean,
): Pick<StrategyRun, 'ledger' | 'tallies' | 'care'> {
  const { days } = future.settings;
  const { sim, calendar } = world;
  const [base] = before;
  const lists = places.reduce((sum, place) => sum + place.lists.length, 0);
  const ledger = new Ledger(lists, days, base?.ledger);
  const tallies = places.map((_, trust) => new WaitTally(calendar.month, base?.tallies[trust]));
  const care: TrustCare[] = [];
  let first = 0;
  for (const { index } of world.trusts) {
    const { services: futures } = future.trusts[index]!;
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
    first += places[index]!.lists.length;
    const others = before.map((lived) => lived.care[index]!);
    care.push(new TrustCare(opening, others, followed));
  }
  // Bound, not a closure: what the compiler makes of a closure is lost with it, after each strategy.
  sim.on(EVENT.session, holdSessions.bind(undefined, { sim, days, trusts: world.trusts, care, effects }));
  for (const { index } of world.trusts) {
    // A trust without patients has no sessions.
    if (places[index]!.lists.length > 0) sim.schedule(NOON, PRIORITY.session, EVENT.session, index);
  }
  for (const trust of world.trusts) {
    const { lists, weeklyIncomeGbp, bookingsPerYear } = places[trust.index]!;
    const own = care[trust.index]!;
    trust.bookingsPerYear = bookingsPerYear;
    trust.weeklyIncomeGbp = weeklyIncomeGbp;
    trust.extraWorthGbp = (from, to) => {
      own.catchUp();
      let gbp = 0;
      for (const { index, tariffGbp } of lists) gbp += ledger.sum(index, 'extra', from, to) * tariffGbp;
      return gbp;
    };
    trust.uncapturedWeeks = (day) => {
      own.catchUp();
      let gbp = 0;
      const since = Math.max(0, trust.changedDay);
      for (const { index, priceGbp } of lists) gbp += ledger.sum(index, 'uncaptured', since, day) * priceGbp;
      return weeklyIncomeGbp > 0 ? gbp / weeklyIncomeGbp : 0;
    };
  }
  return { ledger, tallies, care };
}

/** What the sessions of every trust need. */
interface Sessions {
  readonly sim: Simulator;
  readonly days: number;
  /** By trust. */
  readonly trusts: readonly Trust[];
  readonly care: readonly TrustCare[];
  readonly effects: readonly DailyEffects[];
}

/** Notes what is different on a day at the lists of a trust, and calls the next day. */
function holdSessions({ sim, days, trusts, care, effects }: Sessions, index: number): void {
  const day = Math.floor(sim.now);
  const trust = trusts[index]!;
  const { before, live } = effects[index]!;
  const own = trust.live ? live : before;
  const today = care[index]!;
  for (const fx of today.effects) {
    fx.reset();
    for (const { changes, numbers } of own) changes(numbers, trust, day, fx);
  }
  today.record(day);
  if (day + 1 < days) sim.schedule(day + 1 + NOON, PRIORITY.session, EVENT.session, index);
}

/** Paths of numbers by scope. */
type Noted = Map<string, Set<string>>;

/** Of the numbers drawn, those of the world not yet noted, and every one that a strategy decides. */
function newlyDrawn(drawn: readonly DrawnValue[], noted: Noted): DrawnValue[] {
  const own: Noted = new Map();
  return drawn.filter(({ about, path, scopeId }) => {
    const seen = about === 'world' ? noted : own;
    const paths = seen.get(scopeId);
    if (paths?.has(path)) return false;
    if (paths) paths.add(path);
    else seen.set(scopeId, new Set([path]));
    return true;
  });
}
