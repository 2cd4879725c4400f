/**
 * How Stryker runs the tests of a target: each test file bundled once, then loaded anew for each mutant in a process that
 * goes on to the next; the quick tests first, until one fails. Many times quicker than vitest begun for each mutant, of
 * which loading hundreds of modules is the most. A mutant that takes several times the processor time that its tests take
 * is caught; time in which the machine does something else does not count.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { declareClassPlugin, declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { globSync } from 'tinyglobby';
import { build } from 'vite';
import { targets } from './targets.mjs';

/** Modules that were loaded stay in memory: after so many a process has done enough. */
const MOST_LOADS = 150;

class Runner {
  #folder = join(process.cwd(), 'mutation');
  #target = targets.find(({ name }) => name === process.env.TARGET);
  #files = globSync(this.#target.tests, { ignore: ['**/*.slow.test.ts'] }).sort();
  /** Processor time of each test without a mutant, and of loading each file, in ms. */
  #ms = new Map();
  #loadMs;
  #child;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    for (const [place, file] of this.#files.entries()) {
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        plugins: [asWritten],
        build: {
          ssr: file,
          outDir: this.#folder,
          emptyOutDir: false,
          minify: false,
          target: 'node20',
          rolldownOptions: { output: { entryFileNames: `${place}.mjs`, codeSplitting: false } },
        },
      });
    }
  }

  async dryRun() {
    const { results, loadMs, coverage, message } = await this.#run({});
    this.#loadMs = loadMs;
    if (message !== undefined) return { status: DryRunStatus.Error, errorMessage: message };
    for (const { id, ms } of results) this.#ms.set(id, ms);
    const tests = results.map(({ id, title, ms }) => ({
      id,
      name: title,
      timeSpentMs: ms,
      status: TestStatus.Success,
    }));
    return { status: DryRunStatus.Complete, mutantCoverage: coverage, tests };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const ids = (testFilter ?? [...this.#ms.keys()]).toSorted((a, b) => this.#ms.get(a) - this.#ms.get(b));
    const { failed, message, isOverLimit, results, isStopped } = await this.#run({
      usual: ids.map((id) => [id, this.#ms.get(id)]),
      mutant: activeMutant.id,
      hitLimit,
      isStatic: mutantActivation === 'static',
    });
    if (isStopped || isOverLimit) return { status: MutantRunStatus.Timeout };
    const nrOfTests = results.length;
    if (failed === undefined) return { status: MutantRunStatus.Survived, nrOfTests };
    return { status: MutantRunStatus.Killed, killedBy: [failed], failureMessage: message, nrOfTests };
  }

  dispose() {
    this.#child?.kill('SIGKILL');
  }

  /** Has the child run tests; it stops itself where one takes too long. */
  async #run(orders) {
    this.#child ??= await begun();
    const child = this.#child;
    const files = this.#files.map((_, place) => pathToFileURL(join(this.#folder, `${place}.mjs`)).href);
    const answer = await new Promise((resolve) => {
      child.once('message', resolve);
      child.once('exit', () => resolve({ isStopped: true }));
      child.send({
        ...orders,
        files,
        loadMs: this.#loadMs,
        long: this.#target.long,
        remembers: this.#target.remembers,
      });
    });
    child.removeAllListeners();
    if (!answer.isStopped && answer.loads < MOST_LOADS) return answer;
    child.kill('SIGKILL');
    this.#child = undefined;
    return answer;
  }
}

async function begun() {
  const child = fork(fileURLToPath(new URL('mutation-child.mjs', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

/** Test files get their matchers from mutation-tests.mjs, and every file says where it was before it was bundled. */
const asWritten = {
  name: 'as-written',
  enforce: 'pre',
  resolveId: (id) =>
    id === 'vitest' ? { id: new URL('mutation-tests.mjs', import.meta.url).href, external: true } : null,
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null }
      : null,
};

const create = () => new Runner();
create.inject = [];

/** Says what survives as soon as it is known, and which tests are the slowest: those that `long` might leave out. */
class Survivors {
  onDryRunCompleted({ result }) {
    const slowest = result.tests.toSorted((a, b) => b.timeSpentMs - a.timeSpentMs).slice(0, 12);
    for (const { name, timeSpentMs } of slowest) console.log(`  ${(timeSpentMs / 1000).toFixed(2)} s ${name}`);
  }

  onMutantTested({ status, fileName, location, mutatorName, replacement }) {
    if (status !== 'Survived' && status !== 'NoCoverage') return;
    const { line, column } = location.start;
    const what = status === 'Survived' ? 'survived' : 'no test';
    console.log(`  ${what} ${relative('.', fileName)}:${line}:${column} ${mutatorName}: ${replacement}`);
  }
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'bundled', create),
  declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors),
];
