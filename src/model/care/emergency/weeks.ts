/**
 * Weeks in which emergency patients are counted: from day 0, and anew from the last day of the programme, so that a week
 * before it holds none of the days after it, which are simulated only as far as somebody asks.
 */
export class Weeks {
  private readonly lastDay: number;
  /** Weeks before the last day, the last of which may be cut short. */
  private readonly before: number;

  /** @param lastDay first day that is no longer the programme's */
  constructor(lastDay: number) {
    this.lastDay = lastDay;
    this.before = Math.ceil(lastDay / 7);
  }

  /** The week of a day. */
  of(day: number): number {
    return day < this.lastDay ? (day / 7) | 0 : this.before + (((day - this.lastDay) / 7) | 0);
  }

  /** Its first day. */
  begin(week: number): number {
    return week < this.before ? 7 * week : this.lastDay + 7 * (week - this.before);
  }
}
