/** What is counted by day of emergency patients, on the day they came. */
import type { DayOfPatients } from './emergency-stream.js';

export class DayTotals {
  readonly came: Int32Array;
  /** Minutes that all stayed together, and those who stayed over four hours. */
  readonly minutes: Float64Array;
  readonly breaches: Int32Array;
  /** Of the breaches, those by the wait for a bed alone. */
  readonly bedBreaches: Int32Array;
  /** Patients admitted, and those of them who waited twelve hours or more for a bed. */
  readonly admitted: Int32Array;
  readonly over12Hours: Int32Array;

  constructor(days: number) {
    this.came = new Int32Array(days);
    this.minutes = new Float64Array(days);
    this.breaches = new Int32Array(days);
    this.bedBreaches = new Int32Array(days);
    this.admitted = new Int32Array(days);
    this.over12Hours = new Int32Array(days);
  }

  /** Adds the patients of a day. */
  add(day: number, of: DayOfPatients): void {
    this.came[day]! += of.came;
    this.minutes[day]! += of.minutes;
    this.breaches[day]! += of.breaches;
    this.bedBreaches[day]! += of.bedBreaches;
    this.admitted[day]! += of.admitted;
    this.over12Hours[day]! += of.over12Hours;
  }

  /** Adds what others counted on that day. */
  addAs(day: number, other: DayTotals): void {
    this.came[day]! += other.came[day]!;
    this.minutes[day]! += other.minutes[day]!;
    this.breaches[day]! += other.breaches[day]!;
    this.bedBreaches[day]! += other.bedBreaches[day]!;
    this.admitted[day]! += other.admitted[day]!;
    this.over12Hours[day]! += other.over12Hours[day]!;
  }
}
