/**
 * Which variate of a list's day serves what, and which carry when there is no noise; a class adds its place, and those
 * lost track of as they join count up, group by group.
 */
export const VARIATE = {
  slots: 0,
  billing: 1,
  extra: 2,
  downgraded: 3,
  removed: 8,
  outOfOrder: 16,
  found: 24,
  hidden: 32,
  whoInAnyOrder: 40,
  whoIsRemoved: 48,
  whoIsFound: 56,
  whoIsHidden: 64,
  untracked: 1 << 20,
};
