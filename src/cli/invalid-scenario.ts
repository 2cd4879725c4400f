/** Scenario files that are not valid scenarios, as lines that editors understand: `file:line:column: path: message`. */
import { GoliveError } from '../errors.js';

export { issueLine } from '../report/issue-line.js';

export class InvalidScenario extends GoliveError {
  /** One line an issue. */
  readonly lines: string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = [...lines];
  }
}
