/**
 * Numbers that are judgements: nobody has measured them, and to be wrong about one build says nothing of another. Luck is
 * common to all strategies of a replication; a judgement is common to those values only that are judged under one name.
 * It is one uniform a world, because a wrong judgement of a build is wrong at every trust that takes it: drawn for each
 * trust by itself it would average out. A trust lies a little beside it, by luck.
 *
 *   z = sqrt(1 - s) Z(world, name) + sqrt(s) Z(trust),  value = F^-1(Phi(z))
 *
 * Z standard normal, F the distribution that the file gives: every trust still has that distribution (a Gaussian copula).
 */
import { normalCdf, normalQuantile } from '../stats/dmath.js';

/**
 * Share s of a judged number's variance that is a trust's own luck (grade D). P7, P8, P9, P33, P48 and P52 give a range for
 * a build, not for a trust, so nearly all of it is what is not known of the build; where trusts differ by themselves
 * (readiness, number of defects, dip) they have numbers of their own.
 */
export const OWN_SHARE = 0.1;

const OF_WORLD = Math.sqrt(1 - OWN_SHARE);
const OF_TRUST = Math.sqrt(OWN_SHARE);

/** Nearest to 0 and 1 that a uniform comes, 2 to the power -53. */
const FINEST = 1.1102230246251565e-16;

/** Which judgements are drawn as one: all of them, or those of these names. */
export type JudgedTogether = 'all' | readonly string[];

/** What keys the judgement of a number: its path, and the name under which it is judged where that stands by itself. */
export function judgementKey(path: string, name: string, together: JudgedTogether): string {
  const isCommon = together === 'all' || together.includes(name);
  return isCommon ? `${path}: judged together` : `${path}: judged as ${name}`;
}

/**
 * The uniform of a judged number at a trust, in (0, 1).
 * @param ofWorld  the judgement's, one a world
 * @param ofTrust  the trust's own, common to all names
 */
export function judgedUniform(ofWorld: number, ofTrust: number): number {
  const z = OF_WORLD * normalQuantile(ofWorld) + OF_TRUST * normalQuantile(ofTrust);
  return Math.min(1 - FINEST, Math.max(FINEST, normalCdf(z)));
}
