/**
 * Who misses a slot. Patients are booked one after the other; the n-th patient of a list misses or attends by a variate of
 * her own, whenever she is booked. So where fewer are seen today, the same ones miss, only later: a strategy that sees
 * fewer patients can never have attended more. The variates are a unit Poisson process along the patients: one of them who
 * misses with probability p covers -log(1 - p) of it, and misses if a point of the process falls there. So only those
 * who miss cost a random number.
 */
import { mix, mixBits } from '../../kernel/streams.js';
import { unitExponential } from '../../kernel/unit-exponential.js';
import { log1p } from '../../stats/dmath.js';
import type { StateVisitor } from './snapshot.js';

/** 64 random bits that decide one list's misses. */
export interface MissKey {
  readonly hi: number;
  readonly lo: number;
}

export interface Misses {
  /** Sets today's probability to miss, and of those who do the share sent back to their GP; both in [0, 1]. */
  today(missing: number, toGp: number): void;
  /** Books patients, up to the first who misses: how many there were before her, or all of them if nobody does. */
  before(patients: number): number;
  /** Whether the one who missed goes back to her GP; else she is to be rebooked. Asked once for each. */
  goesToGp(): boolean;
  visitState(visitor: StateVisitor): void;
}

class RandomMisses implements Misses {
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

  before(patients: number): number {
    if (this.certain) return 0;
    const { each } = this;
    if (this.toNext >= patients * each) {
      this.toNext -= patients * each;
      return patients;
    }
    return Math.min(patients - 1, Math.floor(this.toNext / each));
  }

  goesToGp(): boolean {
    const { hi, lo } = this.key;
    const goes = this.toGpShare > 0 && (mixBits(hi, lo, this.variate) & 0xffff) < this.toGpShare * 65536;
    this.toNext = this.exponential();
    return goes;
  }

  visitState(visitor: StateVisitor): void {
    this.variate = visitor.number(this.variate);
    this.toNext = visitor.number(this.toNext);
    this.each = visitor.number(this.each);
    this.missing = visitor.number(this.missing);
    this.certain = this.missing >= 1;
  }

  /** Distance to the next miss: a new variate, of which the lower bits are left to decide what follows it. */
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
  return {
    today(missingToday: number, toGpToday: number) {
      missing = missingToday;
      toGp = toGpToday;
    },
    before(patients: number) {
      const upTo = Math.max(1, Math.ceil((1 - 1e-9 - carriedMissing) / missing));
      carriedMissing += Math.min(patients, upTo) * missing;
      if (patients < upTo) return patients;
      carriedMissing -= 1;
      return upTo - 1;
    },
    goesToGp() {
      carriedToGp += toGp;
      if (carriedToGp < 1 - 1e-9) return false;
      carriedToGp -= 1;
      return true;
    },
    visitState(visitor: StateVisitor) {
      carriedMissing = visitor.number(carriedMissing);
      carriedToGp = visitor.number(carriedToGp);
    },
  };
}
