/** How far a run is, and the button that stops it. */
import { make } from '../dom.js';

export interface ProgressLine {
  readonly element: HTMLElement;
  /** Something is under way. */
  readonly begin: (what: string, onStop: () => void) => void;
  readonly step: (done: number, of: number) => void;
  /** Nothing is; what has come of it, in words. */
  readonly end: (said: string) => void;
}

export function progressLine(): ProgressLine {
  const bar = make('progress', { 'aria-label': 'Replications done', max: 1, value: 0, hidden: true });
  const stop = make('button', { type: 'button', hidden: true }, 'Stop');
  const status = make('p', { role: 'status', class: 'status' });
  let stopping: () => void = () => undefined;
  stop.addEventListener('click', () => stopping());
  const show = (isUnderWay: boolean): void => {
    bar.hidden = !isUnderWay;
    stop.hidden = !isUnderWay;
  };
  return {
    element: make('div', { class: 'progress' }, bar, stop, status),
    begin: (what, onStop) => {
      stopping = onStop;
      bar.removeAttribute('value');
      status.textContent = what;
      show(true);
    },
    step: (done, of) => {
      bar.max = of;
      bar.value = done;
      if (done === of || done === 1 || done % Math.ceil(of / 10) === 0)
        status.textContent = `${done} of ${of} replications`;
    },
    end: (said) => {
      if (document.activeElement === stop) status.focus();
      show(false);
      status.textContent = said;
    },
  };
}
