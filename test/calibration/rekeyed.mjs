/**
 * Checks of what did not change, and of what moved by a known amount, made of real replications: a pool of accepted runs
 * is sampled, so that thousands of checks cost no simulation. Separate from aa.mjs so that the fast tests use it too.
 */

/** Small numbers in a fixed order: numbers drawn by a generator of uniforms without replacement. */
export function sampleOf(count, from, uniform) {
  const places = Array.from({ length: from }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(uniform() * (from - i));
    [places[i], places[j]] = [places[j], places[i]];
  }
  return places.slice(0, count);
}

/**
 * What one check compares: a pair for every cell.
 * @param cells   by strategy and metric: what it is, and its values by replication in some runs of the same scenario
 * @param before  which run and replication stands for each accepted one; `after` for each new one
 * @param margin  of a cell, from its accepted values
 */
export function pairsOf(cells, before, after, margin) {
  return cells.map((cell) => {
    const read = ([run, replication]) => cell.runs[run][replication];
    const accepted = before.map(read);
    return { accepted, now: after.map(read), margin: margin(cell, accepted) };
  });
}

/** Every replication re-keyed: both sides are other replications of one run. */
export function allAnew(cells, n, uniform, margin) {
  const places = sampleOf(2 * n, cells[0].runs.accepted.length, uniform).map((r) => ['accepted', r]);
  return pairsOf(cells, places.slice(0, n), places.slice(n), margin);
}

/** Two runs of the same replications, either of which may be the one accepted. */
export function exchanged(cells, n, uniform, margin, other) {
  const places = sampleOf(n, cells[0].runs[other].length, uniform);
  const sides = places.map((r) =>
    uniform() < 0.5
      ? [
          ['accepted', r],
          [other, r],
        ]
      : [
          [other, r],
          ['accepted', r],
        ],
  );
  return pairsOf(
    cells,
    sides.map(([before]) => before),
    sides.map(([, after]) => after),
    margin,
  );
}

/**
 * One cell moved by so many margins in the mean, with the noise of what differs between two runs: the mean of all their
 * differences is taken off first. Which cell is drawn among those asked for.
 */
export function shifted(cells, n, uniform, margin, { other, by, among }) {
  const places = sampleOf(n, cells[0].runs[other].length, uniform);
  const side = (run) => places.map((r) => [run, r]);
  const pairs = pairsOf(cells, side('accepted'), side(other), margin);
  const able = pairs.flatMap((pair, i) => (among(pair) ? [i] : []));
  const which = able[Math.floor(uniform() * able.length)];
  const { runs } = cells[which];
  const pair = pairs[which];
  const shift = by * pair.margin - meanOf(runs[other].map((value, r) => value - runs.accepted[r]));
  pairs[which] = { ...pair, now: pair.now.map((value) => value + shift) };
  return { pairs, which };
}

function meanOf(values) {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
