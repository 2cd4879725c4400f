/**
 * A start-up check that this machine computes the same numbers as every other: a hash over values of every function of dmath
 * and over draws of the streams, compared with the expected hash (RELIABILITY D10). Takes a millisecond or two.
 */

import { cos, exp, expm1, lgamma, log, log1p, normalCdf, normalQuantile, pow, sin } from '../stats/dmath.js';
import { Fingerprint } from './fingerprint.js';
import { dailyWords, Stream } from './streams.js';

/** The hash that every machine must give; it changes only with dmath, the streams or the fingerprint. */
export const EXPECTED_SELF_TEST = 'c2ecd9999de80f7a';

/** The hash that this machine gives. */
export function selfTest(): string {
  const fingerprint = new Fingerprint();
  const stream = new Stream(['self-test', 1]);
  const words = dailyWords(['self-test', 2], 50);
  for (let day = 0; day < 50; day++) {
    const u = stream.next();
    const x = 40 * (words.uniform(day, 3) - 0.5);
    const values = [
      u,
      x,
      exp(x),
      expm1(x / 100),
      log(u),
      log1p(x / 40),
      pow(u + 0.5, x),
      lgamma(20 * u),
      sin(x),
      cos(x),
    ];
    for (const value of values) fingerprint.addNumber(value);
    fingerprint.addNumber(normalCdf(x / 5));
    fingerprint.addNumber(normalQuantile(u));
  }
  return fingerprint.hex();
}
