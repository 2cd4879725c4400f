/** Who may be the best on each headline: by the standings, and by the verdicts, which are adjusted for their number. */
import { headlines } from '../../../experiment/headlines.js';
import type { Place } from '../../../experiment/standings.js';
import type { Verdict } from '../../../experiment/verdict.js';
import type { Board } from '../../figures/board.js';

/** The strategies that may be the best on a headline, the best mean first. */
export interface Contest {
  readonly metric: string;
  readonly mayBeBest: readonly string[];
}

/** A plan is still in the running where no verdict tells it from the best, whatever the best alone would exclude. */
export function contestsOf({ strategies, summaryOf }: Board, verdicts: readonly Verdict[]): Contest[] {
  return headlines.flatMap(({ metric, measure }): Contest[] => {
    const placed = (place: Place) => strategies.filter((id) => summaryOf(id, metric, measure)?.standing === place);
    const best = placed('best');
    const excluded = placed('excluded').filter((id) => !best.some((winner) => areTold(verdicts, metric, id, winner)));
    const mayBeBest = [...best, ...placed('may_be_best'), ...excluded];
    return mayBeBest.length === 0 ? [] : [{ metric, mayBeBest }];
  });
}

/** Whether a verdict tells one strategy from another on a headline. */
function areTold(verdicts: readonly Verdict[], metric: string, one: string, other: string): boolean {
  return verdicts
    .filter(({ strategy, reference }) => [one, other].includes(strategy) && [one, other].includes(reference))
    .flatMap(({ harms }) => harms)
    .some((harm) => harm.metric === metric && (harm.finding === 'better' || harm.finding === 'worse'));
}
