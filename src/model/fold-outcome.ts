/**
 * From a strategy's run to its outcome: every metric of the programme and of each trust, with its excess
 * over the counterfactual of the same replication, the stays in each phase, and the fingerprints.
 */
import { Fingerprint, inOneForm } from '../kernel/fingerprint.js';
import type { CareEnds } from './care-ends.js';
import type { DrawnValue } from './draws.js';
import { everyFactOf, type Fact, heardOf } from './facts.js';
import { memoize, remembered, valueAt } from './memoize.js';
import type { Measured, Metric } from './metrics/metric.js';
import { metricById, metrics } from './metrics/registry.js';
import { hasCare, type Slice, sliceOf } from './metrics/slice.js';
import { foldMoney, monthStartsOf } from './money.js';
import { type Outcome, outcomeColumns, type PhaseStay } from './outcome.js';
import { foldSeries, weeksOf } from './series.js';
import type { Settings } from './settings.js';
import type { StrategyRun } from './simulate-strategy.js';
import { ofProgramme, type Stretch, stretchOf, type Window } from './windows.js';
import type { World } from './world.js';

/** @param draws the numbers drawn that belong in this outcome */
export function foldOutcome(
  run: StrategyRun,
  base: StrategyRun,
  replication: number,
  draws: readonly DrawnValue[],
): Outcome {
  const { world, ledger, accounts, ends } = run;
  const slices = wholeSlices(run);
  const baseSlices = wholeSlices(base);
  const runOuts = withRunOut(slices, ends);
  const baseRunOuts = withRunOut(baseSlices, ends);
  const measures = new Measures(columnsOf(world.settings));
  for (const [scope, whole] of slices.entries()) {
    const own = [whole, runOuts[scope]!] as const;
    const usual = [baseSlices[scope]!, baseRunOuts[scope]!] as const;
    for (const window of world.settings.windows) measures.add(window, own, usual);
  }
  const { values, excess, censored, ratios, print } = measures;
  let contacts = 0;
  for (const { lists, index: trust } of accounts) {
    for (const { index } of lists) contacts += ledger.sum(index, 'used', 0, ends.simulated[trust]!);
  }
  return {
    strategy: world.strategy.id,
    replication,
    contacts,
    goLives: world.trusts.filter(({ live, goLiveDay }) => live && goLiveDay >= 0).length,
    fingerprintEvents: run.fingerprint,
    fingerprintMetrics: print.hex(),
    values,
    excess,
    censored,
    ratios,
    series: foldSeries(slices, baseSlices, weeksOf(world.settings)),
    money: foldMoney(runOuts, baseRunOuts, baseSlices, monthStartsOf(world.settings).length),
    phases: stays(world, slices.slice(1)),
    facts: heardOf(world.facts, world.settings.days),
    draws,
  };
}

/** Slices of all days that go on in the run-out; the same where nobody does. */
function withRunOut(slices: readonly Slice[], { counted, lastDay }: CareEnds): readonly Slice[] {
  if (counted.trusts.every((day) => day === lastDay)) return slices;
  return Array.from(slices, (slice) => sliceOf(slice, { until: counted }));
}

/** All days of a scope, up to the last day and with the run-out. */
type Both = readonly [whole: Slice, runOut: Slice];

/** The measures of an outcome, one after the other. */
class Measures {
  readonly values: Float64Array;
  readonly excess: Float64Array;
  readonly censored: Uint8Array;
  readonly ratios: Float64Array;
  /** Of the whole time only: the same run has the same fingerprint whatever windows were asked for. */
  readonly print = new Fingerprint();
  private at = 0;
  private ratiosAt = 0;

  constructor({ count, ratios }: ReturnType<typeof columnsOf>) {
    this.values = new Float64Array(count);
    this.excess = new Float64Array(count);
    this.censored = new Uint8Array(count);
    this.ratios = new Float64Array(2 * ratios);
  }

  /** Every metric of a scope over a window. */
  add(window: Window, own: Both, usual: Both): void {
    const [whole] = own;
    if (whole.scope === 'programme' && !ofProgramme(window)) return;
    if (window.kind === 'all') this.addWhole(own, usual);
    else this.addWindow(window, whole, usual[0]);
  }

  private addWhole([whole, runOut]: Both, [base, baseRunOut]: Both): void {
    const withCare = hasCare(whole);
    const isCut = whole.trusts.some(({ index }) => whole.ends.open[index]! > 0 || whole.ends.unmade[index] === 1);
    for (const metric of metrics) {
      const counts = metric.runOut === 'counted';
      let measured = counts ? fold(metric, runOut, baseRunOut, withCare) : fold(metric, whole, base, withCare);
      // The level is what is usual up to the last day, and all that the strategy adds to it.
      if (runOut !== whole && counts && metric.excess === 'of_levels') {
        const value = fold(metric, base, base, withCare).value + measured.excess;
        measured = { ...measured, value };
      }
      this.put(metric, measured, metric.atEnd === 'runs_out' && isCut);
      this.print.addNumber(measured.value);
      this.print.addNumber(measured.excess);
    }
  }

  /** What comes of lists and payment is followed into the run-out, as far as the care of the trust is simulated. */
  private addWindow(window: Window, whole: Slice, base: Slice): void {
    const withCare = hasCare(whole);
    const { lastDay, simulated } = whole.ends;
    const careEnd = window.kind === 'go_live' ? simulated[whole.trusts[0]!.index]! : lastDay;
    const [short, long] = [lastDay, careEnd].map((end) => stretchOf(window, whole.facts, end));
    const part = (slice: Slice, stretch: Stretch | null | undefined) => (stretch ? sliceOf(slice, stretch) : slice);
    const [own, usual] = [whole, base].map((slice) => part(slice, short));
    const goesOn = long?.to !== short?.to;
    const [ownLong, usualLong] = goesOn ? [whole, base].map((slice) => part(slice, long)) : [own, usual];
    const [ownRunOut, usualRunOut] = goesOn ? [whole, base].map((slice) => runOutOf(slice, long)) : [own, usual];
    for (const metric of metrics) {
      const stretch = metric.runOut ? long : short;
      const counts = metric.runOut === 'counted';
      const slice = counts ? ownRunOut! : metric.runOut ? ownLong! : own!;
      const baseSlice = counts ? usualRunOut! : metric.runOut ? usualLong! : usual!;
      this.put(metric, stretch ? fold(metric, slice, baseSlice, withCare) : NEVER_BEGAN, stretch?.cut === true);
    }
  }

  private put(metric: Metric, measured: Measured, isCut: boolean): void {
    this.values[this.at] = inOneForm(measured.value);
    this.excess[this.at] = inOneForm(measured.excess);
    this.censored[this.at++] = measured.censored || isCut ? 1 : 0;
    if (metric.ratio) {
      this.ratios[this.ratiosAt++] = inOneForm(measured.numerator ?? Number.NaN);
      this.ratios[this.ratiosAt++] = inOneForm(measured.denominator ?? Number.NaN);
    }
  }
}

/** A stretch of one trust that goes on in the run-out: facts up to the last day, care and payment to its end. */
function runOutOf(slice: Slice, stretch: Stretch | null | undefined): Slice {
  if (!stretch) return slice;
  const { from, to } = stretch;
  const { lists, trusts } = slice.ends.counted;
  const until = { lists: lists.slice().fill(to), trusts: trusts.slice().fill(to), known: [] };
  return sliceOf(slice, { from, to: Math.max(from, Math.min(to, slice.ends.lastDay)), until });
}

/** Of each metric that is about patients alone, what it comes to where there are none. */
const withoutCare = new Map<Metric, Measured>();

function fold(metric: Metric, slice: Slice, base: Slice, withCare: boolean): Measured {
  if (withCare || !metric.ofCare) return metric.fold(slice, base);
  return valueAt(withoutCare, metric, () => metric.fold(slice, base));
}

/** A window that never began: a go-live that was not made. */
const NEVER_BEGAN: Measured = { value: Number.NaN, excess: Number.NaN, censored: false };

/** All days up to the last: the programme, then every trust. Made once, as folds know a slice by its identity. */
export const wholeSlices = remembered(({ world, ledger, tallies, accounts, ends }: StrategyRun): Slice[] => {
  const byId = [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { facts, strategy } = world;
  const whole = sliceOf({
    scope: 'programme',
    trusts: byId,
    from: 0,
    to: ends.lastDay,
    ledger,
    tallies,
    facts,
    strategy,
    ends,
    until: null,
  });
  const ofTrusts = Array.from(accounts, (): Fact[] => []);
  for (const fact of facts) ofTrusts[fact.trust]?.push(fact);
  const slices = [whole];
  for (const own of accounts) {
    slices.push(sliceOf(whole, { scope: 'trust', trusts: [own], facts: ofTrusts[own.index]! }));
  }
  return slices;
});

/** How many measures an outcome of these settings has, and how many of them are ratios. */
const columnsOf = memoize((settings: Settings) => {
  const columns = outcomeColumns(settings);
  return { count: columns.length, ratios: columns.filter(({ metric }) => metricById(metric)?.ratio).length };
});

function stays({ trusts, settings }: World, ofTrusts: readonly Slice[]): PhaseStay[] {
  return trusts.flatMap((trust, index) => {
    const entries = everyFactOf(ofTrusts[index]!.facts, 'phase').filter(({ day }) => day < settings.days);
    return entries.map((entry, at) => {
      const next = entries[at + 1];
      return {
        trust: trust.id,
        phase: entry.phase,
        enterDay: entry.day,
        exitDay: next?.day ?? settings.days,
        enterReason: entry.reason,
        exitReason: next?.reason ?? '',
        censored: next === undefined,
      };
    });
  });
}
