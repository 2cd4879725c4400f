/**
 * What `golive init` asks a planner on a terminal, in the order in which a programme is thought of: who, how large, who is
 * live already, when, behind which gate. The answers become a sheet, so that they are judged as a list from a file is.
 */
import { dateProblem, parseDate } from '../../scenario/calendar/calendar.js';
import { identityOf } from '../../scenario/trust-list/identity.js';
import type { TemplateFacts } from '../../scenario/trust-list/template-facts.js';
import type { PlanAnswers, Sheet } from '../../scenario/trust-list/trust-list.js';
import { sizesOf } from '../../scenario/trust-list/work.js';

/** How questions are put; each promise is rejected when the person breaks off. */
export interface Asking {
  readonly choose: (question: string, choices: readonly Choice[], initial?: string) => Promise<string>;
  /** @param problem of an answer, in words; undefined: it is accepted */
  readonly write: (
    question: string,
    initial: string,
    problem: (answer: string) => string | undefined,
  ) => Promise<string>;
  readonly confirm: (question: string, initial: boolean) => Promise<boolean>;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a template has by itself, for the answers that are offered. */
export interface Offered {
  readonly facts: TemplateFacts;
  /** ISO dates. */
  readonly end: string;
  readonly firstGoLive: string;
}

export interface Answered {
  readonly sheet: Sheet;
  readonly answers: PlanAnswers;
}

const HEADER = ['name', 'size', 'status', 'already live since', 'severe problems open'];

const STANDINGS: readonly Choice[] = [
  { value: 'planned', label: 'Not live yet' },
  { value: 'live', label: 'Live and stable' },
  { value: 'in trouble', label: 'Live and in trouble' },
];

const QUESTION = 'Which of these strategies harms patients and income least, and by when is each done?';

/** Asks for the trusts of a programme and its plan. */
export async function askForProgramme(ask: Asking, { facts, end, firstGoLive }: Offered): Promise<Answered> {
  const names = (await ask.write('The trusts, their names separated by commas', '', namesProblem)).split(',');
  const question = await ask.write('The question that the simulation is to answer', QUESTION, wanted);
  const start = await ask.write('First day to simulate (today, say)', facts.start, dateWanted);
  const until = await ask.write('Simulate up to', end, later(start));
  const rows: string[][] = [];
  for (const name of names.map((one) => one.trim())) rows.push(await aboutTrust(ask, name, facts, start));
  const planned = rows.filter(([, , status]) => status === 'planned').length;
  const plan = planned === 0 ? {} : await aboutPlan(ask, planned, until, firstGoLive < start ? start : firstGoLive);
  const gate = await ask.confirm('Compare with a strategy in which a trust that is not ready must wait?', true);
  const sheet: Sheet = {
    source: '',
    rows: [HEADER, ...rows],
    at: (row) => (row === 0 ? '(your answers)' : `(your answers) ${rows[row - 1]?.[0]}`),
    decimalComma: false,
  };
  return { sheet, answers: { start, end: until, question, gate, ...plan } };
}

async function aboutTrust(ask: Asking, name: string, facts: TemplateFacts, start: string): Promise<string[]> {
  const sizes = sizesOf(facts).map((size) => ({ value: size, label: size.replaceAll('_', ' ') }));
  const size = await ask.choose(
    `How large is ${name}?`,
    sizes,
    sizes.find(({ value }) => value === 'district_general')?.value,
  );
  const status = await ask.choose(`Is ${name} live?`, STANDINGS, 'planned');
  if (status === 'planned') return [name, size, status, '', ''];
  const since = await ask.write(
    `Since when is ${name} live? (a day such as 2025-06-15; empty: for more than a year)`,
    '',
    (answer) => (answer === '' ? undefined : dateWanted(answer)),
  );
  const late = since !== '' && since >= start;
  const open = await ask.write(
    `How many severe problems are open at ${name}?`,
    status === 'live' ? '0' : '',
    (answer) => (/^\d+$/.test(answer) || (answer === '' && !late) ? undefined : 'a whole number'),
  );
  return [name, size, status, since, open];
}

async function aboutPlan(ask: Asking, planned: number, end: string, initial: string): Promise<PlanAnswers> {
  const firstGoLive = await ask.write('First go-live', initial, dateWanted);
  const waveSize =
    planned === 1 ? 1 : Number(await ask.write('How many trusts go live together?', '1', whole(1, planned)));
  const waves = Math.ceil(planned / waveSize);
  const waveGapWeeks =
    waves === 1 ? undefined : Number(await ask.write('Weeks from one wave to the next', '13', whole(0, 520)));
  const deadline = await ask.write(
    `Deadline by which all are to be live (empty: none; the simulation ends on ${end})`,
    '',
    (answer) => (answer === '' ? undefined : dateWanted(answer)),
  );
  const gap = waveGapWeeks === undefined ? {} : { waveGapWeeks };
  return { firstGoLive, waveSize, ...gap, deadline: deadline === '' ? null : deadline };
}

function namesProblem(answer: string): string | undefined {
  const ids = new Set<string>();
  for (const name of answer.split(',')) {
    const who = identityOf({ id: '', label: name.trim(), code: '' });
    if ('problem' in who) return name.trim() === '' ? 'a name is missing between two commas' : who.problem;
    if (ids.has(who.id)) return `${name.trim()} stands twice`;
    ids.add(who.id);
  }
  return undefined;
}

function wanted(answer: string): string | undefined {
  return answer.trim() === '' ? 'say something' : undefined;
}

function dateWanted(answer: string): string | undefined {
  return dateProblem(answer);
}

function later(start: string) {
  return (answer: string): string | undefined =>
    dateProblem(answer) ?? (parseDate(answer)! > parseDate(start)! ? undefined : `a day after ${start}`);
}

function whole(least: number, most: number) {
  return (answer: string): string | undefined =>
    /^\d+$/.test(answer) && Number(answer) >= least && Number(answer) <= most
      ? undefined
      : `a whole number from ${least} to ${most}`;
}
