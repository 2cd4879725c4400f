/** Failures on their way between workers and page: an error loses what it carries, so it goes as a value. */
import { GoliveError, ModelError, ScenarioError } from '../../errors.js';
import type { Failure } from './messages.js';

/** What was thrown, as a value. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failed) return error.failure;
  const issues = error instanceof ScenarioError ? error.issues : [];
  return { message: messageOf(error), issues };
}

function messageOf(error: unknown): string {
  if (error instanceof ModelError && error.run !== undefined) {
    const { scenario, strategy, replication } = error.run;
    return `${scenario}, ${strategy}, replication ${replication}: ${error.message}`;
  }
  if (error instanceof GoliveError) return error.message;
  return `this is a defect of golive: ${error instanceof Error ? error.message : String(error)}`;
}

/** A failure as an error again. */
export class Failed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}
