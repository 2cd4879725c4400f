/** The share of replications in which every planned trust is live, by date: a line that climbs for each plan. */
import * as Plot from '@observablehq/plot';
import type { DrawChart } from './chart.js';
import { dater, legend, lookOf, placeOf, plot } from './look.js';

export const drawFinish: DrawChart = ({ data, width }) => {
  const { finishes, start, end, deadlineDay } = data;
  const at = dater(start);
  const last = new Date(`${end}T00:00:00Z`);
  const lines = finishes.filter(({ of }) => of > 0);
  const first = Math.min(...lines.flatMap(({ days }) => days));
  const begins = Number.isFinite(first) ? at(first - 30) : at(0);
  const marks = lines.flatMap(({ strategy, days, of }) => {
    const { colour, dash } = lookOf(placeOf(data, strategy));
    const points = [
      { date: begins, share: 0 },
      ...days.map((day, i) => ({ date: at(day), share: (i + 1) / of })),
      { date: last, share: days.length / of },
    ];
    return [
      Plot.line(points, {
        x: 'date',
        y: 'share',
        curve: 'step-after',
        stroke: colour,
        strokeWidth: 2.5,
        strokeDasharray: dash,
      }),
    ];
  });
  const deadline =
    deadlineDay === null
      ? []
      : [
          Plot.ruleX([at(deadlineDay)], { stroke: 'currentColor', strokeDasharray: '2 2' }),
          Plot.text([at(deadlineDay)], {
            x: (date: Date) => date,
            text: () => 'deadline',
            frameAnchor: 'top',
            dx: 4,
            dy: -10,
            textAnchor: 'start',
          }),
        ];
  const drawn = plot(width, {
    height: Math.min(360, Math.max(220, width / 2.4)),
    x: { type: 'utc', domain: [begins, last], label: null },
    y: {
      domain: [0, 1],
      label: null,
      tickFormat: (share: number) => `${Math.round(share * 100)}%`,
      grid: true,
      ticks: 5,
    },
    marks: [Plot.ruleY([0.8], { stroke: 'var(--line)', strokeWidth: 2 }), ...deadline, ...marks],
  });
  return [
    legend(
      lines.map(({ strategy }) => ({
        label: data.strategies[placeOf(data, strategy)]?.label ?? strategy,
        look: lookOf(placeOf(data, strategy)),
      })),
    ),
    drawn,
  ];
};
