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
import { Bays } from './bays.js';
import type { EmergencyFuture } from './emergency-future.js';
import { DayOfPatients, type DayPressure, MIDNIGHTS, simulateDay, USUAL } from './emergency-stream.js';
import type { StreamTally } from './emergency-tally.js';

export class Emergency implements ServiceAtWork {
  private readonly index: number;
  private readonly future: EmergencyFuture;
  private readonly chance: Chance;
  private readonly ledger: Ledger;
  private readonly tallies: readonly StreamTally[];
  private readonly bays: readonly Bays[];
  /** Whether a stream's bays stand as when nothing slows the work; then `bays` is out of date. */
  private readonly asUsual: boolean[];
  private readonly today = new DayOfPatients();
  private readonly pressure: DayPressure = { ...USUAL };
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
    const times = tally.openEmergency(future.weeks);
    this.tallies = Array.from(future.undisturbed, (usual) => times.openStream(usual));
    this.bays = Array.from(future.streams, (stream) => new Bays(stream.bays));
    this.asUsual = Array.from(future.streams, () => true);
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

  /** A stream's day: as usual where it is, simulated where it is not. @returns how many came */
  private stream(s: number, day: number, work: number): number {
    const usual = this.future.undisturbed[s]!;
    const bays = this.bays[s]!;
    const pressure = this.pressureOn(s, day, work);
    const alike = usual.wasUnder(day, pressure) && work === 1;
    // Looked at once a week, where it is known how the bays stood.
    const { weeks } = this.future;
    const week = weeks.of(day);
    if (alike && !this.asUsual[s] && day === weeks.begin(week)) this.asUsual[s] = usual.standsAs(week, bays);
    if (alike && this.asUsual[s]) {
      this.tallies[s]!.countUsual();
      this.leave(day, usual.leavers, usual.leaversAt[day]!, usual.leaversAt[day + 1]!);
      return usual.totals.came[day]!;
    }
    if (this.asUsual[s]) {
      this.tallies[s]!.leaveUsual();
      usual.restore(day, bays);
      this.asUsual[s] = false;
    }
    const { today } = this;
    simulateDay(this.future.streams[s]!, day, pressure, bays, today);
    this.tallies[s]!.countOwn(today);
    this.leave(day, today.leavers, 0, today.midnights);
    return today.came;
  }

  /** How a day is for those who come to a stream. */
  private pressureOn(s: number, day: number, work: number): DayPressure {
    const { pressure, beds, ledger, bedsIndex } = this;
    const { admissions } = this.future.streams[s]!;
    pressure.work = work;
    pressure.boarding = 0;
    pressure.bedWait = 1;
    if (admissions === null || beds === null || day === 0) return pressure;
    pressure.boarding = Math.round(ledger.get(bedsIndex, day - 1, 'boarding') * beds.shareOf(this.future));
    const points = 100 * (ledger.get(bedsIndex, day - 1, 'occupied') / beds.open[day - 1]! - beds.meanOccupancy);
    pressure.bedWait = exp(admissions.rule.perPoint * points);
    return pressure;
  }

  /** The day's patients who leave after 0, 1, ... midnights: in places [from, to) of `leavers`. */
  private leave(day: number, leavers: Int32Array | Uint16Array, from: number, to: number): void {
    for (let at = from; at < to; at++) this.leaving[(day + at - from) % MIDNIGHTS]! += leavers[at]!;
  }
}
