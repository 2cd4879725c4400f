/** The money: every part of net cost, revenue lost by month, and the way from the usual income to what is received. */
import { largestOf, scaleFor } from '../../numbers.js';
import { chartHtml } from '../chart.js';
import { type Html, html, name } from '../html.js';
import type { MoneyData, PageData } from '../page-data.js';
import { figureTable, plainTable } from '../table.js';
import { behindOf } from './behind.js';
import { fanHtml } from './fans.js';
import type { Section } from './section.js';

export const money: Section = {
  id: 'money',
  title: 'The money',
  body: (data) => {
    const costs = behindOf(data, ['money']);
    const table = costs === undefined ? '' : figureTable(costs, { caption: 'All the money' });
    if (data.money === null) return costs === undefined ? undefined : html`${table}`;
    return html`${table}${fanHtml(data, data.money.revenueLost, 'months')}${waterfall(data, data.money)}`;
  },
};

function waterfall(data: PageData, { steps }: MoneyData): Html {
  const labels = steps[0]!.map(({ label }) => label);
  const totals = scaleFor('GBP', [largestOf(steps.flatMap((own) => own.map(({ gbp }) => gbp)))]);
  const parts = scaleFor('GBP', [
    largestOf(steps.flatMap((own) => own.filter(({ isTotal }) => !isTotal).map(({ gbp }) => gbp))),
  ]);
  return chartHtml({
    chart: 'waterfall',
    key: '',
    title: 'From the usual income to what is received',
    sees: html`${name(seen(data, { steps }))} The axis does not begin at 0. Usual income is what is paid by the end in the same future without go-lives.`,
    alt: 'A panel for each plan: the usual income, what is taken from it and added to it step by step, and the income received.',
    table: plainTable(
      ['GBP, means', ...data.strategies.map(({ label }) => label)],
      labels.map((label, i) => [label, ...steps.map((own) => (own[i]!.isTotal ? totals : parts).full(own[i]!.gbp))]),
      { caption: 'From the usual income to what is received' },
    ),
  });
}

/** How much less is received, from the plan that loses least to the one that loses most. */
function seen({ strategies }: PageData, { steps }: Pick<MoneyData, 'steps'>): string {
  const short = steps.map((own) => own[0]!.gbp - own.at(-1)!.gbp);
  const [least, most] = [Math.min(...short), Math.max(...short)];
  const scale = scaleFor('GBP', [largestOf(short)]);
  const of = (gbp: number) => strategies[short.indexOf(gbp)]!.label;
  if (strategies.length === 1) return `${scale.full(least)} less than usual is received by the end.`;
  return `By the end ${scale.full(least)} less than usual is received under ${of(least)}, ${scale.full(most)} less under ${of(most)}.`;
}
