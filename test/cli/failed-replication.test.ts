import { expect, it } from 'vitest';
import { MachineError } from '../../src/cli/machine-error.js';
import { locatedRun } from '../../src/cli/workers/failed-replication.js';
import { ModelError } from '../../src/errors.js';
import { madeUpScenario } from '../experiment/made-up.js';

const scenario = madeUpScenario();
const told = (error: unknown) =>
  locatedRun(error, { scenario, seed: "it's", file: 'a b.yaml', set: ['plan.wave_size=2'], replication: 7 }) as Error;
const again = (strategy: string) =>
  String.raw`again: golive replay 'a b.yaml' ${strategy}--replication 7 --set plan.wave_size=2 --seed 'it'\''s'`;

it('names strategy, replication and day of a failure of the model, and the command that shows it', () => {
  const run = { scenario: 'made-up', strategy: 'local', replication: 7 };
  const error = told(new ModelError('an event in the past', { time: 12.5, run }));
  expect(error).toBeInstanceOf(ModelError);
  expect(error.message).toBe(
    `replication 7 of made-up under local on 2026-04-18 (day 12.5): an event in the past; ${again('--strategy local ')}`,
  );
});

it('keeps the trace of a defect of golive', () => {
  const defect = new TypeError('x is not a function');
  expect(told(defect).message).toBe(`replication 7 of made-up: x is not a function; ${again('')}`);
  expect(told(defect).stack).toBe(defect.stack);
});

it('leaves alone what failed outside golive', () => {
  const error = new MachineError('cannot write x: EIO');
  expect(told(error)).toBe(error);
});

it('gives no command for what is not a strategy of the file, since none shows it again', () => {
  const run = { scenario: 'made-up', strategy: 'without_hold', replication: 7 };
  expect(told(new ModelError('an event in the past', { run })).message).toBe(
    'replication 7 of made-up under without_hold: an event in the past',
  );
});
