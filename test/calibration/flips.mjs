/**
 * Where the ranking of london-2008 flips: golive flip for the numbers on which local or national hangs, one after another,
 * as the table of scenarios/README.md. Ranges go beyond what is judged, so that a flip just outside of it is seen. Prints
 * Markdown. Build first.
 *
 * usage: node test/calibration/flips.mjs REPLICATIONS [METRIC]
 *   node test/calibration/flips.mjs 6
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [replications = '6', metric = 'lost_revenue_gbp'] = process.argv.slice(2);

const configuration = 'mechanisms.local_configuration';
const numbers = [
  ['Fit of local builds', `strategies.local.${configuration}.fit_share`, '0.2', '0.9'],
  ['Shared share of national defects', `strategies.national.${configuration}.shared_defects_share`, '0', '1'],
  ['Business-as-usual fix rate of both', `strategies.*.${configuration}.fixes_per_week`, '0.02', '1'],
  ['Propagation of national fixes', `strategies.national.${configuration}.propagation_probability`, '0', '1'],
];

const { parseScenario } = await import('../../dist/index.js');
const { inputs } = parseScenario(readFileSync(`${root}scenarios/london-2008.yaml`, 'utf8'));
const digits = (x) => String(Number(x.toPrecision(2)));
const judged = (path) =>
  inputs.find((row) => row.path === path.replace('*', 'national')).value.replace('triangular', '');

/** Which of the two is better on either side of a crossing, and where the replications cannot tell. */
function told({ value, low, high, openLow, openHigh, below }) {
  // The difference is local less national, and the metric is better low.
  const [under, over] = below < 0 ? ['local', 'national'] : ['national', 'local'];
  const open = `${openLow ? 'or below' : ''}${openLow && openHigh ? ', ' : ''}${openHigh ? 'or above' : ''}`;
  const range = `${digits(low)} to ${digits(high)}${open === '' ? '' : `, ${open}`}`;
  return `${digits(value)} (${range}): under it ${under}, over it ${over}`;
}

/** What is so at both ends, where nothing flips. */
function ends(at) {
  if (at.every((row) => row.ci_low <= 0 && row.ci_high >= 0)) return 'but not told apart anywhere';
  return [at[0], at.at(-1)]
    .map(
      (row) =>
        `at ${digits(row.value)} ${row.mean_difference < 0 ? 'local' : 'national'} by GBP ${Math.abs(row.mean_difference / 1e6).toFixed(1)}m`,
    )
    .join(', ');
}

const lines = numbers.map(([name, path, from, to]) => {
  const words = ['flip', 'scenarios/london-2008.yaml', '--parameter', path, '--from', from, '--to', to];
  const all = [...words, '--between', 'national,local', '--metric', metric, '--replications', replications];
  const text = execFileSync(process.execPath, ['dist/cli/main.js', ...all, '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { crossings, at } = JSON.parse(text);
  const isNoise = crossings.length > 0 && crossings.every(({ openLow, openHigh }) => openLow && openHigh);
  const noise = `not told apart anywhere; the mean is 0 at ${crossings.map(({ value }) => digits(value)).join(', ')}`;
  const answer = isNoise ? noise : crossings.length === 0 ? `no flip: ${ends(at)}` : crossings.map(told).join('; ');
  return `| ${name}, \`${path}\` | ${judged(path)} | ${from} to ${to} | ${answer} |`;
});
console.log(
  [
    '| Number | Judged | Looked at | Flips at (95% interval) |',
    '|---|---|---|---|',
    ...lines,
    '',
    `By \`${metric}\`, ${replications} replications at each value, the same random numbers in all.`,
  ].join('\n'),
);
