/**
 * What test files import from vitest, small enough to be begun anew for each mutant: tests and hooks are gathered, and
 * run one by one as they are asked for. Matchers and spies are vitest's own.
 */
import { format as formatted } from 'node:util';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import { format } from '@vitest/pretty-format';
import { restoreAllMocks, spyOn } from '@vitest/spy';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect);
Object.assign(expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT], {
  getState: () => getState(expect),
  setState: (state) => setState(state, expect),
  extend: (matchers) => chai.expect.extend(expect, matchers),
  unreachable: (message) => chai.assert.fail(message ?? 'not to be reached'),
});
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });
setState({ assertionCalls: 0 }, expect);
const plain = (text) => text.trim().replace(/^\s+/gm, '');
expect.extend({
  toMatchInlineSnapshot: (value, snapshot) => ({
    pass: plain(format(value, { escapeString: false, printBasicPrototype: false })) === plain(snapshot),
    message: () => `is not ${snapshot}`,
  }),
});

const stubbed = new Map();
export const vi = {
  spyOn,
  restoreAllMocks,
  stubEnv(name, value) {
    if (!stubbed.has(name)) stubbed.set(name, process.env[name]);
    process.env[name] = value;
  },
  unstubAllEnvs() {
    for (const [name, value] of stubbed) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    stubbed.clear();
  },
};

/** Tests of the file that was begun last, as they are written: title, function and the innermost group. */
export const tests = [];

let group;

/** Begins a file. */
export function beginFile() {
  group = { before: [], after: [], once: [], last: [], within: undefined };
}

const each =
  (define) =>
  (rows) =>
  (title, body, ...rest) =>
    rows.forEach((row) => {
      const values = Array.isArray(row) ? row : [row];
      const places = title.match(/%\w/g)?.length ?? 0;
      const named = title.replace(/\$(\w+)/g, (_, key) => row[key]);
      define(formatted(named, ...values.slice(0, places)), () => body(...values), ...rest);
    });

export function describe(_title, body) {
  const outside = group;
  group = { before: [], after: [], once: [], last: [], within: outside };
  body();
  group = outside;
}
describe.each = each(describe);

export function it(title, first, second) {
  tests.push({ title, body: typeof first === 'function' ? first : second, group });
}
it.each = each(it);
export const test = it;

export const beforeEach = (hook) => group.before.push(hook);
export const afterEach = (hook) => group.after.push(hook);
export const beforeAll = (hook) => group.once.push(hook);
export const afterAll = (hook) => group.last.push(hook);

/** The groups of a test, from its file inwards. */
export function groupsOf({ group: own }) {
  const groups = [];
  for (let one = own; one !== undefined; one = one.within) groups.unshift(one);
  return groups;
}
