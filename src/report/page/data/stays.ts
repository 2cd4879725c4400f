/**
 * The stays of all trusts in their phases, of every replication, short enough to be part of a page: a letter for the phase
 * and the day of entry in base 36, trust by trust.
 */
import type { Design } from '../../../experiment/design.js';
import type { Outcome } from '../../../model/outcome.js';

/** The phases of a trust, as the model names them; their place is their number. */
export const phases = [
  'planned',
  'preparing',
  'deferred',
  'held',
  're_engaging',
  'disrupted',
  'recovery',
  'upgrading',
  'stable',
  'withdrawn',
] as const;
export type Phase = (typeof phases)[number];

/** One entry of a trust into a phase. */
export interface Entry {
  readonly phase: Phase;
  /** Day from the start; before it below 0. */
  readonly day: number;
}

const FIRST = 'A'.codePointAt(0)!;
const AT_ONCE = /([A-Z])(-?[0-9a-z]+)/g;

/** Keeps the stays of replications as they come. */
export class StayLog {
  /** By strategy without the counterfactual, then replication. */
  readonly texts: string[][];
  readonly #trusts: readonly string[];

  constructor({ strategies, settings }: Design) {
    this.texts = strategies.slice(1).map(() => []);
    this.#trusts = settings.trusts.map(({ id }) => id);
  }

  /** Adds the outcomes of one replication, the counterfactual first. */
  add(outcomes: readonly Outcome[]): void {
    for (const [s, { phases: stays, replication }] of outcomes.slice(1).entries()) {
      const byTrust = new Map<string, string>(this.#trusts.map((id) => [id, '']));
      for (const { trust, phase, enterDay } of stays) {
        const entry = { phase: phase as Phase, day: Math.floor(enterDay) };
        byTrust.set(trust, (byTrust.get(trust) ?? '') + encoded(entry));
      }
      this.texts[s]![replication] = [...byTrust.values()].join(';');
    }
  }
}

function encoded({ phase, day }: Entry): string {
  const number = phases.indexOf(phase);
  if (number < 0) throw new Error(`a phase '${phase}' that the page does not know`);
  return String.fromCodePoint(FIRST + number) + day.toString(36);
}

/** The entries of each trust in one replication, in order. */
export function entriesOf(text: string): Entry[][] {
  return text.split(';').map((own) =>
    [...own.matchAll(AT_ONCE)].map(([, letter, day]) => ({
      phase: phases[letter!.codePointAt(0)! - FIRST]!,
      day: Number.parseInt(day!, 36),
    })),
  );
}

/** The first day on the new system; undefined where there is none. */
export function goLiveOf(entries: readonly Entry[]): number | undefined {
  return entries.find(({ phase }) => isLive(phase))?.day;
}

function isLive(phase: Phase): boolean {
  return phase === 'disrupted' || phase === 'recovery' || phase === 'upgrading' || phase === 'stable';
}
