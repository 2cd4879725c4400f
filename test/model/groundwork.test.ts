/** A replication's future without go-lives may be kept: strategies tried in it later come to what they come to anyway. */
import { describe, expect, it } from 'vitest';
import { groundworkOf, runReplication } from '../../src/model/run-replication.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { quickstartText } from '../report/page/page-of.js';
import { sample } from '../scenario/sample.js';

const settingsOf = (text: string, set: [path: string, value: string][] = []) =>
  parseScenario(text, { set: set.map(([path, value]) => ({ path, value })) }).settings;

const none = () => undefined;

describe.each([
  ['sample', sample],
  ['quickstart', quickstartText],
])('groundwork of %s', (_, text) => {
  const settings = settingsOf(text);
  const one = { ...settings, strategies: settings.strategies.slice(0, 1) };
  const other = { ...settings, strategies: settings.strategies.slice(1, 2) };
  const late = settingsOf(text, [['plan.first_go_live', '2026-11-02']]);

  it('gives every run the bytes of a run by itself, in whatever order', () => {
    for (const replication of [0, 3]) {
      const ground = groundworkOf(settings, replication);
      for (const run of [one, late, other, settings, one, { ...settings, strategies: [] }])
        expect(runReplication(run, replication, none, ground)).toEqual(runReplication(run, replication));
    }
  });
});
