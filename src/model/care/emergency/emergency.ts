/**
 * An emergency department: patients come at all hours of all days, get a bay first come, first served, and leave when
 * the work on them is done. It lives one day at a time. Disruption multiplies the work on those who come that
 * day. Whole patients only: every day
 *   in the department = in it yesterday + came - left.
 */
import type { DailyWords } from '../../../kernel/streams.js';
import { column, type Ledger } from '../../ledger.js';
import type { Chance } from '../chance.js';
import type { DayEffects } from '../day-effects.js';
import type { Opening, ServiceAtWork, ServiceFuture } from '../service-kind.js';
import { Bays } from './bays.js';
import type { EmergencyNumbers } from './emergency-fields.js';
import { DayOfPatients, MIDNIGHTS, type StreamFuture, simulateDay } from './emergency-stream.js';
import type { EmergencyTally } from './emergency-tally.js';
import type { Undisturbed } from './undisturbed.js';

/** What is the same under every strategy in one replication. */
export interface EmergencyFuture extends ServiceFuture {
  readonly numbers: EmergencyNumbers;
  readonly streams: readonly StreamFuture[];
  /** The same streams when nothing slows the work. */
  readonly undisturbed: readonly Undisturbed[];
  /** The uniforms that decide on its billing, by day. */
  readonly words: DailyWords;
}

export class Emergency implements ServiceAtWork {
  private readonly index: number;
  private readonly future: EmergencyFuture;
  private readonly chance: Chance;
  private readonly ledger: Ledger;
  private readonly tally: EmergencyTally;
  private readonly bays: readonly Bays[];
  /** Whether a stream's bays stand as when nothing slows the work; then `bays` is out of date. */
  private readonly asUsual: boolean[];
  private readonly today = new DayOfPatients();
  /** Patients who leave, by day modulo MIDNIGHTS. */
  private readonly leaving = new Int32Array(MIDNIGHTS);
  private inside = 0;

  constructor(
    future: EmergencyFuture,
    { index, chance, ledger, tally }: Pick<Opening, 'index' | 'chance' | 'ledger' | 'tally'>,
  ) {
    this.index = index;
    this.future = future;
    this.chance = chance;
    this.ledger = ledger;
    this.tally = tally.openEmergency();
    this.bays = future.streams.map((stream) => new Bays(stream.bays));
    this.asUsual = future.streams.map(() => true);
  }

  /** Lives one day. */
  day(day: number, [effects]: readonly DayEffects[]): void {
    const fx = effects!;
    let came = 0;
    for (let s = 0; s < this.bays.length; s++) came += this.stream(s, day, fx.emergencyTime);
    const left = this.leaving[day % MIDNIGHTS]!;
    this.leaving[day % MIDNIGHTS] = 0;
    this.inside += came - left;
    const { ledger, chance } = this;
    const { words } = this.future;
    const { index } = this;
    ledger.set(index, day, column.joined, came);
    ledger.set(index, day, column.used, came);
    ledger.set(index, day, column.done, left);
    ledger.set(index, day, column.waiting, this.inside);
    const pending = chance.binomial(words.uniform(day, 1), left, fx.uncaptured, 1);
    ledger.set(index, day, column.uncaptured, pending);
    ledger.set(index, day, column.downgraded, chance.binomial(words.uniform(day, 2), left - pending, fx.downgraded, 2));
  }

  /** A stream's day: copied where it is as usual, simulated where it is not. @returns how many came */
  private stream(s: number, day: number, multiplier: number): number {
    const usual = this.future.undisturbed[s]!;
    const bays = this.bays[s]!;
    usual.upTo(day);
    if (multiplier === 1 && !this.asUsual[s]) this.asUsual[s] = usual.standsAs(day, bays);
    if (multiplier === 1 && this.asUsual[s]) {
      const [from, to] = [usual.starts[day]!, usual.starts[day + 1]!];
      this.tally.add(day, usual.stays, from, to);
      usual.leave(day, (midnights, count) => this.leave(day, midnights, count));
      return to - from;
    }
    if (this.asUsual[s]) usual.restore(day, bays);
    this.asUsual[s] = false;
    const { today } = this;
    simulateDay(this.future.streams[s]!, day, multiplier, bays, today);
    this.tally.add(day, today.stays, 0, today.count);
    for (let m = 0; m < MIDNIGHTS; m++) this.leave(day, m, today.leavers[m]!);
    return today.count;
  }

  private leave(day: number, midnights: number, count: number): void {
    this.leaving[(day + midnights) % MIDNIGHTS]! += count;
  }
}
