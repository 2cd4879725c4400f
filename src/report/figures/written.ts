/** Figures as text, the same wherever they are shown: numbers by numbers.ts, their interval or remark as a second text. */
import { interval, scaleFor } from '../numbers.js';
import type { Figure } from './figure.js';

/** A figure in words. */
export interface Written {
  readonly text: string;
  /** Interval or remark; empty where there is none. */
  readonly below: string;
}

/** How a figure is written. */
export function written(figure: Figure): Written {
  switch (figure.kind) {
    case 'number': {
      const { value, unit, interval: ends, largest, decimals, withUnit } = figure;
      const scale = scaleFor(unit, [largest], decimals);
      return {
        text: withUnit === true ? `${scale.full(value)} ${unit}` : scale.full(value),
        below: ends === undefined ? '' : interval(...ends, scale),
      };
    }
    case 'date': {
      const { date, reached } = figure;
      return { text: date ?? 'not done', below: reached === undefined ? '' : `${reached[0]} of ${reached[1]} done` };
    }
    case 'word':
      return { text: figure.text, below: '' };
    case 'unknown':
      return { text: '-', below: '' };
    case 'none':
      return { text: '', below: '' };
  }
}
