/**
 * Plans: who is to go live on which day, and when nobody may. A strategy's plan lies over the plans of what it extends
 * and over the scenario's: dates of single trusts merge, everything else replaces. Dates are go-live dates.
 */
import { formatDate, parseDate } from '../calendar/calendar.js';
import type { Issues } from '../text/issues.js';
import { didYouMean } from '../text/nearest.js';
import { child, join, type MapTree, numberAt, type Place, type Tree, textAt } from '../text/tree.js';

interface Dated {
  /** Day of the scenario; null: `off`, no date of its own. */
  readonly day: number | null;
  readonly at: Place;
  readonly path: string;
}

/** One `plan:` of the file; what it does not say is undefined. */
export interface PlanRead {
  readonly at: Place;
  readonly path: string;
  readonly order: readonly string[] | undefined;
  readonly firstGoLive: Dated | undefined;
  readonly waveSize: number | undefined;
  readonly waveGapWeeks: number | undefined;
  readonly goLive: ReadonlyMap<string, Dated>;
  readonly closed: readonly (readonly [from: number, until: number])[] | undefined;
  readonly deadline: Dated | undefined;
}

/** What a plan is read against. */
export interface PlanFrame {
  /** Day number of day 0, and how many days are simulated. */
  readonly start: number;
  readonly days: number;
  readonly trusts: ReadonlySet<string>;
  /** Trusts whose go-live the record fixes, by day. */
  readonly known: ReadonlyMap<string, number>;
  /** Day from which strategies decide; null: the file does not say. */
  readonly decideFrom: number | null;
}

/** Reads one plan; names of trusts that are not there, or are known already, are reported. */
export function readPlan(tree: MapTree, path: string, frame: PlanFrame, issues: Issues): PlanRead {
  const goLive = new Map<string, Dated>();
  const dates = child(tree, 'go_live');
  for (const [trust, entry] of dates?.kind === 'map' ? dates.entries : []) {
    const here = join(path, `go_live.${trust}`);
    checkTrust(trust, entry.key, here, frame, issues);
    const off = entry.value.kind === 'scalar' && entry.value.value === 'off';
    const dated = off ? { day: null, at: entry.value.at, path: here } : dateAt(entry.value, here, frame, issues);
    if (dated !== undefined) goLive.set(trust, dated);
  }
  const first = child(tree, 'first_go_live');
  const deadline = child(tree, 'deadline');
  return {
    at: tree.at,
    path,
    order: readOrder(child(tree, 'order'), join(path, 'order'), frame, issues),
    firstGoLive: first === undefined ? undefined : dateAt(first, join(path, 'first_go_live'), frame, issues),
    waveSize: numberAt(tree, 'wave_size'),
    waveGapWeeks: numberAt(tree, 'wave_gap_weeks'),
    goLive,
    deadline: deadline === undefined ? undefined : dateAt(deadline, join(path, 'deadline'), frame, issues),
    closed: readClosed(child(tree, 'closed'), join(path, 'closed'), frame, issues),
  };
}

function readOrder(tree: Tree | undefined, path: string, frame: PlanFrame, issues: Issues): string[] | undefined {
  if (tree?.kind !== 'list') return undefined;
  const order = new Set<string>();
  for (const [i, item] of tree.items.entries()) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') continue;
    const here = join(path, i);
    checkTrust(item.value, item.at, here, frame, issues);
    if (order.has(item.value)) issues.error(item.at, here, `\`${item.value}\` stands twice in the order`);
    order.add(item.value);
  }
  return [...order];
}

function checkTrust(trust: string, at: Place, path: string, frame: PlanFrame, issues: Issues): void {
  if (!frame.trusts.has(trust)) {
    issues.error(at, path, `the plan names a trust that is not there, \`${trust}\`${didYouMean(trust, frame.trusts)}`);
  }
  const known = frame.known.get(trust);
  if (known !== undefined) {
    const date = formatDate(frame.start + known);
    issues.error(at, path, `\`${trust}\` is known to have gone live on ${date}; it cannot be planned`);
  }
}

/** The day of a date that may not lie before the start. */
function dateAt(tree: Tree, path: string, frame: PlanFrame, issues: Issues): Dated | undefined {
  const text = tree.kind === 'map' ? textAt(tree, 'value') : tree.kind === 'scalar' ? tree.value : undefined;
  const number = typeof text === 'string' ? parseDate(text) : undefined;
  if (number === undefined) return undefined;
  const day = number - frame.start;
  if (day < 0) issues.error(tree.at, path, `${text} is before the start, ${formatDate(frame.start)}`);
  else if (frame.decideFrom !== null && day < frame.decideFrom) {
    const from = formatDate(frame.start + frame.decideFrom);
    issues.error(tree.at, path, `${text} is before decide_from, ${from}: what was before it is \`known\`, not planned`);
  }
  return { day, at: tree.at, path };
}

function readClosed(
  tree: Tree | undefined,
  path: string,
  frame: PlanFrame,
  issues: Issues,
): [number, number][] | undefined {
  if (tree?.kind !== 'list') return undefined;
  return tree.items.flatMap((item, i): [number, number][] => {
    const from = parseDate(textAt(item, 'from') ?? '');
    const until = parseDate(textAt(item, 'until') ?? '');
    if (from === undefined || until === undefined) return [];
    if (until <= from) {
      issues.error(item.at, join(path, i), 'until is the first day open again; it must come after from');
      return [];
    }
    return [[from - frame.start, until - frame.start]];
  });
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
      closed: plan.closed ?? below.closed,
      deadline: plan.deadline ?? below.deadline,
    };
  }, undefined);
}

/** Planned go-live day of each trust of a plan; a trust with a date of its own keeps its place in the waves empty. */
export function planDays(plan: PlanRead | undefined, frame: PlanFrame, issues: Issues): Map<string, number> {
  const days = new Map<string, number>();
  if (plan === undefined) return days;
  for (const [trust, { day }] of plan.goLive) if (day !== null && frame.trusts.has(trust)) days.set(trust, day);
  const order = plan.order ?? [];
  const undated = order.some((trust) => !days.has(trust));
  if (undated) {
    const { firstGoLive, waveSize = 1, waveGapWeeks } = plan;
    const needsGap = order.length > waveSize;
    if (firstGoLive?.day === undefined || firstGoLive.day === null) {
      const path = join(plan.path, 'first_go_live');
      if (!issues.within(path)) issues.error(plan.at, path, 'missing: the go-live date of the first wave');
    } else if (needsGap && waveGapWeeks === undefined) {
      const path = join(plan.path, 'wave_gap_weeks');
      if (!issues.within(path)) issues.error(plan.at, path, 'missing: weeks from one wave to the next');
    } else {
      for (const [place, trust] of order.entries()) {
        const day = firstGoLive.day + Math.round(Math.floor(place / waveSize) * 7 * (waveGapWeeks ?? 0));
        if (!days.has(trust)) days.set(trust, day);
      }
    }
  }
  return days;
}

/** 1 on each simulated day of a plan on which nobody may go live. */
export function closedDays(plan: PlanRead | undefined, days: number): Uint8Array {
  const closed = new Uint8Array(days);
  for (const [from, until] of plan?.closed ?? []) closed.fill(1, Math.max(0, from), Math.max(0, Math.min(days, until)));
  return closed;
}
