/** A check of scenarios in one thread: what it says, writes and ends with. `check.slow.test.ts` has it as a program. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkAll, refuseRepeats } from '../../src/cli/commands/check-all.js';
import { type Job, keepingSettings, withWords } from '../../src/cli/commands/check-job.js';
import { overridesOf } from '../../src/cli/read-scenario.js';
import { writeBaseline } from '../../src/cli/results/baseline-folder.js';
import { type AcceptedRun, acceptedOf, type Baseline, checkedMetrics } from '../../src/experiment/check/baseline.js';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample } from '../scenario/sample.js';

const text = sample
  .replace('end: 2028-04-03', 'end: 2026-06-29')
  .replace('first_go_live: 2026-10-05, wave_gap_weeks: 13', 'first_go_live: 2026-05-04, wave_gap_weeks: 4');
const deeper = 'mechanisms.billing_capture.base_share=0.2';

let place: string;
let told: { out: string; err: string };
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'golive-test-'));
  told = { out: '', err: '' };
  const keep = (where: 'out' | 'err') => (piece: unknown) => {
    told[where] += String(piece);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'));
  vi.stubEnv('GITHUB_ACTIONS', '');
  vi.stubEnv('GITHUB_STEP_SUMMARY', '');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(place, { recursive: true, force: true });
});

function job(set: string[] = [], what = text, folder = 'r'): Job {
  const scenario = parseScenario(what, { set: overridesOf(set) });
  return {
    file: `${folder}.yaml`,
    sha256: '',
    text: what,
    scenario,
    set,
    folder: join(place, folder),
    executor: inTurn,
  };
}

/** Accepts what a job gives now, with something else about it. */
async function accept({ scenario, folder, set }: Job, replications: number, other: Partial<Baseline> = {}) {
  const design = designOf(scenario, { replications });
  const read = acceptedOf(design);
  const runs = new Map<string, AcceptedRun[]>(design.strategies.map((id) => [id, []]));
  for await (const outcomes of inTurn(design)) for (const one of outcomes) runs.get(one.strategy)!.push(read(one));
  const { id, seed } = scenario;
  const baseline = { scenario: id, seed, version: '0', reason: 'x', set, metrics: checkedMetrics, runs, ...other };
  writeBaseline(join(folder, 'baseline'), baseline);
  return baseline;
}

const record = (one: Job) => JSON.parse(readFileSync(join(one.folder, 'check.json'), 'utf8'));

describe('a check', () => {
  it('passes what is the same, and writes down what was compared', async () => {
    const one = job();
    await accept(one, 3);
    expect(await checkAll([one], {})).toBe(0);
    expect(told.out).toMatch(
      /^sample: PASS: every measure is the same as accepted \(3 replications, \d+\s+measures\)\n$/,
    );
    expect(told.err).not.toContain('checked as accepted');
    expect(told.err).not.toContain('summary page'); // there is none
    const { rows, strategies, metrics, ...rest } = record(one);
    expect([rows, strategies]).toEqual([[], ['no_go_live', 'national', 'local']]);
    expect(metrics).toEqual(checkedMetrics);
    expect(rest).toEqual({
      scenario: 'sample',
      verdict: 'pass',
      tier: 0,
      replications: 3,
      internalChange: false,
      unchecked: [],
    });
  });

  it('replaces the check.json that golive wrote, and no other', async () => {
    const one = job();
    await accept(one, 1);
    expect(await checkAll([one], {})).toBe(0);
    expect(await checkAll([one], {})).toBe(0);
    const path = join(one.folder, 'check.json');
    writeFileSync(path, '{"my": 1}');
    told.out = '';
    await expect(checkAll([one], {})).rejects.toThrow(
      `${one.folder} is in the way: its 'check.json' is not one of a check: golive did not write it`,
    );
    expect([told.out, readFileSync(path, 'utf8')]).toEqual(['', '{"my": 1}']);
  });

  it('is of as many replications as are asked for, and of no more than were accepted', async () => {
    const one = job();
    await accept(one, 3);
    expect(await checkAll([one], { replications: '2' })).toBe(0);
    expect(record(one).replications).toBe(2);
    expect(await checkAll([one], { replications: '3' })).toBe(0);
    await expect(checkAll([one], { replications: '4' })).rejects.toThrow(
      `the baseline in ${one.folder} holds 3 replications; 4 cannot be compared`,
    );
    await expect(checkAll([one], { 'max-replications': '4' })).rejects.toThrow('4 cannot be compared');
    await expect(checkAll([one], { replications: '1', 'max-replications': '2' })).rejects.toThrow(
      '--replications and --max-replications exclude each other',
    );
    expect(await checkAll([one], { 'max-replications': '2' })).toBe(0);
    expect(record(one).replications).toBe(2);
  });

  it('says a change to GitHub, at the file and on the summary page, and 1', async () => {
    const [one, now] = [job(), job([deeper])];
    await accept(one, 8);
    const page = join(place, 'page.md');
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    vi.stubEnv('GITHUB_STEP_SUMMARY', page);
    expect(await checkAll([one], {})).toBe(0);
    expect(told.err).not.toContain('::');
    told.out = '';
    expect(await checkAll([now], {})).toBe(1);
    expect(told.out.split('\n').length).toBeGreaterThan(8); // a row a line
    expect(told.err).toMatch(/::error file=r.yaml::CHANGED: \d+ measures moved .*; changed \w+ \w+: .* -> /);
    expect(readFileSync(page, 'utf8')).toMatch(/### sample\n\nPASS[^#]*### sample\n\nCHANGED[^#]*\| changed \| /);
    const { rows, ...rest } = record(now);
    expect(rest).toMatchObject({ verdict: 'changed', tier: 2, internalChange: false });
    const row = rows.find(({ metric }: { metric: string }) => metric === 'income_uncaptured_gbp');
    expect(row).toMatchObject({
      strategy: 'no_go_live',
      unit: 'GBP',
      verdict: 'changed',
      pairs: 8,
      lost: 0,
      gained: 0,
    });
    expect(row.after - row.before).toBeCloseTo(row.difference, 6);
    expect(row.after).toBeGreaterThan(2 * row.before);
    for (const { verdict } of rows) expect(verdict).not.toBe('same');
  });

  it('of too few replications is inconclusive, a warning and 4', async () => {
    const [one, now] = [job(), job([deeper])];
    await accept(one, 1);
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    expect(await checkAll([now], {})).toBe(4);
    expect(told.err).toMatch(/::warning file=r.yaml::INCONCLUSIVE: .*; inconclusive \w+ \w+: /);
  });

  it('is not decided by a summary page that cannot be written', async () => {
    const one = job();
    await accept(one, 2);
    vi.stubEnv('GITHUB_STEP_SUMMARY', join(place, 'no', 'page.md'));
    expect(await checkAll([one], {})).toBe(0);
    expect(told.err).toContain('golive: the summary page of GitHub cannot be written: ENOENT');
  });

  it('of nothing that was accepted is 5; what has no baseline is named, the others are checked', async () => {
    const other = job([], text.replace('scenario: sample', 'scenario: other'), 'other');
    const none = new RegExp(
      `golive: other has no baseline in ${join(other.folder, 'baseline')}: .* --accept writes one\n$`,
    );
    expect(await checkAll([other], {})).toBe(5);
    expect(told.err).toMatch(none);
    expect(existsSync(join(other.folder, 'check.json'))).toBe(false);
    const one = job();
    await accept(one, 2);
    const junit = join(place, 'deep', 'junit.xml');
    expect(await checkAll([one, other], { junit })).toBe(0);
    expect(await checkAll([one, other], { junit })).toBe(0); // takes the place of what golive wrote, and of nothing else
    const scenario = join(place, 'mine.yaml');
    writeFileSync(scenario, 'golive: 1\n');
    await expect(checkAll([one, other], { junit: scenario })).rejects.toThrow(/mine.yaml.*no JUnit file of golive/);
    expect(readFileSync(scenario, 'utf8')).toBe('golive: 1\n');
    expect(told.err).not.toContain('sample has no baseline');
    expect(readFileSync(junit, 'utf8')).toMatch(
      /name="sample" tests="\d+" failures="0"[\s\S]*classname="other" name="base/,
    );
    expect(await checkAll([other, job([deeper])], {})).not.toBe(5);
  });

  it('of several is 1 where any changed, 4 where any is inconclusive', async () => {
    const named = (id: string, set: string[] = []) => job(set, text.replace('scenario: sample', `scenario: ${id}`), id);
    await accept(named('a'), 1);
    await accept(named('b'), 8);
    expect(await checkAll([named('a', [deeper]), named('b')], {})).toBe(4);
    expect(await checkAll([named('a', [deeper]), named('b', [deeper])], {})).toBe(1);
    expect(told.err).not.toContain('::'); // not run by GitHub
  });

  it('prints a record or Markdown instead where that is asked for', async () => {
    const one = job();
    await accept(one, 2);
    await checkAll([one], { format: 'json' });
    expect(JSON.parse(told.out)).toEqual(record(one));
    told.out = '';
    await checkAll([one], { format: 'markdown' });
    expect(told.out).toMatch(/^### sample\n\nPASS: [^|]*\n$/);
    await expect(checkAll([one], { format: 'xml' })).rejects.toThrow('--format');
  });

  it('shows how far it is', async () => {
    const one = job();
    await accept(one, 3);
    await checkAll([one], {});
    expect(told.err).toMatch(/^sample: 3 of 3 replications in \d+ s\n$/m);
  });

  it('uses the settings that were accepted, those given now before them', async () => {
    const one = job([deeper]);
    await accept(one, 2);
    expect(await checkAll([job()], {})).toBe(0);
    expect(told.err).toContain(`golive: sample is checked as accepted: --set ${deeper}\n`);
    const back = 'mechanisms.billing_capture.base_share=0.02';
    expect(keepingSettings(job([back]), await accept(one, 1)).set).toEqual([back]);
    const other = keepingSettings(job(['seed=x']), await accept(one, 1));
    expect([other.set, other.scenario.seed]).toEqual([[deeper, 'seed=x'], 'x']);
    const plain = job();
    expect(keepingSettings(plain, undefined)).toBe(plain);
    expect(withWords([])).toBe('');
    expect(withWords(['a=1', 'b=x y'])).toBe(" --set a=1 --set 'b=x y'");
  });

  it('names the baseline whose index is none, or whose settings are none or none of the scenario any more', async () => {
    const one = job();
    const baseline = join(one.folder, 'baseline');
    const refused = (why: string) => expect(checkAll([one], {})).rejects.toThrow(why);
    await accept(one, 1, { set: ['x'] });
    await refused(`${join(baseline, 'baseline.json')} is damaged or not one of golive: its 'set.0' is not what`);
    await accept(one, 1, { set: ['mechanisms.gone=1'] });
    const said = await checkAll([one], {}).catch((error) => error.lines);
    expect(said[0]).toBe(
      `the baseline in ${baseline} was accepted with --set mechanisms.gone=1, which the scenario does not take any more:`,
    );
    expect(said[1]).toMatch(/^r\.yaml: .*unknown/);
    for (const [index, why] of [
      ['{"form": {}}', `${join(baseline, 'baseline.json')} is damaged or not one of golive: its 'form' is not what`],
      ['{"form": []}', `its 'form' is not what golive writes`],
      ['{"my": 1}', `its 'form' is not what golive writes`],
      ['[]', 'baseline.json is damaged or not one of golive'],
      ['null', 'baseline.json is damaged or not one of golive'],
      ['{"form": 2}', `the baseline in ${baseline} is of form 2, not 1: accept it anew`],
    ] as const) {
      writeFileSync(join(baseline, 'baseline.json'), index);
      await refused(why);
    }
  });

  it('refuses another seed, other strategies, measures there are no more, and repeats', async () => {
    const one = job();
    const { runs } = await accept(one, 2);
    const refused = (now: Job, why: string) => expect(checkAll([now], {})).rejects.toThrow(why);
    await refused(job(['seed=x']), "is of seed 'sample-1', not of 'x'");
    await refused(job(['seed=x']), join(one.folder, 'baseline'));
    const without = text.replace('  local: {extends: local}\n', '');
    await refused(job([], without), `the baseline in ${one.folder} has strategies that the scenario has not: local`);
    const others = text.replace('  national: {extends: national}\n  local: {', '  other: {');
    await refused(job([], others), 'has strategies that the scenario has not: national, local');
    await refused(
      job([], `${text}  third: {extends: local}\n  fourth: {extends: local}\n`),
      `the scenario has strategies that the baseline in ${one.folder} has not: third, fourth; accept it anew`,
    );
    await accept(one, 2, { metrics: ['gone', 'away', ...checkedMetrics.slice(2)], runs });
    await refused(one, `the baseline in ${one.folder} has metrics that there are no more: gone, away`);
    const repeated = job([], text.replace('seed: sample-1', 'seed: sample-1\nrepeats: 2\nreplications: 4'));
    expect(() => refuseRepeats(repeated)).toThrow('r.yaml: repeats is 2; a check wants independent replications (1)');
    expect(() => refuseRepeats(one)).not.toThrow();
    await accept(one, 2, { set: ['repeats=2', 'replications=4'] });
    await refused(one, 'repeats is 2');
  });
});
