import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { designOf } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { runScenario } from '../../src/experiment/run-scenario.js';
import { metrics } from '../../src/model/metrics/registry.js';
import type { Outcome } from '../../src/model/outcome.js';
import { series } from '../../src/model/series.js';
import { csv, csvRows } from '../../src/report/csv.js';
import { datapackage } from '../../src/report/datapackage.js';
import { allTables, finalTables, growingTables } from '../../src/report/tables/registry.js';
import { recordOf, type Table } from '../../src/report/tables/table.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { madeUp, madeUpOutcome, madeUpScenario } from '../experiment/made-up.js';

const scenario = madeUpScenario();
const design = designOf(scenario, { replications: 2 });
const growing = (name: string) => growingTables.find(({ table }) => table.name === name)!;

/** The columns that METHODS promises, in order. */
const promised: Record<string, string> = {
  runs: 'scenario,strategy,replication,seed,contacts,go_lives,fingerprint_events,fingerprint_metrics',
  outcomes: 'strategy,replication,scope,scope_id,window,metric,value,excess,unit,censored',
  phases: 'strategy,replication,trust,phase,enter_day,enter_date,exit_day,exit_reason,censored',
  weekly: 'strategy,replication,trust,week,date,metric,value,unit',
  timeseries: 'strategy,trust,week,date,metric,mean,q05,q50,q95,unit',
  money: 'strategy,trust,month,part,measure,mean,q05,q95,unit',
  draws: 'strategy,replication,scope,scope_id,path,value',
  summary:
    'strategy,scope,scope_id,window,metric,measure,unit,n,worlds,n_censored,mean,sd,ci_low,ci_high,ci_level,interval,q05,q50,q95,sd_numbers,sd_chance,not_knowing_share,not_knowing_low,not_knowing_high,event_count,event_low,event_high,event_mean,standing',
  comparisons:
    'strategy,reference,scope,scope_id,window,metric,unit,n_pairs,worlds,n_censored,mean_difference,ci_low,ci_high,ci_level,interval,p_value,p_adjusted,correlation,variance_reduction,better_share,better_low,better_high,tied_share,tied_low,tied_high,worse_share,worse_low,worse_high,event_count,event_low,event_high,event_mean,not_knowing_share,not_knowing_low,not_knowing_high,verdict',
  inputs: 'path,value,unit,source,grade,judged_as,default',
  sources: 'id,kind,line,what,values,unit,grade,basis',
  trusts:
    'strategy,trust,label,replications,live,go_live_date_q50,wait_patient_days_mean,wait_patient_days_low,wait_patient_days_high,wait_patient_days_q95,lost_revenue_gbp_mean,lost_revenue_gbp_low,lost_revenue_gbp_high,lost_revenue_gbp_q95,net_cost_gbp_mean,net_cost_gbp_low,net_cost_gbp_high,net_cost_gbp_q95,severe_go_lives_mean',
  metrics: 'metric,label,definition,unit,better,aggregation,over_replications,censoring,unknown',
};

interface Cells {
  readonly text: string;
  readonly number: number;
}
const two: Table<Cells> = {
  name: 'two',
  title: 'Two columns',
  columns: [
    { name: 'text', type: 'string', means: 'Text.', cell: (row) => row.text },
    { name: 'number', type: 'number', means: 'A number.', cell: (row) => row.number },
  ],
};

describe('tables', () => {
  it('have exactly the promised columns', () => {
    const columns = Object.fromEntries(
      allTables.map(({ name, columns }) => [name, columns.map((c) => c.name).join(',')]),
    );
    expect(columns).toEqual(promised);
  });

  it('hold one row a run, counterfactual first', () => {
    const outcomes = design.strategies.map((id) => madeUpOutcome(scenario, id, 1, {}));
    expect(growing('runs').lines(scenario, design, outcomes).split('\n')).toEqual([
      'made-up,no_go_live,1,seed-1,1000,1,aa,bb',
      'made-up,national,1,seed-1,1000,1,aa,bb',
      'made-up,local,1,seed-1,1000,1,aa,bb',
      '',
    ]);
  });

  it('leave unknown cells empty', () => {
    const outcome = madeUpOutcome(scenario, 'local', 0, { lost_revenue_gbp: { value: Number.NaN, excess: 5 } });
    const lines = growing('outcomes').lines(scenario, design, [outcome]).split('\n');
    expect(lines).toHaveLength(metrics.length + 1);
    expect(lines).toContain('local,0,programme,programme,all,lost_revenue_gbp,,5,GBP,0');
  });

  it('date the phases', () => {
    const stay = {
      trust: 'ashby',
      phase: 'held',
      enterDay: 31,
      exitDay: 40.5,
      enterReason: 'x',
      exitReason: '',
      censored: true,
    };
    const outcome: Outcome = { ...madeUpOutcome(scenario, 'local', 0, {}), phases: [stay] };
    expect(growing('phases').lines(scenario, design, [outcome])).toBe('local,0,ashby,held,31,2026-05-07,40.5,,1\n');
  });

  it('hold a number of the world once, a decision under its strategy', () => {
    const world = {
      about: 'world',
      scope: 'trust',
      scopeId: 'ashby',
      path: 'learning_dip.depth_share',
      value: 0.1,
    } as const;
    const decided = { about: 'decision', scope: 'programme', scopeId: '', path: 'hold.x', value: 2 } as const;
    const outcomes = ['national', 'local'].map((id) => ({
      ...madeUpOutcome(scenario, id, 0, {}),
      draws: [world, decided],
    }));
    const inputs = ['trusts.ashby.learning_dip.depth_share', 'learning_dip.depth_share', 'strategies.local.hold.x'];
    const row = { value: '', unit: '', source: '', grade: '', default: '' };
    const known = { ...scenario, inputs: inputs.map((path) => ({ path, ...row })) };
    expect(growing('draws').lines(known, design, outcomes)).toBe(
      ',0,trust,ashby,trusts.ashby.learning_dip.depth_share,0.1\nnational,0,programme,programme,hold.x,2\nlocal,0,programme,programme,strategies.local.hold.x,2\n',
    );
  });

  it('never say NaN, Infinity or undefined, and end every line with LF', async () => {
    const results = await runDesign(
      design,
      madeUp(scenario, (id, r) => ({ lost_revenue_gbp: id === 'local' ? r : 1 })),
    );
    for (const { pieces } of finalTables) {
      const content = [...pieces(scenario, results)].join('');
      expect(content).not.toMatch(/NaN|Infinity|undefined|null|\r/);
      expect(content.endsWith('\n')).toBe(true);
    }
  });
});

describe('timeseries.csv', () => {
  const lines = async (perTrust: boolean) => {
    const wide = designOf(scenario, { replications: 3, perTrust });
    const results = await runDesign(
      wide,
      madeUp(scenario, () => ({})),
    );
    const table = finalTables.find((final) => final.table.name === 'timeseries')!;
    return [...table.pieces(scenario, results)].join('').trimEnd().split('\n').slice(1);
  };

  it('has a row for each strategy, week and series, dated from the start, in the order of the columns', async () => {
    const rows = await lines(false);
    expect(rows).toHaveLength(3 * 104 * series.length);
    expect(rows[0]).toBe('no_go_live,programme,0,2026-04-06,true_list,0.5,0.05,0.5,0.95,patients');
    expect(rows[1]).toBe('no_go_live,programme,0,2026-04-06,reported_list,104.5,104.05,104.5,104.95,patients');
    expect(rows[series.length]).toBe('no_go_live,programme,1,2026-04-13,true_list,1.5,1.05,1.5,1.95,patients');
    const last = 104 * (series.length - 1) + 103;
    expect(rows.at(-1)).toContain(`local,programme,103,2028-03-27,share_on_system,${last}.5,`);
  });

  it('has the trusts when asked, after the programme of each strategy', async () => {
    const rows = await lines(true);
    expect(rows).toHaveLength(3 * 2 * 104 * series.length);
    const n = 104 * series.length;
    expect(rows[n]).toBe(`no_go_live,ashby,0,2026-04-06,true_list,${n}.5,${n}.05,${n}.5,${n}.95,patients`);
  });
});

describe('money.csv', () => {
  it('adds up over its months to the means of the metrics, for the programme and each trust', async () => {
    const text = readFileSync(new URL('../../scenarios/quickstart.yaml', import.meta.url), 'utf8');
    const quickstart = parseScenario(text);
    const results = await runScenario(quickstart, { replications: 2, perTrust: true });
    const table = finalTables.find((one) => one.table.name === 'money')!;
    const rows = [...table.pieces(quickstart, results)].join('').trimEnd().split('\n').slice(1);
    const sums = new Map<string, number>();
    for (const row of rows) {
      const [strategy, trust, , part, measure, mean] = row.split(',');
      const key = [strategy, trust, part, measure].join();
      sums.set(key, (sums.get(key) ?? 0) + Number(mean));
    }
    const metricOf = new Map([
      ['received', 'income_received_gbp'],
      ['pending', 'income_pending_gbp'],
      ['not_recorded', 'income_uncaptured_gbp'],
      ['coded_low', 'income_downgraded_gbp'],
      ['penalties', 'penalties_gbp'],
      ['deferred', 'income_deferred_gbp'],
      ['lost', 'income_lost_gbp'],
      ['revenue_lost', 'lost_revenue_gbp'],
    ]);
    let compared = 0;
    for (const [key, sum] of sums) {
      const [strategy, trust, part, measure] = key.split(',');
      const metric = metricOf.get(part!);
      if (metric === undefined) continue;
      const scopeId = trust === 'programme' ? '' : trust;
      const all = results.summaries.find(
        (row) =>
          row.strategy === strategy && row.scopeId === scopeId && row.metric === metric && row.measure === measure,
      );
      expect(Math.abs(sum - all!.mean!), key).toBeLessThan(0.005);
      if (sum !== 0) compared++;
    }
    expect(compared).toBeGreaterThan(40);
  });
});

describe('csv', () => {
  it('guards text against formulas, never numbers', () => {
    const rows = ['=1+1', '+a', '-a', '@a', '\ta', '\ra', '\na'].map((text) => ({ text, number: -1.5 }));
    const lines = rows.map((row) => csvRows(two, [row]));
    for (const line of lines) expect(line).toMatch(/^"?'[=+\-@\t\r\n]/);
    for (const line of lines) expect(line.endsWith(',-1.5\n')).toBe(true);
  });

  it('makes the same text of many rows as of few', () => {
    const rows = Array.from({ length: 2500 }, (_, i) => ({ text: `row ${i}`, number: i }));
    expect(csv(two, rows)).toBe(`text,number\n${rows.map(({ text, number }) => `${text},${number}\n`).join('')}`);
    expect(csv(two, [])).toBe('text,number\n');
  });

  it('quotes what needs it and writes numbers as String(x)', () => {
    const rows = [
      { text: 'a "b", c', number: 1e21 },
      { text: '', number: -0 },
      { text: 'x', number: Number.POSITIVE_INFINITY },
      { text: 'y', number: 0.1 + 0.2 },
    ];
    expect(csv(two, rows)).toBe('text,number\n"a ""b"", c",1e+21\n,0\nx,\ny,0.30000000000000004\n');
    expect(recordOf(two, rows[2]!)).toEqual({ text: 'x', number: null });
  });
});

describe('datapackage', () => {
  it('describes every column of every table', () => {
    const descriptor = JSON.parse(datapackage(scenario, design, '1.2.3'));
    expect(descriptor).toMatchObject({ profile: 'tabular-data-package', name: 'made-up' });
    expect(descriptor.resources.map((r: { path: string }) => r.path)).toEqual(
      allTables.filter(({ name }) => name !== 'weekly').map(({ name }) => `${name}.csv`),
    );
    for (const { schema } of descriptor.resources) {
      for (const field of schema.fields) {
        expect(field.name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(field.description).toMatch(/\.$/);
      }
    }
    for (const { schema } of descriptor.resources) {
      const fields = (of: { fields: { name: string }[] }) => of.fields.map(({ name }) => name);
      expect(schema.primaryKey.length).toBeGreaterThan(0);
      expect(fields(schema)).toEqual(expect.arrayContaining(schema.primaryKey));
      for (const { fields: own, reference } of schema.foreignKeys ?? []) {
        expect(fields(schema)).toEqual(expect.arrayContaining(own));
        const other = descriptor.resources.find(({ name }: { name: string }) => name === reference.resource);
        expect(other.schema.primaryKey).toEqual(reference.fields);
      }
    }
    const weekly = descriptor.resources.find((r: { name: string }) => r.name === 'timeseries');
    expect(weekly.description).toContain('Means and quantiles of the first 2 replications, of 2 simulated');
    expect(parse(datapackage(scenario, design, '1.2.3'))).toEqual(descriptor);
  });
});
