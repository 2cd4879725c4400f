/** From the usual income to what is received: step by step, a panel for each strategy. */
import * as Plot from '@observablehq/plot';
import { largestOf, scaleFor } from '../../report/numbers.js';
import type { Step } from '../../report/page/page-data.js';
import type { DrawChart } from './chart.js';
import { plot } from './look.js';
import { panels } from './panels.js';

/** A bar: of a step from what was there to what is there then. */
interface Bar extends Step {
  readonly from: number;
  readonly to: number;
}

export const drawWaterfall: DrawChart = ({ data, width }) => {
  const { money } = data;
  if (money === null) return [];
  const all = money.steps.map(barsOf);
  const ends = all.flatMap((bars) => bars.flatMap(({ from, to, isTotal }) => (isTotal ? [to] : [from, to])));
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max(most - least, Math.abs(most) * 1e-9) * 0.3;
  const domain: [number, number] = [least - room, most + room];
  const parts = scaleFor('GBP', [largestOf(money.steps.flat().flatMap(({ gbp, isTotal }) => (isTotal ? [] : [gbp])))]);
  const totals = scaleFor('GBP', [most]);
  return [
    panels(data, width, (place, _, each) =>
      plot(each, {
        height: 40 + 28 * all[place]!.length,
        marginLeft: 150,
        marginRight: 70,
        marginTop: 4,
        marginBottom: 8,
        x: { domain, axis: null, clamp: true },
        y: { type: 'band', domain: all[place]!.map(({ label }) => label), label: null, padding: 0.3, tickSize: 0 },
        marks: [
          Plot.barX(all[place]!, {
            y: 'label',
            x1: ({ isTotal, from }: Bar) => (isTotal ? domain[0] : from),
            x2: 'to',
            fill: ({ isTotal, gbp }: Bar) => (isTotal ? 'var(--total)' : gbp < 0 ? 'var(--loss)' : 'var(--gain)'),
            insetLeft: -0.75,
            insetRight: -0.75,
          }),
          Plot.text(all[place]!, {
            y: 'label',
            x: ({ from, to }: Bar) => Math.max(from, to),
            text: ({ isTotal, gbp }: Bar) => (isTotal ? totals.full(gbp) : `${gbp > 0 ? '+' : ''}${parts.short(gbp)}`),
            textAnchor: 'start',
            dx: 6,
          }),
        ],
      }),
    ),
  ];
};

function barsOf(steps: readonly Step[]): Bar[] {
  let sum = 0;
  return steps.map((step) => {
    const from = step.isTotal ? step.gbp : sum;
    sum = step.isTotal ? step.gbp : sum + step.gbp;
    return { ...step, from, to: sum };
  });
}
