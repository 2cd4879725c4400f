/**
 * Whether the answer hangs on when the counting ends: each scenario is run as shipped and with its last day two years later,
 * with the run-out and without it, and every verdict against the reference is put beside its like. A verdict turns if one end
 * says better and the other worse; it comes or goes if one of them cannot tell. `end` marks what the answer itself says
 * depends on the end. Prints a Markdown table; that of a run stands in horizon.md. Build first.
 *
 * usage: node test/calibration/horizon.mjs REPLICATIONS SCENARIO[/STRATEGY,...]...    (all strategies unless some are named)
 *   node test/calibration/horizon.mjs 20 ics-2026 london-2008/national,local,national_gated
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const HEADLINES = ['wait_patient_days', 'lost_revenue_gbp', 'net_cost_gbp'];
const YEARS = 2;

const [replications, ...scenarios] = process.argv.slice(2);

/** Where a scenario says its last day, and the day two years later. */
function laterEnd(scenario) {
  const text = readFileSync(join(root, 'scenarios', `${scenario}.yaml`), 'utf8');
  const [, path, date] = /^(end): *(?:\{.*no_later_than: *)?(\d{4}-\d\d-\d\d)/m.exec(text);
  const isComplete = /^end: *\{/m.test(text);
  const later = `${Number(date.slice(0, 4)) + YEARS}${date.slice(4)}`;
  return `${path}${isComplete ? '.no_later_than' : ''}=${later}`;
}

/** The comparisons with the reference, by strategy and headline. */
function comparisonsOf(scenario, strategies, set) {
  const out = mkdtempSync(join(tmpdir(), 'horizon-'));
  const options = set.flatMap((one) => ['--set', one]);
  const args = [
    'dist/cli/main.js',
    'run',
    `scenarios/${scenario}.yaml`,
    '--replications',
    replications,
    '--format',
    'json',
  ];
  const only = strategies === undefined ? [] : ['--strategies', strategies];
  const text = execFileSync(process.execPath, [...args, '--out', join(out, 'results'), ...only, ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  rmSync(out, { recursive: true });
  const answer = JSON.parse(text);
  const onEnd = answer.depends_on_end ?? [];
  const rows = answer.comparisons.filter(
    (row) =>
      row.scope === 'programme' &&
      row.window === 'all' &&
      row.reference === answer.reference &&
      HEADLINES.includes(row.metric),
  );
  return new Map(
    rows.map((row) => {
      const said = onEnd.some(({ strategy, metric }) => strategy === row.strategy && metric === row.metric);
      return [`${row.strategy} ${row.metric}`, { ...row, said }];
    }),
  );
}

function written({ mean_difference: difference, ci_low: low, ci_high: high, verdict, n_censored: cut, said }) {
  if (difference === null) return 'unknown';
  const scale = [1e6, 1e3, 1].find((one) => Math.abs(difference) >= one || Math.abs(high - low) >= one) ?? 1;
  const unit = scale === 1e6 ? 'm' : scale === 1e3 ? 'k' : '';
  const [d, l, h] = [difference, low, high].map((x) => (x / scale).toFixed(scale === 1 ? 0 : 2));
  return `${d}${unit} (${l} to ${h}) ${verdict}${cut > 0 ? `, ${cut} cut` : ''}${said ? ', end' : ''}`;
}

const CLEAR = ['better', 'worse'];

function change(a, b) {
  if (a.verdict === b.verdict) return 'stays';
  if (CLEAR.includes(a.verdict) && CLEAR.includes(b.verdict)) return '**turns**';
  return CLEAR.includes(b.verdict) ? 'comes' : CLEAR.includes(a.verdict) ? 'goes' : 'stays';
}

const counts = [];
console.log(
  `${replications} replications; strategy less the reference, 95% interval, verdict; \`cut\`: replications cut short.\n`,
);
for (const asked of scenarios) {
  const [scenario, strategies] = asked.split('/');
  const later = laterEnd(scenario);
  const [off, offLater, on, onLater] = [['run_out=off'], ['run_out=off', later], [], [later]].map((set) =>
    comparisonsOf(scenario, strategies, set),
  );
  console.log(`## ${scenario}\n`);
  console.log(`| | without run-out | ${later}, without | | with run-out | ${later}, with | |\n|${'---|'.repeat(7)}`);
  const seen = { off: new Map(), on: new Map() };
  for (const key of on.keys()) {
    const [without, withIt] = [change(off.get(key), offLater.get(key)), change(on.get(key), onLater.get(key))];
    seen.off.set(without, (seen.off.get(without) ?? 0) + 1);
    seen.on.set(withIt, (seen.on.get(withIt) ?? 0) + 1);
    const cells = [
      written(off.get(key)),
      written(offLater.get(key)),
      without,
      written(on.get(key)),
      written(onLater.get(key)),
      withIt,
    ];
    console.log(`| ${key} | ${cells.join(' | ')} |`);
  }
  console.log('');
  const told = (map) => [...map].map(([what, n]) => `${n} ${what.replaceAll('*', '')}`).join(', ');
  counts.push(`${scenario}: without the run-out ${told(seen.off)}; with it ${told(seen.on)}.`);
}
console.log(counts.join('\n\n'));
