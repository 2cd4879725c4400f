/**
 * `where:` of an observation: it is of those replications alone in which something happened, as what was published of a
 * trust in trouble says nothing of trusts that went well. A word, or a metric with the least and the most it comes to.
 */
import type { Metric } from '../../model/metrics/metric.js';
import { metricById, metrics } from '../../model/metrics/registry.js';
import { COUNTERFACTUAL } from '../../model/settings.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, numberOf, placeOf, scalarOf, textAt } from '../text/tree.js';

/** The level of a metric over the whole time, of the same trust or programme, lies within. */
export interface Condition {
  /** As the file has it: a word, or the metric with its bounds. */
  readonly said: string;
  readonly metric: string;
  readonly atLeast: number;
  readonly atMost: number;
}

/** Metrics that count what happened, by the word for it: at least once. */
export const conditionWords: ReadonlyMap<string, string> = new Map([
  ['live', 'trusts_live'],
  ['alarmed', 'trusts_alarmed'],
  ['severe', 'severe_go_lives'],
  ['withdrawn', 'trusts_withdrawn'],
]);

/** Reads the condition of an entry; null when it has none, undefined when it is faulty (the issue is reported). */
export function readCondition(entry: MapTree, above: string, issues: Issues): Condition | null | undefined {
  const tree = child(entry, 'where');
  if (tree === undefined) return null;
  const path = `${above}.where`;
  const word = scalarOf(tree);
  if (typeof word === 'string') {
    const metric = conditionWords.get(word);
    if (metric === undefined) return undefined; // the shape check has said so
    if (textAt(entry, 'strategy') !== COUNTERFACTUAL) {
      return { said: word, metric, atLeast: 1, atMost: Number.POSITIVE_INFINITY };
    }
    issues.error(tree.at, path, `nobody goes live under \`${COUNTERFACTUAL}\`: it is never so`);
    return undefined;
  }
  if (tree.kind !== 'map') return undefined;
  const id = textAt(tree, 'metric');
  const problem = id === undefined ? undefined : metricProblem(id, metricById(id), issues);
  if (problem !== undefined) issues.error(placeOf(tree, 'metric'), `${path}.metric`, problem);
  const [least, most] = [numberOf(child(tree, 'at_least')), numberOf(child(tree, 'at_most'))];
  if (least === undefined && most === undefined)
    issues.error(tree.at, path, 'a condition has at_least, at_most or both');
  const [atLeast, atMost] = [least ?? Number.NEGATIVE_INFINITY, most ?? Number.POSITIVE_INFINITY];
  if (atLeast > atMost)
    issues.error(placeOf(tree, 'at_most'), `${path}.at_most`, `it runs from ${least} down to ${most}`);
  if (id === undefined || issues.within(path)) return undefined;
  const bounds = [least === undefined ? [] : `at least ${least}`, most === undefined ? [] : `at most ${most}`].flat();
  return { said: `${id} ${bounds.join(', ')}`, metric: id, atLeast, atMost };
}

function metricProblem(id: string, metric: Metric | undefined, issues: Issues): string | undefined {
  if (metric === undefined)
    return `no metric is called \`${id}\`${issues.didYouMean(
      id,
      metrics.map((one) => one.id),
    )}`;
  if (metric.excess !== 'by_nature') return undefined;
  return `\`${id}\` is a difference by nature, which has no level: name another metric`;
}
