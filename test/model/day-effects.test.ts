/** What is different on a day, written and read: no number of it is forgotten. */
import { describe, expect, it } from 'vitest';
import { DayEffects, EFFECTS } from '../../src/model/care/day-effects.js';
import { FIRST } from '../../src/model/care/planned/list-kinds.js';

const names = Object.entries(new DayEffects(FIRST))
  .filter(([, value]) => typeof value === 'number')
  .map(([name]) => name as Exclude<keyof DayEffects, 'list' | 'reset' | 'activity' | 'write' | 'read' | 'areAt'>);

/** Effects of which every number is another. */
function different(): DayEffects {
  const fx = new DayEffects(FIRST);
  names.forEach((name, i) => {
    fx[name] = i + 2.5;
  });
  return fx;
}

describe('the effects of a day', () => {
  it('are all written and read, each in a place of its own', () => {
    expect(names).toHaveLength(EFFECTS);
    const rows = new Float64Array(3 * EFFECTS).fill(Number.NaN);
    different().write(rows, EFFECTS);
    expect(rows.filter((x) => !Number.isNaN(x))).toHaveLength(EFFECTS);
    expect(rows.slice(EFFECTS, 2 * EFFECTS).every((x) => !Number.isNaN(x))).toBe(true);
    const read = new DayEffects(FIRST);
    read.read(rows, EFFECTS);
    expect(read).toEqual(different());
  });

  it.each(names)('are not the same when %s differs', (name) => {
    const rows = new Float64Array(EFFECTS);
    const fx = different();
    fx.write(rows, 0);
    expect(fx.areAt(rows, 0)).toBe(true);
    fx[name] += 1;
    expect(fx.areAt(rows, 0)).toBe(false);
  });

  it('are as usual after a reset', () => {
    const fx = different();
    fx.reset();
    expect(fx).toEqual(new DayEffects(FIRST));
    for (const name of names) expect([0, 1]).toContain(fx[name]);
  });
});
