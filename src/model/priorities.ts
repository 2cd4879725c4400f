/**
 * Who acts first when several things fall on one instant, and the kinds of typed events. The kernel knows only the
 * numbers: lower acts first.
 */
export const PRIORITY = Object.freeze({
  contract: 10,
  release: 20,
  authority: 30,
  pool: 40,
  lifecycle: 50,
  defect: 60,
  session: 70,
  monitor: 80,
});

/** Typed events: what their integer payload is. */
export const EVENT = Object.freeze({
  /** payload: index of the service in the world. */
  session: 1,
  /** payload: index of the trust. */
  defectFixed: 2,
});
