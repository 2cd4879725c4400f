/** Paired differences: every replication gives each plan the same future, so that plans are compared future by future. */
import { largestOf, scaleFor } from '../../numbers.js';
import { chartHtml } from '../chart.js';
import { html, name } from '../html.js';
import type { PageData, Paired } from '../page-data.js';
import { plainTable } from '../table.js';
import { labelOf, type Section } from './section.js';

export const paired: Section = {
  id: 'paired',
  title: 'Plan against plan, future by future',
  body: (data) => {
    if (data.paired.length === 0) return undefined;
    const metrics = [...new Set(data.paired.map(({ metric }) => metric))];
    const charts = metrics.map((metric) => {
      const own = data.paired.filter((one) => one.metric === metric);
      return pairedHtml(data, own);
    });
    return html`<p>Each dot is one replication: the plan less ${name(labelOf(data, data.reference))} in the same future. Left of the line the plan comes out lower.</p>${charts}`;
  },
};

/** More plans than this are told in short; the answer has their sentences. */
const IN_FULL = 2;

const findings = [
  ['better', 'Lower for sure'],
  ['worse', 'Higher for sure'],
  ['not_apart', 'Not told apart'],
  ['same', 'The same'],
  ['unknown', 'Unknown'],
] as const;

function inShort(data: PageData, own: readonly Paired[]): string {
  return findings
    .flatMap(([finding, said]) => {
      const those = own.filter((one) => one.finding === finding).map(({ strategy }) => labelOf(data, strategy));
      return those.length === 0 ? [] : [`${said}: ${those.join('; ')}.`];
    })
    .join(' ');
}

function pairedHtml(data: PageData, own: readonly Paired[]) {
  const [{ metric, label, unit }] = own as [Paired];
  const scale = scaleFor(unit, [largestOf(own.flatMap(({ differences }) => differences))]);
  const quantile = (sorted: readonly number[], share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return chartHtml({
    chart: 'paired',
    key: metric,
    title: label,
    sees: own.length > IN_FULL ? name(inShort(data, own)) : own.map(({ sentence }) => html`${name(sentence)} `),
    alt: `For each plan a cloud of dots, one a replication: its ${label.toLowerCase()} less that of ${labelOf(data, data.reference)}.`,
    table: plainTable(
      [
        'Plan less the reference',
        'Replications',
        'lowest',
        'one in four is lower',
        'half are lower',
        'one in four is higher',
        'highest',
      ],
      own.map(({ strategy, differences }) => {
        const sorted = [...differences].sort((a, b) => a - b);
        const say = (x: number | undefined) => (x === undefined ? '-' : scale.full(x));
        return [
          name(labelOf(data, strategy)),
          differences.length,
          ...[0, 0.25, 0.5, 0.75, 1].map((share) => say(quantile(sorted, share))),
        ];
      }),
      { caption: `${label}: differences over the replications` },
    ),
  });
}
