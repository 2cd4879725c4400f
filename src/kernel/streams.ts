/**
 * Random numbers. Every purpose has a stream of its own, opened by a key (seed, replication, trust, service, purpose),
 * never shared and never dependent on the order in which streams are opened, so that two strategies are compared with
 * common random numbers. The only importer of seedrandom (Baagoe's Alea, chosen in LIBRARIES.md).
 */

import alea from 'seedrandom/lib/alea.js';
import { UsageError } from '../errors.js';

/** The name of a stream: texts and finite numbers, in order; 1 and '1' differ, ['a', 'b'] and ['ab'] differ. */
export type StreamKey = readonly (string | number)[];

/** 2^-54, in place of 0; every other number drawn is a multiple of 2^-53. */
const SMALLEST = 5.551115123125783e-17;

function open(key: StreamKey) {
  if (key.length === 0 || key[0] === '') throw new UsageError('a random stream needs a key that is not empty');
  for (const part of key) {
    if (typeof part === 'number' && !Number.isFinite(part))
      throw new UsageError(`${part} cannot be part of a stream's key`);
  }
  return alea(JSON.stringify(key));
}

/** Numbers are drawn ahead in blocks, whose size grows from the first to the last: reading one is then an array access. */
const FIRST_BLOCK = 8;
const LAST_BLOCK = 256;

/** A stream of uniform numbers. */
export class Stream {
  private readonly source: () => number;
  private block: Float64Array = new Float64Array(FIRST_BLOCK);
  private at = FIRST_BLOCK;

  /**
   * @param key  names the stream; the same key gives the same numbers, always
   * @throws UsageError for an empty key, an empty first part or a number that is not finite
   */
  constructor(key: StreamKey) {
    this.source = open(key).double;
  }

  /** The next uniform number in (0, 1), both ends excluded, with 53 bits. */
  next(): number {
    if (this.at === this.block.length) {
      if (this.at < LAST_BLOCK) this.block = new Float64Array(2 * this.at);
      draw(this.source, this.block);
      this.at = 0;
    }
    const u = this.block[this.at]!;
    this.at += 1;
    return u;
  }
}

/** Fills a block with uniform numbers in (0, 1). */
function draw(next: () => number, block: Float64Array): void {
  for (let i = 0; i < block.length; i++) block[i] = Math.max(next(), SMALLEST);
}

/** A stream that fills whole blocks: the numbers of a Stream with the same key, in the same order. */
export function openBlocks(key: StreamKey): (block: Float64Array) => void {
  const { double } = open(key);
  return (block) => draw(double, block);
}

/**
 * Uniform numbers that are drawn once each and identified by name: one stream is opened for all of them, and each name
 * and ordinal is mixed into its bits. Thirty times as quick as one stream a name.
 */
export class NamedUniforms {
  private readonly hi: number;
  private readonly lo: number;

  /** @param key  names the stream; errors as for Stream */
  constructor(key: StreamKey) {
    const { int32 } = open(key);
    this.hi = int32() >>> 0;
    this.lo = int32() >>> 0;
  }

  /** The uniform in (0, 1) of a name and ordinal: always the same one. */
  of(name: string, ordinal: number): number {
    const { a, b } = hashOf(name);
    return mix((this.hi ^ a) >>> 0, (this.lo ^ b) >>> 0, ordinal);
  }
}

/** 64 bits of each name, computed once: there are few names. */
const hashes = new Map<string, { readonly a: number; readonly b: number }>();

function hashOf(name: string): { readonly a: number; readonly b: number } {
  const known = hashes.get(name);
  if (known !== undefined) return known;
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul((b ^ unit) + ((b << 7) | (b >>> 25)), 0x5bd1e995);
  }
  a = Math.imul(a ^ (a >>> 16) ^ b, 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 13) ^ a, 0xc2b2ae35);
  const hash = { a: a ^ (a >>> 15), b: b ^ (b >>> 16) };
  hashes.set(name, hash);
  return hash;
}

/** Random bits for each day of a stretch, from which any number of uniforms of that day are derived by `mix`. */
export interface DailyWords {
  /** 32 random bits a day. */
  readonly hi: Uint32Array;
  /** 32 more. */
  readonly lo: Uint32Array;
  /** The k-th uniform in (0, 1) of a day: mix(hi[day], lo[day], k). */
  uniform(day: number, k: number): number;
}

/**
 * A daily stream: the position in it is the day, so that the draws of one day never shift those of a later one.
 * @param key   names the stream; errors as for Stream
 * @param days  how many days, >= 0; a longer stretch begins with the same days
 */
export function dailyWords(key: StreamKey, days: number): DailyWords {
  const { int32 } = open(key);
  const hi = new Uint32Array(days);
  const lo = new Uint32Array(days);
  for (let day = 0; day < days; day++) {
    hi[day] = int32();
    lo[day] = int32();
  }
  return { hi, lo, uniform: (day, k) => mix(hi[day]!, lo[day]!, k) };
}

/**
 * The k-th uniform that belongs to 64 random bits: a counter mixed into the bits by integer multiplications, so that
 * one draw a day gives as many independent-looking numbers as that day needs, in any order, without allocation.
 * Tested for uniformity and for correlation over k, days and related keys in test/kernel/streams.test.ts.
 * @param hi  32 bits
 * @param lo  32 bits
 * @param k   a 32-bit integer
 * @returns   a number in (0, 1), both ends excluded, with 52 bits
 */
export function mix(hi: number, lo: number, k: number): number {
  let a = (hi + Math.imul(k, 0x9e3779b1)) | 0;
  let b = lo ^ Math.imul(k, 0x85ebca77);
  a = Math.imul(a ^ (a >>> 16) ^ b ^ ((b << 15) | (b >>> 17)), 0x7feb352d);
  b = Math.imul(b ^ (b >>> 15) ^ a, 0x846ca68b);
  a = Math.imul(a ^ (a >>> 15) ^ b, 0x2c1b3c6d);
  b = Math.imul(b ^ (b >>> 16) ^ a, 0x297a2d39);
  a ^= a >>> 15;
  b ^= b >>> 16;
  // 26 bits of each and half a step: (0, 1) without its ends
  return ((a >>> 6) * 67108864 + (b >>> 6) + 0.5) * 2.220446049250313e-16;
}

/** How many values `mixBits` has. */
export const MIX_BITS = 2_147_483_648;

/**
 * 31 random bits instead of a uniform, at the same place of the same sequence as `mix`: the first 26 of them are those of
 * the uniform. For decisions among few possibilities, which need no more.
 * @returns  a whole number in [0, MIX_BITS)
 */
export function mixBits(hi: number, lo: number, k: number): number {
  let a = (hi + Math.imul(k, 0x9e3779b1)) | 0;
  let b = lo ^ Math.imul(k, 0x85ebca77);
  a = Math.imul(a ^ (a >>> 16) ^ b ^ ((b << 15) | (b >>> 17)), 0x7feb352d);
  b = Math.imul(b ^ (b >>> 15) ^ a, 0x846ca68b);
  a = Math.imul(a ^ (a >>> 15) ^ b, 0x2c1b3c6d);
  return (a ^ (a >>> 15)) >>> 1;
}
