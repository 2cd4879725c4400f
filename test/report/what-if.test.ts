/** Changes tried in a page: they are the --set options, the command and the lines of the file that the page gives. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesOf, type ValuesOf } from '../../src/experiment/paired-change.js';
import { quotedForPowerShell, quotedForShell } from '../../src/report/shell-words.js';
import { changeTable } from '../../src/report/what-if/change-table.js';
import { decisionsOf } from '../../src/report/what-if/decisions.js';
import { noEdits, overridesOfEdits } from '../../src/report/what-if/edits.js';
import { commandOf, yamlOf } from '../../src/report/what-if/permanent.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { saidOfStrategies } from '../../src/scenario/said-of-strategy.js';
import { withValues } from '../../src/scenario/text/with-values.js';

const textOf = (name: string) => readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
const decided = (name: string, strategy: string) => {
  const text = textOf(name);
  return { text, decisions: decisionsOf(parseScenario(text), strategy, saidOfStrategies(text, [])(strategy)) };
};
const daysOf = (text: string, set: ReturnType<typeof overridesOfEdits>, strategy: string) =>
  parseScenario(text, { set }).settings.strategies.find(({ id }) => id === strategy)!.goLiveDay;

describe('what a strategy decides', () => {
  it('is its plan, its preset and its mechanisms, with plain values and drawn ones told apart', () => {
    const { decisions } = decided('quickstart', 'national');
    expect(decisions).toMatchObject({ order: ['ashby', 'brook'], gapWeeks: 13, waveSize: 1, cutoverWeeks: 0 });
    expect(decisions.configuration).toMatchObject({ path: 'extends', value: 'national' });
    const fields = decisions.groups.flatMap((group) => group.fields);
    const field = (end: string) => fields.find(({ path }) => path.endsWith(end));
    expect(field('threshold_share')).toMatchObject({ value: '0.7', drawn: '' });
    expect(field('override_probability')).toMatchObject({ value: '', drawn: 'triangular(0.3, 0.5, 0.8)' });
    expect(field('outpatients_share_by_week')).toMatchObject({ value: '[0.5, 0.25, 0.1, 0.1]', kind: 'weeks_list' });
  });

  it('has no even waves where there are none, and knows which dates are the file’s own', () => {
    const { decisions } = decided('ics-2026', 'one_by_one_20');
    expect(decisions).toMatchObject({ gapWeeks: undefined, waveSize: undefined });
    expect(decisions.dated).toEqual(['aldham', 'burwell', 'caston', 'denham', 'elstow']);
    expect(decisions.closed).toHaveLength(2);
    expect(decisions.trusts.map(({ date }) => date)[0]).toBe('2026-11-02');
  });

  it('cannot move what is on record', () => {
    const { decisions } = decided('london-2008', 'national');
    const fixed = decisions.trusts.filter(({ isFixed }) => isFixed).map(({ id }) => id);
    expect(fixed.length).toBeGreaterThan(0);
    expect(decisions.order.some((id) => fixed.includes(id))).toBe(false);
  });
});

describe('changes', () => {
  it('set what was changed, and nothing else', () => {
    const { decisions } = decided('quickstart', 'local');
    expect(overridesOfEdits(decisions, noEdits)).toEqual([]);
    const dates = new Map([['brook', '2027-03-01']]);
    expect(overridesOfEdits(decisions, { ...noEdits, dates })).toEqual([
      { path: 'strategies.local.plan.go_live.brook', value: '2027-03-01' },
    ]);
  });

  it('switch a mechanism off alone, and set what is within one after it is switched on', () => {
    const { decisions } = decided('quickstart', 'national');
    const others = new Map([
      ['mechanisms.hold.trigger_trusts', '1'],
      ['mechanisms.hold', 'off'],
    ]);
    const paths = () => overridesOfEdits(decisions, { ...noEdits, others }).map(({ path }) => path);
    expect(paths()).toEqual(['strategies.national.mechanisms.hold']);
    others.set('mechanisms.hold', 'on');
    expect(paths()).toEqual([
      'strategies.national.mechanisms.hold',
      'strategies.national.mechanisms.hold.trigger_trusts',
    ]);
  });

  it('of waves move every trust, whatever dates of its own it had', () => {
    const { text, decisions } = decided('ics-2026', 'one_by_one_20');
    const waves = new Map([['wave_gap_weeks', '4']] as const);
    const set = overridesOfEdits(decisions, { ...noEdits, waves });
    const days = daysOf(text, set, 'one_by_one_20');
    expect(days.map((day) => day! - days[0]!)).toEqual([0, 28, 56, 84, 112]);
  });
});

describe('what makes a change permanent', () => {
  const set = [
    { path: 'strategies.national.plan.go_live.brook', value: '2027-03-01' },
    { path: 'strategies.national.plan.order', value: '[brook, ashby]' },
    { path: 'strategies.national.mechanisms.hold', value: 'off' },
  ];

  it('is a command, quoted for the shell', () => {
    const run = { file: 'my plan.yaml', replications: 10, seed: undefined, strategies: ['national'], perTrust: false };
    expect(commandOf(run, set.slice(1, 2), quotedForShell)).toBe(
      "golive run 'my plan.yaml' --set 'strategies.national.plan.order=[brook, ashby]' --strategies national --replications 10",
    );
    expect(commandOf({ ...run, seed: '-1', perTrust: true }, [], quotedForPowerShell)).toBe(
      "golive run 'my plan.yaml' --strategies national --seed=-1 --replications 10 --per-trust",
    );
  });

  it('is YAML, nested as the file is', () => {
    expect(yamlOf(set)).toBe(
      [
        'strategies:',
        '  national:',
        '    plan:',
        '      go_live:',
        '        brook: 2027-03-01',
        '      order: [brook, ashby]',
        '    mechanisms:',
        '      hold: off',
      ].join('\n'),
    );
  });

  it.each(['quickstart', 'ics-2026', 'london-2008', 'england'])(
    'is %s with the values in it, comments kept',
    (name) => {
      const text = textOf(name);
      const { settings } = parseScenario(text);
      const [strategy] = settings.strategies;
      const changes = [
        { path: `strategies.${strategy!.id}.mechanisms.hold.trigger_trusts`, value: '1' },
        { path: `strategies.${strategy!.id}.plan.cutover_weeks`, value: '4' },
      ];
      const changed = withValues(text, changes)!;
      expect(JSON.stringify(parseScenario(changed).settings)).toBe(
        JSON.stringify(parseScenario(text, { set: changes }).settings),
      );
      const comments = (of: string) => of.match(/#.*/g)?.length;
      expect(comments(changed)).toBe(comments(text));
    },
  );

  it('is not given where a value would change more than it should', () => {
    const text = textOf('quickstart')
      .replace('national: {extends: national}', 'national: &one {extends: national}')
      .replace('local: {extends: local}', 'local: *one');
    expect(withValues(text, [{ path: 'strategies.local.mechanisms.hold', value: 'off' }])).toBeUndefined();
  });
});

describe('what a change does', () => {
  const of = (values: (number | null)[]): ValuesOf[] => [{ metric: 'lost_revenue_gbp', measure: 'excess', values }];

  it('is paired, over the replications that both have', () => {
    const [change] = changesOf(of([10, 20, null, 40, 50]), of([13, 22, 9, 44]), 1);
    expect(change).toMatchObject({ pairs: 3, before: 70 / 3, after: 79 / 3, difference: 3 });
    expect(change!.low!).toBeCloseTo(3 - 4.302653 / Math.sqrt(3), 5);
  });

  it('is told apart from nothing only where its interval says so', () => {
    const [same, other] = [changesOf(of([1, 2, 3]), of([2, 1, 3]), 1), changesOf(of([1, 2, 3]), of([11, 12.5, 13]), 1)];
    const emphasis = (changes: typeof same) => {
      const figure = changeTable(changes, '2026-04-06').sections[0]!.rows[0]!.figures[2]!;
      return figure.kind === 'number' ? figure.emphasis : figure.kind;
    };
    expect([emphasis(same), emphasis(other)]).toEqual(['muted', 'none']);
  });
});
