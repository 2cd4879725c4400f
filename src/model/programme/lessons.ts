/**
 * What a programme has learned from go-lives that became stable: it lowers the defects of later ones, but only those
 * that are not common to all, never below a floor, and it is forgotten (P41). Failures do not teach.
 *   factor = max(floor, (1 - a)^L),  L = sum over stabilised go-lives of shared 2^(-days since / half-life)
 */
import { pow } from '../../stats/dmath.js';

export interface Learning {
  /** A go-live has become stable. */
  stabilised(day: number): void;
  /** Multiplies the mean of defects that are a trust's own, in (0, 1]. */
  factor(day: number): number;
}

export const nothingLearned: Learning = { stabilised: () => undefined, factor: () => 1 };

export interface LearningNumbers {
  readonly perGoLive: number;
  readonly floor: number;
  readonly halfLifeDays: number;
  /** Share of lessons that reach the others, in [0, 1]. */
  readonly shared: number;
}

export function lessonsOf(n: LearningNumbers): Learning {
  const lessons: number[] = [];
  return {
    stabilised: (day) => void lessons.push(day),
    factor(day) {
      let lessonsKept = 0;
      for (const since of lessons) lessonsKept += n.shared * pow(0.5, (day - since) / n.halfLifeDays);
      return Math.max(n.floor, pow(1 - n.perGoLive, lessonsKept));
    },
  };
}
