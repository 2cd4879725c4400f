/**
 * Outages of the new system: it is down now and then, more often for each open defect that brings it down; sessions of
 * those hours are lost (P29).
 */
import { expm1 } from '../../stats/dmath.js';
import { DailyUniforms } from '../daily-uniforms.js';
import { MONTH_DAYS, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

/** Hours of a working day. */
const HOURS = 8;

export const outages = mechanism({
  id: 'outages',
  means: 'The new system is down now and then; sessions of those hours are lost.',
  about: 'world',
  scope: 'trust',
  parameters: {
    per_month: world({
      unit: 'per month',
      range: [0, 100],
      default: 0.2,
      source: 'P29',
      means: 'Outages a month of a system without open defects.',
    }),
    per_defect_per_month: world({
      unit: 'per month/defect',
      range: [0, 100],
      default: 0.12,
      source: 'P29',
      means: 'Added for each open severe defect that brings the system down.',
    }),
    median_hours: world({
      unit: 'hours',
      range: [0, 1000],
      default: 2,
      source: 'P29',
      means: 'Median length of an outage; it takes that share of an eight-hour day.',
    }),
    sigma: world({
      unit: 'sigma',
      range: [0, 3],
      default: 1,
      source: 'grade D: lengths are spread widely',
      means: 'Standard deviation of the logarithm of its length.',
    }),
  },
  begin: (_p, trust, world) => new DailyUniforms(world, trust.id, 'outages'),
  dailyOnceLive(p, trust, day, fx, uniforms) {
    const rate = p.per_month + trust.defects.availability * p.per_defect_per_month;
    const strikes = -expm1(-rate / MONTH_DAYS);
    if (uniforms.uniform(day, 0) >= strikes) return;
    const hours = p.median_hours * uniforms.lognormal(day, 1, p.sigma);
    fx.capacity *= 1 - Math.min(1, hours / HOURS);
  },
});
