/**
 * Time in the emergency departments of one trust under one strategy: by day how many came, how many of them stayed over
 * four hours and how long all stayed together; by week how many stayed how long, from which percentiles are read. A
 * patient counts on the day she came. Weeks that are as when nothing slows the work are read there.
 */
import { DayTotals } from './day-totals.js';
import { DayOfPatients } from './emergency-stream.js';
import { type LengthCounts, STAY_BINS, stayCounts, WAIT_BINS, WeekCounts, waitCounts } from './stay-counts.js';
import type { Undisturbed } from './undisturbed.js';
import type { Weeks } from './weeks.js';

/** A day is lived again only to be counted, one at a time. */
const livedAgain = new DayOfPatients();

/** The weeks of one stream. */
export class StreamTally {
  private readonly tally: EmergencyTally;
  private readonly usual: Undisturbed;
  /** Counts of its own, where a day of the week was not as usual. */
  private readonly own: (WeekCounts | undefined)[] = [];
  /** Days counted so far. */
  private days = 0;

  constructor(tally: EmergencyTally, usual: Undisturbed) {
    this.tally = tally;
    this.usual = usual;
  }

  /** Counts the next day, which was as usual. */
  countUsual(): void {
    this.tally.addAs(this.days, this.usual.totals);
    const week = this.own[this.tally.weeks.of(this.days)];
    if (week) this.addUsual(week, this.days);
    this.days++;
  }

  /** Counts the next day, which was not. */
  countOwn(day: DayOfPatients): void {
    this.tally.add(this.days, day);
    this.ownWeek(this.tally.weeks.of(this.days)).add(day);
    this.days++;
  }

  /** The counts of a week, as far as its days have been. */
  ofWeek(week: number): WeekCounts {
    const own = this.own[week];
    if (own) return own;
    return this.tally.weeks.begin(week + 1) <= this.days ? this.usual.weeks[week]! : this.ownWeek(week);
  }

  private ownWeek(week: number): WeekCounts {
    const known = this.own[week];
    if (known) return known;
    const counts = new WeekCounts();
    for (let day = this.tally.weeks.begin(week); day < this.days; day++) this.addUsual(counts, day);
    this.own[week] = counts;
    return counts;
  }

  private addUsual(week: WeekCounts, day: number): void {
    this.usual.again(day, livedAgain);
    week.add(livedAgain);
  }
}

export class EmergencyTally extends DayTotals {
  readonly weeks: Weeks;
  private readonly streams: StreamTally[] = [];
  /** The days asked for last, as several metrics read them, of the trust and of the programme; null once another day counts. */
  private collected: (LengthCounts & { readonly from: number; readonly to: number }) | null = null;

  constructor(days: number, weeks: Weeks) {
    super(days);
    this.weeks = weeks;
  }

  /** Another stream of patients, whose weeks are read in `usual` where they are as there. */
  openStream(usual: Undisturbed): StreamTally {
    const stream = new StreamTally(this, usual);
    this.streams.push(stream);
    return stream;
  }

  override add(day: number, of: DayOfPatients): void {
    this.collected = null;
    super.add(day, of);
  }

  override addAs(day: number, other: DayTotals): void {
    this.collected = null;
    super.addAs(day, other);
  }

  /** Counts by length of stay, and by wait for a bed, of the weeks that lie in days [from, to), whole. */
  collect(from: number, to: number): LengthCounts {
    const { collected } = this;
    if (collected?.from === from && collected.to === to) return collected;
    const counts = { from, to, stays: stayCounts(), waits: waitCounts() };
    for (let week = this.weeks.of(from); from < to && week <= this.weeks.of(to - 1); week++) {
      for (const stream of this.streams) {
        const { stays, waits } = stream.ofWeek(week);
        for (let bin = 0; bin < STAY_BINS; bin++) counts.stays[bin]! += stays[bin]!;
        for (let bin = 0; bin < WAIT_BINS; bin++) counts.waits[bin]! += waits[bin]!;
      }
    }
    this.collected = counts;
    return counts;
  }
}
