/**
 * Scenario files from disk: never more than 8 MiB, whatever a file claims to be, and always as UTF-8. All files of a
 * call are read before anything runs, so that all mistakes in them are reported together.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type Issue, ScenarioError, UsageError } from '../errors.js';
import { parseScenario } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Override } from '../scenario/schema/overrides.js';
import { folded } from '../scenario/text/ids.js';
import { nearest } from '../scenario/text/nearest.js';
import { readBounded } from './files/read-bounded.js';
import { textHash } from './files/text-hash.js';
import { InvalidScenario, issueLine } from './invalid-scenario.js';
import { isSystemError } from './machine-error.js';
import { commandLine, optionWords } from './quoted.js';
import { shippedFile, shippedNames } from './shipped.js';

/** Most bytes of a scenario file. */
export const MOST_BYTES = 8 * 1024 * 1024;

export interface ScenarioFile {
  readonly file: string;
  /** Hash of its text, whatever its line ends. */
  readonly sha256: string;
  readonly text: string;
  readonly scenario: Scenario;
}

/**
 * Reads and checks scenario files; warnings go to stderr.
 * @param strategies those that are run: what is about others alone is not warned of; undefined: all
 * @throws InvalidScenario with the issues of all files; UsageError or MachineError for a file that cannot be read
 */
export function readScenarios(
  files: readonly string[],
  set: readonly Override[],
  strategies?: readonly string[],
): ScenarioFile[] {
  const errors: string[] = [];
  const read: ScenarioFile[] = [];
  for (const file of files) {
    const bytes = bytesOf(file, errors);
    const text = bytes === undefined ? undefined : decoded(file, bytes, errors);
    if (bytes === undefined || text === undefined) continue;
    try {
      const scenario = parseScenario(text, { set });
      read.push({ file, sha256: textHash(text), text, scenario });
      for (const warning of scenario.warnings.filter((one) => isAbout(one, strategies)))
        process.stderr.write(`${issueLine(file, warning)}\n`);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      if (/\.(csv|tsv|txt)$/i.test(file)) errors.push(fault(file, `a table, no scenario${asList(file)}`));
      else errors.push(...error.issues.map((issue) => issueLine(file, issue)));
    }
  }
  if (errors.length > 0) throw new InvalidScenario(errors);
  return read;
}

/** Scenarios of one call that have folders of their own: no two have one id, nor ids that differ by case only. */
export function distinct(files: readonly ScenarioFile[]): readonly ScenarioFile[] {
  const taken = new Map<string, ScenarioFile>();
  for (const source of files) {
    const { id } = source.scenario;
    const other = taken.get(folded(id));
    if (other !== undefined) {
      const differ = other.scenario.id === id ? '' : `, or ${other.scenario.id}, which differs by case only`;
      throw new UsageError(`${other.file} and ${source.file} are both called ${id}${differ}`);
    }
    taken.set(folded(id), source);
  }
  return files;
}

/** Whether a warning is about one of the strategies that are run; undefined: all are. */
function isAbout({ strategies: about }: Issue, run: readonly string[] | undefined): boolean {
  return about === undefined || run === undefined || about.some((id) => run.includes(id));
}

/** The one scenario file of a command that takes one; throws UsageError for more. */
export function readOneScenario(
  command: string,
  files: readonly string[],
  set: readonly string[],
  strategy?: string,
): ScenarioFile {
  if (files.length > 1) throw new UsageError(`${command} takes one scenario file`);
  return readScenarios(files, overridesOf(set), strategy === undefined ? undefined : [strategy])[0]!;
}

/** The same file with other values set; its warnings have been shown. */
export function withSettings(source: ScenarioFile, set: readonly string[]): ScenarioFile {
  try {
    return { ...source, scenario: parseScenario(source.text, { set: overridesOf(set) }) };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new InvalidScenario(error.issues.map((issue) => issueLine(source.file, issue)));
  }
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
  // A name that is no file here is that of a shipped scenario.
  const shipped = found === 'nothing' ? shippedFile(file) : undefined;
  if (shipped !== undefined) return bytesOf(shipped, errors);
  if (found === 'nothing') throw new UsageError(`there is no file ${file}${neighbour(file)}`);
  if (found === 'folder') throw new UsageError(`${file} is a folder; name a scenario file`);
  if (found === 'no file') throw new UsageError(`${file} is no plain file; name a scenario file`);
  if (found !== 'too large') return found;
  errors.push(fault(file, `larger than ${MOST_BYTES / 1024 / 1024} MiB, which no scenario is`));
  return undefined;
}

/** `; did you mean ...?` for a file that is not there: a scenario of its folder, or of `scenarios` in it, whose name is near. */
function neighbour(file: string): string {
  const folder = dirname(file);
  if (!existsSync(folder)) return `: there is no folder ${folder}`;
  const name = (path: string) => basename(path, extname(path));
  const known = new Map<string, string>();
  for (const folder of [dirname(file), join(dirname(file), 'scenarios')]) {
    for (const path of scenariosIn(folder)) if (!known.has(name(path))) known.set(name(path), path);
  }
  for (const shipped of shippedNames()) if (!known.has(shipped)) known.set(shipped, shipped);
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
    errors.push(
      fault(
        file,
        bytes.subarray(0, 2).toString('latin1') === 'PK'
          ? `an Excel workbook, no scenario${asList(file)}`
          : 'not UTF-8 text',
      ),
    );
    return undefined;
  }
}

/** How a list of trusts becomes a scenario. */
function asList(file: string): string {
  return `: ${commandLine('init', 'mine.yaml', ...optionWords('trusts', file))} makes one of a list of trusts`;
}

function fault(file: string, message: string): string {
  return issueLine(file, { line: 1, column: 1, path: '(file)', message, severity: 'error' });
}
