/** Chance for the plain models: the textbook way to draw each thing, in the order in which it is asked for. */
import seedrandom from 'seedrandom';

export interface Luck {
  uniform(): number;
  exponential(): number;
  /** A standard normal. */
  normal(): number;
  /** A whole number whose mean is x: rounded up as often as its fraction says. */
  whole(x: number): number;
  poisson(mean: number): number;
  /** A lognormal lag in whole days, from one day to two years. */
  lag(medianDays: number, sigma: number): number;
}

export function luckOf(seed: string): Luck {
  const uniform = seedrandom.alea(seed);
  const exponential = () => -Math.log(1 - uniform());
  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    exponential,
    normal,
    whole: (x) => Math.floor(x + uniform()),
    poisson: (mean) => {
      let count = 0;
      for (let used = exponential(); used < mean; used += exponential()) count++;
      return count;
    },
    lag: (medianDays, sigma) => Math.min(728, Math.max(1, Math.round(medianDays * Math.exp(sigma * normal())))),
  };
}
