/**
 * A hash of the events of a replication in their order. Two runs with the same fingerprint executed the same events at
 * the same times. Separate because events and metrics each have one (RELIABILITY D9).
 * Two 32-bit lanes over the raw bits of every number, high word first whatever the machine's byte order. Not a cryptographic hash.
 */

import { HIGH_WORD, LOW_WORD } from '../stats/dmath/float-bits.js';

const view = new Float64Array(1);
const words = new Int32Array(view.buffer);
// constants of this module are read faster than imported ones, here and in other inner loops
const HIGH = HIGH_WORD;
const LOW = LOW_WORD;

/** Collects events or numbers; order matters. */
export class Fingerprint {
  private a = 0x6a09e667 | 0;
  private b = 0xbb67ae85 | 0;

  /** Adds one event: its time (days; every bit counts), its kind and the entity it concerns (32-bit integers). */
  add(time: number, kind: number, entity: number): void {
    view[0] = time;
    // for a given state, time and (kind, entity) each reach every state at most once: one event cannot hide another
    const a = Math.imul(((this.a << 13) | (this.a >>> 19)) ^ words[HIGH]!, 0x9e3779b1) + kind;
    const b = Math.imul(((this.b << 15) | (this.b >>> 17)) ^ words[LOW]!, 0x85ebca77) + entity;
    this.a = a ^ b;
    this.b = b | 0;
  }

  /** Adds one number, every bit of it; -0 and 0 differ. All NaN are one. */
  addNumber(x: number): void {
    this.add(inOneForm(x), 0, 0);
  }

  /** The hash so far: 16 hexadecimal digits. */
  hex(): string {
    let a = this.a;
    let b = this.b;
    for (let round = 0; round < 2; round++) {
      a = Math.imul(a ^ (a >>> 16) ^ b, 0x85ebca6b);
      b = Math.imul(b ^ (b >>> 16) ^ a, 0xc2b2ae35);
    }
    a ^= a >>> 15;
    b ^= b >>> 15;
    return digits(a) + digits(b);
  }
}

function digits(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** NaN in one form: its bits, which are hashed and written to disk, otherwise depend on how the code that made it was compiled. */
export function inOneForm(x: number): number {
  return Number.isNaN(x) ? Number.NaN : x;
}
