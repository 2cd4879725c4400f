/** What went wrong, in the words of the terminal: issues of the scenario by place, or one sentence. */
import type { Issue } from '../../errors.js';
import { issueLine } from '../../report/issue-line.js';
import { make } from '../dom.js';
import { Failed } from '../engine/failure.js';

/** @param file  how the scenario is called */
export function failureText(error: unknown, file: string): HTMLElement {
  const failure = error instanceof Failed ? error.failure : undefined;
  const issues = failure?.issues ?? [];
  if (issues.length === 0) {
    const message = failure?.message ?? (error instanceof Error ? error.message : String(error));
    return make('p', { class: 'mind', role: 'alert' }, message);
  }
  return make('div', { class: 'mind', role: 'alert' }, make('p', {}, heading(issues.length)), issueList(issues, file));
}

/** Warnings of a scenario that can be run; undefined where there are none. */
export function warningsText(warnings: readonly Issue[], file: string): HTMLElement | undefined {
  if (warnings.length === 0) return undefined;
  const count = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`;
  return make('details', {}, make('summary', {}, count), issueList(warnings, file));
}

function heading(count: number): string {
  return count === 1 ? 'This cannot be simulated:' : `This cannot be simulated, for ${count} reasons:`;
}

function issueList(issues: readonly Issue[], file: string): HTMLElement {
  return make(
    'ul',
    { class: 'issues' },
    ...issues.map((issue) => make('li', {}, make('code', {}, issueLine(file, issue)))),
  );
}
