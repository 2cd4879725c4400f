/** What is different on a day, written and read: no number of it is forgotten. */
import { describe, expect, it } from 'vitest';
import { DayEffects, EFFECTS, effectNames } from '../../src/model/care/day-effects.js';
import { FIRST } from '../../src/model/care/planned/list-kinds.js';

/** Effects of which every number is another. */
function different(): DayEffects {
  const fx = new DayEffects(FIRST);
  effectNames.forEach((name, i) => {
    fx[name] = i + 2.5;
  });
  return fx;
}

const valuesOf = (fx: DayEffects) => effectNames.map((name) => fx[name]);

describe('the effects of a day', () => {
  it('are numbers of their own', () => {
    expect(valuesOf(different())).toEqual(effectNames.map((_, i) => i + 2.5));
    expect(different().activity()).toBe(2.5 * 4.5);
  });

  it('are all written and read, each in a place of its own', () => {
    const rows = new Float64Array(3 * EFFECTS).fill(Number.NaN);
    different().write(rows, EFFECTS);
    expect(rows.filter((x) => !Number.isNaN(x))).toHaveLength(EFFECTS);
    expect(rows.slice(EFFECTS, 2 * EFFECTS).every((x) => !Number.isNaN(x))).toBe(true);
    const read = new DayEffects(FIRST);
    read.read(rows, EFFECTS);
    expect(valuesOf(read)).toEqual(valuesOf(different()));
  });

  it.each(effectNames)('are not the same when %s differs', (name) => {
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
    expect(valuesOf(fx)).toEqual(valuesOf(new DayEffects(FIRST)));
    for (const value of valuesOf(fx)) expect([0, 1]).toContain(value);
  });
});
