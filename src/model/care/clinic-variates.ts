/**
 * Which variate of a list's day serves what, and which carry when there is no noise; a class adds its place, picks of
 * patients count up from their base.
 */
export const VARIATE = {
  slots: 0,
  billing: 1,
  extra: 2,
  downgraded: 3,
  removed: 8,
  outOfOrder: 16,
  untracked: 24,
  hidden: 32,
  found: 40,
  picks: 1 << 24,
  hiddenPicks: 1 << 23,
  foundPicks: 1 << 22,
};
