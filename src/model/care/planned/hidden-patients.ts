/**
 * Patients of a list whom the system has lost track of: their clock runs, only nobody sees them, until they are found.
 */
import type { DailyWords } from '../../../kernel/streams.js';
import type { Chance } from '../chance.js';
import type { StateVisitor } from '../snapshot.js';
import type { ClinicSetup } from './clinic-rules.js';
import { VARIATE } from './clinic-variates.js';
import { ClockDays } from './clock-days.js';
import { WaitingList } from './waiting-list.js';

export class HiddenPatients {
  /** All of them. */
  total = 0;
  private readonly words: DailyWords;
  private readonly chance: Chance;
  /** By class. */
  private readonly lists: readonly WaitingList[];
  private readonly moved = new ClockDays();
  /** Groups of patients that joined today. */
  private groups = 0;

  constructor(
    classes: number,
    { history, days, words, chance }: Pick<ClinicSetup, 'history' | 'days' | 'words' | 'chance'>,
  ) {
    this.words = words;
    this.chance = chance;
    this.lists = Array.from({ length: classes }, () => new WaitingList(history, days, 0));
  }

  /** A day begins. */
  begin(): void {
    this.groups = 0;
  }

  /** Those of a class. */
  ofClass(c: number): WaitingList {
    return this.lists[c]!;
  }

  /** Of patients who join a class together some are lost track of at once: each group by a variate of its own. @returns how many */
  loseNew(c: number, clockDay: number, count: number, day: number, share: number): number {
    const u = this.words.uniform(day, VARIATE.untracked + this.groups++);
    const lost = this.chance.binomial(u, count, share, VARIATE.untracked + c);
    this.lists[c]!.join(clockDay, lost);
    this.total += lost;
    return lost;
  }

  /** Loses track of a share of a list. */
  hide(c: number, list: WaitingList, day: number, share: number): void {
    const who = VARIATE.hidden + c;
    const count = this.chance.binomial(this.words.uniform(day, who), list.total, share, who);
    this.move(list, this.lists[c]!, count, this.words.uniform(day, VARIATE.whoIsHidden + c));
    this.total += count;
  }

  /** Finds each with a probability, back onto their list. */
  find(c: number, list: WaitingList, day: number, probability: number): void {
    const hidden = this.lists[c]!;
    const who = VARIATE.found + c;
    const count = this.chance.binomial(this.words.uniform(day, who), hidden.total, probability, who);
    this.move(hidden, list, count, this.words.uniform(day, VARIATE.whoIsFound + c));
    this.total -= count;
  }

  visitState(visitor: StateVisitor): void {
    this.total = visitor.number(this.total);
    for (const list of this.lists) list.visitState(visitor);
  }

  private move(from: WaitingList, to: WaitingList, count: number, u: number): void {
    const { moved } = this;
    moved.clear();
    from.takeAnybody(count, u, moved);
    for (let i = 0; i < moved.length; i++) to.join(moved.clockDays[i]!, 1);
  }
}
