/**
 * A scenario in which it is known when local costs more: both strategies decide the same but for what a deployment costs,
 * which is drawn about that of national. Local costs more in exactly the worlds in which its multiplier is over 1; other
 * numbers that are drawn say nothing of it.
 */

/** Sides of the box, and how near a limit is to be found. */
export const plantedBox = [
  {
    path: 'strategies.local.mechanisms.local_configuration.cost_multiplier',
    side: 'above',
    limit: 1,
    within: 0.1,
  },
];

/** @param mechanisms  of the model: all but the dip and the build are off */
export function plantedWorlds(mechanisms) {
  const left = new Set(['learning_dip', 'local_configuration']);
  const off = (about) =>
    mechanisms
      .filter((one) => !left.has(one.id) && one.about === about)
      .map(({ id }) => `${id}: off`)
      .join(', ');
  const build =
    'fit_share: 0.6, preparation_multiplier: 1, fixes_per_week: 0.1, shared_defects_share: 0.5, propagation_probability: 0.5, propagation_lag_weeks: 8, regression_probability: 0.1';
  const strategy = (cost) =>
    `{extends: national, mechanisms: {${off('decision')}, local_configuration: {${build}, cost_multiplier: ${cost}}}}`;
  return `golive: 1
scenario: planted-worlds
start: 2026-04-06
end: 2027-04-05
seed: planted-1
run_out: off
trust_defaults:
  delivery: {price_gbp: 8000000, programme_gbp: 5000000}
  services:
    clinic: {kind: outpatients, referrals_per_week: 400, price_gbp: {first: 210}}
trusts: {ashby: {}, brook: {}}
plan: {order: [ashby, brook], first_go_live: 2026-10-05, wave_gap_weeks: 8}
mechanisms: {${off('world')}}
strategies:
  national: ${strategy('1')}
  local: ${strategy('{uniform: [0.5, 1.5]}')}
`;
}
