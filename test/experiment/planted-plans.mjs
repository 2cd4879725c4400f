/**
 * A scenario of six trusts whose best plan is known. The dip after a go-live hardly fades and nothing is counted after the
 * last day, so that a trust of size s that goes live on day t costs s (T - t): by the rearrangement inequality the smallest
 * goes first and the largest last, and gaps are as long as the deadline lets them be, nine weeks.
 */

/** Referrals of each trust, in hundreds a week. */
export const sizes = { ash: 1, birch: 2, cedar: 3, elm: 4, fir: 5, gorse: 6 };

/** The plan of the file is none of the best. */
export const trusts = ['fir', 'ash', 'elm', 'birch', 'gorse', 'cedar'];
export const plantedOrder = Object.keys(sizes);
export const plantedGap = '9';

/** @param mechanisms  of the model: all but the dip are off */
export function plantedPlans(mechanisms) {
  const off = (about) =>
    mechanisms
      .filter((one) => one.id !== 'learning_dip' && one.about === about)
      .map(({ id }) => `${id}: off`)
      .join(', ');
  const own = Object.entries(sizes).map(
    ([id, size]) =>
      `  ${id}: {services: {clinic: {kind: outpatients, referrals_per_week: ${100 * size}, price_gbp: {first: 210}}}}`,
  );
  return `golive: 1
scenario: planted-plans
start: 2026-04-06
end: 2027-07-05
seed: planted-1
run_out: off
trust_defaults: {preparation: {weeks: 4, slip_months: {triangular: [0, 0.1, 0.2]}, readiness_share: {beta: [60, 40]}}}
trusts:
${own.join('\n')}
plan: {order: [${trusts.join(', ')}], first_go_live: 2026-05-18, wave_gap_weeks: 4, deadline: 2027-04-12}
mechanisms: {learning_dip: {depth_share: {triangular: [0.25, 0.3, 0.35]}, decay_weeks: 300, deep_failure_probability: 0}, ${off('world')}}
strategies:
  national: {extends: national, mechanisms: {${off('decision')}}}
`;
}

/** So many orders as YAML text: the planted one, each trust changed with every other, then pairs of changes. */
export function plantedOrders(count) {
  const swapped = (order, i, j) => order.with(i, order[j]).with(j, order[i]);
  const pairs = plantedOrder.flatMap((_, i) => plantedOrder.slice(i + 1).map((_, ahead) => [i, i + 1 + ahead]));
  const one = pairs.map(([i, j]) => swapped(plantedOrder, i, j));
  const two = one.flatMap((order) => pairs.map(([i, j]) => swapped(order, i, j)));
  const orders = new Set([plantedOrder, ...one, ...two].map((order) => `[${order.join(', ')}]`));
  return [...orders].slice(0, count);
}
