/**
 * What a command is, and how it takes what was typed. Options are read as text and judged here: a number that is no
 * number, an option given twice or left empty is a mistake to name, not a value to guess.
 */
import type { Argv } from 'yargs';
import { UsageError } from '../../errors.js';

export type Arguments = Readonly<Record<string, unknown>>;

export interface Command {
  /** Declares its options, positionals and examples. */
  readonly options: (args: Argv) => Argv;
  readonly handle: (args: Arguments) => Promise<void>;
}

/** An option that takes one text; undefined if it was not given. */
export function textOption(args: Arguments, name: string): string | undefined {
  const given = args[name];
  if (given === undefined) return undefined;
  if (Array.isArray(given)) throw new UsageError(`--${name} is given more than once`);
  if (typeof given !== 'string' || given === '') throw new UsageError(`--${name} wants a value`);
  return given;
}

/** An option that takes a whole number from 0 in plain digits. */
export function wholeNumberOption(args: Arguments, name: string): number | undefined {
  const text = textOption(args, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) {
    throw new UsageError(`--${name} wants a whole number; found '${text}'`);
  }
  return number;
}

/** An option that takes one of some words. */
export function choiceOption<C extends string>(args: Arguments, name: string, choices: readonly C[]): C | undefined {
  const text = textOption(args, name);
  if (text === undefined) return undefined;
  const choice = choices.find((word) => word === text);
  if (choice === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}; found '${text}'`);
  return choice;
}

/** An option that takes words separated by commas. */
export function wordsOption(args: Arguments, name: string): string[] | undefined {
  const words = textOption(args, name)
    ?.split(',')
    .map((word) => word.trim());
  if (words?.some((word) => word === '')) throw new UsageError(`--${name} wants names separated by commas`);
  return words;
}

/** An option that may be given several times; none gives none. */
export function repeatedOption(args: Arguments, name: string): string[] {
  const given = args[name];
  const texts = given === undefined ? [] : Array.isArray(given) ? given : [given];
  if (texts.some((text) => typeof text !== 'string' || text === '')) throw new UsageError(`--${name} wants a value`);
  return texts as string[];
}

/** An option without a value. */
export function flagOption(args: Arguments, name: string): boolean {
  const given = args[name];
  if (Array.isArray(given)) throw new UsageError(`--${name} is given more than once`);
  return given === true;
}

/** The positionals of a command. */
export function positionals(args: Arguments, name: string): string[] {
  const given = args[name];
  return given === undefined ? [] : [given].flat().map(String);
}

/** The scenario files that a command was given, at least one. */
export function scenarioFiles(args: Arguments): string[] {
  const files = positionals(args, 'file');
  if (files.length === 0) throw new UsageError('name a scenario file, or a shipped scenario such as quickstart');
  return files;
}
