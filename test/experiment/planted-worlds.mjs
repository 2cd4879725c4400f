/**
 * A scenario in which it is known when local costs less: both strategies decide the same but for what a deployment costs,
 * which is drawn about that of national, and for a gate of local, whose threshold is drawn about the readiness that every
 * trust has and keeps. Local costs less in exactly the worlds in which its multiplier is under 1 and its trusts pass: a
 * trust that never goes live is paid for to the last day, which costs more than twice as much. Other numbers that are
 * drawn say nothing of it.
 */

/** What national does worse in, as golive asks for it. */
export const plantedQuantity = 'national-local:net_cost_gbp';

/** Sides of the box, and how near a limit is to be found. */
export const plantedBox = [
  {
    path: 'strategies.local.mechanisms.readiness_gate.threshold_share',
    side: 'below',
    limit: 0.6,
    within: 0.06,
  },
  {
    path: 'strategies.local.mechanisms.local_configuration.cost_multiplier',
    side: 'below',
    limit: 1,
    within: 0.08,
  },
];

/** @param mechanisms  of the model: all but the dip, the build and the gate are off */
export function plantedWorlds(mechanisms) {
  const left = new Set(['learning_dip', 'local_configuration', 'readiness_gate']);
  const off = (about) =>
    mechanisms
      .filter((one) => !left.has(one.id) && one.about === about)
      .map(({ id }) => `${id}: off`)
      .join(', ');
  const build =
    'fit_share: 0.6, preparation_multiplier: 1, fixes_per_week: 0.1, shared_defects_share: 0.5, propagation_probability: 0.5, propagation_lag_weeks: 8, regression_probability: 0.1';
  const gate =
    'threshold_share: {uniform: [0.3, 0.9]}, independent_assurance: 1, override_probability: 0, rehearsal_detects_probability: 0, pass_good_weeks: 520';
  const strategy = (cost, own) =>
    `{extends: national, mechanisms: {${off('decision')}, local_configuration: {${build}, cost_multiplier: ${cost}}, readiness_gate: ${own}}}`;
  return `golive: 1
scenario: planted-worlds
start: 2026-04-06
end: 2027-04-05
seed: planted-1
run_out: off
trust_defaults:
  preparation: {slip_months: 0, readiness_share: 0.6}
  delivery: {price_gbp: 8000000, programme_gbp: 5000000}
  services:
    clinic: {kind: outpatients, referrals_per_week: 100, price_gbp: {first: 210}}
trusts: {ashby: {}, brook: {}}
plan: {order: [ashby, brook], first_go_live: 2026-07-06, wave_gap_weeks: 8}
mechanisms: {readiness_gate: {gain_share: 0, assurance_noise_share: 0, deferral_weeks: 520}, ${off('world')}}
strategies:
  national: ${strategy('1', 'off')}
  local: ${strategy('{uniform: [0.6, 1.4]}', `{${gate}}`)}
`;
}
