/** The shipped scenarios: they parse without a warning, every number says where it comes from, and london is London. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { isoDate, parseDate } from '../../src/scenario/calendar/calendar.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { constantOf, mechanismAt } from './sample.js';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no fault

const folder = new URL('../../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const dayOf = (date: string): number => parseDate(date)! - parseDate('2007-07-01')!;
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

describe.each(files)('%s', (name) => {
  const scenario = parseScenario(text(name));

  test('has no warnings, its own id, a label and a question', () => {
    expect(scenario.warnings).toEqual([]);
    expect(`${scenario.id}.yaml`).toBe(name);
    expect(scenario.label).not.toBe(scenario.id);
    expect(scenario.question).toMatch(/\?$/);
    expect(text(name).split('\n')[0]).toBe('# yaml-language-server: $schema=./scenario.schema.json');
  });

  test('every number says where it comes from', () => {
    const bare = scenario.inputs.filter((row) => row.value !== 'off' && row.source === '' && row.grade === '');
    expect(bare).toEqual([]);
  });

  test('every path of the inputs is one of a kind', () => {
    expect(new Set(scenario.inputs.map((row) => row.path)).size).toBe(scenario.inputs.length);
  });

  test('every path of the inputs can be set to the value it has', () => {
    // Each is a parse of the whole file: fewer of a large one.
    const tried = scenario.inputs.length > 2000 ? 6 : 30;
    const step = Math.max(7, Math.floor(scenario.inputs.length / tried));
    for (const { path, value } of scenario.inputs.filter((_, i) => i % step === 0)) {
      const written = value.replace(/^by_date\((.*)\)$/, '{by_date: {$1}}').replace(/^(\w+)\((.*)\)$/, '{$1: [$2]}');
      const set = [{ path, value: written }];
      const again = parseScenario(text(name), { set });
      expect(again.inputs.find((row) => row.path === path)?.value).toBe(value);
    }
  });

  test('compares strategies that differ in what they decide', () => {
    expect(scenario.strategies.length).toBeGreaterThan(1);
    const decisions = scenario.settings.strategies.map(({ id: _, ...decided }) => JSON.stringify(decided));
    expect(new Set(decisions).size).toBe(decisions.length);
  });
});

describe('london-2008', () => {
  const scenario = parseScenario(text('london-2008.yaml'));
  const { trusts, strategies } = scenario.settings;
  const dates = (strategy: string): Record<string, string> => {
    const { goLiveDay } = strategies.find((s) => s.id === strategy)!;
    return Object.fromEntries(trusts.map(({ id }, i) => [id, isoDate(scenario.start, goLiveDay[i]!)]));
  };

  test('fifteen acute trusts, four known to have gone live with the national build', () => {
    expect(trusts).toHaveLength(15);
    const known = trusts.filter((t) => t.goLiveOnRecord !== null);
    expect(known.map((t) => t.id)).toEqual(['barnet', 'sidcup', 'barts', 'royal-free']);
    const national = mechanismAt(scenario, 'national', 'local_configuration', 'kingston');
    for (const { goLiveOnRecord } of known) {
      expect(goLiveOnRecord!.build).toBe('national');
      expect(goLiveOnRecord!.configuration).toEqual(national);
    }
    expect(dates('local')['barts']).toBe('2008-04-07');
    expect(dates('local')['royal-free']).toBe('2008-06-15');
  });

  test('five more go-lives from June to December 2008, all fifteen by March 2009, none in winter (S47)', () => {
    for (const { id } of strategies.filter(({ id }) => id !== 'pilot_then_wait_26_weeks')) {
      const planned = Object.values(dates(id));
      expect(planned.filter((d) => d > '2008-06-15' && d < '2008-12-31')).toHaveLength(5);
      expect(planned.filter((d) => d <= '2009-03-31')).toHaveLength(15);
      expect(planned.filter((d) => d >= '2008-12-15' && d < '2009-01-12')).toEqual([]);
    }
    expect(dates('national')['kingston']).toBe('2008-11-24');
  });

  test('the pilot is alone for half a year', () => {
    const planned = Object.values(dates('pilot_then_wait_26_weeks')).sort();
    expect(planned.filter((d) => d > '2008-06-15').slice(0, 2)).toEqual(['2008-09-15', '2009-03-16']);
    expect(planned).toHaveLength(15);
  });

  test('as it happened: the hold and the defects of the Royal Free as on record (S2, S35)', () => {
    const { record } = strategies.find((s) => s.id === 'as_it_happened')!;
    expect(record.hold).toEqual({ beginsDay: dayOf('2008-10-06'), greenLightDay: dayOf('2009-02-11') });
    expect(record.openSevere[3]).toEqual([
      [dayOf('2008-06-16'), 24],
      [dayOf('2008-10-06'), 22],
    ]);
  });

  test('contract, releases and the shock to the experts as in the evidence', () => {
    const { settings } = scenario;
    expect(settings.contracts).toMatchObject([
      { id: 'bt_london', from: 0, until: dayOf('2010-03-31'), renewedOn: dayOf('2010-03-31') },
    ]);
    expect(settings.trusts.every(({ contract }) => contract === 'bt_london')).toBe(true);
    expect(settings.releases.map(({ id, scopeShare, adds }) => [id, scopeShare, adds])).toEqual([
      ['LC0', 0.8, false],
      ['LC1', 1, false],
      ['LC2', 0.4, true],
    ]);
    for (const { shocks } of strategies)
      expect(shocks.map(({ from, until }) => [from, until])).toEqual([[dayOf('2008-11-01'), dayOf('2009-05-31')]]);
  });

  test('the first three took a release of smaller scope; the system is not a full record', () => {
    expect(trusts.slice(0, 4).map(({ goLiveOnRecord }) => goLiveOnRecord!.release)).toEqual([
      'LC0',
      'LC0',
      'LC0',
      'LC1',
    ]);
    expect(constantOf(mechanismAt(scenario, 'local', 'learning_dip', 'kingston')!.values['scope_multiplier'])).toBe(
      0.55,
    );
  });

  test('the two by two of build and hold differ in these only', () => {
    for (const build of ['national', 'local']) {
      const [held, free] = [build, `${build}_no_hold`].map((id) => strategies.find((s) => s.id === id)!);
      expect(free!.trusts).toEqual(held!.trusts);
      expect(free!.programme).toEqual(held!.programme.filter((m) => m.id !== 'hold'));
      expect(free!.programme).toHaveLength(held!.programme.length - 1);
    }
    const [national, local] = strategies;
    expect(local!.programme).toEqual(national!.programme);
  });

  test('nobody books fewer patients (P16)', () => {
    for (const { id } of strategies) expect(mechanismAt(scenario, id, 'planned_reduction', 'kingston')).toBeUndefined();
  });
});

describe('england', () => {
  const { trusts, strategies } = parseScenario(text('england.yaml')).settings;

  test('130 acute trusts of three sizes, each with six services and an emergency department', () => {
    expect(trusts).toHaveLength(130);
    for (const { services } of trusts) {
      const kinds = services.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'outpatients')).toHaveLength(3);
      expect(kinds.filter((kind) => kind === 'elective')).toHaveLength(3);
      expect(kinds.filter((kind) => kind === 'emergency')).toHaveLength(1);
    }
    const firstAttendances = trusts
      .flatMap(({ services }) => services.filter(({ kind }) => kind === 'outpatients'))
      .reduce((sum, { values }) => sum + 52 * constantOf(values['referrals_per_week']), 0);
    expect(Math.round(firstAttendances / 1e6)).toBe(26);
  });

  test('every trust has its date under every strategy', () => {
    for (const { goLiveDay } of strategies) expect(goLiveDay.every((day) => day !== null)).toBe(true);
  });
});

describe('the care of london-2008', () => {
  const scenario = parseScenario(text('london-2008.yaml'));
  const { trusts } = scenario.settings;

  test('three groups of specialties, each listing for its own admissions; half of all stop at first', () => {
    for (const { id, services } of trusts) {
      const groups = services.filter(({ kind }) => kind === 'outpatients');
      expect(services.flatMap((s) => s.listedFrom.map((l) => l.service))).toEqual(groups.map((s) => s.id));
      const numbers = (key: string): number[] => groups.map((s) => constantOf(s.values[key]));
      const referrals = numbers('referrals_per_week');
      const all = referrals.reduce((sum, n) => sum + n, 0);
      const shares = referrals.map((n) => Math.round((100 * n) / all) / 100);
      expect([id, ...shares]).toEqual([id, 0.5, 0.35, 0.15]);
      const stops = numbers('stops_at_first_share').reduce((sum, s, i) => sum + (s * referrals[i]!) / all, 0);
      expect(stops).toBeCloseTo(0.5, 1);
    }
  });

  test('an emergency department at every trust, of the size of EVIDENCE-3', () => {
    const thousands = trusts.map(({ id, services }) => {
      const departments = services.filter(({ kind }) => kind === 'emergency');
      expect([id, departments.length]).toEqual([id, 1]);
      return [id, Math.round((52 * constantOf(departments[0]!.values['attendances_per_week'])) / 1000)] as const;
    });
    expect(Object.fromEntries(thousands)).toMatchObject({ 'royal-free': 78, barts: 125, kingston: 100 });
  });

  test('beds of P63 at every trust, and admissions of P60', () => {
    const beds = trusts.map(({ id, services }) => {
      const wards = services.filter(({ kind }) => kind === 'non_elective');
      expect([id, wards.length]).toEqual([id, 1]);
      return [id, constantOf(wards[0]!.values['beds']!)] as const;
    });
    expect(Object.fromEntries(beds)).toMatchObject({ 'royal-free': 900, barts: 1300, kingston: 500, sidcup: 300 });
  });

  test('every target wait moves, from the first day to after the plan', () => {
    const planned = trusts
      .flatMap((t) => t.services)
      .filter(({ kind }) => kind === 'outpatients' || kind === 'elective');
    for (const { kind, values } of planned) {
      const { trend, distribution } = values['target_wait_weeks']!;
      const dates = ['2007-07-01', '2007-11-01', '2008-06-01', '2009-12-01'];
      expect(trend!.map(([day]) => isoDate(scenario.start, day))).toEqual(dates);
      const [first, fromNovember, june, last] = trend!.map(([, weeks]) => weeks);
      expect(distribution.args[0]).toBe(first);
      expect(fromNovember).toBe(june);
      expect(june).toBeLessThan(first!);
      expect(kind === 'elective' || last! < first!).toBe(true);
    }
  });

  test('every number has a grade or is the model’s own', () => {
    const own = scenario.inputs.filter((row) => /^trusts\..*\.services\./.test(row.path) && row.value !== row.default);
    expect(own.filter((row) => row.grade === '' || row.source === '').map((row) => row.path)).toEqual([]);
  });
});
