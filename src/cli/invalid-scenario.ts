/** Scenario files that are not valid scenarios, as lines that editors understand: `file:line:column: path: message`. */
import { GoliveError, type Issue } from '../errors.js';
import { show } from '../scenario/text/issues.js';

const LONGEST = 4000;

export class InvalidScenario extends GoliveError {
  /** One line an issue. */
  readonly lines: string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = [...lines];
  }
}

/** One issue of a file as a line; an issue without a place of its own leaves line and column out. */
export function issueLine(file: string, { line, column, path, message, severity }: Issue): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  const warning = severity === 'warning' ? 'warning: ' : '';
  return show(`${place}: ${warning}${path === '' ? '' : `${path}: `}${message}`, LONGEST);
}
