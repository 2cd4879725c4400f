/** What came of a change: the figures beside those of the report, and how to have the same elsewhere. */
import type { Change } from '../../experiment/paired-change.js';
import { figureTable } from '../../report/page/table.js';
import { quotedForPowerShell, quotedForShell } from '../../report/shell-words.js';
import { changeTable } from '../../report/what-if/change-table.js';
import { commandOf, type RunChoices, yamlOf } from '../../report/what-if/permanent.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { make, save } from '../dom.js';
import type { Read } from '../engine/answer.js';
import { warningsText } from './said.js';

export interface Outcome {
  readonly changes: readonly Change[];
  /** ISO date of day 0. */
  readonly start: string;
  /** The strategy that was changed, as people call it. */
  readonly label: string;
  /** What was changed here, and everything that was set. */
  readonly own: readonly Override[];
  readonly set: readonly Override[];
  readonly run: RunChoices;
  /** The changed scenario. */
  readonly read: Read;
}

export function outcomeOf({ changes, start, label, own, set, run, read }: Outcome): HTMLElement[] {
  const table = make('div', { class: 'change' });
  table.innerHTML = figureTable(changeTable(changes, start), { caption: `${label}: what the change does` }).text;
  const pairs = Math.max(0, ...changes.map((change) => change.pairs));
  const command = commandOf(run, set, /Win/.test(navigator.platform) ? quotedForPowerShell : quotedForShell);
  const warnings = warningsText(read.warnings, run.file);
  return [
    make('h3', {}, 'What the change does'),
    make(
      'p',
      { class: 'note' },
      `Means of ${pairs === 1 ? '1 replication' : `${pairs} replications`} in the same worlds; differences are paired, with 95% intervals.`,
    ),
    table,
    ...(warnings === undefined ? [] : [warnings]),
    make('h3', {}, 'The same on a command line'),
    make('pre', { class: 'command', tabindex: 0 }, make('code', {}, command)),
    make('h3', {}, 'The same in the scenario file'),
    make('pre', { class: 'yaml', tabindex: 0 }, make('code', {}, yamlOf(own))),
    ...(read.permanent === undefined ? [] : [saveButton(run.file, read.permanent)]),
  ];
}

function saveButton(file: string, text: string): HTMLElement {
  const button = make('button', { type: 'button' }, 'Save the changed scenario file');
  button.addEventListener('click', () => save(file, text));
  return button;
}
