/**
 * How often `golive check` cries wolf over a model that did not change, and how surely it sees a shift, on real
 * replications. Each scenario is simulated three times: as it is; with every trust renamed, which draws the same model
 * anew at every trust; and with one defect in sixty more, which moves no mean beyond its margin. Checks are
 * then made of samples of these. Outcomes are kept in FOLDER and simulated only where they are missing. Build first.
 * The result stands in aa.md.
 *
 * usage: node test/calibration/aa.mjs FOLDER SCENARIO[/STRATEGY,...]=REPLICATIONS[:OF THE OTHER TWO]...
 *   node test/calibration/aa.mjs /tmp/aa quickstart=500 london-2008/national,local=160:60
 * All strategies of the scenario unless some are named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import alea from 'seedrandom/lib/alea.js';
import { parseDocument } from 'yaml';
import { readBaseline } from '../../dist/cli/results/baseline-folder.js';
import { FAMILY, judge } from '../../dist/experiment/check/judge.js';
import { marginOf } from '../../dist/experiment/check/margins.js';
import { metricById } from '../../dist/model/metrics/registry.js';
import { parseScenario } from '../../dist/scenario/parse.js';
import { allAnew, exchanged, shifted } from './rekeyed.mjs';

/** Replications of one check, each where the pools are large enough. */
const SIZES = [20, 50, 100];
const CHECKS = 1000;
const SHIFTS = 200;
const root = new URL('../..', import.meta.url).pathname;

const [folder, ...asked] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
console.log(
  '| scenario | replications | what moved | checks | CHANGED | INCONCLUSIVE | PASS |\n|---|---|---|---|---|---|---|',
);
for (const each of asked) {
  const [what, counts] = each.split('=');
  const [name, only] = what.split('/');
  const [own, others = own] = counts.split(':').map(Number);
  const pools = poolsOf(name, only?.split(','), own, others);
  for (const n of SIZES) if (2 * n <= own && n < others) report(name, pools, n);
}

/** The scenario, and by strategy and metric the values of its three runs. */
function poolsOf(name, only, own, others) {
  const text = withStrategies(readFileSync(join(root, 'scenarios', `${name}.yaml`), 'utf8'), only);
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  const scenario = parseScenario(text);
  const renamed = scenario.settings.trusts.reduce(
    (so, { id }) => so.replace(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'g'), `${id}-again`),
    text,
  );
  const other = join(folder, `${name}-renamed.yaml`);
  writeFileSync(other, renamed);
  const runs = {
    accepted: accepted(name, file, own),
    renamed: accepted(`${name}-renamed`, other, others),
    moved: accepted(`${name}-moved`, file, others, ['--set', 'mechanisms.defects.mean_count=61']),
  };
  const cells = [...runs.accepted.runs.keys()].flatMap((strategy) =>
    runs.accepted.metrics.map((metric, m) => ({
      strategy,
      metric,
      runs: Object.fromEntries(
        Object.entries(runs).map(([run, baseline]) => [
          run,
          baseline.runs.get(strategy).map(({ values }) => values[m]),
        ]),
      ),
    })),
  );
  return { scenario, cells };
}

/** A scenario with these strategies only, and without what was observed of others. */
function withStrategies(text, only) {
  if (only === undefined) return text;
  const document = parseDocument(text);
  const strategies = document.get('strategies');
  for (const { key } of [...strategies.items]) if (!only.includes(key.value)) strategies.delete(key.value);
  document.delete('observed');
  return document.toString({ lineWidth: 0 });
}

/** What a run comes to, as `--accept` keeps it. */
function accepted(name, file, replications, options = []) {
  const out = join(folder, name);
  if (!existsSync(join(out, 'baseline/baseline.json'))) {
    const command = ['check', file, '--accept', '--reason', 'aa', '--replications', String(replications), '--out', out];
    const { status } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...command, ...options], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) process.exit(status ?? 1);
  }
  return readBaseline(join(out, 'baseline'), name.replace(/-(renamed|moved)$/, ''));
}

function report(name, { scenario, cells }, n) {
  const margin = ({ metric }, values) =>
    marginOf(
      metricById(metric),
      scenario.margins,
      values.filter((value) => !Number.isNaN(value)),
    );
  const count = (what, checks, make) => {
    const found = { changed: 0, inconclusive: 0, pass: 0 };
    const why = new Map();
    for (let i = 0; i < checks; i++) {
      const uniform = alea(`${name} ${n} ${what} ${i}`);
      const { pairs, which } = make(uniform);
      const rows = judge(pairs, FAMILY);
      const verdicts = which === undefined ? rows : [rows[which]];
      const has = (verdict) => verdicts.some((row) => row.verdict === verdict);
      found[has('changed') ? 'changed' : has('inconclusive') ? 'inconclusive' : 'pass'] += 1;
      rows.forEach((row, c) => {
        if (row.verdict !== 'changed' || which !== undefined) return;
        why.set(cells[c].metric, (why.get(cells[c].metric) ?? 0) + 1);
      });
    }
    console.log(`| ${name} | ${n} | ${what} | ${checks} | ${found.changed} | ${found.inconclusive} | ${found.pass} |`);
    if (process.env.WHY)
      console.error(
        [...why]
          .sort((a, b) => b[1] - a[1])
          .slice(0, 8)
          .join('; '),
      );
  };
  count('nothing; every replication re-keyed', CHECKS, (uniform) => ({ pairs: allAnew(cells, n, uniform, margin) }));
  count('nothing; every trust re-keyed', CHECKS, (uniform) => ({
    pairs: exchanged(cells, n, uniform, margin, 'renamed'),
  }));
  count('one defect in sixty more', CHECKS, (uniform) => ({ pairs: exchanged(cells, n, uniform, margin, 'moved') }));
  const everywhere = ({ accepted, now }) =>
    new Set(accepted).size > 1 && accepted.every((value, r) => !Number.isNaN(value) && !Number.isNaN(now[r]));
  count('that, and one measure by twice its margin', SHIFTS, (uniform) =>
    shifted(cells, n, uniform, margin, { other: 'moved', by: 2, among: everywhere }),
  );
}
