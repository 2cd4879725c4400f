import { beforeAll, describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { type Results, runDesign } from '../../src/experiment/run-design.js';
import { weeklyBands } from '../../src/experiment/weekly.js';
import { answer } from '../../src/report/answer.js';
import type { NumberFigure } from '../../src/report/figures/figure.js';
import { barLines } from '../../src/report/pictures/bars.js';
import { ascii, blocks } from '../../src/report/pictures/glyphs.js';
import { phaseWords } from '../../src/report/pictures/phase-strips.js';
import { pictureLines } from '../../src/report/pictures/pictures.js';
import { inCells, sparkline } from '../../src/report/pictures/sparkline.js';
import { plain } from '../../src/report/style.js';
import { displayWidth } from '../../src/report/width.js';
import { parseScenario } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { sample } from '../scenario/sample.js';

const number = (value: number, interval?: readonly [number, number]): NumberFigure => ({
  ...{ kind: 'number', value, unit: 'GBP', interval, largest: 100, emphasis: 'none' },
});

describe('bars', () => {
  const bars = (figures: readonly NumberFigure[], width = 17) =>
    barLines(['ab', 'c'], [{ head: 'x', figures }], width, ascii).slice(1);

  it('are as long as the number beside the longest, light over the interval', () => {
    expect(bars([number(100), number(50)])).toEqual(['ab ##############', 'c  #######']);
    expect(bars([number(50, [25, 100]), number(75, [50, 100])])).toEqual(['ab ####----------', 'c  #######-------']);
  });

  it('begin with the interval where 0 is within it, and are of another sign below 0', () => {
    expect(bars([number(10, [-40, 100]), number(-50, [-100, -25])])).toEqual([
      'ab --------------',
      'c  <<<<----------',
    ]);
    expect(bars([number(0), number(0)])).toEqual(['ab', 'c']);
  });

  it('stand side by side, each measure on a scale of its own, their heads broken where there is little room', () => {
    const measures = [
      { head: 'one', figures: [number(1), number(2)] },
      { head: 'two words', figures: [number(400), number(200)] },
    ];
    expect(barLines(['ab', 'c'], measures, 16, ascii)).toEqual([
      '          two',
      '   one    words',
      'ab ###    ######',
      'c  ###### ###',
    ]);
  });
});

describe('a row of small bars', () => {
  it('is on a scale that is handed in, or on its own', () => {
    expect(sparkline([0, 50, 100], { levels: ascii.levels })).toBe('_+#');
    expect(sparkline([0, 40, 100], { low: 0, high: 700, levels: ascii.levels })).toBe('__.');
    expect(sparkline([1, undefined, 8])).toBe('▁ █');
  });

  it('has as many parts as there is room for, each the mean of what is known', () => {
    expect(inCells([1, 3, 5, 7], 2)).toEqual([2, 6]);
    expect(inCells([1, undefined, undefined, undefined, 4, 6], 3)).toEqual([1, undefined, 5]);
    expect(inCells([1, 2], 10)).toEqual([1, 2]);
  });
});

describe('the answer in pictures', () => {
  let scenario: Scenario;
  let results: Results;
  beforeAll(async () => {
    scenario = parseScenario(sample);
    results = await runDesign(designOf(scenario, { replications: 3 }), inTurn);
  }, 60_000);
  const lines = (width = 80, glyphs = blocks) => pictureLines(scenario, results, { width, style: plain, glyphs });

  it.each([50, 80, 200])('fits into %i columns, and is short', (width) => {
    for (const line of lines(width)) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    expect(lines(width).length).toBeLessThanOrEqual(24);
  });

  it('has a bar for each strategy, and the waiting list of each and of the future without go-lives', () => {
    const text = lines();
    for (const id of ['national', 'local']) {
      expect(text.filter((line) => line.trimStart().startsWith(`${id} `)).length).toBe(2);
    }
    const list = text.find((line) => line.trimStart().startsWith('no_go_live'))!;
    const means = [...weeklyBands(results.weekly)]
      .filter(({ series: { id } }) => id === 'true_list')
      .map(({ mean }) => mean!);
    const cells = [...list].filter((sign) => blocks.levels.includes(sign));
    expect(cells.length).toBeGreaterThan(50);
    const heading = text.find((line) => line.startsWith('Patients who wait'))!;
    const [low, high] = [...heading.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));
    expect(low!).toBeGreaterThanOrEqual(Math.min(...means) * 0.99);
    expect(high!).toBeLessThanOrEqual(Math.max(...means) * 1.01);
    expect(low!).toBeLessThan(high!);
  });

  it('has the usual phases of each trust under each strategy, and tells what their letters mean', () => {
    const text = lines();
    const days = scenario.settings.days;
    for (const { id } of scenario.settings.trusts) {
      const strips = text
        .filter((line) => line.trimStart().startsWith(`${id} `))
        .map((line) => line.split(' ').at(-1)!);
      expect(strips).toHaveLength(2);
      for (const [s, strip] of strips.entries()) {
        const strategy = results.design.strategies[s + 1]!;
        const middles = [...strip].map((_, cell) => ((cell + 0.5) * days) / strip.length);
        const phases = results.timelines.usualPhases(strategy, id, middles);
        expect(strip).toBe(phases.map((phase) => phaseWords.get(phase)!.letter).join(''));
        for (const phase of phases) expect(text.join(' ')).toContain(phaseWords.get(phase)!.letter);
      }
    }
    expect(text.slice(-2).join(' ')).toMatch(/p preparing.*! disrupted after go-live/);
  });

  it('is made of plain signs where the terminal has no others', () => {
    expect(lines(80, ascii).join('')).toMatch(/^[\x20-\x7e]*$/);
    expect(lines(80, ascii)).toHaveLength(lines().length);
  });

  it('stands in the answer where there is a terminal for it, below what is said and above what stands behind it', () => {
    const whole = answer(scenario, results, { width: 80, glyphs: blocks });
    const at = (start: string) => whole.findIndex((line) => line.startsWith(start));
    expect(at('Answer')).toBeLessThan(at('Beyond the same future'));
    expect(at('Trusts, each in the phase')).toBeLessThan(at('All the money'));
    expect(answer(scenario, results, { width: 80 }).join('')).not.toContain(blocks.solid);
  });

  it('draws no bars of one strategy, and of many trusts the reference alone unless their measures are kept', async () => {
    const one = await runDesign(designOf(scenario, { replications: 2, strategies: ['local'] }), inTurn);
    const alone = pictureLines(scenario, one, { width: 80, style: plain, glyphs: blocks });
    expect(alone.join('')).not.toContain(blocks.solid.repeat(5));
    expect(alone.filter((line) => /^ {2}(ashby|brook) /.test(line))).toHaveLength(2);
    const trusts = Array.from({ length: 11 }, (_, i) => ({ ...scenario.settings.trusts[i % 2]!, id: `t${i}` }));
    const many = { ...scenario, settings: { ...scenario.settings, trusts } };
    const strips = (design: Results['design']) =>
      pictureLines(many, { ...results, design }, { width: 80, style: plain, glyphs: blocks });
    const few = strips(results.design);
    expect(few.filter((line) => /^ {2}t\d+ /.test(line))).toHaveLength(11);
    expect(few.join(' ')).toContain('--per-trust');
    expect(few.filter((line) => line.startsWith('  under '))).toEqual(['  under national']);
    const all = strips({ ...results.design, perTrust: true });
    expect(all.filter((line) => /^ {2}t\d+ /.test(line))).toHaveLength(22);
  });
});
