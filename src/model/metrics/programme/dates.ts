/** When go-lives came, and how late they were against the plan. */
import { MONTH_DAYS } from '../../parameter.js';
import { factsOf, firstEntries, goLiveDays, liveBefore, plannedDay } from '../folds/facts-of-slice.js';
import { meanOfCases, programmeLevel } from '../measures.js';
import type { Metric } from '../metric.js';
import type { Slice } from '../slice.js';

/** A go-live of the plan; `live` is undefined as long as it was not made. */
interface PlannedGoLive {
  readonly planned: number;
  readonly live: number | undefined;
  readonly withdrawn: boolean;
}

/** The go-lives of the plan, in order of the trusts' ids. */
function plannedGoLives(slice: Slice): PlannedGoLive[] {
  const live = goLiveDays(slice);
  const withdrawn = firstEntries(slice, 'withdrawn');
  const goLives: PlannedGoLive[] = [];
  for (const { index } of slice.trusts) {
    const planned = plannedDay(slice, index);
    if (planned !== null) goLives.push({ planned, live: live.get(index), withdrawn: withdrawn.has(index) });
  }
  return goLives;
}

/** Those of the trusts that did not withdraw. */
function expectedGoLives(slice: Slice): PlannedGoLive[] {
  return plannedGoLives(slice).filter(({ withdrawn }) => !withdrawn);
}

/** Days from the planned go-live to the real one, or to the end of the window; below 0 for an early one. */
function slippage({ planned, live }: PlannedGoLive, end: number): number {
  return live === undefined ? Math.max(0, end - planned) : live - planned;
}

const notMade = ({ live }: PlannedGoLive) => live === undefined;

export const goLiveDay: Metric = {
  id: 'go_live_day',
  unit: 'day',
  better: 'neither',
  label: 'Day of go-live',
  definition: 'Day of the go-live, counted from the start of the scenario.',
  concerns: 'programme',
  recordOf: 'go_lives',
  aggregation: 'mean of the trusts that went live',
  atEnd: 'left_out',
  censoring: 'trusts not live are left out, and say so',
  ...meanOfCases(
    (slice) => [...goLiveDays(slice).values()],
    (slice) => {
      const live = goLiveDays(slice);
      return slice.trusts.some(({ index }) => !live.has(index) && !liveBefore(slice, index));
    },
  ),
};

export const slippageDays: Metric = {
  id: 'slippage_days',
  unit: 'days',
  better: 'lower',
  label: 'Slippage',
  definition: 'Days from the planned to the real go-live.',
  concerns: 'programme',
  recordOf: 'go_lives',
  aggregation: 'mean of the trusts of the plan that did not withdraw',
  atEnd: 'counts_to_end',
  censoring: 'a trust not live by then slips to the end of the window; one planned after it has not slipped',
  ...meanOfCases(
    (slice) => expectedGoLives(slice).map((one) => slippage(one, slice.to)),
    (slice) => expectedGoLives(slice).some(notMade),
  ),
};

/** All slippage of the programme together: what a planner has to explain. */
export const trustMonthsOfSlippage: Metric = {
  id: 'trust_months_of_slippage',
  unit: 'trust-months',
  better: 'lower',
  label: 'Trust-months of slippage',
  definition:
    'Months from the planned to the real go-live, of trusts that did not withdraw; an early one counts nothing.',
  concerns: 'programme',
  aggregation: 'sum',
  atEnd: 'counts_to_end',
  censoring: 'a trust not live by then slips to the end of the window',
  ...programmeLevel((slice) => {
    const expected = expectedGoLives(slice).filter(({ planned }) => planned >= slice.from);
    let days = 0;
    for (const one of expected) days += Math.max(0, slippage(one, slice.to));
    return { value: days / MONTH_DAYS, censored: expected.some(notMade) };
  }),
};

/** Who was live in time. */
export const deadlineMetShare: Metric = {
  id: 'deadline_met_share',
  unit: 'share',
  better: 'higher',
  label: 'Live by the deadline',
  definition: "Share of the plan's trusts that are live by the plan's deadline, withdrawn ones counted as not.",
  concerns: 'programme',
  aggregation: 'mean of the trusts of the plan',
  atEnd: 'unknown',
  censoring: 'unknown without a deadline, or if it lies after the end of the window',
  ...meanOfCases(
    (slice) => {
      const { deadlineDay } = slice.strategy;
      if (deadlineDay === null || deadlineDay >= slice.to) return [];
      return plannedGoLives(slice).map(({ live }) => (live !== undefined && live <= deadlineDay ? 1 : 0));
    },
    (slice) => (slice.strategy.deadlineDay ?? 0) >= slice.to && plannedGoLives(slice).length > 0,
  ),
};

/** Whether the programme was done in time: the promise that a plan makes. */
export const allLiveByDeadline: Metric = {
  id: 'all_live_by_deadline',
  unit: 'share',
  better: 'higher',
  label: 'All live by the deadline',
  definition: "1 if every trust of the plan is live by the plan's deadline, else 0; one that withdrew is not.",
  concerns: 'programme',
  event: true,
  aggregation: 'of the programme: all trusts of the plan',
  atEnd: 'unknown',
  censoring: 'unknown without a deadline, or if it lies after the end of the window',
  unknown: 'without a deadline, if it lies after the end of the window, or where the plan has no trust',
  ...programmeLevel((slice) => {
    const { deadlineDay } = slice.strategy;
    const planned = plannedGoLives(slice);
    if (deadlineDay === null || planned.length === 0) return { value: Number.NaN, censored: false };
    if (deadlineDay >= slice.to) return { value: Number.NaN, censored: true };
    return { value: planned.every(({ live }) => live !== undefined && live <= deadlineDay) ? 1 : 0, censored: false };
  }),
};

/** When the programme was done. */
export const completionDay: Metric = {
  id: 'completion_day',
  unit: 'day',
  better: 'lower',
  label: 'Day of completion',
  definition:
    'Day on which the last trust of the plan went live, counted from the start of the scenario: from then on every trust of the plan is live.',
  concerns: 'programme',
  aggregation: 'latest of the trusts of the plan',
  atEnd: 'counts_to_end',
  censoring: 'the end of the window if a trust is not live by then; one that left never is',
  unknown: 'where the plan has no trust',
  ...programmeLevel((slice) => {
    const planned = plannedGoLives(slice);
    if (planned.length === 0) return { value: Number.NaN, censored: false };
    const censored = planned.some(notMade);
    return { value: censored ? slice.to : Math.max(...planned.map(({ live }) => live!)), censored };
  }),
};

/** How long both systems were in use. */
export const weeksToAllOnSystem: Metric = {
  id: 'weeks_to_all_on_system',
  unit: 'weeks',
  better: 'neither',
  label: 'Weeks to all on the system',
  definition: 'Weeks from the first day on the new system until all clinics are on it.',
  concerns: 'programme',
  recordOf: 'go_lives',
  aggregation: 'mean of the go-lives',
  atEnd: 'counts_to_end',
  censoring: 'a trust not all on it by then counts to the end of the window',
  ...meanOfCases(
    (slice) => {
      const all = allOnSystem(slice);
      return [...goLiveDays(slice)].map(([trust, day]) => ((all.get(trust) ?? slice.to) - day) / 7);
    },
    (slice) => {
      const all = allOnSystem(slice);
      return [...goLiveDays(slice).keys()].some((trust) => !all.has(trust));
    },
  ),
};

/** Day on which the last clinics of each trust moved, by index of the trust. */
function allOnSystem(slice: Slice): Map<number, number> {
  const last = factsOf(slice, 'on_system').filter(({ step, steps }) => step === steps);
  return new Map(last.map(({ trust, day }) => [trust, day]));
}
