/** Sheets of how the programme goes: trust by trust when it goes live and what that means, phase by phase how it goes. */
import type { Results } from '../../experiment/run-design.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { Scenario } from '../../scenario/scenario.js';
import { phaseWords } from '../pictures/phase-strips.js';
import { trustRows, trusts } from '../tables/trusts.js';
import { dateCell, formatOf, numberCell, type Sheet, type SheetCell, sheetOf, textCell, WHOLE } from './sheet.js';
import { sheetOfTable } from './sheet-of-table.js';

/** The measures of trusts where they are kept; else when each goes live. */
export function trustSheet(scenario: Scenario, results: Results): Sheet {
  const name = 'trusts';
  if (results.design.perTrust) return sheetOfTable(name, trusts, trustRows(scenario, results), { frozen: 3 });
  const { design, timelines } = results;
  const times = [...timelines.times()].filter(({ phase }) => phase === 'disrupted');
  const rows = design.strategies.slice(1).flatMap((strategy) =>
    scenario.settings.trusts.map(({ id, label, goLiveOnRecord }): SheetCell[] => {
      const found = times.find((one) => one.strategy === strategy && one.trust === id);
      // What went live before the start is the same under every strategy.
      const before = goLiveOnRecord !== null && goLiveOnRecord.day < 0 ? goLiveOnRecord.day : undefined;
      const begins = before === undefined ? found?.begins : { q05: before, q50: before, q95: before };
      const live = before === undefined ? (found?.count ?? 0) : timelines.replications;
      return [
        textCell(strategy),
        textCell(id),
        textCell(label),
        numberCell(live, WHOLE),
        numberCell(timelines.replications, WHOLE),
        ...(begins === undefined ? [] : dates(scenario, begins)),
      ];
    }),
  );
  const headings = ['strategy', 'trust', 'label', 'live in replications', 'of', ...spread('go-live')];
  return sheetOf(name, headings, rows, { frozen: 3 });
}

/** When each trust is in which phase. */
export function timelineSheet(scenario: Scenario, { timelines }: Results): Sheet {
  const label = labelsOf(scenario);
  const rows = [...timelines.times()].map(({ strategy, trust, phase, count, of, begins, days }): SheetCell[] => [
    textCell(strategy),
    textCell(trust),
    textCell(label(trust)),
    textCell(phaseWords.get(phase)?.means ?? phase),
    numberCell(count, WHOLE),
    numberCell(of, WHOLE),
    ...dates(scenario, begins),
    numberCell(days, formatOf('days', days)),
  ]);
  const headings = [
    ...['strategy', 'trust', 'label', 'phase', 'in replications', 'of', ...spread('begins')],
    'in it in all, median (days)',
  ];
  return sheetOf('timeline', headings, rows, { frozen: 4 });
}

function spread(what: string): string[] {
  return [`${what}: 5% quantile`, `${what}: median`, `${what}: 95% quantile`];
}

function dates({ start }: Scenario, days: { q05: number; q50: number; q95: number }): SheetCell[] {
  return [days.q05, days.q50, days.q95].map((day) => dateCell(isoDate(start, day)));
}

function labelsOf({ settings }: Scenario): (trust: string) => string {
  const labels = new Map(settings.trusts.map(({ id, label }) => [id, label]));
  return (trust) => labels.get(trust) ?? trust;
}
