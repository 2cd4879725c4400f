/**
 * Phases over time as strips of letters, one for each trust, under a line of years. What phase a trust is in is told by
 * whoever asks: one replication or what is usual of many.
 */
import type { Phase } from '../../model/trust.js';
import { parseDate } from '../../scenario/calendar/calendar.js';
import type { Scenario } from '../../scenario/scenario.js';
import { padded, wrapped } from '../width.js';

interface PhaseWords {
  /** In a strip. */
  readonly letter: string;
  readonly means: string;
}

/** How each phase is shown and called. */
export const phaseWords: ReadonlyMap<string, PhaseWords> = new Map<Phase, PhaseWords>([
  ['planned', { letter: '.', means: 'planned' }],
  ['preparing', { letter: 'p', means: 'preparing' }],
  ['deferred', { letter: 'd', means: 'deferred' }],
  ['held', { letter: 'H', means: 'held' }],
  ['re_engaging', { letter: 'e', means: 're-engaging' }],
  ['withdrawn', { letter: 'x', means: 'withdrawn' }],
  ['disrupted', { letter: '!', means: 'disrupted after go-live' }],
  ['recovery', { letter: 'R', means: 'recovery' }],
  ['upgrading', { letter: 'u', means: 'upgrading' }],
  ['stable', { letter: '=', means: 'stable' }],
]);

const WIDEST_NAME = 16;
/** Fewer letters than this tell nothing. */
const FEWEST_CELLS = 10;

/** The phases of a trust on some days, ascending. */
export type PhasesOn = (
  trust: { readonly id: string; readonly index: number },
  days: readonly number[],
) => readonly string[];

export interface Strips {
  /** The years, to stand above. */
  readonly years: string;
  /** One line for each trust. */
  readonly lines: readonly string[];
  /** The phases that are in them. */
  readonly shown: ReadonlySet<string>;
}

/** Strips no wider than `width`; each letter is the phase at the middle of the days that it stands for. */
export function phaseStrips(scenario: Scenario, phasesOn: PhasesOn, width: number): Strips {
  const { trusts, days } = scenario.settings;
  const label = Math.min(WIDEST_NAME, Math.max(...trusts.map(({ id }) => id.length)));
  const cells = Math.max(FEWEST_CELLS, Math.min(days, width - label - 1));
  const middles = Array.from({ length: cells }, (_, cell) => ((cell + 0.5) * days) / cells);
  const shown = new Set<string>();
  const lines = trusts.map(({ id }, index) => {
    const letters = phasesOn({ id, index }, middles).map((phase) => {
      shown.add(phase);
      return phaseWords.get(phase)?.letter ?? '?';
    });
    return `${padded(id.slice(0, label), label)} ${letters.join('')}`;
  });
  return { years: `${' '.repeat(label + 1)}${yearsLine(scenario, cells)}`, lines, shown };
}

/** What the letters mean that are shown. */
export function stripKey(shown: ReadonlySet<string>, width: number): string[] {
  const key = [...phaseWords].filter(([phase]) => shown.has(phase));
  return wrapped(key.map(([, { letter, means }]) => `${letter} ${means}`).join(', '), width);
}

/** A line with each year of the scenario where it begins, in so many cells. */
export function yearsLine({ start, settings: { days } }: Scenario, cells: number): string {
  const first = parseDate(start)!;
  const line = new Array<string>(cells).fill(' ');
  let from = 0;
  for (let year = Number(start.slice(0, 4)); ; year++) {
    const day = Math.max(0, parseDate(`${year}-01-01`)! - first);
    const cell = Math.ceil((day * cells) / days);
    if (day >= days || cell + 4 > cells) break;
    const written = String(year);
    if (cell < from) continue;
    for (let i = 0; i < 4; i++) line[cell + i] = written[i]!;
    from = cell + 5;
  }
  return line.join('').trimEnd();
}
