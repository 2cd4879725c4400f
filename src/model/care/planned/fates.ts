/**
 * What becomes of those seen at a first attendance: nothing more, for those without a clock; the pathway stage, their
 * clock to stop or to go on at its end; a list for admission, or a clock that stops, at once. The n-th patient of a
 * service has variate n, whenever she is seen: 23 bits say what follows, the other 8 after how long.
 */
import { MIX_BITS, mixBits } from '../../../kernel/streams.js';
import type { MissKey } from '../misses.js';
import type { AfterFirst } from './referral-shares.js';

/** What follows is decided among so many equal chances. */
const CHANCES = 8_388_608;

/** Patients by their places among those who were divided. */
export interface Places {
  at: Int32Array;
  length: number;
}

export class Fates {
  /** Those of a division who enter the pathway stage, and whose clock stops or goes on at its end. */
  readonly toStop: Places = { at: new Int32Array(64), length: 0 };
  readonly toList: Places = { at: new Int32Array(64), length: 0 };
  /** Those who are listed at once or whose clock stops. */
  readonly atOnce: Places = { at: new Int32Array(64), length: 0 };
  /** Whether a clock runs for anybody. */
  readonly anyClock: boolean;
  private readonly key: MissKey;
  private readonly laterKey: MissKey;
  /** Where they divide: no clock up to the first, and so on. */
  private readonly noClock: number;
  private readonly upToStop: number;
  private readonly upToList: number;
  /** By elective service: up to where she is listed by it, in chances at once and in [0, 1] later. */
  private readonly listed: readonly number[];
  private readonly listedLater: readonly number[];
  private bits = new Int32Array(64);

  /**
   * @param key      decides for those seen
   * @param laterKey decides which elective service lists those who leave the pathway stage
   */
  constructor(after: AfterFirst, key: MissKey, laterKey: MissKey) {
    this.key = key;
    this.laterKey = laterKey;
    const upTo = (from: number, shares: readonly number[]) => {
      let sum = from;
      return shares.map((share) => {
        sum += share;
        return sum;
      });
    };
    const chances = (share: number) => Math.ceil(share * CHANCES);
    const stops = after.noClock + after.pathway;
    const later = after.listedLater.reduce((all, share) => all + share, 0);
    this.noClock = chances(after.noClock);
    this.upToStop = chances(stops);
    this.upToList = chances(stops + later);
    this.listed = upTo(stops + later, after.listed).map(chances);
    // The last one takes what rounding leaves.
    this.listedLater = upTo(0, after.listedLater).map((sum, at, all) => (at === all.length - 1 ? 1 : sum / later));
    this.anyClock = this.noClock < CHANCES;
  }

  /** Divides patients seen one after the other, the `first`-th of the service and those behind her; without branches. */
  divide(first: number, count: number): void {
    if (this.bits.length < count) this.makeRoom(2 * count);
    const { bits, noClock, upToStop, upToList } = this;
    const { hi, lo } = this.key;
    const toStop = this.toStop.at;
    const toList = this.toList.at;
    const atOnce = this.atOnce.at;
    let stops = 0;
    let lists = 0;
    let others = 0;
    for (let i = 0; i < count; i++) {
      const drawn = mixBits(hi, lo, first + i);
      bits[i] = drawn;
      toStop[stops] = i;
      toList[lists] = i;
      atOnce[others] = i;
      // The sign of a difference is 1 where the fate lies at the bound or above.
      const fate = drawn >>> 8;
      const clock = (noClock - 1 - fate) >>> 31;
      const pastStop = (upToStop - 1 - fate) >>> 31;
      const pastList = (upToList - 1 - fate) >>> 31;
      stops += clock - pastStop;
      lists += pastStop - pastList;
      others += pastList;
    }
    this.toStop.length = stops;
    this.toList.length = lists;
    this.atOnce.length = others;
  }

  /** After how long she leaves the pathway stage: a slice of the distribution, from 0 to 255. */
  slice(place: number): number {
    return this.bits[place]! & 255;
  }

  /** Which elective service lists her at once; -1 if her clock stops. */
  listedBy(place: number): number {
    const fate = this.bits[place]! >>> 8;
    for (let elective = 0; elective < this.listed.length; elective++)
      if (fate < this.listed[elective]!) return elective;
    return -1;
  }

  /** Which elective service lists the n-th who leaves the pathway stage to be listed. */
  listedLaterBy(n: number): number {
    const { listedLater } = this;
    if (listedLater.length === 1) return 0;
    const u = (mixBits(this.laterKey.hi, this.laterKey.lo, n) + 0.5) / MIX_BITS;
    return listedLater.findIndex((bound) => u < bound);
  }

  private makeRoom(patients: number): void {
    this.bits = new Int32Array(patients);
    for (const places of [this.toStop, this.toList, this.atOnce]) places.at = new Int32Array(patients);
  }
}
