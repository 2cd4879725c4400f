/** What is on record, contracts, releases and shocks: how they are read, and what is refused where. */
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../src/errors.js';
import { parseScenario } from '../../../src/scenario/parse.js';

const base = `golive: 1
scenario: known
start: 2026-04-06
end: 2028-04-03
seed: s
decide_from: 2026-10-01
contracts: {main: {from: 2026-01-01, until: 2027-03-31, renewed_on: 2027-06-01}}
releases:
  r1: {available: 2026-01-01}
  r2: {available: 2027-01-01, adds: [theatres], scope_share: 0.4}
delivery_pool: {shocks: [{from: 2026-11-01, until: 2027-05-31}]}
trust_defaults:
  contract: main
  services: {outpatients: {kind: outpatients, referrals_per_week: 100, price_gbp: {first: 200}}}
trusts:
  ashby: {known: {go_live: 2025-05-01, build: national, phase: recovery, open_severe: 12}}
  brook: {known: {go_live: 2026-06-01, build: national, release: r1}}
  colne: {}
plan: {go_live: {colne: 2026-12-01}, deadline: 2027-12-31}
strategies:
  national: {extends: national}
  recorded:
    extends: national
    known:
      programme: {hold_begins: 2026-11-02, green_light: 2027-02-01}
      trusts: {brook: {open_severe: {2026-09-01: 9}}, colne: {go_live: 2027-04-05}}
`;
const settings = parseScenario(base).settings;
const day = (date: string) => (Date.parse(date) - Date.parse('2026-04-06')) / 86_400_000;

describe('what is on record', () => {
  it('of trusts binds every strategy; of a strategy, that one', () => {
    const [ashby, brook, colne] = settings.trusts;
    expect(ashby!.goLiveOnRecord).toMatchObject({ day: day('2025-05-01'), phase: 'recovery', openSevere: [[0, 12]] });
    expect(brook!.goLiveOnRecord).toMatchObject({ day: day('2026-06-01'), release: 'r1' });
    expect(colne!.goLiveOnRecord).toBeNull();
    const [national, recorded] = settings.strategies;
    expect(national!.record.hold).toBeNull();
    expect(recorded!.record.hold).toEqual({ beginsDay: day('2026-11-02'), greenLightDay: day('2027-02-01') });
    expect(recorded!.record.openSevere[1]).toEqual([[day('2026-09-01'), 9]]);
    expect(recorded!.record.goLives[2]).toMatchObject({ day: day('2027-04-05') });
    expect(recorded!.goLiveDay[2]).toBe(day('2027-04-05'));
    expect(national!.goLiveDay[2]).toBe(day('2026-12-01'));
    expect(national!.deadlineDay).toBe(day('2027-12-31'));
  });

  it('contracts, releases and shocks in days', () => {
    expect(settings.contracts).toMatchObject([
      { id: 'main', from: day('2026-01-01'), until: day('2027-03-31'), renewedOn: day('2027-06-01') },
    ]);
    expect(settings.contracts[0]!.droppedShare.distribution.args).toEqual([0.5]);
    expect(settings.releases).toEqual([
      { id: 'r1', availableDay: day('2026-01-01'), scopeShare: 1, adds: false },
      { id: 'r2', availableDay: day('2027-01-01'), scopeShare: 0.4, adds: true },
    ]);
    expect(settings.strategies[0]!.shocks[0]!.lostShare.distribution.args).toEqual([0.1, 0.25, 0.45]);
  });

  it('a strategy may have shocks of its own', () => {
    const own = parseScenario(`${base}  calm: {extends: national, delivery_pool: {shocks: []}}\n`).settings
      .strategies[2]!;
    expect(own.shocks).toEqual([]);
  });
});

const faults: [string, [string, string], string, RegExp][] = [
  [
    'known after decide_from',
    ['2026-06-01, build', '¶2026-10-05, build'],
    'trusts.brook.known.go_live',
    /comes after decide_from, 2026-10-01/,
  ],
  [
    'planned before decide_from',
    ['colne: 2026-12-01', 'colne: ¶2026-09-01'],
    'plan.go_live.colne',
    /before decide_from/,
  ],
  [
    'decide_from outside',
    ['decide_from: 2026-10-01', 'decide_from: ¶2029-10-01'],
    'decide_from',
    /not within the scenario/,
  ],
  [
    'a release nobody has',
    ['release: r1', 'release: ¶r3'],
    'trusts.brook.known.release',
    /no release is called `r3`; did you mean/,
  ],
  [
    'a phase of a go-live within',
    ['release: r1', 'phase: ¶stable'],
    'trusts.brook.known.phase',
    /only a go-live before the start/,
  ],
  [
    'a contract nobody has',
    ['contract: main', 'contract: ¶mian'],
    'trust_defaults.contract',
    /no contract is called `mian`; did you mean `main`/,
  ],
  [
    'a contract that ends before it begins',
    ['until: 2027-03-31', 'until: ¶2025-03-31'],
    'contracts.main.until',
    /must come after from/,
  ],
  [
    'a contract never in force',
    ['{main: {from: 2026-01-01, until: 2027-03-31', '{main: ¶{from: 2029-01-01, until: 2030-03-31'],
    'contracts.main',
    /never in force/,
  ],
  [
    'a release after the end',
    ['available: 2027-01-01', 'available: ¶2029-01-01'],
    'releases.r2.available',
    /comes after the end/,
  ],
  [
    'a hold that ends before it begins',
    ['green_light: 2027-02-01', 'green_light: ¶2026-10-20'],
    'strategies.recorded.known.programme.green_light',
    /must come after hold_begins/,
  ],
  [
    'a record that contradicts',
    ['{open_severe: {2026-09-01: 9}}', '{go_live: ¶2026-07-01}'],
    'strategies.recorded.known.trusts.brook.go_live',
    /contradicts trusts.brook.known/,
  ],
  [
    'a trust that is not there',
    ['colne: {go_live: 2027-04-05}', '¶cole: {go_live: 2027-04-05}'],
    'strategies.recorded.known.trusts.cole',
    /no trust is called `cole`; did you mean `colne`/,
  ],
  [
    'a count outside',
    ['{2026-09-01: 9}', '{¶2029-09-01: 9}'],
    'strategies.recorded.known.trusts.brook.open_severe.2029-09-01',
    /not within/,
  ],
  [
    'a shock that ends before it begins',
    ['until: 2027-05-31', 'until: ¶2026-05-31'],
    'delivery_pool.shocks.0.until',
    /must come after from/,
  ],
];

describe('what is refused, and where', () => {
  it.each(faults)('%s', (_, [from, to], path, message) => {
    expect(base).toContain(from);
    const marked = base.replace(from, to);
    const before = marked.slice(0, marked.indexOf('¶')).split('\n');
    const place = `${before.length}:${before.at(-1)!.length + 1}`;
    let error: unknown;
    try {
      parseScenario(marked.replace('¶', ''));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ScenarioError);
    const found = (error as ScenarioError).issues.find((issue) => issue.path === path);
    expect(found, JSON.stringify((error as ScenarioError).issues)).toBeDefined();
    expect(`${found!.line}:${found!.column}`).toBe(place);
    expect(found!.message).toMatch(message);
  });

  it('what is known may not be observed', () => {
    const observed = (metric: string, more = '') =>
      `${base}observed:\n  - {id: v, strategy: recorded, metric: ${metric}, ${more}value: 1, range: [0, 2], source: s}\n`;
    expect(() => parseScenario(observed('hold_days'))).toThrow(/is on record under `recorded`/);
    expect(() => parseScenario(observed('go_live_day', 'trust: colne, '))).toThrow(/is on record under `recorded`/);
    expect(() => parseScenario(observed('go_live_day', 'trust: brook, '))).toThrow(/is on record/);
    expect(() => parseScenario(observed('wait_patient_days'))).not.toThrow();
  });
});
