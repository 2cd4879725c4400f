import { describe, expect, it } from 'vitest';
import { EXPECTED_SELF_TEST, selfTest } from '../../src/kernel/self-test.js';

describe('self-test', () => {
  it('gives the expected hash, repeatedly', () => {
    expect(selfTest()).toBe(EXPECTED_SELF_TEST);
    expect(selfTest()).toBe(EXPECTED_SELF_TEST);
  });
});
