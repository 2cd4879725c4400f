/** Who has waited longer than 18 and 52 weeks, where nobody is ever seen: waiting, hidden or away to be rebooked. */
import { expect, it } from 'vitest';
import { dailyWords } from '../../src/kernel/streams.js';
import { noisy } from '../../src/model/care/chance.js';
import { DayEffects } from '../../src/model/care/day-effects.js';
import { Clinic } from '../../src/model/care/planned/clinic.js';
import { ADMISSION } from '../../src/model/care/planned/list-kinds.js';
import { Ledger } from '../../src/model/ledger.js';
import { tenADay } from './ten-a-day.js';

const DAYS = 60;
const HISTORY = 400;

it('longer than 126 and 364 days, to the day, wherever patients with a clock are; without one nobody counts', () => {
  const initial = Array.from({ length: HISTORY }, (_, back) => ({ clockDay: -1 - back, count: 1 + (back % 3) }));
  const everybody = initial.reduce((sum, { count }) => sum + count, 0);
  const patients = { noticeDays: 0, missKey: { hi: 5, lo: 6 }, toGpShare: 0, removalHazard: 0 };
  const ledger = new Ledger(1, DAYS);
  const clinic = new Clinic({
    index: 0,
    rules: {
      classes: [
        { ...patients, initial, clocked: true },
        { ...patients, initial: [{ clockDay: -HISTORY, count: 50 }], clocked: false },
      ],
      between: 'alike',
      firstClassShare: 1,
      missedShare: 1, // whoever is given a slot misses it
      rebookDays: 25,
      outOfOrderShare: 0.3,
      capacity: tenADay,
      targetWeeks: () => 3,
    },
    history: HISTORY,
    days: DAYS,
    words: dailyWords(['longer than'], DAYS),
    chance: noisy,
    ledger,
    onSeen: () => expect.unreachable('nobody is seen'),
  });
  const fx = new DayEffects(ADMISSION);
  for (let day = 0; day < DAYS; day++) {
    fx.reset();
    if (day === 10) fx.hidden = 0.4;
    if (day > 10) fx.found = 0.05;
    clinic.open(day, fx);
    clinic.close(day, true, day % 7 === 6, fx);
    const longer = (days: number) =>
      initial.reduce((sum, { clockDay, count }) => sum + (day - clockDay > days ? count : 0), 0);
    expect(ledger.get(0, day, 'over_18_weeks'), `day ${day}, 18 weeks`).toBe(longer(126));
    expect(ledger.get(0, day, 'over_52_weeks'), `day ${day}, 52 weeks`).toBe(longer(364));
    expect(ledger.get(0, day, 'waiting')).toBe(everybody + 50);
  }
  expect(ledger.sum(0, 'missed', 0, DAYS)).toBeGreaterThan(500);
  expect(ledger.sum(0, 'hidden', 10, 11)).toBeGreaterThan(100);
});
