/**
 * An emergency department: patients come at all hours of all days, get a bay first come, first served, and leave when
 * the work on them is done, those admitted once they have a bed too. It lives one day at a time. Disruption multiplies the
 * work on those who come that day; the fuller the beds were at midnight, the longer is the wait for one, and those left
 * over hold a bay. Whole patients only: every day
 *   in the department = in it yesterday + came - left.
 */
import { exp } from '../../../stats/dmath.js';
import { column, type Ledger } from '../../ledger.js';
import { type BedsFuture, isBeds } from '../beds/beds-future.js';
import type { Chance } from '../chance.js';
import type { DayEffects } from '../day-effects.js';
import type { Opening, ServiceAtWork } from '../service-kind.js';
import { BedWaits } from './admissions.js';
import { Bays } from './bays.js';
import type { EmergencyFuture } from './emergency-future.js';
import { DayOfPatients, MIDNIGHTS, simulateDay } from './emergency-stream.js';
import type { EmergencyTally } from './emergency-tally.js';

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
  private readonly waits = new BedWaits();
  /** The beds that its patients are admitted to, and the index of their list in the ledger. */
  private readonly beds: BedsFuture | null = null;
  private readonly bedsIndex: number = -1;
  /** Patients who leave, by day modulo MIDNIGHTS. */
  private readonly leaving = new Int32Array(MIDNIGHTS);
  private inside = 0;

  constructor(
    future: EmergencyFuture,
    { index, chance, ledger, tally, trust }: Pick<Opening, 'index' | 'chance' | 'ledger' | 'tally' | 'trust'>,
  ) {
    this.index = index;
    this.future = future;
    this.chance = chance;
    this.ledger = ledger;
    this.tally = tally.openEmergency();
    this.bays = future.streams.map((stream) => new Bays(stream.bays));
    this.asUsual = future.streams.map(() => true);
    for (const [service, first] of trust) {
      if (!isBeds(service)) continue;
      [this.beds, this.bedsIndex] = [service, first];
    }
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
    const waits = this.waitsOf(s, day);
    usual.upTo(day, waits);
    const alike = multiplier === 1 && usual.waitAlike(day, waits);
    if (alike && !this.asUsual[s]) this.asUsual[s] = usual.standsAs(day, bays);
    if (alike && this.asUsual[s]) {
      const [from, to] = [usual.starts[day]!, usual.starts[day + 1]!];
      this.tally.add(day, usual.stays, from, to);
      if (waits) this.tally.addWaits(day, waits, usual.bedBreachesOf(day));
      usual.leave(day, (midnights, count) => this.leave(day, midnights, count));
      return to - from;
    }
    if (this.asUsual[s]) usual.restore(day, bays);
    this.asUsual[s] = false;
    const { today } = this;
    simulateDay(this.future.streams[s]!, day, multiplier, bays, today, waits);
    this.tally.add(day, today.stays, 0, today.count);
    if (waits) this.tally.addWaits(day, waits, today.bedBreaches);
    for (let m = 0; m < MIDNIGHTS; m++) this.leave(day, m, today.leavers[m]!);
    return today.count;
  }

  /** Who of a stream's patients waits for a bed today, and how long; null: nobody does. */
  private waitsOf(s: number, day: number): BedWaits | null {
    const { admissions } = this.future.streams[s]!;
    const { beds, waits } = this;
    if (admissions === null || beds === null) return null;
    const boarding = day === 0 ? 0 : this.ledger.get(this.bedsIndex, day - 1, 'boarding');
    const points = day === 0 ? 0 : 100 * (this.occupancy(beds, day - 1) - beds.meanOccupancy);
    admissions.wait(
      day,
      Math.round(boarding * beds.shareOf(this.future)),
      exp(admissions.rule.perPoint * points),
      waits,
    );
    return waits;
  }

  /** Share of the open beds that were occupied at the end of a day. */
  private occupancy(beds: BedsFuture, day: number): number {
    return this.ledger.get(this.bedsIndex, day, 'occupied') / beds.open[day]!;
  }

  private leave(day: number, midnights: number, count: number): void {
    this.leaving[(day + midnights) % MIDNIGHTS]! += count;
  }
}
