/**
 * What is different today at one list of one trust. One object for the list's whole life: the session resets it to
 * "nothing is different" and every mechanism that is on multiplies (or adds) its part, in registry order.
 * Activity today = min(planned, dip) x capacity: a clinic that was never booked cannot be lost to the dip again.
 */

/** What a list is for: a first attendance, a follow-up, an admission, or emergency care, where nobody is booked. */
export type ListKind = 'first' | 'follow_up' | 'admission' | 'emergency';

export class DayEffects {
  readonly list: ListKind;
  /** Share of the usual bookings that the trust planned for, in [0, 1]. */
  planned = 1;
  /** Share of the usual capacity left by the learning dip, in [0, 1]. */
  dip = 1;
  /** Every other multiplier of capacity, >= 0. */
  capacity = 1;
  /** Multiplier of the share who do not attend, >= 0. */
  dna = 1;
  /** Slots beyond the usual ones, as a share of the base, >= 0. */
  extra = 0;
  /** Share of today's done activity that is not recorded for payment, in [0, 1]. */
  uncaptured = 0;
  /** Share of the tariff of today's recorded activity that bad coding loses, in [0, 1]. */
  downgraded = 0;
  /** Share of today's new orders that the system loses track of, in [0, 1]. */
  untracked = 0;
  /** Share of everybody on the list whom the system loses track of today, in [0, 1]. */
  hidden = 0;
  /** Probability that a hidden patient is found today. */
  found = 0;
  /** Multiplier of the time that work on an emergency patient takes, > 0. */
  emergencyTime = 1;

  constructor(list: ListKind) {
    this.list = list;
  }

  reset(): void {
    this.planned = 1;
    this.dip = 1;
    this.capacity = 1;
    this.dna = 1;
    this.extra = 0;
    this.uncaptured = 0;
    this.downgraded = 0;
    this.untracked = 0;
    this.hidden = 0;
    this.found = 0;
    this.emergencyTime = 1;
  }

  /** Multiplier of today's usual slots, >= 0. */
  activity(): number {
    return Math.min(this.planned, this.dip) * this.capacity;
  }

  /** Makes these the effects of another list or day. */
  copy(other: DayEffects): void {
    this.planned = other.planned;
    this.dip = other.dip;
    this.capacity = other.capacity;
    this.dna = other.dna;
    this.extra = other.extra;
    this.uncaptured = other.uncaptured;
    this.downgraded = other.downgraded;
    this.untracked = other.untracked;
    this.hidden = other.hidden;
    this.found = other.found;
    this.emergencyTime = other.emergencyTime;
  }

  equals(other: DayEffects): boolean {
    return (
      this.planned === other.planned &&
      this.dip === other.dip &&
      this.capacity === other.capacity &&
      this.dna === other.dna &&
      this.extra === other.extra &&
      this.uncaptured === other.uncaptured &&
      this.downgraded === other.downgraded &&
      this.untracked === other.untracked &&
      this.hidden === other.hidden &&
      this.found === other.found &&
      this.emergencyTime === other.emergencyTime
    );
  }
}
