/** The questions of `golive init` on a terminal, through @clack/prompts. Nothing here is loaded where nobody is asked. */
import { cancel, confirm, intro, isCancel, outro, select, text } from '@clack/prompts';
import { readTrustList } from '../../scenario/trust-list/read-trust-list.js';
import { templateFacts } from '../../scenario/trust-list/template-facts.js';
import type { PlanAnswers, TrustList } from '../../scenario/trust-list/trust-list.js';
import { InvalidScenario } from '../invalid-scenario.js';
import { type Asking, askForProgramme } from './questions.js';

class BrokenOff extends Error {}

/** The programme nearest to most: of today, with waves. */
const USUAL = 'ics-2026';

export interface Asked {
  readonly template: string;
  readonly list: TrustList;
  readonly answers: PlanAnswers;
}

/**
 * @param named    the template, if it was named
 * @param textOf   text of a template
 * @returns undefined if the questions were broken off; `as it is`: the template is wanted unchanged
 */
export async function askOnTerminal(
  named: string | undefined,
  templates: readonly string[],
  textOf: (template: string) => string,
): Promise<Asked | 'as it is' | undefined> {
  try {
    intro('A scenario of your own. Ctrl-C writes nothing.');
    const what = await asking.choose('What is it to begin with?', [
      { value: 'own', label: 'Trusts of my own' },
      { value: 'as it is', label: `The example${named === undefined ? ' quickstart' : ` ${named}`} as it is` },
    ]);
    if (what === 'as it is') return what;
    const choices = templates.map((name) => ({ value: name, label: `${name}: ${labelOf(textOf(name))}` }));
    const template =
      named ?? (await asking.choose('Which programme is nearest to yours? Its numbers are taken', choices, USUAL));
    const there = textOf(template);
    const facts = templateFacts(there);
    const { sheet, answers } = await askForProgramme(asking, {
      facts,
      end: /\d{4}-\d{2}-\d{2}/.exec(lineOf(there, 'end'))?.[0] ?? '',
      firstGoLive: lineOf(there, ' +first_go_live') || facts.start,
    });
    const read = readTrustList(sheet, { ...facts, start: answers.start ?? facts.start });
    if ('faults' in read) throw new InvalidScenario(read.faults);
    outro('Written with comments: every number can be changed in the file.');
    return { template, list: read.list, answers };
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    cancel('Broken off: nothing is written.');
    return undefined;
  }
}

const asking: Asking = {
  choose: async (message, choices, initial) => {
    const options = choices.map(({ value, label }) => ({ value, label }));
    return given(await select({ message, options, ...(initial === undefined ? {} : { initialValue: initial }) }));
  },
  write: async (message, initial, problem) => {
    const validate = (answer: string | undefined) => problem((answer ?? '').trim());
    return given(await text({ message, initialValue: initial, validate })).trim();
  },
  confirm: async (message, initial) => given(await confirm({ message, initialValue: initial })),
};

function given<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new BrokenOff();
  return answer as Exclude<T, symbol>;
}

function labelOf(template: string): string {
  return lineOf(template, 'label').replace(/^"|"$/g, '');
}

/** What stands behind a key in its line, without a comment. */
function lineOf(template: string, key: string): string {
  return new RegExp(`^${key}: *(.*?) *(?:#.*)?$`, 'm').exec(template)?.[1] ?? '';
}
