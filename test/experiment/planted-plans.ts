/**
 * A scenario of six trusts whose best plan is known. The dip after a go-live hardly fades and nothing is counted after the
 * last day, so that a trust of size s that goes live on day t costs s (T - t): by the rearrangement inequality the smallest
 * goes first and the largest last, and gaps are as long as the deadline lets them be, nine weeks.
 */
import { mechanisms } from '../../src/model/mechanisms/registry.js';

/** Referrals of each trust, in hundreds a week. */
export const sizes: Readonly<Record<string, number>> = { ash: 1, birch: 2, cedar: 3, elm: 4, fir: 5, gorse: 6 };

/** The plan of the file is none of the best. */
export const trusts = ['fir', 'ash', 'elm', 'birch', 'gorse', 'cedar'];
export const plantedOrder = Object.keys(sizes);
export const plantedGap = '9';

const off = (about: 'world' | 'decision') =>
  mechanisms
    .filter((one) => one.id !== 'learning_dip' && one.about === about)
    .map(({ id }) => `${id}: off`)
    .join(', ');

export const plantedPlans = `golive: 1
scenario: planted-plans
start: 2026-04-06
end: 2027-07-05
seed: planted-1
run_out: off
trust_defaults: {preparation: {weeks: 4, slip_months: {triangular: [0, 0.1, 0.2]}, readiness_share: {beta: [60, 40]}}}
trusts:
${Object.entries(sizes)
  .map(
    ([id, size]) =>
      `  ${id}: {services: {clinic: {kind: outpatients, referrals_per_week: ${100 * size}, price_gbp: {first: 210}}}}`,
  )
  .join('\n')}
plan: {order: [${trusts.join(', ')}], first_go_live: 2026-05-18, wave_gap_weeks: 4, deadline: 2027-04-12}
mechanisms: {learning_dip: {depth_share: {triangular: [0.25, 0.3, 0.35]}, decay_weeks: 300, deep_failure_probability: 0}, ${off('world')}}
strategies:
  national: {extends: national, mechanisms: {${off('decision')}}}
`;
