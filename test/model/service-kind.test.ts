/**
 * A kind of service that only this test knows: registered beside the others it is drawn, simulated, shared between
 * strategies, paid and measured, and nothing else had to change for it. And nothing outside the rooms of the kinds that
 * there are asks for one of them, or for one of their lists, by name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { DailyWords } from '../../src/kernel/streams.js';
import { SHORT_SPELL, SPELL } from '../../src/model/care/beds/spells.js';
import type { DayEffects } from '../../src/model/care/day-effects.js';
import { ATTENDANCE } from '../../src/model/care/emergency/emergency-kind.js';
import { serviceKinds } from '../../src/model/care/kinds.js';
import type { ListKind } from '../../src/model/care/list-kind.js';
import { meanNumbers } from '../../src/model/care/moving.js';
import { ADMISSION, FIRST, FOLLOW_UP } from '../../src/model/care/planned/list-kinds.js';
import {
  drawNumbers,
  type Opening,
  type ServiceAtWork,
  type ServiceFuture,
  type ServiceKind,
} from '../../src/model/care/service-kind.js';
import type { StateVisitor } from '../../src/model/care/snapshot.js';
import { foldOutcome } from '../../src/model/fold-outcome.js';
import { drawFuture } from '../../src/model/future.js';
import { column, ledgerColumns } from '../../src/model/ledger.js';
import { outcomeColumns } from '../../src/model/outcome.js';
import { type Numbers, type Parameters, world } from '../../src/model/parameter.js';
import type { Settings } from '../../src/model/settings.js';
import { type StrategyRun, simulateStrategy } from '../../src/model/simulate-strategy.js';
import { settingsByHand, settingsOf } from './settings-by-hand.js';

const fields = {
  doses_per_week: world({
    unit: 'patients/week',
    range: [0, 10_000],
    default: 'required',
    source: 'test',
    means: 'Patients who ask for a vaccination in a week.',
  }),
  'price_gbp.dose': world({ unit: 'GBP', range: [0, 100], default: 20, source: 'test', means: 'Tariff of a dose.' }),
} as const satisfies Parameters;

interface VaccinationFuture extends ServiceFuture {
  readonly numbers: Numbers<typeof fields>;
  readonly words: DailyWords;
}

const DOSE: ListKind = {
  id: 'dose',
  booked: true,
  clock: null,
  due: false,
  theatre: false,
  beds: false,
  paidAs: 'outpatients',
};

/** Everybody who asks waits for the next day with slots: a tenth more than are needed. */
class Vaccination implements ServiceAtWork {
  private waiting = 0;
  private readonly future: VaccinationFuture;
  private readonly opening: Opening;

  constructor(future: VaccinationFuture, opening: Opening) {
    this.future = future;
    this.opening = opening;
  }

  day(day: number, [fx]: readonly DayEffects[]): void {
    const { chance, ledger, index, calendar } = this.opening;
    const { numbers, words } = this.future;
    const joined = chance.poisson(words.uniform(day, 0), numbers.doses_per_week / 7, 0);
    const usual = calendar.sessionDay[day] === 1 ? (1.1 * numbers.doses_per_week) / 5 : 0;
    const slots = chance.whole(words.uniform(day, 1), usual * fx!.activity(), 1);
    const done = Math.min(slots, this.waiting + joined);
    this.waiting += joined - done;
    ledger.set(index, day, column.joined, joined);
    ledger.set(index, day, column.slots, slots);
    ledger.set(index, day, column.used, done);
    ledger.set(index, day, column.done, done);
    ledger.set(index, day, column.waiting, this.waiting);
    const pending = chance.binomial(words.uniform(day, 2), done, fx!.uncaptured, 2);
    ledger.set(index, day, column.uncaptured, pending);
  }

  visitState(visitor: StateVisitor): void {
    this.waiting = visitor.number(this.waiting);
  }
}

const vaccination: ServiceKind<VaccinationFuture> = {
  id: 'vaccination',
  means: 'Patients who ask for a vaccination.',
  fields,
  listed: false,
  lists: false,
  sharesDays: true,
  draw: (service, making) => ({
    kind: vaccination,
    numbers: drawNumbers(fields, service, making),
    words: making.words(service.id, 'session', making.settings.days),
  }),
  listsOf: () => [DOSE],
  worth({ numbers, words }, { paid }) {
    const tariffGbp = numbers['price_gbp.dose'];
    const priceGbp = tariffGbp * paid(DOSE);
    const perWeek = numbers.doses_per_week;
    return [{ perWeek, tariffGbp, priceGbp, worthGbp: priceGbp, pathwayWorthGbp: 0, rttShare: 0, billing: words }];
  },
  open: (future, opening) => new Vaccination(future, opening),
  workload({ values }) {
    const n = meanNumbers(fields, values);
    return [{ what: 'doses', resource: 'slots', needed: n.doses_per_week, most: 1.1 * n.doses_per_week, list: null }];
  },
};

const kinds = [...serviceKinds, vaccination];
const DAYS = 728;

const plain = settingsByHand({
  days: DAYS,
  trusts: [{ id: 'ashby', goLive: 182, listed: 0.15, emergency: {} }],
  strategies: { national: {}, no_help: { mechanisms: { recovery_programme: 'off' } } },
});

/** The trust vaccinates too; it is said first, so that the lists of the others stand elsewhere in the ledger. */
const settings: Settings = {
  ...plain,
  trusts: plain.trusts.map((trust) => ({
    ...trust,
    services: [
      { id: 'jabs', kind: 'vaccination', values: settingsOf(fields, { doses_per_week: 500 }), listedFrom: [] },
      ...trust.services,
    ],
  })),
};

function run(of: Settings, strategy: number, before: readonly StrategyRun[] = []): StrategyRun {
  const future = drawFuture(of, 3, kinds);
  return simulateStrategy(future, [of.counterfactual, ...of.strategies][strategy]!, before, true);
}

const listOf = ({ accounts }: StrategyRun, id: string) => accounts[0]!.lists.find(({ kind }) => kind.id === id)!;

function columnsOf(of: StrategyRun, id: string): unknown {
  return ledgerColumns.map((name) => of.ledger.column(listOf(of, id).index, name).join(' '));
}

describe('a kind of service that only this test knows', () => {
  const base = run(settings, 0);
  const live = run(settings, 1);

  it('is refused where it is not registered', () => {
    expect(() => drawFuture(settings, 3)).toThrow('jabs: there is no kind of service called vaccination');
  });

  it('is simulated, and loses nobody', () => {
    const { ledger } = live;
    const { index } = listOf(live, 'dose');
    let waiting = 0;
    for (let day = 0; day < DAYS; day++) {
      waiting += ledger.get(index, day, 'joined') - ledger.get(index, day, 'done');
      expect(ledger.get(index, day, 'waiting')).toBe(waiting);
    }
    expect(ledger.sum(index, 'done', 0, DAYS) / ((500 * DAYS) / 7)).toBeCloseTo(1, 1);
  });

  it('meets the effects of a go-live', () => {
    const { index } = listOf(live, 'dose');
    const done = ({ ledger }: StrategyRun, from: number) => ledger.sum(index, 'done', from, from + 28);
    const { goLiveDay } = live.world.trusts[0]!;
    expect(done(live, 0)).toBe(done(base, 0));
    expect(done(live, goLiveDay)).toBeLessThan(0.95 * done(base, goLiveDay));
  });

  it('leaves the other services as they are', () => {
    for (const id of ['first', 'admission', 'emergency']) {
      expect(columnsOf(live, id)).toEqual(columnsOf(run(plain, 1), id));
    }
  });

  it('shares its days between strategies, and nobody can tell', () => {
    const shared = run(settings, 2, [base, live]);
    for (const id of ['dose', 'first', 'admission', 'emergency']) {
      expect(columnsOf(shared, id)).toEqual(columnsOf(run(settings, 2), id));
    }
  });

  it('is paid and measured', () => {
    const [own, without] = [live.accounts[0]!, run(plain, 1).accounts[0]!];
    expect(own.weeklyIncomeGbp - without.weeklyIncomeGbp).toBeCloseTo(500 * 20, 6);
    expect(own.bookingsPerYear - without.bookingsPerYear).toBeCloseTo((500 * 365.25) / 7, 6);
    const at = outcomeColumns(settings).findIndex(({ metric }) => metric === 'income_uncaptured_gbp');
    const outcome = (of: Settings) => foldOutcome(run(of, 1), run(of, 0), 3, []);
    expect(outcome(settings).excess[at]).toBeGreaterThan(outcome(plain).excess[at]!);
    expect(outcome(settings).contacts).toBeGreaterThan(outcome(plain).contacts + 400 * (DAYS / 7));
  });
});

describe('kinds of service and of list', () => {
  it('are named in their rooms only', () => {
    const names = new Set(
      [...serviceKinds, FIRST, FOLLOW_UP, ADMISSION, ATTENDANCE, SPELL, SHORT_SPELL].map(({ id }) => id),
    );
    const root = new URL('../../src/', import.meta.url);
    const named = (path: string): string[] => {
      const file = ts.createSourceFile(path, readFileSync(new URL(path, root), 'utf8'), ts.ScriptTarget.Latest);
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        const compared =
          ts.isBinaryExpression(node) &&
          [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
            node.operatorToken.kind,
          );
        const literals = compared ? [node.left, node.right] : ts.isCaseClause(node) ? [node.expression] : [];
        for (const one of literals)
          if (ts.isStringLiteral(one) && names.has(one.text)) found.push(`${path}: ${one.text}`);
        ts.forEachChild(node, visit);
      };
      visit(file);
      return found;
    };
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    expect(paths.length).toBeGreaterThan(300);
    const outside = paths.filter((path) => !/^model\/care\/(planned|emergency|beds)\//.test(path));
    expect(outside.flatMap(named)).toEqual([]);
  });

  it('that share days have services that can record their state', () => {
    const future = drawFuture(plain, 0);
    expect(future.trusts[0]!.services.map(({ kind }) => [kind.id, kind.sharesDays])).toEqual([
      ['outpatients', true],
      ['elective', true],
      ['emergency', false],
    ]);
  });
});
