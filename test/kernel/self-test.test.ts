import { describe, expect, it } from 'vitest';
import { EXPECTED_SELF_TEST, selfTest } from '../../src/kernel/self-test.js';

describe('self-test', () => {
  it('arrives at the hash that every machine must arrive at, again and again', () => {
    expect(selfTest()).toBe(EXPECTED_SELF_TEST);
    expect(selfTest()).toBe(EXPECTED_SELF_TEST);
  });
});
