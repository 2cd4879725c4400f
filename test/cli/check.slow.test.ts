import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sample, swap } from '../scenario/sample.js';
import { file, folder, golive, shipped } from './golive.js';

const small = file('small.yaml', sample);
const accept = ['--accept', '--reason', 'first', '--replications', '8'];

/** A folder with an accepted baseline of the small scenario. */
async function accepted(): Promise<string> {
  const cwd = folder();
  const { code, stdout } = await golive(['check', small, ...accept], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^sample: accepted 8 replications in results\/sample\/baseline: first\n$/);
  return cwd;
}

describe('golive check', () => {
  it('passes what is the same, with check.json; the baseline is small tables', async () => {
    const cwd = await accepted();
    const { code, stdout } = await golive(['check', small], { cwd });
    expect(stdout).toMatch(/^sample: PASS: every measure is the same as accepted \(8 replications/);
    expect(code).toBe(0);
    const baseline = join(cwd, 'results/sample/baseline');
    for (const name of readdirSync(baseline)) expect(statSync(join(baseline, name)).size).toBeLessThan(256 * 1024);
    expect(JSON.parse(readFileSync(join(cwd, 'results/sample/check.json'), 'utf8'))).toMatchObject({
      verdict: 'pass',
      tier: 0,
    });
    // A run beside it leaves the baseline alone, and a check leaves the run alone.
    expect((await golive(['run', small, '--replications', '1'], { cwd })).code).toBe(0);
    expect((await golive(['check', small], { cwd })).code).toBe(0);
    expect((await golive(['run', small, '--replications', '1'], { cwd })).code).toBe(0);
  });

  it('a changed model is 1, told to GitHub too; accepting it names every number that moved', async () => {
    const cwd = await accepted();
    const deeper = ['--set', 'mechanisms.billing_capture.base_share=0.2'];
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'page.md') };
    const { code, stdout, stderr } = await golive(['check', small, ...deeper], { cwd, env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/CHANGED: \d+ measures moved beyond their margins/);
    expect(stderr).toMatch(/::error file=.*small.yaml::CHANGED/);
    expect(readFileSync(join(cwd, 'page.md'), 'utf8')).toMatch(/\| changed \| \w+ \| \w+ \|/);
    expect(JSON.parse(readFileSync(join(cwd, 'results/sample/check.json'), 'utf8'))).toMatchObject({
      verdict: 'changed',
    });
    const again = await golive(['check', small, ...deeper, '--accept', '--reason', 'deeper'], { cwd });
    expect(again.stdout).toMatch(/accepted 8 replications.*: deeper\n(.*\n)* {2}\w+ lost_revenue_gbp: GBP .* -> GBP /);
    expect((await golive(['check', small, ...deeper], { cwd })).code).toBe(0);
  });

  it('inconclusive is 4, nothing to check 5', async () => {
    const cwd = await accepted();
    const few = await golive(
      ['check', small, '--replications', '1', '--set', 'mechanisms.learning_dip.decay_weeks=6'],
      { cwd },
    );
    expect(few.code).toBe(4);
    expect(few.stdout).toMatch(/INCONCLUSIVE/);
    const none = await golive(['check', small], { cwd: folder() });
    expect(none.code).toBe(5);
    expect(none.stderr).toMatch(/no baseline in results\/sample\/baseline.*--accept writes one/);
  });

  it('another scenario or seed, a damaged baseline, more replications than it holds: 2, naming it', async () => {
    const cwd = await accepted();
    const baseline = join(cwd, 'results/sample/baseline');
    const at = ['--out', join(cwd, 'results/sample')];
    const other = file('other.yaml', swap('scenario: sample', 'scenario: other'));
    expect((await golive(['check', other, ...at], { cwd })).stderr).toMatch(/is of 'sample', not of 'other'/);
    const seeded = file('seed.yaml', swap('seed: sample-1', 'seed: sample-2'));
    expect((await golive(['check', seeded, ...at], { cwd })).stderr).toMatch(
      /is of seed 'sample-1', not of 'sample-2'/,
    );
    expect((await golive(['check', small, '--replications', '9'], { cwd })).stderr).toMatch(
      /holds 8 replications; 9 cannot/,
    );
    for (const name of readdirSync(baseline)) {
      const text = readFileSync(join(baseline, name), 'utf8');
      const middle = Math.floor(text.length / 2);
      writeFileSync(
        join(baseline, name),
        `${text.slice(0, middle)}${text[middle] === '7' ? '8' : '7'}${text.slice(middle + 1)}`,
      );
      const { code, stderr } = await golive(['check', small], { cwd });
      expect([code, name]).toEqual([2, name]);
      expect(stderr).toMatch(/damaged|is of/);
      writeFileSync(join(baseline, name), text);
    }
    expect((await golive(['check', small], { cwd })).code).toBe(0);
  });

  it('keeps the settings that were accepted: the next check and the next acceptance use them', async () => {
    const cwd = folder();
    const set = ['--set', 'mechanisms.billing_capture.base_share=0.2', '--set', 'seed=other'];
    const first = await golive(['check', small, ...accept, ...set], { cwd });
    expect(first.stdout).toContain('baseline --set mechanisms.billing_capture.base_share=0.2 --set seed=other: first');
    const same = await golive(['check', small], { cwd });
    expect([same.code, same.stderr]).toEqual([0, expect.stringContaining('sample is checked as accepted: --set')]);
    const back = ['--set', 'mechanisms.billing_capture.base_share=0.02'];
    expect((await golive(['check', small, ...back], { cwd })).code).toBe(1);
    const again = await golive(['check', small, '--accept', '--reason', 'again', ...back], { cwd });
    expect(again.stdout).toContain('--set seed=other --set mechanisms.billing_capture.base_share=0.02: again');
    expect((await golive(['check', small], { cwd })).code).toBe(0);
  });

  it('a baseline whose lines end as on Windows is the same baseline', async () => {
    const cwd = await accepted();
    const baseline = join(cwd, 'results/sample/baseline');
    for (const name of readdirSync(baseline)) {
      const text = readFileSync(join(baseline, name), 'utf8');
      writeFileSync(join(baseline, name), text.replaceAll('\n', '\r\n'));
    }
    const { code, stdout } = await golive(['check', small], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining('PASS: every measure is the same')]);
  });

  it('a model drawn anew, or one defect in sixty more, is not said to have changed', async () => {
    const cwd = folder();
    const text = readFileSync(shipped('quickstart'), 'utf8');
    const renamed = file('renamed.yaml', text.replace(/\b(ashby|brook)\b/g, '$11'));
    const out = ['--out', join(cwd, 'out'), '--workers', '2'];
    await golive(['check', shipped('quickstart'), ...out, '--accept', '--reason', 'base', '--replications', '30']);
    const anew = await golive(['check', renamed, ...out, '--format', 'json']);
    expect([0, 4]).toContain(anew.code);
    const one = await golive(['check', shipped('quickstart'), ...out, '--set', 'mechanisms.defects.mean_count=61']);
    expect([0, 4]).toContain(one.code);
    const rows = (JSON.parse(anew.stdout) as { rows: { lost: number; gained: number }[] }).rows;
    expect(rows.some(({ lost, gained }) => lost + gained > 3)).toBe(true);
  }, 120_000);

  it('--junit writes the verdict of every measure for CI, and says what had no baseline', async () => {
    const cwd = await accepted();
    const other = file('other.yaml', swap('scenario: sample', 'scenario: other'));
    const to = join(cwd, 'reports/check.xml');
    const deeper = ['--set', 'mechanisms.billing_capture.base_share=0.2'];
    expect((await golive(['check', small, other, '--junit', to, ...deeper], { cwd })).code).toBe(1);
    const text = readFileSync(to, 'utf8');
    expect(text).toMatch(/<testsuite name="sample" tests="\d{3}" failures="[1-9]\d*" errors="\d+" skipped="0">/);
    expect(text).toMatch(
      /<testcase classname="sample.no_go_live" name="income_uncaptured_gbp"><failure type="changed" message="/,
    );
    expect(text).toContain('<testcase classname="other" name="baseline"><skipped message="there is no baseline"/>');
    expect((await golive(['check', small, '--accept', '--reason', 'x', '--junit', to], { cwd })).code).toBe(2);
  });

  it('wants a reason to accept, and known margins', async () => {
    expect((await golive(['check', small, '--accept'])).stderr).toMatch(/--accept wants --reason/);
    expect((await golive(['check', small, '--reason', 'x'])).code).toBe(2);
    const bad = file('bad.yaml', `${sample}check: {margins: {wait_patient_dayz: {relative: 0.1}, GBP: {}}}\n`);
    const { code, stderr } = await golive(['check', bad]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /bad.yaml:\d+:\d+: check.margins.wait_patient_dayz: no metric and no unit is called .* did you mean `wait_patient_days`/,
    );
    expect(stderr).toMatch(/check.margins.GBP: expected one of relative, absolute/);
  });
});
