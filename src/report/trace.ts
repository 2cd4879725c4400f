/**
 * The trace of one replication as a board would read it: dated sentences, and for each trust a strip of its phases over
 * the whole time. Facts stand in the order in which they happened; counts of single defects are left out.
 */
import type { Fact, FactOf } from '../model/facts.js';
import { MONTH_DAYS } from '../model/parameter.js';
import type { Settings } from '../model/settings.js';
import type { ReplicationTrace } from '../model/trace.js';
import { formatDate, parseDate } from '../scenario/calendar/calendar.js';
import type { Scenario } from '../scenario/scenario.js';
import { csv } from './csv.js';
import { type PhasesOn, phaseStrips, stripKey } from './pictures/phase-strips.js';
import { plain, type Style } from './style.js';
import type { Table } from './tables/table.js';
import { defects, gateInWords, metAgain, reviewInWords, upgradeWaitsInWords } from './trace-words.js';
import { wrapped } from './width.js';

/** One event that a board would hear of. */
export interface TraceEvent {
  readonly day: number;
  readonly date: string;
  /** Id of the trust; empty for the programme. */
  readonly trust: string;
  readonly event: string;
  readonly text: string;
}

/** The facts that a board would hear of, in words. */
export function traceEvents({ settings, start }: Scenario, { facts }: ReplicationTrace): TraceEvent[] {
  const first = parseDate(start)!;
  return eventsOf(settings.trusts, facts).map(({ day, ...event }) => ({
    day,
    date: formatDate(first + day),
    ...event,
  }));
}

/** The same without dates, for those who have the trusts and no scenario. */
export function eventsOf(trusts: Settings['trusts'], facts: readonly Fact[]): Omit<TraceEvent, 'date'>[] {
  return facts.flatMap((fact) => {
    const own = trusts[fact.trust];
    const text = inWords(fact, own?.label ?? '');
    return text === '' ? [] : [{ day: Math.floor(fact.day), trust: own?.id ?? '', event: nameOf(fact), text }];
  });
}

function nameOf(fact: Fact): string {
  return fact.kind === 'phase' ? fact.phase : fact.kind;
}

/** A fact as a sentence; empty where a board would not hear of it. */
function inWords(fact: Fact, trust: string): string {
  switch (fact.kind) {
    case 'phase':
      return phaseInWords(fact.phase, trust, fact.reason);
    case 'gate':
      return gateInWords(fact, trust);
    case 'alarm':
      return `The board of ${trust} raises the alarm and asks for help: ${fact.reason}.`;
    case 'review':
      return reviewInWords(fact, trust);
    case 'looked_at':
      return `The programme authority looks at ${trust}, ${defects(fact.open)} open: help no longer waits for approval.`;
    case 'hold_begins':
      return holdInWords(fact, trust);
    case 'green_light':
      return greenLightInWords(fact, trust);
    case 'on_system':
      if (fact.step === 1) return ''; // the go-live itself
      return fact.step === fact.steps
        ? `All clinics of ${trust} are on the new system.`
        : `${trust}: clinics move to the new system, step ${fact.step} of ${fact.steps}.`;
    case 'upgrade_waits':
      return upgradeWaitsInWords(fact, trust);
    case 'upgrade':
      return `${trust} takes release ${fact.release}, with ${defects(fact.defects)}${metAgain(fact.again)}.`;
    case 'blackout':
      return `${trust} stops reporting its waiting lists, for ${about(fact.until - fact.day)}.`;
    case 'reporting_break':
      return `${trust} counts emergency admissions otherwise: ${Math.round(100 * fact.ratio)} reported for each 100.`;
    default:
      return '';
  }
}

function holdInWords({ held, release, reason }: FactOf<'hold_begins'>, trust: string): string {
  const whose = release === null ? 'all go-lives of the programme' : `all go-lives of release ${release}`;
  const trusts = held === 1 ? '1 trust' : `${held} trusts`;
  return `HOLD: ${whose} wait, of ${trusts}, until ${trust} has recovered (${reason}).`;
}

function greenLightInWords({ recovered, reason }: FactOf<'green_light'>, trust: string): string {
  const others = recovered === 2 ? ' and 1 trust more' : recovered > 2 ? ` and ${recovered - 1} trusts more` : '';
  const who = recovered === 0 ? '' : `${trust}${others} ${recovered > 1 ? 'have' : 'has'} recovered `;
  return `GREEN LIGHT: ${who}${reason}; the programme re-engages.`;
}

function phaseInWords(phase: string, trust: string, reason: string): string {
  switch (phase) {
    case 'preparing':
      return reason.startsWith('has been') ? `${trust} ${reason}.` : `${trust} begins to prepare.`;
    case 'deferred':
      return `${trust}: the gate defers the go-live: ${reason}.`;
    case 'held':
      return `${trust} is held.`;
    case 're_engaging':
      return `${trust} is re-engaging.`;
    case 'withdrawn':
      return `${trust} leaves the programme: ${reason}.`;
    case 'disrupted':
      return `GO-LIVE of ${trust}: ${reason}.`;
    case 'recovery':
      return `${trust}: ${reason}.`;
    case 'stable':
      return `${trust} is stable: ${reason}.`;
    case 'planned':
      return reason === 'waits for a contract' ? `${trust} waits for a contract.` : '';
    default:
      return '';
  }
}

/** A length of time as people say it. */
function about(days: number): string {
  const months = Math.round(days / MONTH_DAYS);
  return months < 2 ? `${Math.max(1, Math.round(days / 7))} weeks` : `${months} months`;
}

/** The strips of one replication, the calendar above and a key below. */
function strips(scenario: Scenario, trace: ReplicationTrace, width: number): string[] {
  const phasesOn: PhasesOn = ({ index }, days) => {
    const entries = trace.facts.flatMap((fact) => (fact.kind === 'phase' && fact.trust === index ? [fact] : []));
    return days.map((middle) => entries.findLast(({ day }) => day <= middle)?.phase ?? 'planned');
  };
  const { years, lines, shown } = phaseStrips(scenario, phasesOn, width);
  return [years, ...lines, ...stripKey(shown, width)];
}

/** The whole trace for a terminal. */
export function traceLines(scenario: Scenario, trace: ReplicationTrace, width: number, style: Style = plain): string[] {
  const events = traceEvents(scenario, trace);
  const title = `${scenario.label}: ${trace.strategy}, replication ${trace.replication}`;
  const indent = 12;
  const sentences = events.flatMap(({ date, text }) => {
    const lines = wrapped(text, Math.max(20, width - indent));
    return lines.map((line, i) => (i === 0 ? `${style.quiet(date)}  ${line}` : ' '.repeat(indent) + line));
  });
  const nothing = sentences.length === 0 ? ['Nothing happened that a board would hear of.'] : sentences;
  return [...wrapped(title, width).map(style.strong), '', ...strips(scenario, trace, width), '', ...nothing];
}

interface Row extends TraceEvent {
  readonly trace: ReplicationTrace;
}

/** The trace as a table. */
const table: Table<Row> = {
  name: 'trace',
  title: 'Trace: what happened in one replication',
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ trace }) => trace.strategy },
    { name: 'replication', type: 'integer', means: 'From 0.', cell: ({ trace }) => trace.replication },
    { name: 'day', type: 'integer', means: 'Day, from the start.', unit: 'days', cell: ({ day }) => day },
    { name: 'date', type: 'date', means: 'Its date.', cell: ({ date }) => date },
    { name: 'trust', type: 'string', means: 'Id of the trust; empty: the programme.', cell: ({ trust }) => trust },
    { name: 'event', type: 'string', means: 'What kind of thing happened.', cell: ({ event }) => event },
    { name: 'text', type: 'string', means: 'What happened, in words.', cell: ({ text }) => text },
  ],
};

/** The trace as CSV. */
export function traceCsv(scenario: Scenario, trace: ReplicationTrace): string {
  return csv(
    table,
    traceEvents(scenario, trace).map((event) => ({ ...event, trace })),
  );
}
