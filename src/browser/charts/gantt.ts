/**
 * Every trust by phase under one strategy. Of all replications the commonest phase of each week, with the day of go-live and
 * how far it spreads; of one replication its own phases.
 */
import * as Plot from '@observablehq/plot';
import { type Entry, entriesOf, type Phase } from '../../report/page/data/stays.js';
import type { PageData } from '../../report/page/page-data.js';
import type { DrawChart } from './chart.js';
import { dater, placeOf, plot } from './look.js';
import { wrapped } from './paired.js';

/** The letter of each phase, as in the trace; a second sign beside the colour. */
const letters: Readonly<Record<Phase, string>> = {
  planned: '',
  preparing: 'p',
  deferred: 'd',
  held: 'H',
  re_engaging: 'e',
  disrupted: '!',
  recovery: 'R',
  upgrading: 'u',
  stable: '=',
  withdrawn: 'x',
};

const names: Readonly<Record<Phase, string>> = {
  planned: 'planned',
  preparing: 'preparing',
  deferred: 'deferred by the gate',
  held: 'held',
  re_engaging: 're-engaging after a hold',
  disrupted: 'disrupted after go-live',
  recovery: 'in a recovery programme',
  upgrading: 'upgrading',
  stable: 'stable',
  withdrawn: 'left the programme',
};

/** On these the letter is light. */
const dark: ReadonlySet<Phase> = new Set(['held', 'disrupted', 'upgrading', 'stable', 'withdrawn']);

/** Days of a stretch that one phase stands for. */
const WEEK = 7;

/** A stretch of days of a trust in one phase. */
interface Bar {
  readonly trust: number;
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

/** The replication that is chosen above the timelines; undefined: all of them. */
export function chosenReplication(root: ParentNode = document): number | undefined {
  const value = root.querySelector<HTMLSelectElement>('select[name="replication"]')?.value ?? '';
  return value === '' ? undefined : Number(value);
}

export const drawGantt: DrawChart = ({ data, key, width }) => {
  const s = placeOf(data, key);
  const texts = data.timeline.stays[s] ?? [];
  const spreads = data.timeline.spreads[s];
  if (spreads === undefined) return [];
  const replication = chosenReplication();
  const at = dater(data.start);
  const last = daysBetween(data);
  const bars = replication === undefined ? commonest(texts, last) : barsOf(entriesOf(texts[replication] ?? ''), last);
  const marginLeft = Math.min(170, Math.round(width * 0.34));
  const isSpread = replication === undefined;
  const row = data.trusts.length > 40 ? (isSpread ? 22 : 16) : isSpread ? 36 : 28;
  const below = isSpread ? row * 0.34 : 0;
  const pixel = last / (width - marginLeft - 16);
  const trusts = data.trusts.map((_, t) => t);
  const narrow = Math.floor(marginLeft / 6.4);
  const dated = trusts.flatMap((t) => {
    const days = spreads[t]!.days;
    return days === null ? [] : [{ trust: t, low: at(days[0]), middle: at(days[1]), high: at(days[2]) }];
  });
  const drawn = plot(width, {
    height: row * trusts.length + 44,
    marginLeft,
    marginTop: 22,
    marginBottom: 20,
    x: {
      type: 'utc',
      domain: [at(0), at(last)],
      label: null,
      axis: 'top',
      grid: true,
      ticks: Math.max(2, Math.floor(width / 150)),
    },
    y: {
      type: 'band',
      domain: trusts,
      label: null,
      padding: 0.18,
      tickSize: 0,
      tickFormat: (t: number) => wrapped(data.trusts[t]!.label, narrow - 4, 1),
    },
    marks: [
      Plot.barX(bars, {
        y: 'trust',
        x1: ({ from }: Bar) => at(from),
        x2: ({ to }: Bar) => at(to),
        fill: ({ phase }: Bar) => `var(--${phase})`,
        insetRight: 0.5,
        insetBottom: below,
      }),
      Plot.text(
        bars.filter(({ from, to }) => (to - from) / pixel > 13),
        {
          y: 'trust',
          x: ({ from, to }: Bar) => at((from + to) / 2),
          text: ({ phase }: Bar) => letters[phase],
          fill: ({ phase }: Bar) => (dark.has(phase) ? 'var(--ground)' : 'currentColor'),
          fontWeight: 600,
          dy: -below / 2,
        },
      ),
      ...(isSpread
        ? [
            Plot.ruleY(dated, {
              y: 'trust',
              x1: 'low',
              x2: 'high',
              stroke: 'currentColor',
              strokeWidth: 2.5,
              dy: row * 0.24,
            }),
            Plot.dot(dated, {
              y: 'trust',
              x: 'middle',
              r: 4.5,
              fill: 'currentColor',
              stroke: 'var(--ground)',
              strokeWidth: 1.5,
              dy: row * 0.24,
            }),
          ]
        : []),
    ],
  });
  return s === 0 ? [keyOf(data), drawn] : [drawn];
};

function daysBetween({ start, end }: PageData): number {
  return (Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000;
}

function barsOf(byTrust: readonly (readonly Entry[])[], last: number): Bar[] {
  return byTrust.flatMap((entries, trust) =>
    entries.flatMap(({ phase, day }, i): Bar[] => {
      const [from, to] = [Math.max(0, day), Math.min(last, entries[i + 1]?.day ?? last)];
      return to <= from || phase === 'planned' ? [] : [{ trust, phase, from, to }];
    }),
  );
}

/** The commonest phase of each week, over the replications; equal ones: the earlier in a programme. */
function commonest(texts: readonly string[], last: number): Bar[] {
  const all = texts.map(entriesOf);
  const trusts = all[0]?.length ?? 0;
  const weeks = Math.ceil(last / WEEK);
  return Array.from({ length: trusts }, (_, trust) => trust).flatMap((trust) => {
    const counts = Array.from({ length: weeks }, () => new Map<Phase, number>());
    for (const replication of all) {
      for (const { phase, from, to } of barsOf([replication[trust] ?? []], last)) {
        for (let week = Math.ceil(from / WEEK - 0.5); week < weeks && week * WEEK + WEEK / 2 < to; week++)
          counts[week]!.set(phase, (counts[week]!.get(phase) ?? 0) + 1);
      }
    }
    const phases = counts.map((found): Phase => {
      const told = [...found.values()].reduce((sum, count) => sum + count, 0);
      const first: [Phase, number] = ['planned', all.length - told];
      return [first, ...found].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
    });
    return merged(phases, trust, last);
  });
}

function merged(phases: readonly Phase[], trust: number, last: number): Bar[] {
  const bars: Bar[] = [];
  for (const [week, phase] of phases.entries()) {
    const [from, to] = [week * WEEK, Math.min(last, (week + 1) * WEEK)];
    const before = bars.at(-1);
    if (before?.phase === phase) bars[bars.length - 1] = { ...before, to };
    else bars.push({ trust, phase, from, to });
  }
  return bars.filter(({ phase }) => phase !== 'planned');
}

/** What the colours and letters stand for, of the phases that there are. */
function keyOf({ timeline: { stays, phases } }: PageData): HTMLElement {
  const found = new Set(
    stays.flatMap((texts) => texts.flatMap((text) => [...text].filter((sign) => sign >= 'A' && sign <= 'Z'))),
  );
  const list = document.createElement('ul');
  list.className = 'legend';
  for (const [i, phase] of (phases as readonly Phase[]).entries()) {
    if (phase === 'planned' || !found.has(String.fromCodePoint(65 + i))) continue;
    const item = document.createElement('li');
    const swatch = document.createElement('span');
    swatch.className = `swatch phase-${phase}`;
    swatch.textContent = letters[phase];
    item.append(swatch, names[phase]);
    list.append(item);
  }
  return list;
}
