/** Failures of a replication on their way between threads: an error loses what it carries, so it goes as a value. */
import { ModelError } from '../../errors.js';

export interface Failure {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of a ModelError: simulated day and run; null for a defect of golive. */
  readonly model: { readonly time: number | undefined; readonly run: ModelError['run'] } | null;
}

/** An error as a value. */
export function failureOf(error: Error): Failure {
  const model = error instanceof ModelError ? { time: error.time, run: error.run } : null;
  return { message: error.message, stack: error.stack, model };
}

/** The error that a value stands for. */
export function revived({ message, stack, model }: Failure): Error {
  if (model !== null) {
    const { time, run } = model;
    return new ModelError(message, { ...(time === undefined ? {} : { time }), ...(run === undefined ? {} : { run }) });
  }
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
