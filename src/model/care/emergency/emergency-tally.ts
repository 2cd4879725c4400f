/**
 * Time in the emergency departments of one trust under one strategy: by day how many came, how many of them stayed over
 * four hours and how long all stayed together; by week how many stayed how long, from which percentiles are read. A
 * patient counts on the day she came. Weeks that are as when nothing slows the work are read there.
 */
import { DayTotals } from './day-totals.js';
import { DayOfPatients } from './emergency-stream.js';
import { addCounts, CountsByWeek, type LengthCounts, lengthCounts } from './stay-counts.js';
import type { Undisturbed } from './undisturbed.js';
import type { Weeks } from './weeks.js';

/** A day is lived again only to be counted, one at a time. */
const livedAgain = new DayOfPatients();

/** The weeks of one stream. */
export class StreamTally {
  private readonly tally: EmergencyTally;
  private readonly usual: Undisturbed;
  /** Counts of its own of weeks in which a day was not as usual, and which these are. */
  private readonly own = new CountsByWeek();
  private readonly isOwn: boolean[] = [];
  /** Days counted so far. */
  private days = 0;

  constructor(tally: EmergencyTally, usual: Undisturbed) {
    this.tally = tally;
    this.usual = usual;
  }

  /** Counts the next day, which was as usual. */
  countUsual(): void {
    this.tally.addAs(this.days, this.usual.totals);
    const week = this.tally.weeks.of(this.days);
    if (this.isOwn[week]) this.addUsual(week, this.days);
    this.days++;
  }

  /** The next day is not as usual: the days of its week before it are counted with it. */
  leaveUsual(): void {
    this.countAlone(this.tally.weeks.of(this.days));
  }

  /** Counts the next day, which was not. */
  countOwn(day: DayOfPatients): void {
    this.tally.add(this.days, day);
    const week = this.tally.weeks.of(this.days);
    this.countAlone(week);
    this.own.add(week, day);
    this.days++;
  }

  /** Adds the counts of the weeks from one to another, as far as their days have been. */
  addTo(counts: LengthCounts, first: number, last: number): void {
    const { usual, own, isOwn, tally } = this;
    addCounts(counts, usual.sumOf(first, last));
    for (let week = first; week <= last; week++) {
      if (!isOwn[week] && tally.weeks.begin(week + 1) > this.days) this.countAlone(week);
    }
    for (let from = first, to = first; from <= last; from = to + 1) {
      for (to = from; to <= last && isOwn[to]; ) to++;
      own.addTo(counts, from, to, 1);
      usual.weeks.addTo(counts, from, to, -1);
    }
  }

  /** From now on a week has counts of its own: its days so far were as usual. */
  private countAlone(week: number): void {
    if (this.isOwn[week]) return;
    for (let day = this.tally.weeks.begin(week); day < this.days; day++) this.addUsual(week, day);
    this.isOwn[week] = true;
  }

  private addUsual(week: number, day: number): void {
    this.usual.again(day, livedAgain);
    this.own.add(week, livedAgain);
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
    const counts = { from, to, ...lengthCounts() };
    if (from < to) for (const stream of this.streams) stream.addTo(counts, this.weeks.of(from), this.weeks.of(to - 1));
    this.collected = counts;
    return counts;
  }
}
