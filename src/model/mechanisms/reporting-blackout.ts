/**
 * A trust in trouble stops reporting its lists and waits, for months; the true ones go on. What it reports leaves out the
 * patients it has lost track of, and may count others twice.
 * Off: trusts report all along.
 */
import { MONTH_DAYS, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const reportingBlackout = mechanism({
  id: 'reporting_blackout',
  means: 'A trust in trouble stops reporting lists and waits for months; the true ones go on.',
  about: 'world',
  scope: 'trust',
  parameters: {
    duration_months: world(
      {
        unit: 'months',
        range: [0, 2400],
        default: { kind: 'lognormal', args: [1.9459101490553132, 0.577] },
        source: 'P23',
        means: 'From the alarm to the first report after it: lognormal, median 7 months.',
      },
      'per_go_live',
    ),
  },
  begin(p, trust, world) {
    const days = Math.round(p.duration_months * MONTH_DAYS);
    trust.onTrouble = (day) => world.record({ kind: 'blackout', day, trust: trust.index, until: day + days });
  },
});
