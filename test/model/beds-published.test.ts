/**
 * The beds of today as ics-2026 has them beside what was published of England and is no metric: how much fuller January is
 * than August (V60), how many in bed have been there for three weeks (V61), and by how many points more wait over four
 * hours for a bed with each point of occupancy (V65).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isBeds } from '../../src/model/care/beds/beds-future.js';
import { isEmergency } from '../../src/model/care/emergency/emergency-future.js';
import { drawFuture } from '../../src/model/future.js';
import type { LedgerColumn } from '../../src/model/ledger.js';
import { parseDate } from '../../src/scenario/calendar/calendar.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { normalCdf } from '../../src/stats/dmath/normal.js';
import { mean, strategyRun } from './strategy-run.js';

const { settings, start } = parseScenario(
  readFileSync(new URL('../../scenarios/ics-2026.yaml', import.meta.url), 'utf8'),
);
const futures = Array.from({ length: 12 }, (_, replication) => drawFuture(settings, replication));
const services = futures.flatMap(({ trusts }) => trusts.flatMap((trust) => trust.services));

describe('beds of today', () => {
  it('are fuller in January than in August by 1 to 4 points (V60)', () => {
    const swings = [0, 1].flatMap((replication) => {
      const { ledger, accounts } = strategyRun(settings, 'no_go_live', replication);
      return accounts.map(({ lists }) => {
        const { index } = lists.find(({ kind }) => kind.id === 'spell')!;
        const during = (column: LedgerColumn, from: string, to: string) =>
          ledger.sum(index, column, parseDate(from)! - parseDate(start)!, parseDate(to)! - parseDate(start)!);
        const occupancy = (from: string, to: string) => during('occupied', from, to) / during('slots', from, to);
        return occupancy('2027-01-01', '2027-02-01') - occupancy('2026-08-01', '2026-09-01');
      });
    });
    expect(mean(swings)).toBeGreaterThan(0.01);
    expect(mean(swings)).toBeLessThan(0.04);
  });

  it('hold 16 to 22% of the emergency patients for 21 nights or more (V61)', () => {
    const shares = services.filter(isBeds).map(({ stays, factor }) => {
      let [all, long] = [0, 0];
      stays.scaled(factor).forEach((share, nights) => {
        all += share * nights;
        long += share * Math.max(0, nights - 20);
      });
      return long / all;
    });
    expect(mean(shares)).toBeGreaterThan(0.16);
    expect(mean(shares)).toBeLessThan(0.22);
  });

  it('make 0.8 to 1.4 points more wait over four hours with each point of occupancy, at the mode of P72 (V65)', () => {
    const slopes = services.filter(isEmergency).map(({ numbers: n }) => {
      const over = (points: number) =>
        1 - normalCdf((Math.log(240 / n.bed_wait_minutes) - 0.05 * points) / n.bed_wait_sigma);
      return 100 * (over(1) - over(0));
    });
    expect(mean(slopes)).toBeGreaterThan(0.8);
    expect(mean(slopes)).toBeLessThan(1.4);
  });
});
