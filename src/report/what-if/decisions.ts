/**
 * What a strategy decides, as values that a page can offer for change: its plan, its configuration, and the decisions of
 * its mechanisms (`groups.ts`).
 */
import type { Settings, StrategySettings } from '../../model/settings.js';
import { presets } from '../../model/strategies/registry.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { SaidOfStrategy } from '../../scenario/said-of-strategy.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Group, groupsOf, same } from './groups.js';

/** The go-live of one trust in the plan. */
export interface PlannedTrust {
  readonly id: string;
  readonly label: string;
  /** Day of the scenario; null: never planned. */
  readonly day: number | null;
  readonly date: string;
  /** Whether it is on record, so that no plan moves it. */
  readonly isFixed: boolean;
}

export interface Decisions {
  readonly strategy: string;
  readonly label: string;
  /** First day and day after the last one, as ISO dates; days between them. */
  readonly start: string;
  readonly end: string;
  readonly days: number;
  /** In the order in which they go live, those not planned last. */
  readonly trusts: readonly PlannedTrust[];
  /** Stretches of days on which nobody may go live. */
  readonly closed: readonly (readonly [from: number, until: number])[];
  readonly deadlineDay: number | null;
  /** Trusts of the waves, in their order; their first go-live, and weeks between them where they are even. */
  readonly order: readonly string[];
  readonly firstGoLive: string;
  readonly gapWeeks: number | undefined;
  readonly waveSize: number | undefined;
  /** Trusts with dates of their own, which must give way when waves are changed. */
  readonly dated: readonly string[];
  /** Weeks over which the clinics of a trust move; undefined where trusts differ. */
  readonly cutoverWeeks: number | undefined;
  /** What it is built on: the path to set, what can be chosen, and what is. */
  readonly configuration: {
    readonly path: string;
    readonly value: string;
    readonly choices: readonly { readonly id: string; readonly label: string }[];
  };
  readonly groups: readonly Group[];
}

/** What one strategy of a scenario decides. */
export function decisionsOf(scenario: Scenario, strategy: string, said: SaidOfStrategy): Decisions {
  const { settings, start, end } = scenario;
  const own = settings.strategies.find(({ id }) => id === strategy)!;
  const trusts = plannedTrusts(settings, own, start);
  const movable = trusts.filter(({ day, isFixed }) => day !== null && !isFixed);
  return {
    strategy,
    label: own.label,
    start,
    end,
    days: settings.days,
    trusts,
    closed: closedSpans(own.closed),
    deadlineDay: own.deadlineDay,
    order: movable.map(({ id }) => id),
    firstGoLive: movable[0]?.date ?? '',
    ...wavesOf(movable.map(({ day }) => day!)),
    dated: said.dated.filter((id) => movable.some((trust) => trust.id === id)),
    cutoverWeeks: same(movable.map(({ id }) => own.cutoverWeeks[indexOf(settings, id)]!)),
    configuration: configurationOf(settings, own, said),
    groups: groupsOf(
      own,
      movable.map(({ id }) => indexOf(settings, id)),
    ),
  };
}

function indexOf({ trusts }: Settings, id: string): number {
  return trusts.findIndex((trust) => trust.id === id);
}

function plannedTrusts({ trusts }: Settings, own: StrategySettings, start: string): PlannedTrust[] {
  const all = trusts.map(({ id, label, goLiveOnRecord }, index): PlannedTrust & { readonly place: number } => {
    const day = own.goLiveDay[index] ?? null;
    const isFixed = goLiveOnRecord !== null || own.record.goLives[index] != null;
    return { id, label, day, date: day === null ? '' : isoDate(start, day), isFixed, place: own.order[index]! };
  });
  const never = Number.POSITIVE_INFINITY;
  const byDay = all.sort((a, b) => (a.day ?? never) - (b.day ?? never) || a.place - b.place);
  return byDay.map(({ place, ...trust }) => trust);
}

/** Stretches of ones. */
function closedSpans(closed: Uint8Array): (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = [];
  for (let from = closed.indexOf(1); from >= 0; ) {
    const zero = closed.indexOf(0, from);
    const until = zero < 0 ? closed.length : zero;
    spans.push([from, until]);
    from = closed.indexOf(1, until);
  }
  return spans;
}

/** Size and gap of waves that give these days, where there are such. */
function wavesOf(days: readonly number[]): Pick<Decisions, 'gapWeeks' | 'waveSize'> {
  const size = days.filter((day) => day === days[0]).length;
  const starts = days.filter((_, i) => i % size === 0);
  const gap = starts.length < 2 ? 0 : starts[1]! - starts[0]!;
  const isEven = days.every((day, i) => day === days[0]! + Math.floor(i / size) * gap);
  return isEven && days.length > 0
    ? { waveSize: size, gapWeeks: gap / 7 }
    : { waveSize: undefined, gapWeeks: undefined };
}

function configurationOf(
  { builds }: Settings,
  own: StrategySettings,
  { preset }: SaidOfStrategy,
): Decisions['configuration'] {
  const ofPresets = presets.map(({ id, label }) => ({ id, label }));
  if (preset !== undefined) return { path: 'extends', value: preset, choices: ofPresets };
  const others = builds.filter(({ id }) => ofPresets.every((one) => one.id !== id));
  return {
    path: 'build',
    value: same(own.builds) ?? '',
    choices: [...ofPresets, ...others.map(({ id, label }) => ({ id, label }))],
  };
}
