/** Section 1 of the checklist: what the model is for, what it gives, what was compared. */
import { headlines } from '../../experiment/headlines.js';
import { metricById, metrics } from '../../model/metrics/registry.js';
import { COUNTERFACTUAL } from '../../model/settings.js';
import { answerOf } from '../figures/answer.js';
import { levelInWords } from '../numbers.js';
import { listed, type StressData, type StressItem } from './item.js';

export function objectives(data: StressData): StressItem[] {
  return [purpose(data), outputs(data), aims(data)];
}

function purpose({ scenario }: StressData): StressItem {
  const { label, question, settings } = scenario;
  const trusts = settings.trusts.length === 1 ? '1 trust' : `${settings.trusts.length} trusts`;
  const text = [
    `${label}. ${question}`.trim(),
    `Hospital trusts move to a new records system one after another. The model compares strategies for that (order, gaps, gates, holds, recovery, national or local configuration) by what patients wait and what trusts lose and spend beyond the same future without go-lives; here of ${trusts}.`,
  ];
  return { item: '1.1', heading: 'Purpose of the model', text: text.join('\n') };
}

/** The metrics that the answer shows, each with its definition. */
function outputs({ scenario, results }: StressData): StressItem {
  const { choice, figures } = answerOf(scenario, results);
  const rows = [...choice.sections, ...figures.sections].flatMap((section) => section.rows);
  const shown = new Set([...headlines.map(({ metric }) => metric), ...rows.map(({ metric }) => metric)]);
  return {
    item: '1.2',
    heading: 'Model outputs',
    text: `Each measure is folded over the days of a replication, for the programme and each trust, as a level and as its excess over the counterfactual of the same replication. These are what the answer shows, of ${metrics.length} that metrics.csv defines.`,
    table: {
      columns: ['measure', 'unit', 'definition'],
      rows: [...shown].flatMap((id) => {
        const metric = metricById(id);
        return metric === undefined ? [] : [[metric.label, metric.unit, metric.definition]];
      }),
    },
  };
}

function aims({ scenario, results }: StressData): StressItem {
  const { design } = results;
  const compared = headlines.map(({ metric }) => metricById(metric)!.label);
  const text = [
    `Scenario based: ${listed(design.strategies.slice(1))} are simulated in the same worlds as ${COUNTERFACTUAL}, in which nobody goes live.`,
    design.reference === undefined || results.verdicts.length === 0
      ? 'One strategy alone: nothing is compared.'
      : `The others are compared with ${design.reference} by ${listed(compared)}, at ${levelInWords(design.level)}.`,
    ...(scenario.observed.length === 0
      ? []
      : [
          `${scenario.observed.length} published values stand beside what the model gives (golive validate --observed).`,
        ]),
  ];
  return { item: '1.3', heading: 'Experimentation aims', text: text.join('\n') };
}
