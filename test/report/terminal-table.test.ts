import { describe, expect, it } from 'vitest';
import { terminalTable } from '../../src/report/terminal-table.js';
import { displayWidth } from '../../src/report/width.js';

const rows = [
  { heading: 'Harm' },
  { label: 'Revenue lost', cells: [{ text: 'GBP 228k', below: '192k to 264k' }, { text: 'GBP 181k' }, { text: '-' }] },
];
const columns = [['national'], ['local'], ['local', 'less national']];

describe('terminalTable', () => {
  it('puts columns side by side where they fit, numbers to the right', () => {
    expect(terminalTable(columns, rows, 80)).toEqual([
      '                                                local',
      '                    national     local  less national',
      'Harm',
      '  Revenue lost      GBP 228k  GBP 181k              -',
      '                192k to 264k',
    ]);
  });

  it('stacks what does not fit under the same labels', () => {
    const lines = terminalTable(columns, rows, 40);
    expect(lines.every((line) => displayWidth(line) <= 40)).toBe(true);
    expect(lines.filter((line) => line.startsWith('Harm'))).toHaveLength(2);
    expect(lines.filter((line) => line.includes('Revenue lost'))).toHaveLength(2);
  });

  it('spreads columns evenly over the blocks', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => [name.repeat(10)]);
    const lines = terminalTable(five, [{ label: 'Trusts live', cells: [] }], 64);
    expect(lines.filter((line) => line.includes('aaa')).join()).toMatch(/a+ +b+ +c+$/);
    expect(lines.filter((line) => line.includes('ddd')).join()).toMatch(/d+ +e+$/);
  });

  it('breaks long names and labels', () => {
    const lines = terminalTable(
      [['a_strategy_with_a_very_long_name_indeed']],
      [{ label: 'A label of far too many words for one line', cells: [{ text: '1' }] }],
      60,
    );
    expect(lines.every((line) => displayWidth(line) <= 60)).toBe(true);
    expect(lines.join('').replaceAll(' ', '')).toContain('a_strategy_with_a_very_long_name_indeed');
  });

  it('styles text without moving it', () => {
    const style = { strong: (text: string) => `<${text}>`, quiet: (text: string) => `(${text})` };
    const styled = terminalTable(columns, rows, 80, style).map((line) => line.replaceAll(/[<>()]/g, ''));
    expect(styled).toEqual(terminalTable(columns, rows, 80));
  });
});
