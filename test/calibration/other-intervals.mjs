/**
 * Intervals for a mean that golive does not use, to show what they would cover beside the one it does: Student's t,
 * the bootstrap-t alone, its symmetric form, BCa, Johnson's modified t and Hall's transformed t.
 * Sources: Efron (1987) JASA 82, 171-185; Johnson (1978) JASA 73, 536-544; Hall (1992) JRSS B 54, 221-228.
 */
import { normalCdf, normalQuantile } from '../../dist/stats/dmath.js';
import { tQuantile } from '../../dist/stats/student-t.js';

/**
 * Every method at one level on one sample.
 * @param {Float64Array} values
 * @param {{ mean: number, sd: number, error: number, studentised: Float64Array }} m  of skewedMean
 * @param {{ size: number, count: number, places: Uint32Array }} drawn
 * @returns {Record<string, readonly [number, number]>}
 */
export function otherIntervals(values, m, drawn, level) {
  const n = values.length;
  const tail = (1 - level) / 2;
  const t = tQuantile(1 - tail, n - 1);
  const third = moment(values, m.mean, 3);
  const skew = third / moment(values, m.mean, 2) ** 1.5;
  const k = Math.max(1, Math.floor((drawn.count + 1) * tail + 1e-9));
  const sizes = m.studentised.map(Math.abs).sort();
  const symmetric = m.error * sizes[drawn.count - 2 * k];
  const johnson = (skew * m.sd) / (6 * n);
  return {
    t: [m.mean - m.error * t, m.mean + m.error * t],
    bootstrapT: [m.mean - m.error * m.studentised[drawn.count - k], m.mean - m.error * m.studentised[k - 1]],
    symmetric: [m.mean - symmetric, m.mean + symmetric],
    bca: bca(values, m, drawn, tail),
    johnson: [m.mean + johnson - m.error * t, m.mean + johnson + m.error * t],
    hall: [m.mean - m.error * untransformed(t, skew, n), m.mean - m.error * untransformed(-t, skew, n)],
  };
}

function moment(values, centre, power) {
  return values.reduce((sum, x) => sum + (x - centre) ** power, 0) / values.length;
}

/** Inverse of Hall's monotone cubic transformation of the t statistic. */
function untransformed(y, skew, n) {
  if (Math.abs(skew) < 1e-9) return y;
  const root = Math.sqrt(n);
  return (3 * root * (Math.cbrt(1 + skew * (y / root - skew / (6 * n))) - 1)) / skew;
}

function bca(values, m, { size, count, places }, tail) {
  const means = new Float64Array(count);
  let below = 0;
  for (let b = 0; b < count; b++) {
    let sum = 0;
    for (let i = b * size; i < (b + 1) * size; i++) sum += values[places[i]];
    means[b] = sum / size;
    below += means[b] < m.mean ? 1 : means[b] === m.mean ? 0.5 : 0;
  }
  means.sort();
  const bias = normalQuantile(Math.min(1 - 1 / (count + 1), Math.max(1 / (count + 1), below / count)));
  // leaving x out moves the mean by (mean - x) / (n - 1): the acceleration is a sixth of the skewness over sqrt(n)
  const acceleration = moment(values, m.mean, 3) / (6 * Math.sqrt(size) * moment(values, m.mean, 2) ** 1.5);
  const at = (probability) => {
    const z = bias + normalQuantile(probability);
    const share = normalCdf(bias + z / (1 - acceleration * z));
    return means[Math.min(count - 1, Math.max(0, Math.floor((count + 1) * share) - 1))];
  };
  return [at(tail), at(1 - tail)];
}
