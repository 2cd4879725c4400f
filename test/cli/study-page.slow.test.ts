/** The page of a run with the studies that stand beside it. */
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sample } from '../scenario/sample.js';
import { file, folder, golive } from './golive.js';

const scenario = file(
  'sample.yaml',
  `${sample.replace('end: 2028-04-03', 'end: 2027-04-05\nreplications: 2')}studies:
  gaps:
    by: net_cost_gbp
    strategies: [national, local]
    vary:
      - plan.wave_gap_weeks=4,8
`,
);
const studies = 'results/sample/studies';

it('shows finished sweeps of the same scenario, says why others are not shown, and refuses a damaged one', async () => {
  const cwd = folder();
  const run = async (...words: string[]) => {
    const ended = await golive([...words], { cwd });
    expect(ended.code, ended.stderr).toBe(0);
  };
  const page = () => readFileSync(join(cwd, 'results/sample/report.html'), 'utf8');
  await run('run', scenario, '--workers', '1');
  await run('report', 'results/sample');
  expect(page()).not.toContain('What if decisions');
  await run('sweep', scenario, '--study', 'gaps', '--workers', '1');
  const depth = ['--set', 'mechanisms.learning_dip.depth_share=0.3', '--replications', '1'];
  await run('sweep', scenario, '--vary', 'plan.wave_gap_weeks=4,8', ...depth, '--name', 'other', '--workers', '1');
  cpSync(join(cwd, studies, 'gaps'), join(cwd, studies, 'half'), { recursive: true });
  rmSync(join(cwd, studies, 'half/manifest.json'));
  await run('report', 'results/sample');
  const text = page();
  expect(text).toContain('What if decisions or numbers were others: gaps');
  expect(text).toContain('4 settings of plan.wave_gap_weeks, by net cost');
  expect(text).toContain('local wave_gap_weeks=8');
  expect(text).toMatch(/Study half.*It is not shown: it was not finished\./);
  expect(text).toMatch(/Study other.*It is not shown: it is of another scenario file or --set than the run\./);

  rmSync(join(cwd, 'results/sample/report.html'));
  appendFileSync(join(cwd, studies, 'gaps/outcomes.csv'), '1');
  const damaged = await golive(['report', 'results/sample'], { cwd });
  expect(damaged.code).toBe(2);
  expect(damaged.stderr).toMatch(/studies.gaps.outcomes\.csv is damaged/);
  expect(existsSync(join(cwd, 'results/sample/report.html'))).toBe(false);
}, 240_000);
