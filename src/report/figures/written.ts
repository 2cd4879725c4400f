/** Figures as text, the same wherever they are shown: numbers by numbers.ts, their interval or remark as a second text. */
import { chance, interval, portion, scaleFor } from '../numbers.js';
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
      const { value, unit, interval: ends, largest, decimals, withUnit, ofUsual } = figure;
      const scale = scaleFor(unit, [largest], decimals);
      return {
        text: [
          scale.full(value),
          ...(withUnit === true ? [unit] : []),
          ...(ofUsual === undefined ? [] : [`(${ofUsual < 0 ? '-' : ''}${portion(ofUsual)})`]),
        ].join(' '),
        below: ends === undefined ? '' : interval(...ends, scale),
      };
    }
    case 'event': {
      const { count, of, low, high, amount, unit } = figure;
      const then = amount === undefined ? '' : `: ${scaleFor(unit, [amount]).full(amount)}`;
      return { text: `${count} of ${of}${then}`, below: `${chance(low)} to ${chance(high)}` };
    }
    case 'date': {
      const { date, reached } = figure;
      const below = reached === undefined ? '' : `${reached[0]} of ${reached[1]} done`;
      return { text: date ?? 'not done', below };
    }
    case 'word':
      return { text: figure.text, below: '' };
    case 'unknown':
      return { text: '-', below: '' };
    case 'none':
      return { text: '', below: '' };
  }
}
