/**
 * Go-lives of ics-2026 beside those of 2022-25 (EVIDENCE-2): four-hour performance by month from the go-live less that without
 * a go-live (V66), and patients reported over 18 weeks beside those without one (V68). Every trust of every replication is a
 * go-live; one that is not followed for so long is left out. Prints Markdown, which stands in scenarios/README.md. Build
 * first.
 *
 * usage: node test/calibration/go-lives.mjs [replications]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { outcomeColumns } from '../../dist/model/outcome.js';
import { goLiveWindow } from '../../dist/model/windows.js';

const { parseScenario, runReplication } = await import('../../dist/index.js');
const STRATEGY = 'all_at_once';
const DAYS_A_MONTH = 30.45;
const [replications = '30'] = process.argv.slice(2);

/** Published: change in points, by month from 0; reported over 18 weeks as a multiple, after so many months. */
const V66 = [-6.6, -8.3, -7.2, -3.6, -2.5, -0.9];
const V68 = { 1: 1.31, 3: 1.56, 6: 1.48, 12: 1.56 };

const after = (months) => Math.round(DAYS_A_MONTH * months);
const months = (count) => Array.from({ length: count }, (_, month) => month);
const duringMonth = (month) => goLiveWindow(after(1), after(month));
const upTo = (month) => goLiveWindow(after(month));

const file = fileURLToPath(new URL('../../scenarios/ics-2026.yaml', import.meta.url));
const { settings: given } = parseScenario(readFileSync(file, 'utf8'));
const settings = {
  ...given,
  strategies: given.strategies.filter(({ id }) => id === STRATEGY),
  // The first month is a window of both.
  windows: [...months(8).map(duringMonth), ...months(11).map((month) => upTo(month + 2))],
};
const columns = outcomeColumns(settings);
const placesOf = (metric, window) =>
  columns.flatMap((one, place) =>
    one.metric === metric && one.window === window.id && one.scope === 'trust' ? [place] : [],
  );

const outcomes = months(Number(replications)).map((replication) => runReplication(settings, replication)[1]);

/** Of all go-lives what their level and their excess come to in a window, those known. */
function ofGoLives(metric, window, measure) {
  const places = placesOf(metric, window);
  return outcomes
    .flatMap(({ values, excess, censored }) =>
      places.flatMap((place) => (censored[place] ? [] : [measure(values[place], excess[place])])),
    )
    .filter((value) => Number.isFinite(value))
    .sort((a, b) => a - b);
}

const quantile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))];
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** One line a month: figures, and a drawing of them between two ends. */
function draw({ title, unit, from, to, marks, rows }) {
  const WIDTH = 57;
  const place = (value) => Math.max(0, Math.min(WIDTH - 1, Math.round(((value - from) / (to - from)) * (WIDTH - 1))));
  console.log(`\n${title}\n\n\`\`\``);
  console.log(`month  simulated (5 to 95%)    published   ${axis(place, marks, WIDTH)}`);
  for (const { month, centre, low, high, published } of rows) {
    const line = Array.from({ length: WIDTH }, (_, i) => (i >= place(low) && i <= place(high) ? '-' : ' '));
    line[place(centre)] = 'o';
    if (published !== undefined) line[place(published)] = line[place(published)] === 'o' ? '*' : 'x';
    const figures = `${unit(centre)} (${unit(low)} to ${unit(high)})`.padEnd(22);
    const known = published === undefined ? '' : unit(published);
    console.log(`${String(month).padStart(5)}  ${figures}  ${known.padStart(9)}   ${line.join('').trimEnd()}`);
  }
  console.log('```');
}

/** The ends and marks of the drawing, each figure ending above its place. */
function axis(place, marks, width) {
  const line = new Array(width).fill(' ');
  for (const mark of marks) {
    const text = String(mark);
    const at = Math.max(0, place(mark) - text.length + 1);
    [...text].forEach((sign, i) => {
      line[at + i] = sign;
    });
  }
  return line.join('').trimEnd();
}

const goLives = ofGoLives('emergency_within_4h_share', duringMonth(0), (_, excess) => excess).length;
console.log(
  `${goLives} go-lives of ${replications} replications of ics-2026, ${STRATEGY}; o simulated, x published, * both.`,
);
draw({
  title: 'Four-hour performance by month from the go-live, points beside the same without it (mean; V66):',
  unit: (value) => value.toFixed(1),
  from: -12,
  to: 2,
  marks: [-12, -8, -4, 0],
  rows: months(8).map((month) => {
    const all = ofGoLives('emergency_within_4h_share', duringMonth(month), (_, excess) => 100 * excess);
    return { month, centre: mean(all), low: quantile(all, 0.05), high: quantile(all, 0.95), published: V66[month] };
  }),
});
draw({
  title: 'Reported over 18 weeks so many months after it, as a multiple of those without it (median; V68):',
  unit: (value) => value.toFixed(2),
  from: 0.8,
  to: 2,
  marks: [0.8, 1, 1.2, 1.4, 1.6, 1.8, 2],
  rows: months(12).map((before) => {
    const month = before + 1;
    const all = ofGoLives('reported_over_18_weeks', upTo(month), (value, excess) => value / (value - excess));
    return {
      month,
      centre: quantile(all, 0.5),
      low: quantile(all, 0.05),
      high: quantile(all, 0.95),
      published: V68[month],
    };
  }),
});
