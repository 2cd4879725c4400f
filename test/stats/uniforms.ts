/** Seeded uniform and other numbers for tests of statistics, independent of the streams of the kernel. */
import alea from 'seedrandom/lib/alea.js';
import { exp, normalQuantile } from '../../src/stats/dmath.js';

/** Uniform numbers in [0, 1). */
export function uniforms(seed: string): () => number {
  return alea(seed);
}

/** Standard normal numbers, by inversion. */
export function normals(uniform: () => number): () => number {
  return () => normalQuantile(uniform() * (1 - 2 ** -50) + 2 ** -51);
}

/** A list of numbers, one after another. */
export function listOf(length: number, next: () => number): Float64Array {
  return Float64Array.from({ length }, next);
}

/** Lognormal numbers, log-sd sigma, less their mean: skewness 6.2 at sigma 1. */
export function skewed(normal: () => number, sigma: number): () => number {
  return () => exp(sigma * normal()) - exp((sigma * sigma) / 2);
}
