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

/** The list of a class of which nobody was ever lost track of. */
const nobody = new WaitingList(0, 0, 0);

export class HiddenPatients {
  /** All of them. */
  total = 0;
  private readonly words: DailyWords;
  private readonly chance: Chance;
  private readonly history: number;
  private readonly days: number;
  /** By class. */
  private readonly lists: WaitingList[];
  private readonly moved = new ClockDays();
  /** Groups of patients that joined today. */
  private groups = 0;

  constructor(
    classes: number,
    { history, days, words, chance }: Pick<ClinicSetup, 'history' | 'days' | 'words' | 'chance'>,
  ) {
    this.words = words;
    this.chance = chance;
    this.history = history;
    this.days = days;
    this.lists = Array.from({ length: classes }, () => nobody);
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
    if (lost > 0) this.listOf(c).join(clockDay, lost);
    this.total += lost;
    return lost;
  }

  /** Loses track of a share of a list. */
  hide(c: number, list: WaitingList, day: number, share: number): void {
    const who = VARIATE.hidden + c;
    const count = this.chance.binomial(this.words.uniform(day, who), list.total, share, who);
    if (count > 0) this.move(list, this.listOf(c), count, this.words.uniform(day, VARIATE.whoIsHidden + c));
    this.total += count;
  }

  /** Finds each with a probability, back onto their list. */
  find(c: number, list: WaitingList, day: number, probability: number): void {
    const hidden = this.lists[c]!;
    const who = VARIATE.found + c;
    const count = this.chance.binomial(this.words.uniform(day, who), hidden.total, probability, who);
    if (count > 0) this.move(hidden, list, count, this.words.uniform(day, VARIATE.whoIsFound + c));
    this.total -= count;
  }

  visitState(visitor: StateVisitor): void {
    this.total = visitor.number(this.total);
    for (let c = 0; c < this.lists.length; c++) {
      const isNobody = visitor.number(this.lists[c] === nobody ? 1 : 0) === 1;
      if (!isNobody) this.listOf(c).visitState(visitor);
    }
  }

  /** Makes room for a class the first time that somebody is lost track of. */
  private listOf(c: number): WaitingList {
    if (this.lists[c] === nobody) this.lists[c] = new WaitingList(this.history, this.days, 0);
    return this.lists[c]!;
  }

  private move(from: WaitingList, to: WaitingList, count: number, u: number): void {
    const { moved } = this;
    moved.clear();
    from.takeAnybody(count, u, moved);
    for (let i = 0; i < moved.length; i++) to.join(moved.clockDays[i]!, 1);
  }
}
