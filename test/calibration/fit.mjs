/**
 * Fits the knobs of a scenario to its national values (N): a fixed set of points spread over their ranges (a Halton
 * sequence) is simulated, each is scored by how far the simulated medians lie from the published values in half ranges,
 * and the best of those that meet most of them are run again with another seed. Nothing is written: what is taken over is for a person to decide, and is
 * then marked as fitted in the scenario. Build first.
 *
 * usage: node test/calibration/fit.mjs [points]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inTurn } from '../../dist/experiment/executor.js';
import { observedDesign } from '../../dist/experiment/observed-design.js';
import { validateObserved } from '../../dist/experiment/validate-observed.js';
import { parseScenario } from '../../dist/index.js';

const file = fileURLToPath(new URL('../../scenarios/london-2008.yaml', import.meta.url));
const text = readFileSync(file, 'utf8');
const points = Number(process.argv[2] ?? 60);

const groups = ['medical', 'surgical', 'orthopaedic'];
const clinics = groups.map((group) => `trust_defaults.services.${group}`);
const theatres = clinics.map((clinic) => `${clinic}_admissions`);
const of = (services, field) => services.map((service) => `${service}.${field}`);

/** What may be turned, and how far: EVIDENCE gives these by judgement (grades C and D) or as a range. */
const knobs = [
  { name: 'flex of clinics (P43: .03)', paths: of(clinics, 'flex_share'), low: 0.03, high: 0.08 },
  { name: 'flex of theatres (P43: .05 to .08)', paths: of(theatres, 'flex_share'), low: 0.05, high: 0.1 },
  { name: 'weeks to catch up (P43: 26)', paths: of([...clinics, ...theatres], 'catch_up_weeks'), low: 8, high: 26 },
  { name: 'listed at once (.65 to .70)', paths: of(clinics, 'listed_at_once_share'), low: 0.65, high: 0.7 },
  { name: 'not oldest first, theatres (P57: .25)', paths: of(theatres, 'out_of_order_share'), low: 0.1, high: 0.4 },
  { name: 'removals before the first (P57: .10)', paths: of(clinics, 'removal_share'), low: 0.03, high: 0.1 },
  { name: 'weeks in the pathway stage, July 2007 (10)', field: 'pathway_weeks', on: '2007-07-01', low: 10, high: 17 },
  {
    name: 'weeks in it, January 2008 (not in the evidence)',
    field: 'pathway_weeks',
    on: '2008-01-01',
    low: 7,
    high: 9,
  },
  {
    name: 'weeks in it before listing, July 2007 (7)',
    field: 'pathway_listed_weeks',
    on: '2007-07-01',
    low: 5,
    high: 7,
  },
  { name: 'target waits of June 2008 reached, months after November 2007', reached: true, low: 0, high: 7 },
];
/** What moves, as the evidence has it at its other dates. */
const trends = {
  pathway_weeks: { '2008-06-01': 7, '2009-12-01': 5.5 },
  pathway_listed_weeks: { '2008-06-01': 5, '2009-12-01': 4.5 },
};

/** Target waits of the evidence in July 2007, June 2008 and December 2009, by group. */
const targets = {
  medical: [4.5, 3.5, 2.8],
  surgical: [6, 4.5, 3.3],
  orthopaedic: [9, 6.5, 4.5],
  medical_admissions: [4, 3.5, 4],
  surgical_admissions: [6.5, 5, 5],
  orthopaedic_admissions: [11, 7, 6.5],
};

/** A day some months of 30.4 days after the start of November 2007. */
const dayAfter = (months) =>
  new Date(Date.UTC(2007, 10, 1) + Math.round(30.4 * months) * 86_400_000).toISOString().slice(0, 10);

/** Numbers by date, as they stand in a file. */
function trend(byDate) {
  const dates = Object.keys(byDate).sort();
  return `{by_date: {${dates.map((date) => `${date}: ${byDate[date]}`).join(', ')}}}`;
}

/** The target waits of June 2008 hold from this day on, and move on from June. */
function reachedOn(day) {
  return Object.entries(targets).map(([service, [first, second, third]]) => ({
    path: `trust_defaults.services.${service}.target_wait_weeks`,
    value: trend({ '2007-07-01': first, [day]: second, '2008-06-01': second, '2009-12-01': third }),
  }));
}

/** What a point sets in the file. */
function settingsOf(values) {
  if (values.length === 0) return [];
  const moving = structuredClone(trends);
  const set = values.flatMap((value, k) => {
    const { paths = [], field, on, reached } = knobs[k];
    if (field) moving[field][on] = value;
    if (reached) return reachedOn(dayAfter(value));
    return paths.map((path) => ({ path, value: String(value) }));
  });
  const moved = Object.entries(moving).flatMap(([field, byDate]) =>
    of(clinics, field).map((path) => ({ path, value: trend(byDate) })),
  );
  return [...set, ...moved];
}

/** The n-th number of a van der Corput sequence. */
function radicalInverse(n, base) {
  let [left, digit, sum] = [n, 1 / base, 0];
  for (; left > 0; left = Math.floor(left / base), digit /= base) sum += (left % base) * digit;
  return sum;
}
const bases = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];
const rounded = (x) => Number(x.toPrecision(3));
/** The first point is the scenario as it stands. */
const valuesOf = (point) =>
  point === 0 ? [] : knobs.map(({ low, high }, k) => rounded(low + (high - low) * radicalInverse(point, bases[k])));

async function fitOf(values, seed, replications) {
  const scenario = parseScenario(text, { set: [...settingsOf(values), { path: 'seed', value: seed }] });
  const national = scenario.observed.filter(({ id }) => id.startsWith('N_'));
  const { fits } = await validateObserved(observedDesign({ ...scenario, observed: national }, replications), inTurn);
  const misses = fits.map(({ target, q50 }) => {
    const { value, range } = target.observation;
    return (q50 - value) / ((range[1] - range[0]) / 2);
  });
  return {
    values,
    fits,
    misses,
    inside: fits.filter(({ within }) => within).length,
    score: misses.reduce((s, x) => s + x * x, 0),
  };
}

const tried = [];
for (let point = 0; point <= points; point++) {
  const fit = await fitOf(valuesOf(point), 'fit-1', 1);
  tried.push({ point, ...fit });
  process.stderr.write(`point ${point}: ${fit.inside} of ${fit.fits.length} in, score ${fit.score.toFixed(1)}\n`);
}
const most = Math.max(...tried.map(({ inside }) => inside));
console.log(`points with ${most} of ${tried[0].fits.length} in, in the order of the knobs:`);
for (const { point, inside, score, values } of tried) {
  if (inside === most)
    console.log(`  point ${point}, score ${score.toFixed(1)}: ${values.join(', ') || 'as it stands'}`);
}
const best = tried
  .filter(({ inside }) => inside === most)
  .sort((a, b) => a.score - b.score)
  .slice(0, 3);
for (const { point, values } of [tried[0], ...best.filter(({ point }) => point > 0)]) {
  const again = await fitOf(values, 'fit-2', 3);
  console.log(
    `point ${point}${point === 0 ? ', as it stands' : ''}: ${again.inside} of ${again.fits.length} in, score ${again.score.toFixed(1)}`,
  );
  values.forEach((value, k) => {
    console.log(`  ${knobs[k].name}: ${value}`);
  });
  again.fits.forEach(({ target, q50, within }, i) => {
    const { id, value } = target.observation;
    console.log(
      `  ${within ? 'in ' : 'out'} ${id}: ${value}, simulated ${rounded(q50)} (${again.misses[i].toFixed(1)} half ranges)`,
    );
  });
}
