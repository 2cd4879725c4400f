/**
 * The head of the workers: reads scenarios with the same parser as the terminal, has replications carried out by the
 * helpers, and makes of them what the page shows. It answers one request after another.
 */

import { type Design, designOf } from '../../experiment/design.js';
import { collect, resultsOf } from '../../experiment/run-design.js';
import { EXPECTED_SELF_TEST, selfTest } from '../../kernel/self-test.js';
import { StayLog } from '../../report/page/data/stays.js';
import { parseScenario } from '../../scenario/parse.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Answer, ranAnswer, readAnswer, toldAnswer } from './answer.js';
import { failureOf } from './failure.js';
import type { Errand, Reply, Request, Source } from './messages.js';
import { isOwn, overHelpers, worldOf } from './over-helpers.js';
import { ZipTables } from './zip-tables.js';

/** Answers the page for as long as the worker lives. */
export function lead(
  helpers: readonly MessagePort[],
  reply: (reply: Reply<Answer>) => void,
): (request: Request) => Promise<void> {
  const scenarioOf = reader();
  return async (request) => {
    const { id, source, task } = request;
    try {
      const scenario = scenarioOf(source);
      if (task?.kind === 'rehearse') rehearse(helpers, designOf(scenario, task.choices));
      reply({ id, answer: await answered(scenario, request, helpers, (done, of) => reply({ id, done, of })) });
    } catch (error) {
      reply({ id, failure: failureOf(error) });
    }
  };
}

/** Reads scenarios; the last one is remembered, as it is mostly read to be simulated. */
function reader(): (source: Source) => Scenario {
  let last: { readonly key: string; readonly scenario: Scenario } | undefined;
  return ({ text, set }) => {
    const key = JSON.stringify([text, set]);
    if (last?.key !== key) last = { key, scenario: parseScenario(text, { set }) };
    return last.scenario;
  };
}

/** Lets each helper rehearse the replications that will be its own. */
function rehearse(helpers: readonly MessagePort[], { settings, replications: all }: Design): void {
  const world = worldOf(settings);
  for (const [place, helper] of helpers.entries()) {
    const replications = all.filter((replication) => isOwn(replication, place, helpers));
    helper.postMessage({ rehearsal: { settings, world, replications } } satisfies Errand);
  }
}

async function answered(
  scenario: Scenario,
  { source, task }: Request,
  helpers: readonly MessagePort[],
  onProgress: (done: number, of: number) => void,
): Promise<Answer> {
  if (task === undefined || task.kind === 'rehearse') return readAnswer(scenario, source);
  if (selfTest() !== EXPECTED_SELF_TEST) {
    throw new Error('this machine does not compute what every other does: the self-test of mathematics fails');
  }
  if (task.kind === 'tell') return toldAnswer(scenario, task);
  const design = designOf(scenario, task.choices);
  let done = 0;
  const executor = overHelpers(helpers, () => onProgress(++done, design.replications.length));
  const tables = task.tables ? new ZipTables(scenario, design) : undefined;
  const stays = new StayLog(design);
  const collected = await collect(design, executor, (outcomes) => {
    stays.add(outcomes);
    tables?.add(outcomes);
  });
  // What is only set beside the report needs no summaries and verdicts.
  const results = task.page || task.tables ? await resultsOf(design, collected) : undefined;
  return ranAnswer({ scenario, source, run: task, design, collected, results, stays, tables });
}
