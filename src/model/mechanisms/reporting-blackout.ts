/**
 * A trust stops reporting its lists and waits, for months; the true ones go on. What it reports leaves out the patients it
 * has lost track of, and may count others twice. In 2008 trusts in trouble stopped (P23); the trusts that went live in
 * 2022-25 stopped with their go-live, or not at all (P83).
 * Off: trusts report all along.
 */
import { type Process, until } from '../../kernel/process.js';
import { MONTH_DAYS, triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

/** Since when what is known is that of the go-lives of 2022-25. */
const RECENT = '2022-01-01';

/** On what a trust stops reporting, by its index in `begins`. */
const BEGINS = ['at_alarm', 'at_go_live'] as const;

export const reportingBlackout = mechanism({
  id: 'reporting_blackout',
  means: 'A trust stops reporting lists and waits for months, in trouble or with its go-live; the true ones go on.',
  about: 'world',
  scope: 'trust',
  parameters: {
    begins: world({
      unit: 'occasion',
      range: [0, BEGINS.length - 1],
      default: BEGINS.indexOf('at_alarm'),
      choices: BEGINS,
      later: { from: RECENT, default: BEGINS.indexOf('at_go_live'), source: 'P83: two of five did not report month 1' },
      source: 'P23: trusts in trouble',
      means: 'On what a trust stops reporting: at_alarm, in trouble; at_go_live, with its go-live.',
    }),
    probability: world(
      {
        unit: 'probability',
        range: [0, 1],
        default: 1,
        later: { from: RECENT, default: triangular(0.15, 0.35, 0.6), source: 'P83' },
        source: 'P23: whoever is in trouble',
        means: 'Probability that a trust stops reporting on that occasion.',
      },
      'per_world',
    ),
    duration_months: world(
      {
        unit: 'months',
        range: [0, 2400],
        default: { kind: 'lognormal', args: [7, 0.577] },
        says: { median: 7 },
        later: { from: RECENT, default: triangular(3, 4, 5), source: 'P83' },
        source: 'P23: lognormal, median 7 months',
        means: 'From then to the first report after it.',
      },
      'per_go_live',
    ),
  },
  begin(p, trust, world) {
    const stops = world.draws.uniform(trust.id, 'stops reporting') < p.probability;
    const days = stops ? Math.round(p.duration_months * MONTH_DAYS) : 0;
    let reportsFrom = Number.NEGATIVE_INFINITY;
    const stop = (day: number): void => {
      if (day < reportsFrom || day + days <= world.sim.now) return; // it is silent already, or reports again
      reportsFrom = day + days;
      world.record({ kind: 'blackout', day, trust: trust.index, until: reportsFrom });
    };
    if (BEGINS[p.begins] === 'at_alarm') trust.onTrouble = stop;
    return { atGoLive: BEGINS[p.begins] === 'at_go_live', stop };
  },
  *actor(_p, trust, _world, { atGoLive, stop }): Process {
    if (!atGoLive) return;
    yield until(trust.wentLive);
    stop(trust.goLiveDay);
  },
});
