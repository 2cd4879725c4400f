/** The tables of a run of the model: keys are unique, and what refers to another table is found there. */

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { runDesign } from '../../src/experiment/run-design.js';
import type { Outcome } from '../../src/model/outcome.js';
import { datapackage } from '../../src/report/datapackage.js';
import { finalTables, growingTables } from '../../src/report/tables/registry.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { swap } from '../scenario/sample.js';
import { descriptorProblems, type Field, fits } from './frictionless.js';

const bandOf = (row: Record<string, string>) => [row['strategy'], row['trust'], row['week'], row['metric']].join();

describe('keys of the tables', async () => {
  // A weekly series ends with the programme, a metric with the run-out.
  const scenario = parseScenario(swap('trust_defaults:', 'run_out: off\ntrust_defaults:'));
  const design = designOf(scenario, { replications: 2, perTrust: true, weekly: true });
  const outcomes: (readonly Outcome[])[] = [];
  const results = await runDesign(design, inTurn, (replication) => outcomes.push(replication));
  const texts = new Map([
    ...growingTables.map(({ table, header, lines }): [string, string] => [
      table.name,
      header + outcomes.map((replication) => lines(scenario, design, replication)).join(''),
    ]),
    ...finalTables.map(({ table, pieces }): [string, string] => [table.name, [...pieces(scenario, results)].join('')]),
  ]);
  const rows = new Map(
    [...texts].map(([name, text]) => [name, parse(text, { columns: true }) as Record<string, string>[]]),
  );
  const { resources } = JSON.parse(datapackage(scenario, design, '1.2.3')) as {
    resources: {
      name: string;
      schema: {
        fields: Field[];
        primaryKey: string[];
        foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
      };
    }[];
  };
  const keysOf = (table: string, fields: readonly string[]) =>
    rows.get(table)!.map((row) => JSON.stringify(fields.map((field) => row[field])));

  it.each(resources)('$name: every row has a key of its own', ({ name, schema }) => {
    const keys = keysOf(name, schema.primaryKey);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(resources)('$name: what it refers to is there', ({ name, schema }) => {
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const there = new Set(keysOf(reference.resource, reference.fields));
      expect(keysOf(name, fields).filter((key) => !there.has(key))).toEqual([]);
    }
  });

  it('the descriptor keeps the rules of a tabular data package', () => {
    expect(descriptorProblems(JSON.parse(datapackage(scenario, design, '1.2.3')))).toEqual([]);
  });

  it.each(resources)('$name: every cell is of its type and within its constraints', ({ name, schema }) => {
    for (const field of schema.fields) {
      const wrong = rows.get(name)!.filter((row) => !fits(row[field.name]!, field));
      expect([field.name, wrong.slice(0, 1)]).toEqual([field.name, []]);
    }
  });

  it('weekly.csv holds each replication of what timeseries.csv holds the means of', () => {
    const weekly = rows.get('weekly')!;
    const means = new Map(rows.get('timeseries')!.map((row) => [bandOf(row), row['mean']!]));
    const sums = new Map<string, number>();
    for (const row of weekly) sums.set(bandOf(row), (sums.get(bandOf(row)) ?? 0) + Number(row['value']));
    expect(sums.size).toBe(means.size);
    for (const [band, sum] of sums) {
      if (means.get(band) !== '' && !band.includes('activity_share'))
        expect(sum / 2).toBeCloseTo(Number(means.get(band)), 6);
    }
  });

  it('what is a metric and a weekly series is the same at the end of the last week', () => {
    const last = rows.get('weekly')!.filter((row) => row['metric'] === 'patients_not_done' && row['week'] === '103');
    expect(last).toHaveLength(2 * 3 * 3);
    for (const row of last) {
      const outcome = rows
        .get('outcomes')!
        .find(
          (each) =>
            each['metric'] === 'patients_not_done' &&
            each['window'] === 'all' &&
            each['strategy'] === row['strategy'] &&
            each['replication'] === row['replication'] &&
            each['scope_id'] === row['trust'],
        )!;
      expect(Number(row['value'])).toBeCloseTo(Number(outcome['value'] || outcome['excess']), 6);
    }
  });

  it('trusts.csv says of each trust and strategy what summary.csv says', () => {
    const summaries = rows.get('summary')!;
    const trusts = rows.get('trusts')!;
    expect(trusts).toHaveLength(2 * scenario.settings.trusts.length);
    for (const row of trusts) {
      const of = (metric: string, measure: string) =>
        summaries.find(
          (each) =>
            each['strategy'] === row['strategy'] &&
            each['scope_id'] === row['trust'] &&
            each['window'] === 'all' &&
            each['metric'] === metric &&
            each['measure'] === measure,
        )!;
      expect(row['wait_patient_days_mean']).toBe(of('wait_patient_days', 'excess')['mean']);
      expect(row['net_cost_gbp_q95']).toBe(of('net_cost_gbp', 'excess')['q95']);
      expect(row['live']).toBe(of('go_live_day', 'level')['n']);
    }
  });

  it('no row is without a scope_id, so that grouping by it loses none', () => {
    for (const name of ['outcomes', 'draws', 'summary', 'comparisons']) {
      expect(rows.get(name)!.every((row) => row['scope_id'] !== '')).toBe(true);
    }
    expect(new Set(rows.get('summary')!.map((row) => row['scope_id']))).toEqual(
      new Set(['programme', ...scenario.settings.trusts.map(({ id }) => id)]),
    );
  });
});
