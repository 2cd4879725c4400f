/**
 * What is different today at one service of one trust. One object for the service's whole life: the session resets it
 * to "nothing is different" and every mechanism that is on multiplies (or adds) its part, in registry order.
 * Activity today = min(planned, dip) x capacity: a clinic that was never booked cannot be lost to the dip again.
 */
export class DayEffects {
  /** Share of the usual bookings that the trust planned for, in [0, 1]. */
  planned = 1;
  /** Share of the usual capacity left by the learning dip, in [0, 1]. */
  dip = 1;
  /** Every other multiplier of capacity, >= 0. */
  capacity = 1;
  /** Multiplier of the share who do not attend, >= 0. */
  dna = 1;
  /** Share of today's done activity that is not recorded for payment, in [0, 1]. */
  uncaptured = 0;

  reset(): void {
    this.planned = 1;
    this.dip = 1;
    this.capacity = 1;
    this.dna = 1;
    this.uncaptured = 0;
  }

  /** Multiplier of today's slots, >= 0. */
  activity(): number {
    return Math.min(this.planned, this.dip) * this.capacity;
  }
}
