/** What metrics read day by day is the ledger's, whoever asks first and for however few days. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wholeSlices } from '../../src/model/fold-outcome.js';
import type { LedgerColumn } from '../../src/model/ledger.js';
import * as daily from '../../src/model/metrics/folds/daily.js';
import {
  BED_LISTS,
  DUE_LISTS,
  type Lists,
  PLANNED_LISTS,
  WAITING_LISTS,
} from '../../src/model/metrics/folds/ledger-sums.js';
import { type Slice, sliceOf } from '../../src/model/metrics/slice.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { strategyRun } from './strategy-run.js';

const file = readFileSync(new URL('../../scenarios/ics-2026.yaml', import.meta.url), 'utf8');
const { settings } = parseScenario(file);
const slices = wholeSlices(strategyRun(settings, settings.strategies[0]!.id));

const all: Lists = () => true;
type Part = readonly [LedgerColumn, Lists];
const counts: readonly { name: string; of: (slice: Slice) => Int32Array; parts: readonly Part[] }[] = [
  { name: 'planned care done', of: daily.dailyPlannedDone, parts: [['done', PLANNED_LISTS]] },
  {
    name: 'the true list',
    of: daily.dailyTrueList,
    parts: [
      ['waiting', WAITING_LISTS],
      ['in_pathway', all],
    ],
  },
  { name: 'hidden patients', of: daily.dailyHidden, parts: [['hidden', all]] },
  { name: 'those of them who wait', of: daily.dailyHiddenWaiting, parts: [['hidden', WAITING_LISTS]] },
  { name: 'overdue follow-ups', of: daily.dailyOverdue, parts: [['waiting', DUE_LISTS]] },
  { name: 'patients over 52 weeks', of: daily.dailyOver52Weeks, parts: [['over_52_weeks', all]] },
  { name: 'open beds', of: daily.dailyOpenBeds, parts: [['slots', BED_LISTS]] },
  { name: 'occupied beds', of: daily.dailyOccupied, parts: [['occupied', BED_LISTS]] },
  { name: 'new boarders', of: daily.dailyBoarded, parts: [['boarded', BED_LISTS]] },
];

it.each(counts)('$name', ({ of, parts }) => {
  const days = slices[0]!.to;
  // A trust first, and a few days first; then more, those before and the programme.
  const windows = [
    { from: 200, to: 230 },
    { from: 500, to: days },
    { from: 0, to: days },
    { from: 100, to: 300 },
  ];
  const asked = [1, 0, 2].flatMap((scope) => windows.map((window) => sliceOf(slices[scope]!, window)));
  for (const slice of asked) {
    const { ledger, trusts, from, to } = slice;
    const told = Array.from({ length: to - from }, (_, at) => {
      const ofTrusts = trusts.flatMap(({ lists }) =>
        lists.flatMap(({ index, kind }) =>
          parts.map(([column, which]) => (which(kind) ? ledger.get(index, from + at, column) : 0)),
        ),
      );
      return ofTrusts.reduce((sum, count) => sum + count, 0);
    });
    expect([...of(slice)]).toEqual(told);
  }
  expect(Math.max(...of(slices[0]!))).toBeGreaterThan(0);
});
