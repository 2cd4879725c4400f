/**
 * The head of the workers: reads scenarios with the same parser as the terminal, has replications carried out by the
 * helpers, and makes of them what the page shows. It answers one request after another.
 */

import { designOf } from '../../experiment/design.js';
import { collect, resultsOf } from '../../experiment/run-design.js';
import { EXPECTED_SELF_TEST, selfTest } from '../../kernel/self-test.js';
import { StayLog } from '../../report/page/data/stays.js';
import { parseScenario } from '../../scenario/parse.js';
import { type Answer, ranAnswer, readAnswer, toldAnswer } from './answer.js';
import { failureOf } from './failure.js';
import type { Reply, Request } from './messages.js';
import { overHelpers } from './over-helpers.js';
import { ZipTables } from './zip-tables.js';

/** Answers the page for as long as the worker lives. */
export function lead(
  helpers: readonly MessagePort[],
  reply: (reply: Reply<Answer>) => void,
): (request: Request) => Promise<void> {
  return async (request) => {
    const { id } = request;
    try {
      reply({ id, answer: await answered(request, helpers, (done, of) => reply({ id, done, of })) });
    } catch (error) {
      reply({ id, failure: failureOf(error) });
    }
  };
}

async function answered(
  { source, task }: Request,
  helpers: readonly MessagePort[],
  onProgress: (done: number, of: number) => void,
): Promise<Answer> {
  const scenario = parseScenario(source.text, { set: source.set });
  if (task === undefined) return readAnswer(scenario, source);
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
  const results = await resultsOf(design, collected);
  return ranAnswer({ scenario, source, run: task, collected, results, stays, tables });
}
