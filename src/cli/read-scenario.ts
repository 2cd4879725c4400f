/**
 * Scenario files from disk: never more than 8 MiB, whatever a file claims to be, and always as UTF-8. All files of a
 * call are read before anything runs, so that all mistakes in them are reported together.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { ScenarioError, UsageError } from '../errors.js';
import { parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Override } from '../scenario/schema/overrides.js';
import { nearest } from '../scenario/text/nearest.js';
import { readBounded } from './files/read-bounded.js';
import { InvalidScenario, issueLine } from './invalid-scenario.js';
import { isSystemError } from './machine-error.js';

/** Most bytes of a scenario file. */
export const MOST_BYTES = 8 * 1024 * 1024;

export interface ScenarioFile {
  readonly file: string;
  /** sha256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly text: string;
  readonly scenario: Scenario;
}

/**
 * Reads and checks scenario files; warnings go to stderr.
 * @throws InvalidScenario with the issues of all files; UsageError or MachineError for a file that cannot be read
 */
export function readScenarios(files: readonly string[], set: readonly Override[]): ScenarioFile[] {
  const errors: string[] = [];
  const read: ScenarioFile[] = [];
  for (const file of files) {
    const bytes = bytesOf(file, errors);
    const text = bytes === undefined ? undefined : decoded(file, bytes, errors);
    if (bytes === undefined || text === undefined) continue;
    try {
      const scenario = parseScenario(text, { set });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      read.push({ file, sha256, text, scenario });
      for (const warning of scenario.warnings) process.stderr.write(`${issueLine(file, warning)}\n`);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      errors.push(...error.issues.map((issue) => issueLine(file, issue)));
    }
  }
  if (errors.length > 0) throw new InvalidScenario(errors);
  return read;
}

/** The one scenario file of a command that takes one; throws UsageError for more. */
export function readOneScenario(command: string, files: readonly string[], set: readonly string[]): ScenarioFile {
  if (files.length > 1) throw new UsageError(`${command} takes one scenario file`);
  return readScenarios(files, overridesOf(set))[0]!;
}

/** The `--set path=value` options. */
export function overridesOf(texts: readonly string[]): Override[] {
  return texts.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`--set wants path=value; found '${text}'`);
    return { path: text.slice(0, at), value: text.slice(at + 1) };
  });
}

function bytesOf(file: string, errors: string[]): Buffer | undefined {
  const found = readBounded(file, MOST_BYTES);
  if (found === 'nothing') throw new UsageError(`there is no file ${file}${neighbour(file)}`);
  if (found === 'folder') throw new UsageError(`${file} is a folder; name a scenario file`);
  if (found === 'no file') throw new UsageError(`${file} is no plain file; name a scenario file`);
  if (found !== 'too large') return found;
  errors.push(fault(file, `larger than ${MOST_BYTES / 1024 / 1024} MiB, which no scenario is`));
  return undefined;
}

/** `; did you mean ...?` for a file that is not there: a scenario of its folder, or of `scenarios` in it, whose name is near. */
function neighbour(file: string): string {
  const name = (path: string) => basename(path, extname(path));
  const known = new Map<string, string>();
  for (const folder of [dirname(file), join(dirname(file), 'scenarios')]) {
    for (const path of scenariosIn(folder)) if (!known.has(name(path))) known.set(name(path), path);
  }
  const near = nearest(name(file), known.keys());
  return near === undefined ? '' : `; did you mean ${known.get(near)}?`;
}

/** The scenario files of a folder, by name; none if it is not there. */
function scenariosIn(folder: string): string[] {
  try {
    const files = readdirSync(folder).filter((file) => /\.ya?ml$/.test(file));
    return files.sort().map((file) => join(folder, file));
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

function decoded(file: string, bytes: Buffer, errors: string[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    errors.push(fault(file, 'not UTF-8 text'));
    return undefined;
  }
}

function fault(file: string, message: string): string {
  return issueLine(file, { line: 1, column: 1, path: '(file)', message, severity: 'error' });
}
