/**
 * Collects what is wrong with a scenario, so that a person sees everything at once: shape errors and cross-references
 * in one list, in file order, one error a path. It also shows foreign text safely: no character of a file may reach a
 * terminal as a control.
 */
import { type Issue, ScenarioError } from '../../errors.js';
import { nearest } from './nearest.js';
import type { Place } from './tree.js';

/** No more errors, and no more warnings, than this are kept: a wrong file of 100,000 lines is answered, not echoed. */
const MOST = 500;

/** Most characters of a message: a name in it may be as long as a file. */
const LONGEST = 2000;

/** Letters compared with letters, in all, to find the names that were meant: what comes after has no hint. */
const MOST_COMPARED = 20_000_000;

/** Name of the file as a whole in an issue that belongs to no key. */
export const WHOLE_FILE = '(file)';

/** The faults found so far, and what was probably not meant. */
export class Issues {
  readonly #errors: Issue[] = [];
  /** By place, path and message: what holds under several strategies is one warning. */
  readonly #warnings = new Map<string, Issue>();
  #warningsNotKept = 0;
  readonly #exact = new Set<string>();
  readonly #touched = new Set<string>();
  #compared = 0;

  /** Reports an error, unless one is reported at this very path already (for the whole file: at this place). */
  error(at: Place, path: string, message: string): void {
    const key = path === WHOLE_FILE ? `${path} ${at.line} ${at.column}` : path;
    if (this.#exact.has(key) || this.full) return;
    this.#exact.add(key);
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) this.#touched.add(path.slice(0, end));
    this.#errors.push({
      ...at,
      path: path === '' ? WHOLE_FILE : show(path, 200),
      message: show(message, LONGEST),
      severity: 'error',
    });
  }

  /** Reports something that is probably not meant, but can be run. */
  warn(at: Place, path: string, message: string, strategies?: readonly string[]): void {
    const key = `${at.line} ${at.column} ${path}: ${message}`;
    if (this.#warnings.has(key)) return;
    if (this.#warnings.size < MOST) {
      const about = strategies === undefined ? {} : { strategies };
      this.#warnings.set(key, {
        ...at,
        path: show(path, 200),
        message: show(message, LONGEST),
        severity: 'warning',
        ...about,
      });
    } else this.#warningsNotKept++;
  }

  /** Whether an error is reported at this path or below it: what stands there must not be judged again. */
  within(path: string): boolean {
    return this.#touched.has(path);
  }

  /** The nearest of some names to an unknown one; undefined when none is near, or an issue would not be kept. */
  nearest(name: string, names: Iterable<string>): string | undefined {
    if (this.full || this.#compared > MOST_COMPARED) return undefined;
    const known = [...names];
    this.#compared += name.length * known.reduce((letters, one) => letters + one.length, 0);
    return this.#compared > MOST_COMPARED ? undefined : nearest(name, known);
  }

  /** ` (did you mean ...?)` for an unknown name, or nothing. */
  didYouMean(name: string, names: Iterable<string>): string {
    const near = this.nearest(name, names);
    return near === undefined ? '' : `; did you mean \`${near}\`?`;
  }

  /** How many errors and warnings there are: the same number before and after means that nothing was said. */
  get said(): number {
    return this.#errors.length + this.#warnings.size + this.#warningsNotKept;
  }

  get any(): boolean {
    return this.#errors.length > 0;
  }

  /** Whether no more errors are kept. */
  get full(): boolean {
    return this.#errors.length >= MOST;
  }

  /** In file order; the last says how many more there are than are kept. */
  get warnings(): readonly Issue[] {
    const issues = inFileOrder([...this.#warnings.values()]);
    if (this.#warningsNotKept === 0) return issues;
    const more = this.#warningsNotKept === 1 ? '1 more warning is' : `${this.#warningsNotKept} more warnings are`;
    return [...issues, { line: 0, column: 0, path: '', message: `${more} not shown`, severity: 'warning' }];
  }

  /** Throws all errors, if there are any. */
  throwIfAny(): void {
    if (!this.any) return;
    const issues = inFileOrder(this.#errors);
    if (this.full) {
      const last = issues[issues.length - 1]!;
      issues.push({ ...last, path: WHOLE_FILE, message: `more than ${MOST} faults; the others are not shown` });
    }
    throw new ScenarioError(issues);
  }
}

function inFileOrder(issues: readonly Issue[]): Issue[] {
  return issues
    .map((issue, index) => ({ issue, index }))
    .sort((a, b) => a.issue.line - b.issue.line || a.issue.column - b.issue.column || a.index - b.index)
    .map(({ issue }) => issue);
}

/** A character that could act on a terminal or hide text: C0, DEL, C1, line separators, bidirectional controls. */
export function isControl(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0x061c ||
    code === 0x200e ||
    code === 0x200f ||
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xd800 && code <= 0xdfff)
  );
}

/** Foreign text made safe to print: controls as `\u{1b}`, and no longer than `most` characters. */
export function show(text: string, most = 60): string {
  let shown = '';
  let length = 0;
  for (const character of text) {
    if (length++ >= most) return `${shown}...`;
    const code = character.codePointAt(0)!;
    shown += isControl(code) ? `\\u{${code.toString(16)}}` : character;
  }
  return shown;
}
