import { describe, expect, it } from 'vitest';
import { sample } from '../scenario/sample.js';
import { file, golive } from './golive.js';

const observed = (...entries: string[]) => `${sample}observed:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
const list = 'strategy: no_go_live, metric: waiting_list_peak, value: 8000, source: S1';
const waited = 'strategy: local, trust: ashby, metric: wait_patient_days, value: 1, source: S1';
const both = file(
  'both.yaml',
  observed(
    `{id: N1, ${list}, range: [0, 1000000]}`,
    `{id: V1, ${waited}, range: [-2, -1], window: {from: go_live, weeks: 26}}`,
  ),
);
const fits = file('fits.yaml', observed(`{id: N1, ${list}, range: [0, 1000000]}`));
const plain = file('plain.yaml', sample);
const few = ['--observed', '--replications', '2'];

describe('golive validate --observed', () => {
  it('puts what was published beside what is simulated, and ends with 0 unless strict', async () => {
    const { code, stdout, stderr } = await golive(['validate', both, ...few]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^sample: 2 of 2 replications in \d+ s\n$/);
    expect(stdout).toMatch(/\n {2}N1 Largest waiting list .* in\n/);
    expect(stdout).toMatch(/\n {2}V1 Patient-days waited, .* out\n/);
    expect(stdout).toMatch(/1 of 2 targets in; all of them at once in 0% of replications \(0 of 2\).\n$/);
    expect((await golive(['validate', both, ...few, '--strict'])).code).toBe(1);
    expect((await golive(['validate', fits, ...few, '--strict'])).code).toBe(0);
  });

  it('says the same to programs, again and again', async () => {
    const csv = await golive(['validate', both, ...few, '--format', 'csv']);
    expect(csv.stdout).toMatch(/^id,label,strategy,trust,window,metric,measure,unit,published,range_low,range_high,n,/);
    expect((await golive(['validate', both, ...few, '--format', 'csv'])).stdout).toBe(csv.stdout);
    const json = JSON.parse((await golive(['validate', both, ...few, '--format', 'json'])).stdout);
    expect(json).toMatchObject({ strategies: ['no_go_live', 'local'], targets_in: 1, joint_share: 0, replications: 2 });
  });

  it('ends with 5 where nothing was published, but not if another file has something', async () => {
    const { code, stdout, stderr } = await golive(['validate', plain, ...few, '--strict']);
    expect([code, stdout]).toEqual([5, '']);
    expect(stderr).toBe('golive: sample has nothing under observed: there is nothing to check\n');
    expect((await golive(['validate', plain, fits, ...few, '--strict'])).code).toBe(0);
  });

  it.each([
    [[both, '--strict'], '--strict goes with --observed'],
    [[both, '--replications', '3'], '--replications goes with --observed'],
    [[both, '--observed', '--replications', '0'], 'replications: 0 is not a whole number'],
    [[both, fits, '--observed', '--format', 'csv'], '--format csv takes one scenario file'],
    [[both, '--observed', '--format', 'yaml'], '--format is one of table, csv, json'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await golive(['validate', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
