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

/** Most characters of stays on a page: later replications are not kept one by one. */
const MOST_CHARACTERS = 600_000;

/** Keeps the stays of replications as they come: of the first in full, of all the days of go-live. */
export class StayLog {
  /** By strategy without the counterfactual, then replication, from the first. */
  readonly texts: string[][];
  /** By strategy, then trust: the days of first go-live of the replications in which there is one. */
  readonly goLives: number[][][];
  readonly #trusts: readonly string[];
  #characters = 0;
  #added = 0;

  constructor({ strategies, settings }: Design) {
    const own = strategies.slice(1);
    this.#trusts = settings.trusts.map(({ id }) => id);
    this.texts = own.map(() => []);
    this.goLives = own.map(() => this.#trusts.map(() => []));
  }

  /** Replications added so far. */
  get added(): number {
    return this.#added;
  }

  /** Adds the outcomes of one replication, the counterfactual first; replications come in order. */
  add(outcomes: readonly Outcome[]): void {
    const stays = outcomes.slice(1).map((outcome) => this.#entriesOf(outcome));
    for (const [s, byTrust] of stays.entries()) {
      for (const [t, entries] of byTrust.entries()) {
        const day = goLiveOf(entries);
        if (day !== undefined) this.goLives[s]![t]!.push(day);
      }
    }
    this.#added += 1;
    if (this.#characters > MOST_CHARACTERS) return;
    for (const [s, byTrust] of stays.entries()) {
      const text = byTrust.map((entries) => entries.map(encoded).join('')).join(';');
      this.#characters += text.length;
      this.texts[s]!.push(text);
    }
  }

  /** By trust. */
  #entriesOf({ phases: stays }: Outcome): Entry[][] {
    const byTrust = new Map<string, Entry[]>(this.#trusts.map((id) => [id, []]));
    for (const { trust, phase, enterDay } of stays) {
      byTrust.get(trust)?.push({ phase: phase as Phase, day: Math.floor(enterDay) });
    }
    return [...byTrust.values()];
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
