import { describe, expect, it } from 'vitest';
import { Fingerprint } from '../../src/kernel/fingerprint.js';

function hash(...numbers: number[]): string {
  const fingerprint = new Fingerprint();
  for (const x of numbers) fingerprint.addNumber(x);
  return fingerprint.hex();
}

describe('fingerprint', () => {
  it('is the same for the same numbers in the same order, in every version', () => {
    expect(hash(1, 2, 3)).toBe(hash(1, 2, 3));
    expect(hash(1, 2, 3)).toMatch(/^[0-9a-f]{16}$/);
    expect([hash(), hash(0), hash(1, 2.5, -3)]).toMatchInlineSnapshot(`
      [
        "7ef6b3272e8dd1e7",
        "919b7f1fdac9017a",
        "b1a3b55e16f1765c",
      ]
    `);
  });

  it('depends on order, count, sign of zero and the last bit', () => {
    const different = [
      hash(),
      hash(0),
      hash(-0),
      hash(0, 0),
      hash(1, 2),
      hash(2, 1),
      hash(1),
      hash(1 + 2 ** -52),
      hash(Number.NaN),
    ];
    expect(new Set(different).size).toBe(different.length);
  });

  it('treats every NaN alike, whatever its bits', () => {
    const words = new Uint32Array([1, 0xfff80000, 7, 0x7ff80000, 0, 0xfff80000]);
    const forms = new Float64Array(words.buffer); // an array of numbers would give them one form
    expect(forms.every(Number.isNaN)).toBe(true);
    for (let i = 0; i < forms.length; i++) expect(hash(forms[i]!)).toBe(hash(Number.NaN));
  });

  it('can be read without changing it', () => {
    const fingerprint = new Fingerprint();
    fingerprint.add(1, 2, 3);
    expect(fingerprint.hex()).toBe(fingerprint.hex());
    fingerprint.add(4, 5, 6);
    const other = new Fingerprint();
    other.add(1, 2, 3);
    other.add(4, 5, 6);
    expect(fingerprint.hex()).toBe(other.hex());
  });

  it('has no collisions among 300,000 short and similar histories', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 100000; i++) {
      for (const [kind, entity] of [
        [0, i],
        [i, 0],
        [1, i],
      ] as const) {
        const fingerprint = new Fingerprint();
        fingerprint.add(7, 0, 0);
        fingerprint.add(7.5, kind, entity);
        seen.add(fingerprint.hex());
      }
    }
    // (0, 0) and (1, ...) coincide where kind and entity do: (0,0) twice, (1,0) with (i=1,0)
    expect(seen.size).toBe(300000 - 2);
  });

  it('changes half of its bits when one input bit changes', () => {
    let moved = 0;
    for (let bit = 0; bit < 52; bit++) {
      let x = BigInt(`0x${hash(1, 2, 3)}`) ^ BigInt(`0x${hash(1 + 2 ** -bit, 2, 3)}`);
      for (; x > 0n; x >>= 1n) moved += Number(x & 1n);
    }
    expect(moved / 52).toBeGreaterThan(28);
    expect(moved / 52).toBeLessThan(36);
  });
});
