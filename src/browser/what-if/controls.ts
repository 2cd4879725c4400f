/** The controls beside the timeline: waves, configuration, cutover, and the decisions of the mechanisms on offer. */
import type { Decisions } from '../../report/what-if/decisions.js';
import type { WaveKey } from '../../report/what-if/edits.js';
import type { Field, Group } from '../../report/what-if/groups.js';
import { labelled, make } from '../dom.js';

/** What is wanted: a value as YAML; undefined: as in the report. */
export interface Wishes {
  readonly onWave: (key: WaveKey, value: string | undefined) => void;
  readonly onValue: (path: string, value: string | undefined) => void;
}

export function controlsOf(decisions: Decisions, wishes: Wishes): HTMLElement {
  return make(
    'div',
    { class: 'controls' },
    planControls(decisions, wishes),
    ...decisions.groups.map((group) => groupControls(group, wishes)),
  );
}

function planControls(
  { firstGoLive, gapWeeks, waveSize, cutoverWeeks, order, configuration }: Decisions,
  { onWave, onValue }: Wishes,
): HTMLElement {
  const first = make('input', { type: 'date', value: firstGoLive });
  onInput(first, firstGoLive, (value) => onWave('first_go_live', value));
  const wave = (key: WaveKey, now: number | undefined, low: number, high: number) => {
    const input = numberInput(now === undefined ? '' : String(now), low, high);
    onInput(input, String(now ?? ''), (value) => onWave(key, value));
    return input;
  };
  const cutover = numberInput(cutoverWeeks === undefined ? '' : String(cutoverWeeks), 0, 520);
  onInput(cutover, String(cutoverWeeks ?? ''), (value) => onValue('plan.cutover_weeks', value));
  const built = make(
    'select',
    {},
    ...(configuration.value === '' ? [make('option', { value: '' }, 'differs between trusts')] : []),
    ...configuration.choices.map(({ id, label }) =>
      make('option', { value: id, selected: id === configuration.value }, label),
    ),
  );
  onInput(built, configuration.value, (value) => onValue(configuration.path, value));
  return make(
    'fieldset',
    {},
    make('legend', {}, 'Plan and configuration'),
    labelled('First go-live', first),
    labelled('Weeks from one wave to the next', wave('wave_gap_weeks', gapWeeks, 0, 520)),
    labelled('Trusts that go live together', wave('wave_size', waveSize, 1, Math.max(1, order.length))),
    labelled('Weeks over which clinics move', cutover, '0: all on one day'),
    labelled('Configuration', built),
  );
}

function groupControls({ path, label, means, isOn, fields }: Group, { onValue }: Wishes): HTMLElement {
  const parts = fields.map((field) => fieldControl(field, onValue));
  const on = make('input', { type: 'checkbox', checked: isOn });
  const enable = (): void => {
    for (const { input } of parts) input.disabled = !on.checked;
  };
  on.addEventListener('change', () => {
    enable();
    onValue(path, on.checked === isOn ? undefined : on.checked ? 'on' : 'off');
  });
  enable();
  return make(
    'fieldset',
    {},
    make('legend', {}, label),
    make('p', { class: 'note' }, means),
    make('label', { class: 'check' }, on, 'on'),
    ...parts.map(({ element }) => element),
  );
}

function fieldControl(
  { path, label, means, kind, unit, low, high, value, drawn }: Field,
  onValue: Wishes['onValue'],
): { readonly element: HTMLElement; readonly input: HTMLInputElement | HTMLSelectElement } {
  const now = drawn === '' ? '' : `now ${drawn}`;
  if (kind === 'yes_no') {
    const choices = [...(drawn === '' ? [] : [['', 'as it is']]), ['0', 'no'], ['1', 'yes']] as const;
    const input = make(
      'select',
      { title: means },
      ...choices.map(([id, word]) => make('option', { value: id, selected: id === value }, word)),
    );
    onInput(input, value, (next) => onValue(path, next));
    return { element: labelled(label, input, now || undefined), input };
  }
  const isList = kind === 'weeks_list';
  const shown = isList ? value.replace(/^\[|\]$/g, '') : value;
  const input = isList ? make('input', { type: 'text', value: shown }) : numberInput(shown, low, high);
  input.title = means;
  onInput(input, shown, (next) => onValue(path, isList && next !== undefined ? `[${next}]` : next));
  const inUnit = isList ? 'shares of each week from go-live' : unit;
  return { element: labelled(label, input, now === '' ? inUnit : `${inUnit}; ${now}`), input };
}

/** Any number may be typed: whether it can be is judged by the scenario's own check, which says why not. */
function numberInput(value: string, low: number, high: number): HTMLInputElement {
  return make('input', { type: 'number', step: 'any', min: low, max: high, value });
}

/** Tells what a control says when it changes; undefined when it is what it was, or nothing. */
function onInput(
  control: HTMLInputElement | HTMLSelectElement,
  before: string,
  tell: (value: string | undefined) => void,
): void {
  control.addEventListener('change', () => {
    const value = control.value.trim();
    if (value === '') control.value = before;
    tell(value === '' || value === before ? undefined : value);
  });
}
