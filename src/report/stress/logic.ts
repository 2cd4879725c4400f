/** Section 2 of the checklist, but for its components: what the model does, and what a strategy changes in it. */
import { mechanisms } from '../../model/mechanisms/registry.js';
import { COUNTERFACTUAL, type StrategySettings } from '../../model/settings.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { Scenario } from '../../scenario/scenario.js';
import { components } from './components.js';
import { listed, type StressData, type StressItem } from './item.js';

export function logic(data: StressData): StressItem[] {
  return [diagram, base(data), strategies(data), algorithms(data), ...components(data)];
}

const diagram: StressItem = {
  item: '2.1',
  heading: 'Base model overview diagram',
  text: 'The phases of a trust in the programme. Its patients wait, attend and are admitted all the while, by services with lists and capacity of their own.',
  diagram: `stateDiagram-v2
  [*] --> planned
  planned --> preparing: plan, release, contract, experts
  preparing --> deferred: the gate, not ready
  deferred --> disrupted: go-live
  preparing --> disrupted: go-live
  disrupted --> recovery: the board asks for help
  disrupted --> stable
  recovery --> stable: reviews, four stable weeks
  stable --> upgrading: a later release
  upgrading --> stable
  planned --> held: the authority holds
  preparing --> held: the authority holds
  held --> re_engaging: green light
  re_engaging --> preparing
  held --> withdrawn
  planned --> withdrawn: contract reset`,
};

/** Mechanisms that are on under any strategy, in registry order. */
function mechanismsOn(strategies: readonly StrategySettings[]) {
  const on = new Set(
    strategies.flatMap(({ programme, trusts }) => [...programme, ...trusts.flat()]).map(({ id }) => id),
  );
  return mechanisms.filter(({ id }) => on.has(id));
}

function base({ results }: StressData): StressItem {
  const { settings } = results.design;
  const on = mechanismsOn(settings.strategies);
  const off = mechanisms.filter((one) => !on.includes(one)).map(({ id }) => id);
  return {
    item: '2.2',
    heading: 'Base model logic',
    text: [
      `A trust is planned, prepares with experts of a common pool, meets a gate, goes live with severe defects that are fixed one by one, is disrupted until they are few, and may need a recovery programme or make the authority hold the others. Its services see patients day by day; what goes live changes their capacity, their lists and what is recorded of their work.`,
      'These mechanisms are on; what each does to a day or to the programme:',
      ...(off.length === 0 ? [] : [`Off under every strategy: ${listed(off)}.`]),
    ].join('\n'),
    table: {
      columns: ['mechanism', 'of', 'what it does'],
      rows: on.map(({ id, scope, about, means }) => [
        id,
        `${about === 'world' ? 'the world' : 'a decision'}, ${scope === 'programme' ? 'of the programme' : 'at each trust'}`,
        means,
      ]),
    },
  };
}

function strategies({ scenario, results }: StressData): StressItem {
  const { settings } = results.design;
  const ids = settings.strategies.map(({ id }) => id);
  const own = new Map(ids.map((id) => [id, settingsOf(scenario, id)]));
  // What all of them have in common tells none from another.
  const isCommon = (text: string) => ids.length > 1 && ids.every((id) => own.get(id)!.has(text));
  const differs = (id: string) => [...own.get(id)!].filter((text) => !isCommon(text));
  return {
    item: '2.3',
    heading: 'Scenario logic',
    text: `A strategy changes decisions and delivery, never the world: patients, luck and what nobody decides are the same under all of them. ${COUNTERFACTUAL} is the same future without the go-lives that are planned; trusts that are live before the start stay so in it.`,
    table: {
      columns: ['strategy', 'what it is called', 'planned go-lives', ids.length > 1 ? 'what differs' : 'what it sets'],
      rows: settings.strategies.map((strategy) => [
        strategy.id,
        scenario.strategies.find(({ id }) => id === strategy.id)?.label ?? strategy.label,
        planOf(strategy, scenario.start),
        differs(strategy.id).join('; ') || 'nothing',
      ]),
    },
  };
}

function planOf({ goLiveDay }: StrategySettings, start: string): string {
  const days = goLiveDay.filter((day) => day !== null && day >= 0).sort((a, b) => a! - b!) as number[];
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 'none';
  return days.length === 1
    ? `1, ${isoDate(start, first)}`
    : `${days.length}, ${isoDate(start, first)} to ${isoDate(start, last)}`;
}

/** What the scenario comes to for a strategy alone, each as `path = value`. */
function settingsOf({ inputs }: Scenario, id: string): ReadonlySet<string> {
  const before = `strategies.${id}.`;
  const rows = inputs.filter(({ path }) => path.startsWith(before));
  return new Set(rows.map(({ path, value }) => `${path.slice(before.length)} = ${value}`));
}

function algorithms({ results }: StressData): StressItem {
  const { settings } = results.design;
  const kinds = new Set(settings.trusts.flatMap(({ services }) => services.map(({ kind }) => kind)));
  const text = [
    'Planned care: patients of a list whose clock started on the same day are exchangeable, so a list is a count for each clock-start day, from which whole patients are drawn without replacement. Slots of a day = usual slots x the smaller of what is planned and what the dip leaves x every other effect of the day.',
    'Capacity follows the list by one rule in every arm: it flexes weekly towards the target wait, and learns over about a year what a week lastingly needs.',
    ...(kinds.has('emergency')
      ? [
          'Emergency departments: majors and minors apart, first come, first served, to the minute, by a recursion over the bays.',
        ]
      : []),
    'Severe defects: their number at a go-live is negative binomial; the first of them come from the core of the build, which others may have met or fixed before. Defect k is fixed when the integrated rate of fixing reaches the sum of k unit exponentials, so a strategy changes rates and never draws.',
    'Trouble is seen by a board in what is reported to it, weekly; a hold is decided by the authority at a monthly meeting; a recovery is reviewed on set days.',
    'Income: each month is paid as recorded by its freeze date; what is recorded later is paid in part, by the regime of payment.',
  ];
  return { item: '2.4', heading: 'Algorithms', text: text.join('\n') };
}
