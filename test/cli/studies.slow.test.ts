/** The commands that vary a scenario, as a person types them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, golive, shipped, tree } from './golive.js';

const small = [shipped('quickstart'), '--replications', '2', '--workers', '1'];

describe('golive sweep', () => {
  it('ranks settings, and gives every number as CSV', async () => {
    const { code, stdout } = await golive(['sweep', ...small, '--vary', 'plan.wave_gap_weeks=8,26']);
    expect(code).toBe(0);
    expect(stdout).toContain('2 settings of plan.wave_gap_weeks, by patient-days waited');
    expect(stdout).toMatch(/wave_gap_weeks=\d+ +\*/);
    const csv = await golive(['sweep', ...small, '--vary', 'plan.wave_gap_weeks=8,26', '--format', 'csv']);
    expect(csv.stdout.split('\n')[0]).toBe(
      'point,plan.wave_gap_weeks,strategy,metric,measure,n,mean,ci_low,ci_high,unbeaten',
    );
    expect(csv.stdout.trimEnd().split('\n')).toHaveLength(1 + 2 * 4);
  });

  it.each([
    [['--vary', 'plan.wave_gap_week=8,26'], 'did you mean `wave_gap_weeks`'],
    [['--vary', 'plan.wave_gap_weeks=26..4'], 'does not run upwards'],
    [['--vary', 'plan.wave_gap_weeks=1..52 step 0.001'], 'makes more than 10000 values'],
    [[], 'say what to vary'],
    [['--vary', 'plan.wave_gap_weeks=8..26', '--lhs', '0'], '--lhs wants a whole number from 1'],
    [['--vary', 'plan.wave_gap_weeks=8,26', '--by', 'nonsense'], '--by is one of'],
  ])('%s is refused', async (words, message) => {
    const { code, stderr } = await golive(['sweep', ...small, ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('a million settings are told, with how long they would take', async () => {
    const many = ['--vary', 'plan.wave_gap_weeks=1..100 step 0.1', '--vary', 'plan.wave_size=1..1000 step 1'];
    const { code, stderr } = await golive(['sweep', ...small, ...many]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/makes 991000 settings with 2 replications each, about .* h/);
  });
});

describe('golive flip', () => {
  it('says where the better strategy changes, or that it does not', async () => {
    const path = 'strategies.local.mechanisms.local_configuration.cost_multiplier';
    const { code, stdout } = await golive(['flip', ...small, '--parameter', path, '--metric', 'net_cost_gbp']);
    expect(code).toBe(0);
    expect(stdout).toContain('Answer');
    expect(stdout).toMatch(/(is better|has the better mean), above it|does not change between/);
  });

  it('refuses what is not there', async () => {
    const { code, stderr } = await golive(['flip', ...small, '--parameter', 'mechanisms.learning_dip.depth_shar']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean `mechanisms.learning_dip.depth_share`?');
    const plain = await golive(['flip', ...small, '--parameter', 'plan.wave_gap_weeks']);
    expect(plain.code).toBe(2);
    expect(plain.stderr).toContain('say from where to where');
    const map = ['--parameter', 'mechanisms.learning_dip.depth_share', '--parameter', 'mechanisms.defects.mean_count'];
    const asCsv = await golive(['flip', ...small, ...map, '--format', 'csv']);
    expect(asCsv.code).toBe(2);
    expect(asCsv.stderr).toBe('golive: a map is written as table or json\n');
  });
});

describe('golive optimise', () => {
  const over = ['--over', 'plan.order=any', '--over', 'plan.wave_gap_weeks=8,26'];
  const two = [shipped('quickstart'), '--workers', '2', '--at-most', '20'];

  it('tells the best plan, and writes it as a scenario that decides the same', async () => {
    const cwd = folder();
    const words = ['--objective', 'net_cost_gbp', '--subject-to', 'P(trusts_live >= 2) >= 0.5'];
    const { code, stdout, stderr } = await golive(['optimise', ...two, ...over, ...words, '--format', 'json'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('golive: the best is written to quickstart-best.yaml');
    const { looked, plans } = JSON.parse(stdout) as { looked: number; plans: Record<string, string>[] };
    expect([looked, plans.length]).toEqual([4, 4]);
    const written = readFileSync(join(cwd, 'quickstart-best.yaml'), 'utf8');
    expect(written).toContain(`order: ${plans[0]!['plan.order']}`);
    expect(written).toContain(`wave_gap_weeks: ${plans[0]!['plan.wave_gap_weeks']} `);
    expect(written).toContain('# from one wave to the next');
    expect((await golive(['validate', 'quickstart-best.yaml'], { cwd })).code).toBe(0);
    const again = await golive(['optimise', ...two, ...over], { cwd });
    expect([again.code, again.stderr]).toEqual([
      2,
      'golive: quickstart-best.yaml is there already; name another file with --out\n',
    ]);
  }, 240_000);

  it.each([
    [[], 'say what may be decided'],
    [[...over, '--objective', 'net_cost'], 'did you mean `net_cost_gbp`?'],
    [[...over, '--subject-to', 'all_live_by_deadline >= 2'], '2 is no probability'],
    [['--over', 'plan.wave_gap_week=8,26'], 'did you mean `wave_gap_weeks`'],
    [['--over', 'mechanisms.learning_dip.depth_share=0.1,0.2'], 'is about the world'],
    [['--over', 'plan.wave_gap_weeks=26..4 step 2'], 'does not run upwards'],
    [[...over, '--apart', 'ashby,brok'], 'there is no trust brok; did you mean `brook`?'],
    [[...over, '--together', 'ashby,brook'], 'none of the plans has ashby and brook together'],
    [[...over, '--out', 'a b.yaml'], "cannot be a scenario's id"],
  ])('%s is refused, and nothing is written', async (words, message) => {
    const cwd = folder();
    const { code, stderr } = await golive(['optimise', ...two, ...words], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(Object.keys(tree(cwd))).toEqual([]);
  });
});

describe('golive sensitivity and discover', () => {
  it('name the numbers that matter, and chance', async () => {
    const words = ['--walks', '2', '--rows', '16', '--inputs', '2', '--of', 'local-national:net_cost_gbp'];
    const { code, stdout } = await golive(['sensitivity', shipped('quickstart'), '--workers', '2', ...words]);
    expect(code).toBe(0);
    expect(stdout).toContain('chance');
    expect(stdout).toContain('Answer');
  }, 240_000);

  it('say when a strategy does worse, or that nothing tells', async () => {
    const words = ['--worlds', '40', '--of', 'local-national:net_cost_gbp'];
    const { code, stdout } = await golive(['discover', shipped('quickstart'), '--workers', '2', ...words]);
    expect(code).toBe(0);
    const [, cases] = /It does in (\d+) of\s+40 worlds/.exec(stdout) ?? [];
    expect(Number(cases)).toBeGreaterThan(0);
    expect(stdout).toMatch(/^ {2}(local|No numbers)/m);
  }, 240_000);

  it('have a first look from a finished run, and refuse one with few worlds', async () => {
    const cwd = folder();
    const run = (replications: string) =>
      golive(['run', shipped('quickstart'), '--strategies', 'national,local', '--replications', replications], { cwd });
    expect((await run('4')).code).toBe(0);
    const few = await golive(['sensitivity', 'results/quickstart'], { cwd });
    expect([few.code, few.stderr]).toEqual([
      2,
      'golive: the run has 4 worlds: fewer than 20 show nothing; extend it, or name the scenario\n',
    ]);
    expect((await run('24')).code).toBe(0);
    const words = ['sensitivity', 'results/quickstart', '--of', 'local-national:net_cost_gbp'];
    const { code, stdout } = await golive(words, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('over the 24 worlds of this');
    // What local costs more by is drawn anew for every world.
    expect(stdout).toMatch(/local_configuration\.\s*cost_multiplier/);
    const gated = await golive(['sensitivity', 'results/quickstart', '--of', 'national_gated'], { cwd });
    expect(gated.stderr).toBe('golive: the run has no national_gated; it has national, local\n');
    const rows = await golive(['sensitivity', 'results/quickstart', '--rows', '16'], { cwd });
    expect(rows.stderr).toBe('golive: --rows is for a scenario; results/quickstart is a run that is over\n');
  }, 240_000);

  it('refuse a number of rows that is no power of two', async () => {
    const { code, stderr } = await golive(['sensitivity', shipped('quickstart'), '--rows', '100']);
    expect(code).toBe(2);
    expect(stderr).toContain('--rows wants a power of two');
  });
});
