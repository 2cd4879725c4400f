/**
 * Stretches of time over which metrics are folded: the whole horizon, so many weeks from each go-live, a phase of the
 * lifecycle, or dates. Windows that begin with a go-live or a phase are each trust's own, so they have no programme row.
 */
import { everyFactOf, type Fact } from './facts.js';

export type Window =
  | { readonly id: string; readonly kind: 'all' }
  /** So many days, from so many days after the go-live. */
  | { readonly id: string; readonly kind: 'go_live'; readonly after: number; readonly days: number }
  | { readonly id: string; readonly kind: 'phase'; readonly phase: string }
  | { readonly id: string; readonly kind: 'dates'; readonly from: number; readonly to: number };

/** The window that every table has. */
export const ALL: Window = { id: 'all', kind: 'all' };

/** So many days from each trust's go-live, or from so many days after it; the id is in weeks where they are whole. */
export function goLiveWindow(days: number, after = 0): Window {
  const whole = days % 7 === 0 && after % 7 === 0;
  const said = (count: number) => (whole ? `${count / 7}w` : `${count}d`);
  const id = after === 0 ? `go_live+${said(days)}` : `go_live+${said(after)}-${said(after + days)}`;
  return { id, kind: 'go_live', after, days };
}

/** Days [from, to). */
export function datesWindow(from: number, to: number): Window {
  return { id: `day${from}-${to}`, kind: 'dates', from, to };
}

/** What `--windows` adds: a quarter, half a year and a year from go-live, and the phases of disruption and recovery. */
export const usualWindows: readonly Window[] = [
  goLiveWindow(91),
  goLiveWindow(182),
  goLiveWindow(364),
  { id: 'disrupted', kind: 'phase', phase: 'disrupted' },
  { id: 'recovery', kind: 'phase', phase: 'recovery' },
];

/** Whether a window has a row for the programme. */
export function ofProgramme(window: Window): boolean {
  return window.kind === 'all' || window.kind === 'dates';
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** True if the horizon cut it short. */
  readonly cut: boolean;
}

/**
 * Days [from, to) of a window, as far as the horizon; null if it never began.
 * @param facts of the trust (of all trusts, for windows of the programme)
 */
export function stretchOf(window: Window, facts: readonly Fact[], horizon: number): Stretch | null {
  if (window.kind === 'all') return { from: 0, to: horizon, cut: false };
  if (window.kind === 'dates') return within(window.from, window.to, horizon);
  if (window.kind === 'go_live') {
    const goLive = everyFactOf(facts, 'go_live')[0];
    if (!goLive) return null;
    const from = goLive.day + window.after;
    return within(from, from + window.days, horizon);
  }
  const phases = everyFactOf(facts, 'phase');
  const entered = phases.findIndex(({ phase }) => phase === window.phase);
  if (entered < 0) return null;
  return within(phases[entered]!.day, phases[entered + 1]?.day ?? Number.POSITIVE_INFINITY, horizon);
}

function within(from: number, to: number, horizon: number): Stretch | null {
  const end = Math.min(to, horizon);
  return from < end ? { from, to: end, cut: to > horizon } : null;
}
