import { describe, expect, it } from 'vitest';
import { observedDesign } from '../../src/experiment/observed-design.js';
import { validateObserved } from '../../src/experiment/validate-observed.js';
import { datesWindow } from '../../src/model/windows.js';
import { csv } from '../../src/report/csv.js';
import { targets } from '../../src/report/tables/targets.js';
import { validationLines, validationRecord } from '../../src/report/validation.js';
import { displayWidth } from '../../src/report/width.js';
import { madeUpScenario } from '../experiment/made-up.js';
import { levels, observation } from '../experiment/observed.js';

const scenario = {
  ...madeUpScenario(),
  observed: [
    observation({ id: 'V1', label: 'Income \u001b lost', value: 1_300_000, range: [800_000, 2_000_000] }),
    observation({ id: 'V2', metric: 'within_18_weeks_share', measure: 'level', value: 0.9, range: [0.852, 0.949] }),
    observation({ id: 'N1', strategy: 'no_go_live', trust: null, window: datesWindow(7, 14) }),
  ],
};
const validation = await validateObserved(
  observedDesign(scenario, 4),
  levels((_, { metric }, r) => {
    if (metric === 'go_live_day') return r === 0 ? Number.NaN : 20;
    return metric === 'within_18_weeks_share' ? 0.846 : 1_000_100 + 100_000 * r;
  }),
);

describe('a validation', () => {
  it('shows each target with range, median, interval and verdict, then all of them at once', () => {
    const lines = validationLines(scenario, validation, 80);
    expect(lines.find((line) => line.startsWith('  V1'))).toMatch(/GBP 1.3m +GBP 1.2m +in$/);
    expect(lines.find((line) => line.includes('0.8m to 2.0m'))).toMatch(/1.1m to 1.3m$/);
    expect(lines.find((line) => line.startsWith('  V2'))).toMatch(/90.0% +84.6% +out$/);
    expect(lines).toContain('Under local');
    expect(lines).toContain('Under no_go_live');
    expect(lines.join(' ')).toContain('V1: 1 of 4 replications left out: no go-live of ashby, or none soon enough');
    expect(lines.at(-1)).toBe('1 of 3 targets in; all of them at once in 0% of replications (0 of 4).');
  });

  it.each([40, 60, 100])('stays within %d columns and obeys no controls', (width) => {
    const lines = validationLines(scenario, validation, width);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('is a table and an object for programs', () => {
    expect(csv(targets, validation.fits).split('\n')[2]).toBe(
      'V2,Lost,local,ashby,go_live+10w,within_18_weeks_share,level,share,0.9,0.852,0.949,3,1,0.846,0.846,0.846,0,out,S1,B,,0',
    );
    expect(JSON.parse(JSON.stringify(validationRecord(scenario, validation)))).toMatchObject({
      ...{ scenario: 'made-up', replications: 4, targets_in: 1, joint_share: 0, strategies: ['no_go_live', 'local'] },
      targets: [{ id: 'V1', verdict: 'in', published: 1_300_000 }, { id: 'V2' }, { id: 'N1', trust: null }],
    });
  });
});
