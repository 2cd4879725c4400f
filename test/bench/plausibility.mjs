/**
 * Plausibility of the London programme: what becomes of it in many replications of the programme layer alone (no patients,
 * so a go-live is severe by its defects only). Prints the Markdown table of scenarios/README.md, and every rule of holds
 * and alarms that was broken; exits 1 if one was. Build first.
 *
 * usage: node test/bench/plausibility.mjs [replications] [scenario.yaml]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawFuture } from '../../dist/model/future.js';
import { outcomeColumns } from '../../dist/model/outcome.js';
import { simulateStrategy } from '../../dist/model/simulate-strategy.js';
import { storyOf } from '../verification/programme-story.mjs';

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

const stories = new Map(bare.strategies.map(({ id }) => [id, []]));
const gates = new Map(bare.strategies.map(({ id }) => [id, []]));
const broken = [];

for (let replication = 0; replication < Number(replications); replication++) {
  const future = drawFuture(bare, replication);
  for (const strategy of bare.strategies) {
    const { facts } = simulateStrategy(future, strategy).world;
    const story = storyOf(bare, strategy, facts);
    stories.get(strategy.id).push(story);
    gates.get(strategy.id).push(...facts.filter(({ kind }) => kind === 'gate'));
    for (const rule of story.broken) broken.push(`${strategy.id}, replication ${replication}: ${rule}`);
  }
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
      recoveries: outcome.phases.filter((p) => p.phase === 'recovery'),
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
const row = (label, cell) => console.log(`| ${label} | ${chosen.map((id) => cell(id)).join(' | ')} |`);
for (const [label, key, digits] of rows) {
  row(label, (id) =>
    mean(seen.get(id).map((one) => one[key]))
      .toFixed(digits)
      .replace('NaN', '-'),
  );
}

const holdsOf = (id) => stories.get(id).flatMap(({ holds }) => holds);
const goLivesOf = (id) => stories.get(id).flatMap(({ goLives }) => goLives);
/** The 5, 50 and 95% of values; one that never came counts as longer than any. */
const spread = (values) => {
  const sorted = values.map((value) => value ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  if (sorted.length === 0) return '-';
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return [0.05, 0.5, 0.95].map((share) => (Number.isFinite(at(share)) ? at(share).toFixed(0) : 'not ended')).join(', ');
};
const share = (all, which) => (all.length === 0 ? '-' : (all.filter(which).length / all.length).toFixed(2));
const MONTH = 31;
row('Length of a hold, days: 5, 50, 95%', (id) => spread(holdsOf(id).map(({ days }) => days)));
row('Holds within a month of a green light', (id) =>
  share(holdsOf(id), ({ daysSinceGreenLight: days }) => days !== null && days <= MONTH),
);
row('Severe go-lives that never alarmed', (id) =>
  share(
    goLivesOf(id).filter(({ severe, weeksSeen }) => severe && weeksSeen >= 26),
    ({ alarmed }) => !alarmed,
  ),
);
row('Weeks from go-live to stable, of those seen for two years: 5, 50, 95%', (id) =>
  spread(
    goLivesOf(id)
      .filter(({ weeksSeen }) => weeksSeen >= 104)
      .map(({ weeksToStable }) => weeksToStable),
  ),
);
row('Weeks in a recovery programme and its confirmation: 5, 50, 95%', (id) =>
  spread(
    seen
      .get(id)
      .flatMap(({ recoveries }) => recoveries)
      .map(({ enterDay, exitDay, censored }) => (censored ? null : (exitDay - enterDay) / 7)),
  ),
);
row('Of the reviews of the gate, those once more because a pass had lapsed', (id) =>
  share(gates.get(id), ({ again }) => again),
);
for (const [label, from, to] of [
  ['of less than 13 weeks', 0, 91],
  ['of 13 to 26 weeks', 91, 182],
  ['of more', 182, Number.POSITIVE_INFINITY],
]) {
  row(`Withdrawals after a hold ${label}, each`, (id) => {
    const all = holdsOf(id).filter(({ days }) => days !== null && days >= from && days < to);
    return all.length === 0 ? '-' : mean(all.map(({ withdrawn }) => withdrawn)).toFixed(2);
  });
}
for (const rule of broken) console.log(rule);
if (broken.length > 0) process.exitCode = 1;
