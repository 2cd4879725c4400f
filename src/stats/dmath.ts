/**
 * Deterministic mathematics: the only exp, log, power, sine and normal quantile that stats, kernel, model and experiment
 * may use. Math.exp and its kin differ in the last bit between Node versions and processors; these are built from
 * + - * / and square roots, which do not. One file a family of functions in dmath/; this file exports them.
 */

export { exp, expm1 } from './dmath/exp.js';
export { lgamma, logFactorial } from './dmath/gamma.js';
export { log, log1p } from './dmath/log.js';
export { normalCdf, normalDensity, normalQuantile } from './dmath/normal.js';
export { pow } from './dmath/pow.js';
export { cos, sin } from './dmath/trig.js';
