/** The differences of strategies from the reference, replication by replication, on the headlines. */
import type { Collection } from '../../../experiment/collect.js';
import type { Design } from '../../../experiment/design.js';
import { isHeadline } from '../../../experiment/headlines.js';
import type { Results } from '../../../experiment/run-design.js';
import { harmInWords } from '../../sentences.js';
import type { Paired } from '../page-data.js';
import { drawn } from './over-time.js';

/** By headline, then strategy; nothing where there is no other strategy. */
export function pairedOf(design: Design, collection: Collection, { verdicts }: Results): Paired[] {
  const { strategies, reference, kept } = design;
  const from = strategies.indexOf(reference ?? '');
  return kept.flatMap(({ column, metric }, k) => {
    if (!isHeadline(column) || from < 0) return [];
    const usual = collection.values(from, k, 'excess');
    return strategies.flatMap((strategy, s): Paired[] => {
      const harm = verdicts
        .find((verdict) => verdict.strategy === strategy && verdict.reference === reference)
        ?.harms.find((one) => one.metric === metric.id);
      if (s === 0 || s === from || harm === undefined) return [];
      const differences = [...collection.values(s, k, 'excess')].map((x, r) => drawn(x - usual[r]!) ?? Number.NaN);
      return [
        {
          strategy,
          reference: reference!,
          metric: metric.id,
          label: metric.label,
          unit: metric.unit,
          differences: differences.filter((x) => !Number.isNaN(x)),
          finding: harm.finding,
          sentence: harmInWords(harm),
        },
      ];
    });
  });
}
