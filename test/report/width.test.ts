import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padded, wrapped } from '../../src/report/width.js';

describe('width', () => {
  it('counts columns, not characters', () => {
    expect(displayWidth('wave')).toBe(4);
    expect(displayWidth('cafe\u0301')).toBe(4);
    expect(displayWidth('日本')).toBe(4);
  });

  it('pads on either side', () => {
    expect(padded('ab', 4)).toBe('ab  ');
    expect(padded('日本', 6, 'right')).toBe('  日本');
    expect(padded('longer', 3)).toBe('longer');
  });

  it('breaks at spaces, and long words after a hyphen or underscore', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapped('national_no_hold', 10)).toEqual(['national_', 'no_hold']);
    expect(wrapped('aaa bbb ccc', 8, 2)).toEqual(['aaa bbb', '  ccc']);
  });

  it('never exceeds the width and loses no letter', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '_', '-', '日'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), fc.integer({ min: 0, max: 2 }), (words, width, hang) => {
        const lines = wrapped(words, width, hang);
        for (const line of lines) expect(displayWidth(line.trimEnd())).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
      }),
    );
  });
});
