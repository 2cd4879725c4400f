/**
 * Windows of the file, the days over which metrics are folded: from a date for so many weeks or until another date, or so
 * many weeks of each trust's go-live. The end of an observation's window is the date as of which it was published.
 */
import { ALL, datesWindow, goLiveWindow, type Window } from '../../model/windows.js';
import { formatDate } from '../calendar/calendar.js';
import { GO_LIVE, windowKey } from '../keys/window-key.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, type Tree } from '../text/tree.js';
import type { Horizon } from './horizon.js';
import { type Read, readKey, type Stated } from './read-keys.js';

/** What a window is read against. */
export interface WindowFrame extends Horizon {
  /** Why no window may begin with a go-live here; undefined where one may. */
  readonly noGoLive?: string | undefined;
  /** Day of the go-live where the record fixes it. */
  readonly goLive?: number | undefined;
}

type Said = Read<typeof windowKey>['said'];

/** `windows:` of the file; what is said twice is there once. */
export function readWindows(file: MapTree, horizon: Horizon, issues: Issues): Window[] {
  const list = child(file, 'windows');
  const windows = new Map<string, Window>();
  for (const [i, tree] of (list?.kind === 'list' ? list.items : []).entries()) {
    const window = readWindow(tree, `windows.${i}`, horizon, issues);
    if (window !== undefined) windows.set(window.id, window);
  }
  return [...windows.values()];
}

/** Reads a window; undefined when it is faulty (the issue is reported). */
export function readWindow(tree: Tree, path: string, frame: WindowFrame, issues: Issues): Window | undefined {
  const read = readKey(windowKey, tree, path, { start: frame.start, issues });
  if (read?.said.from === undefined) return undefined; // the shape check has said so
  const { from, weeks, until } = read.said;
  if ((weeks === undefined) === (until === undefined)) {
    const given = ['weeks', 'until'].filter((key) => child(tree, key) !== undefined);
    if (given.length !== 1) issues.error(tree.at, path, 'a window has a from, and either weeks or until');
    return undefined;
  }
  const fault = faultOf(read.said, frame);
  if (fault !== undefined) {
    issues.error(fault.of.at, fault.of.path, fault.message);
    return undefined;
  }
  const days = daysOf(weeks);
  if (from.value === null) return goLiveWindow(days, daysOf(read.said.after_weeks));
  const end = until?.value ?? from.value + days;
  return from.value === 0 && end === frame.days ? ALL : datesWindow(from.value, end);
}

interface Fault {
  readonly of: Stated<unknown>;
  readonly message: string;
}

function faultOf({ from, after_weeks: after, weeks, until }: Said, frame: WindowFrame): Fault | undefined {
  const start = from!.value;
  const ofGoLive = start === null;
  if (ofGoLive && frame.noGoLive !== undefined) return { of: from!, message: frame.noGoLive };
  if (ofGoLive && until !== undefined) return { of: until, message: 'a window from the go-live lasts so many weeks' };
  if (!ofGoLive && after !== undefined)
    return { of: after, message: `only a window from ${GO_LIVE} begins weeks after it` };
  if (!ofGoLive && (start < 0 || start >= frame.days)) {
    const message = `${dateOf(start, frame)} is not within the scenario, ${dateOf(0, frame)} to ${dateOf(frame.days - 1, frame)}`;
    return { of: from!, message };
  }
  const first = ofGoLive ? (frame.goLive ?? 0) + daysOf(after) : start;
  const end = until?.value ?? first + daysOf(weeks);
  const of = (until ?? weeks)!;
  if (end <= first) {
    const message = until ? 'until, the first day after it, must come after from' : 'it lasts no day';
    return { of, message: `the window is empty: ${message}` };
  }
  // A window from the go-live may reach into the run-out.
  const last = ofGoLive ? frame.careDays : frame.days;
  if (end <= last) return undefined;
  return { of, message: `the window ends on ${dateOf(end, frame)}, after the scenario, ${dateOf(last, frame)}` };
}

function daysOf(weeks: Stated<number> | undefined): number {
  return Math.round(7 * (weeks?.value ?? 0));
}

function dateOf(day: number, { start }: Horizon): string {
  return formatDate(start + day);
}
