/**
 * Plausibility of the London programme: what becomes of it in many replications of the programme layer alone (no patients,
 * so a go-live is severe by its defects only). Prints the Markdown table of scenarios/README.md. Build first.
 *
 * usage: node test/bench/plausibility.mjs [replications] [scenario.yaml]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { outcomeColumns } from '../../dist/model/outcome.js';

const { parseScenario, runReplication } = await import('../../dist/index.js');
const shipped = fileURLToPath(new URL('../../scenarios/london-2008.yaml', import.meta.url));
const [replications = '1000', file = shipped] = process.argv.slice(2);
const { settings } = parseScenario(readFileSync(file, 'utf8'));
const chosen = ['national', 'local', 'national_no_hold'];
const bare = {
  ...settings,
  trusts: settings.trusts.map((trust) => ({ ...trust, services: [] })),
  strategies: settings.strategies.filter(({ id }) => chosen.includes(id)),
};
const columns = outcomeColumns(bare);
const at = (metric) => columns.findIndex((c) => c.metric === metric && c.scopeId === '' && c.window === 'all');
const seen = new Map(bare.strategies.map(({ id }) => [id, []]));
const dateOf = (date) => (Date.parse(date) - Date.parse('2007-07-01')) / 86_400_000;
const liveBy = (outcome, date) =>
  new Set(outcome.phases.filter((p) => p.phase === 'disrupted' && p.enterDay <= dateOf(date)).map((p) => p.trust)).size;

for (let replication = 0; replication < Number(replications); replication++) {
  for (const outcome of runReplication(bare, replication).slice(1)) {
    const value = (metric) => outcome.values[at(metric)];
    seen.get(outcome.strategy).push({
      early: value('severe_early_share'),
      late: value('severe_late_share'),
      held: value('holds') > 0 ? 1 : 0,
      holdDays: value('holds') > 0 ? value('hold_days') : Number.NaN,
      live2009: liveBy(outcome, '2009-04-01'),
      live2011: liveBy(outcome, '2011-03-31'),
      withdrawn: value('trusts_withdrawn'),
      complete: outcome.censored[at('completion_day')] === 1 ? 0 : 1,
    });
  }
}

const mean = (values) => {
  const known = values.filter((v) => !Number.isNaN(v));
  return known.reduce((a, b) => a + b, 0) / known.length;
};
const rows = [
  ['Severe share, first half of the go-lives', 'early', 2],
  ['Severe share, second half', 'late', 2],
  ['Probability of a hold', 'held', 2],
  ['Days on hold, where there was one', 'holdDays', 0],
  ['Trusts live by 1 April 2009', 'live2009', 1],
  ['Trusts live by 31 March 2011', 'live2011', 1],
  ['Trusts withdrawn or dropped', 'withdrawn', 1],
  ['Probability that the programme was completed', 'complete', 2],
];
console.log(`| ${replications} replications | ${chosen.join(' | ')} |\n|---|${'---|'.repeat(chosen.length)}`);
for (const [label, key, digits] of rows) {
  const cells = chosen.map((id) =>
    mean(seen.get(id).map((row) => row[key]))
      .toFixed(digits)
      .replace('NaN', '-'),
  );
  console.log(`| ${label} | ${cells.join(' | ')} |`);
}
