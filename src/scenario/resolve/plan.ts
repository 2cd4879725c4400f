/**
 * Plans: who is to go live on which day, and when nobody may. A strategy's plan lies over the plans of what it extends
 * and over the scenario's: dates of single trusts merge, everything else replaces. Dates are go-live dates.
 */
import type { ContractSettings, ReleaseSettings } from '../../model/settings.js';
import { formatDate } from '../calendar/calendar.js';
import { planKey } from '../keys/programme-keys.js';
import type { Issues } from '../text/issues.js';
import { join, type Place, type Tree } from '../text/tree.js';
import type { Horizon } from './horizon.js';
import { readKey, type Stated, type StatedEntry } from './read-keys.js';
import { isSpan } from './spans.js';

/** A date; null: `off`, no date of its own. */
type Dated = Stated<number | null>;

/** One `plan:` of the file; what it does not say is undefined. */
export interface PlanRead {
  readonly at: Place;
  readonly path: string;
  readonly order: readonly string[] | undefined;
  readonly firstGoLive: Dated | undefined;
  readonly waveSize: number | undefined;
  readonly waveGapWeeks: number | undefined;
  readonly goLive: ReadonlyMap<string, Dated>;
  readonly preparingSince: ReadonlyMap<string, Dated>;
  readonly cutoverWeeks: number | undefined;
  readonly cutoverOf: ReadonlyMap<string, number>;
  readonly closed: readonly (readonly [from: number, until: number])[] | undefined;
  readonly deadline: Dated | undefined;
}

/** What a plan is read against. */
export interface PlanFrame extends Horizon {
  readonly trusts: ReadonlySet<string>;
  /** Trusts whose go-live the record fixes, by day. */
  readonly known: ReadonlyMap<string, number>;
  /** Day from which strategies decide; null: the file does not say. */
  readonly decideFrom: number | null;
  readonly contracts: readonly ContractSettings[];
  readonly releases: readonly ReleaseSettings[];
}

/** Reads one plan; names of trusts that are not there, or whose go-live is on record, are reported. */
export function readPlan(tree: Tree | undefined, path: string, frame: PlanFrame, issues: Issues): PlanRead | undefined {
  const plan = readKey(planKey, tree, path, { ...frame, issues });
  if (plan === undefined) return undefined;
  const { said, at } = plan;
  const goLive = new Map<string, Dated>();
  for (const [trust, { key, value: date }] of said.go_live ?? []) {
    checkTrust(trust, key, date.path, frame, issues);
    checkDate(date, frame, issues);
    goLive.set(trust, date);
  }
  for (const [trust, { key, value: date }] of said.preparing_since ?? [])
    checkTrust(trust, key, date.path, frame, issues);
  for (const [trust, { key, value: weeks }] of said.cutover_weeks_by_trust ?? []) {
    checkTrust(trust, key, weeks.path, frame, issues);
    checkCutover(weeks, frame, issues);
  }
  checkCutover(said.cutover_weeks, frame, issues);
  checkDate(said.first_go_live, frame, issues);
  checkDate(said.deadline, frame, issues);
  return {
    at,
    path,
    order: said.order && checkedOrder(said.order, frame, issues),
    firstGoLive: said.first_go_live,
    waveSize: said.wave_size?.value,
    waveGapWeeks: said.wave_gap_weeks?.value,
    goLive,
    preparingSince: valuesOf(said.preparing_since),
    cutoverWeeks: said.cutover_weeks?.value,
    cutoverOf: new Map([...valuesOf(said.cutover_weeks_by_trust)].map(([trust, { value }]) => [trust, value])),
    deadline: said.deadline,
    closed: said.closed?.filter((span) => isSpan(span, issues)).map(({ value }) => value),
  };
}

function valuesOf<T>(map: ReadonlyMap<string, StatedEntry<T>> | undefined): Map<string, T> {
  return new Map([...(map ?? [])].map(([trust, { value }]) => [trust, value]));
}

/** The last step of a cutover must come within the scenario. */
function checkCutover(weeks: Stated<number> | undefined, { days }: PlanFrame, issues: Issues): void {
  if (weeks === undefined || 7 * weeks.value < days) return;
  const message = `a cutover of ${weeks.value} weeks is longer than the scenario, ${Math.floor(days / 7)} weeks`;
  issues.error(weeks.at, weeks.path, message);
}

/** The trusts of an order, each once. */
function checkedOrder(stated: readonly Stated<string>[], frame: PlanFrame, issues: Issues): string[] {
  const order = new Set<string>();
  for (const { value: trust, at, path } of stated) {
    checkTrust(trust, at, path, frame, issues);
    if (order.has(trust)) issues.error(at, path, `\`${trust}\` stands twice in the order`);
    order.add(trust);
  }
  return [...order];
}

function checkTrust(trust: string, at: Place, path: string, frame: PlanFrame, issues: Issues): void {
  if (!frame.trusts.has(trust)) {
    issues.error(
      at,
      path,
      `the plan names a trust that is not there, \`${trust}\`${issues.didYouMean(trust, frame.trusts)}`,
    );
  }
  const known = frame.known.get(trust);
  if (known !== undefined) {
    const date = formatDate(frame.start + known);
    issues.error(at, path, `\`${trust}\` is known to have gone live on ${date}; it cannot be planned`);
  }
}

/** A date of a plan may not lie before the start, nor before strategies decide. */
function checkDate(date: Dated | undefined, frame: PlanFrame, issues: Issues): void {
  if (date === undefined || date.value === null) return;
  const { start, decideFrom } = frame;
  const text = formatDate(start + date.value);
  if (date.value < 0) issues.error(date.at, date.path, `${text} is before the start, ${formatDate(start)}`);
  else if (decideFrom !== null && date.value < decideFrom) {
    const from = formatDate(start + decideFrom);
    const message = `${text} is before decide_from, ${from}: what was before it is \`known\`, not planned`;
    issues.error(date.at, date.path, message);
  }
}

/** Lays plans over each other, lowest first. */
export function mergePlans(plans: readonly PlanRead[]): PlanRead | undefined {
  return plans.reduce<PlanRead | undefined>((below, plan) => {
    if (below === undefined) return plan;
    return {
      at: plan.at,
      path: plan.path,
      order: plan.order ?? below.order,
      firstGoLive: plan.firstGoLive ?? below.firstGoLive,
      waveSize: plan.waveSize ?? below.waveSize,
      waveGapWeeks: plan.waveGapWeeks ?? below.waveGapWeeks,
      goLive: new Map([...below.goLive, ...plan.goLive]),
      preparingSince: new Map([...below.preparingSince, ...plan.preparingSince]),
      cutoverWeeks: plan.cutoverWeeks ?? below.cutoverWeeks,
      cutoverOf: new Map([...below.cutoverOf, ...plan.cutoverOf]),
      closed: plan.closed ?? below.closed,
      deadline: plan.deadline ?? below.deadline,
    };
  }, undefined);
}

/** Planned go-live day of each trust of a plan; the wave of a trust with a date of its own keeps its slot empty. */
export function planDays(plan: PlanRead | undefined, frame: PlanFrame, issues: Issues): Map<string, number> {
  const days = new Map<string, number>();
  if (plan === undefined) return days;
  for (const [trust, { value: day }] of plan.goLive) {
    if (day !== null && frame.trusts.has(trust)) days.set(trust, day);
  }
  const order = plan.order ?? [];
  const undated = order.some((trust) => !days.has(trust));
  if (undated) {
    const { firstGoLive, waveSize = planKey.keys.wave_size.default, waveGapWeeks } = plan;
    const needsGap = order.length > waveSize;
    if (firstGoLive?.value == null) {
      const path = join(plan.path, 'first_go_live');
      if (!issues.within(path)) issues.error(plan.at, path, 'missing: the go-live date of the first wave');
    } else if (needsGap && waveGapWeeks === undefined) {
      const path = join(plan.path, 'wave_gap_weeks');
      if (!issues.within(path)) issues.error(plan.at, path, 'missing: weeks from one wave to the next');
    } else {
      for (const [position, trust] of order.entries()) {
        const day = firstGoLive.value + Math.round(Math.floor(position / waveSize) * 7 * (waveGapWeeks ?? 0));
        if (!days.has(trust)) days.set(trust, day);
      }
    }
  }
  return days;
}

/** Reports a deadline after the last day or before the first go-live of the plan: nobody could miss, or meet, it. */
export function checkDeadline(
  deadline: Dated | undefined,
  days: ReadonlyMap<string, number>,
  { start, days: end }: PlanFrame,
  issues: Issues,
): void {
  if (deadline === undefined || deadline.value === null || issues.within(deadline.path)) return;
  const { at, path, value } = deadline;
  const date = formatDate(start + value);
  const first = Math.min(...days.values());
  if (value >= end) {
    issues.error(at, path, `the deadline, ${date}, is after the last day, ${formatDate(start + end - 1)}`);
  } else if (value < first && Number.isFinite(first)) {
    issues.error(at, path, `the deadline, ${date}, is before the first go-live, ${formatDate(start + first)}`);
  }
}

/** Reports a programme that is to be played until it is complete and cannot be: a go-live of its plan comes too late. */
export function checkComplete(
  strategy: string,
  days: ReadonlyMap<string, number>,
  { start, days: end, noLaterThan }: PlanFrame,
  issues: Issues,
): void {
  if (noLaterThan === undefined || issues.within(noLaterThan.path)) return;
  const [latest] = [...days].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (latest === undefined || latest[1] < end) return;
  const [trust, day] = latest;
  const message = `the programme is never complete: \`${trust}\` is planned for ${formatDate(start + day)} under ${strategy}`;
  issues.error(noLaterThan.at, noLaterThan.path, message);
}

/** 1 on each simulated day of a plan on which nobody may go live. */
export function closedDays(plan: PlanRead | undefined, days: number): Uint8Array {
  const closed = new Uint8Array(days);
  for (const [from, until] of plan?.closed ?? []) closed.fill(1, Math.max(0, from), Math.max(0, Math.min(days, until)));
  return closed;
}
