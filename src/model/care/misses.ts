/**
 * Who misses a slot. Patients are booked one after the other; the n-th patient of a list misses or attends by luck of
 * her own, whenever she is booked. So where fewer are seen today, the same ones miss, only later: a strategy that sees
 * fewer patients can never have attended more. Luck is a unit Poisson process along the patients: one of them who
 * misses with probability p covers -log(1 - p) of it, and misses if a point of the process falls there. So only those
 * who miss cost a random number.
 */
import { mix, mixBits } from '../../kernel/streams.js';
import { unitExponential } from '../../kernel/unit-exponential.js';
import { log1p } from '../../stats/dmath.js';
import type { Archive } from './archive.js';

/** 64 random bits that decide one list's misses. */
export interface MissKey {
  readonly hi: number;
  readonly lo: number;
}

export interface Misses {
  /** Sets today's probability to miss, and of those who do the share sent back to their GP; both in [0, 1]. */
  today(missing: number, toGp: number): void;
  /** Books this many patients: afterwards `rebooked` and `toGp` say how many of them missed. */
  of(patients: number): void;
  readonly rebooked: number;
  readonly toGp: number;
  keep(archive: Archive): void;
}

class RandomMisses implements Misses {
  rebooked = 0;
  toGp = 0;
  private readonly key: MissKey;
  private variate = 0;
  private toNext: number;
  private each = 0;
  private certain = false;
  private missing = 0;
  private toGpShare = 0;

  constructor(key: MissKey) {
    this.key = key;
    this.toNext = this.exponential();
  }

  today(missing: number, toGp: number): void {
    this.toGpShare = toGp;
    if (missing === this.missing) return;
    this.missing = missing;
    this.certain = missing >= 1;
    this.each = this.certain ? 0 : -log1p(-missing);
  }

  of(patients: number): void {
    this.rebooked = 0;
    this.toGp = 0;
    const { each } = this;
    if (this.certain) for (let i = 0; i < patients; i++) this.miss();
    if (each === 0) return;
    let left = patients;
    while (true) {
      if (this.toNext >= left * each) {
        this.toNext -= left * each;
        return;
      }
      const attending = Math.min(left - 1, Math.floor(this.toNext / each));
      left -= attending + 1;
      this.miss();
      this.toNext = this.exponential();
    }
  }

  keep(archive: Archive): void {
    this.variate = archive.number(this.variate);
    this.toNext = archive.number(this.toNext);
    this.each = archive.number(this.each);
    this.missing = archive.number(this.missing);
    this.certain = this.missing >= 1;
  }

  /** One more has missed. */
  private miss(): void {
    if ((mixBits(this.key.hi, this.key.lo, this.variate) & 0xffff) < this.toGpShare * 65536) this.toGp++;
    else this.rebooked++;
  }

  /** Luck up to the next miss: a new variate, of which the lower bits are left to decide what follows it. */
  private exponential(): number {
    return unitExponential(mix(this.key.hi, this.key.lo, ++this.variate));
  }
}

/** Misses by chance. */
export function randomMisses(key: MissKey): Misses {
  return new RandomMisses(key);
}

/** Misses as their mean, the fractions carried over. */
export function expectedMisses(): Misses {
  let missing = 0;
  let toGp = 0;
  let carriedMissing = 0.5;
  let carriedToGp = 0.5;
  const misses = {
    rebooked: 0,
    toGp: 0,
    today(missingToday: number, toGpToday: number) {
      missing = missingToday;
      toGp = toGpToday;
    },
    of(patients: number) {
      carriedMissing += patients * missing;
      const missed = Math.floor(carriedMissing + 1e-9);
      carriedMissing -= missed;
      carriedToGp += missed * toGp;
      misses.toGp = Math.floor(carriedToGp + 1e-9);
      carriedToGp -= misses.toGp;
      misses.rebooked = missed - misses.toGp;
    },
    keep(archive: Archive) {
      carriedMissing = archive.number(carriedMissing);
      carriedToGp = archive.number(carriedToGp);
    },
  };
  return misses;
}
