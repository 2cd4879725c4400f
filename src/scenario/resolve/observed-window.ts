/**
 * The days over which an observation is taken: all of the scenario, from a date for so many weeks or until another date,
 * or so many weeks from the trust's go-live. The end is the date as of which the value was published.
 */
import { COUNTERFACTUAL } from '../../model/settings.js';
import { formatDate, parseDate } from '../calendar/calendar.js';
import { GO_LIVE } from '../schema/schema-observed.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, placeOf, textAt } from '../text/tree.js';
import type { Horizon } from './horizon.js';

/** Days of the scenario, or days after the trust's go-live under the strategy. */
export interface ObservedWindow {
  readonly from: number | typeof GO_LIVE;
  readonly days: number;
}

/** What a window is read against. */
interface Frame extends Horizon {
  /** Trusts whose go-live the record fixes, by day. */
  readonly known: ReadonlyMap<string, number>;
}

/** Reads the window of an entry; undefined when it is faulty (the issue is reported). */
export function readWindow(entry: MapTree, above: string, frame: Frame, issues: Issues): ObservedWindow | undefined {
  const tree = child(entry, 'window');
  if (tree === undefined) return { from: 0, days: frame.days };
  const path = `${above}.window`;
  const from = textAt(tree, 'from');
  if (tree.kind !== 'map' || from === undefined) return undefined;
  const fault = (key: string, message: string): undefined => {
    issues.error(placeOf(tree, key), `${path}.${key}`, message);
  };
  const weeks = child(tree, 'weeks');
  const until = child(tree, 'until');
  if ((weeks === undefined) === (until === undefined)) {
    issues.error(tree.at, path, 'a window has a from, and either weeks or until');
    return undefined;
  }
  const problem = from === GO_LIVE ? goLiveProblem(entry) : dateProblem(from, frame);
  if (problem !== undefined) return fault('from', problem);
  if (from === GO_LIVE && until !== undefined) return fault('until', 'a window from the go-live lasts so many weeks');
  const first = from === GO_LIVE ? (frame.known.get(textAt(entry, 'trust') ?? '') ?? 0) : dayOf(from, frame);
  const lasting = weeks?.kind === 'scalar' ? Math.round(7 * Number(weeks.value)) : Number.NaN;
  const end = weeks === undefined ? dayOf(textAt(tree, 'until'), frame) : first + lasting;
  if (Number.isNaN(first) || Number.isNaN(end)) return undefined; // the shape check has said so
  const key = weeks === undefined ? 'until' : 'weeks';
  if (end <= first) return fault(key, 'the window is empty: until, the first day after it, must come after from');
  if (end > frame.days) {
    return fault(key, `the window ends on ${dateOf(end, frame)}, after the scenario, ${dateOf(frame.days, frame)}`);
  }
  return { from: from === GO_LIVE ? GO_LIVE : first, days: end - first };
}

function goLiveProblem(entry: MapTree): string | undefined {
  if (textAt(entry, 'strategy') === COUNTERFACTUAL) return `nobody goes live under \`${COUNTERFACTUAL}\`: write a date`;
  if (child(entry, 'trust') !== undefined) return undefined;
  return 'the programme has no go-live of its own: name a trust, or write a date';
}

function dateProblem(text: string, frame: Frame): string | undefined {
  const day = dayOf(text, frame);
  if (Number.isNaN(day) || (day >= 0 && day < frame.days)) return undefined;
  return `${text} is not within the scenario, ${dateOf(0, frame)} to ${dateOf(frame.days - 1, frame)}`;
}

/** Day of the scenario; NaN when the text is no date. */
function dayOf(text: string | undefined, { start }: Frame): number {
  return (parseDate(text ?? '') ?? Number.NaN) - start;
}

function dateOf(day: number, { start }: Frame): string {
  return formatDate(start + day);
}
