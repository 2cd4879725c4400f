/** One scenario of a check or of an acceptance, and the settings that its baseline keeps. */
import { join } from 'node:path';
import type { Baseline } from '../../experiment/check/baseline.js';
import type { Executor } from '../../experiment/executor.js';
import { InvalidScenario } from '../invalid-scenario.js';
import { quoted } from '../quoted.js';
import { type ScenarioFile, withSettings } from '../read-scenario.js';

export interface Job extends ScenarioFile {
  /** The `--set` options: of the baseline, then as given. */
  readonly set: readonly string[];
  /** Where baseline/ and check.json are. */
  readonly folder: string;
  readonly executor: Executor;
}

/** The job with the settings of its baseline; those given now go before them. */
export function keepingSettings(job: Job, baseline: Baseline | undefined): Job {
  const now = new Set(job.set.map(pathOf));
  const kept = (baseline?.set ?? []).filter((text) => !now.has(pathOf(text)));
  if (kept.length === 0) return job;
  const set = [...kept, ...job.set];
  try {
    return { ...job, ...withSettings(job, set), set };
  } catch (error) {
    if (!(error instanceof InvalidScenario)) throw error;
    const accepted = `the baseline in ${join(job.folder, 'baseline')} was accepted with${withWords(kept)}`;
    throw new InvalidScenario([`${accepted}, which the scenario does not take any more:`, ...error.lines]);
  }
}

/** Settings in words, to stand behind what was done; nothing for none. */
export function withWords(set: readonly string[]): string {
  return set.map((text) => ` --set ${quoted(text)}`).join('');
}

function pathOf(text: string): string {
  return text.slice(0, text.indexOf('='));
}
