/**
 * Closed forms and small exact computations of queueing theory, written with Math.* and nothing of golive, so that the
 * kernel is compared with something it does not share. Rates are per unit of time; m is the service rate of one server.
 * Sources: Kleinrock (1975); Gross & Harris (1998); Cobham (1954); Eick, Massey & Whitt (1993).
 */

/** Erlang B: the probability that all n servers are busy when those who find them so are lost; a = l/m. */
export function erlangB(servers: number, a: number): number {
  let b = 1;
  for (let n = 1; n <= servers; n++) b = (a * b) / (n + a * b);
  return b;
}

/** Erlang C: the probability of having to wait in M/M/c. */
export function erlangC(servers: number, a: number): number {
  const b = erlangB(servers, a);
  const r = a / servers;
  return b / (1 - r * (1 - b));
}

/** M/M/c: probability of waiting, mean wait, and the tail of the wait. */
export function mmc(l: number, m: number, c: number) {
  const waits = erlangC(c, l / m);
  const wq = waits / (c * m - l);
  return { waits, wq, lq: l * wq, l: l * wq + l / m, tail: (t: number) => waits * Math.exp(-(c * m - l) * t) };
}

/** Pollaczek-Khinchine: mean wait in M/G/1 with mean service s and squared coefficient of variation c2. */
export function mg1(l: number, s: number, c2: number): number {
  const r = l * s;
  return (r * (1 + c2) * s) / (2 * (1 - r));
}

/** A birth-death process on 0 .. last: the probability of each state. */
export function birthDeath(last: number, birth: (n: number) => number, death: (n: number) => number): number[] {
  const weights = [1];
  for (let n = 1; n <= last; n++) weights.push((weights[n - 1]! * birth(n - 1)) / death(n));
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

/** The mean of a function of the state. */
export function expectation(p: readonly number[], f: (n: number) => number): number {
  return p.reduce((sum, chance, n) => sum + chance * f(n), 0);
}

/** Erlang A: M/M/c with patience of rate theta. Mean queue, share who give up, probability of having to wait. */
export function erlangA(l: number, m: number, c: number, theta: number) {
  const p = birthDeath(
    400,
    () => l,
    (n) => Math.min(n, c) * m + Math.max(0, n - c) * theta,
  );
  const lq = expectation(p, (n) => Math.max(0, n - c));
  return { lq, abandons: (theta * lq) / l, waits: expectation(p, (n) => (n >= c ? 1 : 0)) };
}

/** Cobham: mean wait of each class under non-preemptive priority, all with service rate m; first class first. */
export function cobham(rates: readonly number[], m: number, c: number): number[] {
  const l = rates.reduce((sum, rate) => sum + rate, 0);
  const base = erlangC(c, l / m) / (c * m);
  let before = 0;
  return rates.map((rate) => {
    const upTo = before + rate / (c * m);
    const wait = base / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}

/** Mean time in the system of each class of a preemptive-resume M/M/1 with equal service rates. */
export function preemptive(rates: readonly number[], m: number): number[] {
  let before = 0;
  return rates.map((rate) => {
    const upTo = before + rate / m;
    const time = 1 / m / ((1 - before) * (1 - upTo));
    before = upTo;
    return time;
  });
}

/** Jackson network of two stations with external rates g, routing p12 and p21: flows, and mean numbers present. */
export function jackson(
  g: readonly [number, number],
  p12: number,
  p21: number,
  m: readonly [number, number],
  c: readonly [number, number],
) {
  const l1 = (g[0] + p21 * g[1]) / (1 - p12 * p21);
  const l2 = g[1] + p12 * l1;
  const n1 = mmc(l1, m[0], c[0]).l;
  const n2 = mmc(l2, m[1], c[1]).l;
  return { l1, l2, n1, n2, n: n1 + n2, w: (n1 + n2) / (g[0] + g[1]) };
}

/** M(t)/M/infinity from empty: the mean number present at time t, by the classical Runge-Kutta method. */
export function mtMInfinity(rate: (t: number) => number, mean: number, t: number): number {
  const steps = Math.ceil(t * 2000);
  const h = t / steps;
  const slope = (time: number, x: number): number => rate(time) - x / mean;
  let x = 0;
  for (let i = 0; i < steps; i++) {
    const at = i * h;
    const a = slope(at, x);
    const b = slope(at + h / 2, x + (h / 2) * a);
    const c = slope(at + h / 2, x + (h / 2) * b);
    const d = slope(at + h, x + h * c);
    x += (h / 6) * (a + 2 * b + 2 * c + d);
  }
  return x;
}

/** D/M/1 with time d between arrivals: the root s of s = exp(-m d (1 - s)); an arrival finds n present with (1 - s) s^n. */
export function dm1(d: number, m: number) {
  let s = 0.5;
  for (let i = 0; i < 1000; i++) s = Math.exp(-m * d * (1 - s));
  return { waits: s, wq: s / (m * (1 - s)), tail: (t: number) => s * Math.exp(-m * (1 - s) * t) };
}

/** M^[2]/M/1: pairs arrive at rate l. Mean wait of the first of a pair, and of the second, who stands behind the first. */
export function pairs(l: number, m: number): { first: number; second: number; l: number } {
  // L of M^X/M/1 = l (E[X] + E[X^2]) / (2 (m - l E[X])); a pair finds L present, each needs 1/m (PASTA)
  const present = (l * (2 + 4)) / (2 * (m - 2 * l));
  return { first: present / m, second: (present + 1) / m, l: present };
}

/**
 * A queue in slots: each slot first the customer in service leaves with chance s, then one arrives with chance a.
 * Mean number after the arrival, mean number before it, and the share of slots that end empty.
 */
export function slots(a: number, s: number) {
  // after the arrival: 0 -> 1 with a; n -> n + 1 with (1 - s) a, n -> n - 1 with s (1 - a)
  const p = birthDeath(
    2000,
    (n) => (n === 0 ? a : (1 - s) * a),
    () => s * (1 - a),
  );
  const after = expectation(p, (n) => n);
  return { after, before: after - a, empty: p[0]! };
}

/** Machines that break and wait for a repairman (M/M/1//n): mean number down, share of time he is busy, share with two or more down. */
export function repair(machines: number, breaks: number, repairs: number) {
  const p = birthDeath(
    machines,
    (n) => (machines - n) * breaks,
    () => repairs,
  );
  const down = expectation(p, (n) => n);
  const busy = 1 - p[0]!;
  return { down, busy, several: 1 - p[0]! - (p[1] ?? 0) };
}
