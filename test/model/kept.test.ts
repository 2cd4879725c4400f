/** What is drawn of patients once and kept is what would have been drawn each time. */
import { describe, expect, it } from 'vitest';
import { makeDistribution } from '../../src/kernel/distribution.js';
import { QuantileTable } from '../../src/kernel/quantile-table.js';
import { dailyWords } from '../../src/kernel/streams.js';
import { Nights } from '../../src/model/care/beds/nights.js';
import { Stays } from '../../src/model/care/beds/stays.js';
import { Arrivals } from '../../src/model/care/emergency/arrivals.js';
import { isEmergency } from '../../src/model/care/emergency/emergency-future.js';
import { areKept } from '../../src/model/care/kept.js';
import { drawFuture } from '../../src/model/future.js';
import type { Settings } from '../../src/model/settings.js';
import { settingsByHand } from './settings-by-hand.js';

const DAYS = 20;
const words = dailyWords(['kept'], DAYS);

describe('patients who are kept', () => {
  it('come when they would come, with the same work, in whatever order days are asked for', () => {
    const rule = {
      perWeek: (day: number) => 3000 + 400 * day, // more than there is room for at first
      weekday: Uint8Array.from({ length: DAYS }, (_, day) => day % 7),
      words,
      work: new QuantileTable(makeDistribution({ kind: 'lognormal', args: [120, 0.6] })),
    };
    const [kept, drawn] = [true, false].map((kept) => new Arrivals({ ...rule, kept }));
    const on = (arrivals: Arrivals, day: number) => {
      const came = arrivals.on(day);
      const { first } = arrivals;
      const [minutes, work] = [arrivals.minutes, arrivals.work].map((all) => [...all.subarray(first, first + came)]);
      return { came, minutes, work };
    };
    for (const day of [3, 0, 3, 1, 1, 19, 0, 7, 3, 19]) expect(on(kept!, day)).toEqual(on(drawn!, day));
    expect(on(kept!, 19).came).toBeGreaterThan(512);
  });

  it('stay as many nights as they would, also when longer, or more of them, are asked for', () => {
    const rule = { stays: new Stays([{ from: 0, to: 40, share: 1 }]), words, sources: 3 };
    const [kept, drawn] = [1, 0].map((kept) => new Nights({ ...rule, kept }));
    const asked = [
      [0, 0, 400, 1],
      [0, 1, 400, 1],
      [0, 0, 400, 1],
      [5, 2, 300, 1.5],
      [5, 2, 300, 1],
      [5, 2, 200, 1.5],
      [5, 2, 350, 1.5],
      [0, 1, 400, 2],
      [0, 1, 400, 1],
    ] as const;
    const of = (nights: Nights, [day, source, patients, factor]: (typeof asked)[number]) => {
      const first = nights.first(day, source, patients, factor);
      return [...nights.nights.subarray(first, first + patients)];
    };
    const seen = asked.map((one) => {
      const found = of(kept!, one);
      expect(found).toEqual(of(drawn!, one));
      return found.join();
    });
    expect(seen[0]).not.toBe(seen[1]);
  });

  it('are those of small scenarios: memory does not grow with a country', () => {
    const trust = (id: string) => ({ id, goLive: 20, emergency: { 'price_gbp.attendance': 80 } });
    const of = (count: number): Settings =>
      settingsByHand({ days: 1000, trusts: Array.from({ length: count }, (_, at) => trust(`t${at}`)) });
    expect(areKept(2000, 0, 'emergency', of(10))).toBe(true);
    expect(areKept(2000, 0, 'emergency', of(60))).toBe(false);
    expect(areKept(2000, 0, 'non_elective', of(60))).toBe(true);
    expect(areKept(1_000_000, 0, 'emergency', of(1))).toBe(false);
  });

  it('are not kept of a service that grows large in the course of the scenario', () => {
    const keptWith = (growth_share_per_year: number) => {
      const emergency = { attendances_per_week: 2000, growth_share_per_year, 'price_gbp.attendance': 80 };
      const settings = settingsByHand({ days: 3650, trusts: [{ id: 'ashby', goLive: 20, emergency }] });
      const { streams } = drawFuture(settings, 0).trusts[0]!.services.find(isEmergency)!;
      return streams.map(({ arrivals }) => arrivals.minutes.length > 100_000);
    };
    expect(keptWith(0)).toEqual([true, true]);
    expect(keptWith(1)).toEqual([false, false]);
  });
});
