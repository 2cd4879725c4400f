/**
 * How often intervals that say 95% hold the mean of real paired differences: the differences of the headline measures
 * of strategies against the first in finished results with many replications are taken as populations, samples of n are drawn from
 * them with replacement, and each method's interval is looked up. Prints the coverage in percent, its standard error
 * and, for golive's own, the misses on either side. The table of a run stands in coverage.md. Build first.
 *
 * usage: node test/calibration/coverage.mjs SAMPLES RESULTS...
 *   golive run scenarios/quickstart.yaml --replications 2000 --out pop; node test/calibration/coverage.mjs 10000 pop
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import alea from 'seedrandom/lib/alea.js';
import { drawResamples } from '../../dist/stats/comparison/resamples.js';
import { skewedInterval, skewedMean } from '../../dist/stats/comparison/skewed-mean.js';
import { mean } from '../../dist/stats/interval.js';
import { otherIntervals } from './other-intervals.mjs';

const LEVEL = 0.95;
const HEADLINES = ['wait_patient_days', 'lost_revenue_gbp', 'net_cost_gbp'];
/** Samples at n = 200 cost ten times those at 20; a quarter as many are still told to a third of a percent. */
const SIZES = [
  [10, 1],
  [20, 1],
  [50, 1],
  [200, 0.25],
];
/** Resamples in each: fewer than in use, for speed; (COUNT + 1) times either tail of 95% is whole. */
const COUNT = 999;

const [samples, ...folders] = process.argv.slice(2);
const random = alea('coverage');
let fresh;

/** Paired differences of excess of each strategy against the first of one run, by measure. */
function populations(folder) {
  const arms = new Map();
  for (const row of parse(readFileSync(join(folder, 'outcomes.csv'), 'utf8'), { columns: true })) {
    if (
      row.scope !== 'programme' ||
      row.window !== 'all' ||
      !HEADLINES.includes(row.metric) ||
      row.strategy === 'no_go_live'
    )
      continue;
    const key = row.metric;
    if (!arms.has(key)) arms.set(key, new Map());
    const byStrategy = arms.get(key);
    if (!byStrategy.has(row.strategy)) byStrategy.set(row.strategy, []);
    byStrategy.get(row.strategy)[Number(row.replication)] = Number(row.excess);
  }
  const found = [];
  for (const metric of HEADLINES) {
    const [[reference, b] = [], ...others] = arms.get(metric) ?? [];
    for (const [strategy, a] of others) {
      const values = Float64Array.from(a, (x, i) => x - b[i]).filter((x) => !Number.isNaN(x));
      if (values.some((x) => x !== values[0])) found.push({ name: `${metric} ${strategy}-${reference}`, values });
    }
  }
  return found;
}

const cell = (text, width) => String(text).padStart(width);

for (const folder of folders) {
  console.log(`\n${basename(folder)}\n`);
  const columns = [
    't',
    'bootstrap-t',
    'symmetric',
    'BCa',
    'Johnson',
    'Hall',
    'golive',
    'below',
    'above',
    's.e.',
    'width/t',
  ];
  console.log(`|   n | difference | skew | ${columns.join(' | ')} |`);
  console.log(`|${'---|'.repeat(columns.length + 3)}`);
  const lists = populations(folder);
  for (const [n, part] of SIZES) {
    const repeats = Math.max(1, Math.round(Number(samples) * part));
    const all = [];
    for (const { name, values } of lists) {
      const row = coverageOf(values, n, repeats);
      all.push(row);
      console.log(
        `| ${cell(n, 3)} | ${name} | ${skewOf(values).toFixed(1)} | ${row.map((x) => x.toFixed(x === row.at(-1) || x === row.at(-2) ? 2 : 1)).join(' | ')} |`,
      );
    }
    const worst = columns.map((_, i) => (i < 7 ? Math.min(...all.map((row) => row[i])).toFixed(1) : ''));
    console.log(`| ${cell(n, 3)} | lowest of all |  | ${worst.join(' | ')} |`);
  }
}

function skewOf(values) {
  const centre = mean(values);
  const power = (p) => values.reduce((sum, x) => sum + (x - centre) ** p, 0) / values.length;
  return power(3) / power(2) ** 1.5;
}

/** Percent covered by t ... Hall and golive's own, golive's misses below and above, standard error, width against t's. */
function coverageOf(values, n, repeats) {
  const truth = mean(values);
  const hits = new Array(7).fill(0);
  let [below, above, width, widthT] = [0, 0, 0, 0];
  const sample = new Float64Array(n);
  for (let r = 0; r < repeats; r++) {
    for (let i = 0; i < n; i++) sample[i] = values[Math.floor(random() * values.length)];
    // a fresh set of resamples for every few samples: the same for ever would be a property of the set
    if (r % 10 === 0) fresh = drawResamples(n, random, COUNT);
    const drawn = fresh;
    const m = skewedMean(sample, () => drawn);
    const own = skewedInterval(m, LEVEL);
    if (m.error === 0) {
      if (Math.abs(m.mean - truth) < 1e-9 * Math.abs(truth)) for (let i = 0; i < hits.length; i++) hits[i]++;
      else if (m.mean > truth) below++;
      else above++;
      continue;
    }
    const others = otherIntervals(sample, m, drawn, LEVEL);
    [...Object.values(others), [own.low, own.high]].forEach(([low, high], i) => {
      if (low <= truth && truth <= high) hits[i]++;
    });
    if (truth < own.low) below++;
    if (truth > own.high) above++;
    width += own.high - own.low;
    widthT += others.t[1] - others.t[0];
  }
  const percent = (count) => (100 * count) / repeats;
  const covered = hits[6] / repeats;
  const error = 100 * Math.sqrt((covered * (1 - covered)) / repeats);
  return [...hits.map(percent), percent(below), percent(above), error, width / widthT];
}
