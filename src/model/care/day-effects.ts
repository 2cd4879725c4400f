/**
 * What is different today at one trust, at its lists of one kind. One object for its whole life: each day resets it to
 * "nothing is different" and every mechanism that is on multiplies (or adds) its part, in registry order.
 * Activity today = min(planned, dip) x capacity: a clinic that was never booked cannot be lost to the dip again.
 */
import type { ListKind } from './list-kind.js';

/** Every effect, and what it is on a day on which nothing is different: the one place where an effect is said. */
const usual = {
  /** Share of the usual bookings that the trust planned for, in [0, 1]. */
  planned: 1,
  /** Share of the usual capacity left by the learning dip, in [0, 1]. */
  dip: 1,
  /** Every other multiplier of capacity, >= 0. */
  capacity: 1,
  /** Multiplier of the share who do not attend, >= 0. */
  dna: 1,
  /** Slots that may be held beyond the usual ones where there is a backlog, as a share of the base, >= 0. */
  extra: 0,
  /** They are for what a list has grown by since the morning of this day; 0: since whenever. */
  extraSince: 0,
  /** Share of today's done activity that is not recorded for payment, in [0, 1]. */
  uncaptured: 0,
  /** Share of the tariff of today's recorded activity that bad coding loses, in [0, 1]. */
  downgraded: 0,
  /** Share of today's new orders that the system loses track of, in [0, 1]. */
  untracked: 0,
  /** Share of everybody on the list whom the system loses track of today, in [0, 1]. */
  hidden: 0,
  /** Probability that a hidden patient is found today. */
  found: 0,
  /** Multiplier of the time that work on an emergency patient takes, > 0. */
  emergencyTime: 1,
  /** Multiplier of the nights that emergency patients stay, > 0. */
  nights: 1,
  /** Share of today's spells, beyond those not recorded, whose notes are not coded at the first submission, in [0, 1]. */
  uncoded: 0,
};

type Effects = { -readonly [Name in keyof typeof usual]: number };

/** Their names, in the order in which they are written. */
export const effectNames: readonly (keyof Effects)[] = Object.keys(usual) as (keyof Effects)[];

/** How many numbers they are. */
export const EFFECTS: number = effectNames.length;

const usualValues = Float64Array.from(effectNames, (name) => usual[name]);

/** The numbers stand side by side, so that all of them are reset, written, read and compared by position. */
class Values {
  readonly list: ListKind;
  private readonly values = usualValues.slice();

  constructor(list: ListKind) {
    this.list = list;
  }

  static {
    effectNames.forEach((name, i) => {
      Object.defineProperty(Values.prototype, name, {
        get(this: Values): number {
          return this.values[i]!;
        },
        set(this: Values, value: number) {
          this.values[i] = value;
        },
      });
    });
  }

  reset(): void {
    const { values } = this;
    for (let i = 0; i < values.length; i++) values[i] = usualValues[i]!;
  }

  /** Multiplier of today's usual slots, >= 0. */
  activity(this: DayEffects): number {
    return Math.min(this.planned, this.dip) * this.capacity;
  }

  /** Writes all that is different into a row of EFFECTS numbers that begins at a place. */
  write(rows: Float64Array, at: number): void {
    const { values } = this;
    for (let i = 0; i < values.length; i++) rows[at + i] = values[i]!;
  }

  /** Makes these the effects that were written there. */
  read(rows: Float64Array, at: number): void {
    const { values } = this;
    for (let i = 0; i < values.length; i++) values[i] = rows[at + i]!;
  }

  /** Whether these are the effects that were written there. */
  areAt(rows: Float64Array, at: number): boolean {
    const { values } = this;
    for (let i = 0; i < values.length; i++) if (values[i] !== rows[at + i]) return false;
    return true;
  }
}

/** The effects by their names, and what can be done with all of them. */
export type DayEffects = Values & Effects;
export const DayEffects = Values as new (list: ListKind) => DayEffects;
