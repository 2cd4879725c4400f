/** Scenario files that are something else, or not there; shipped ones by name; twins of one call; whose warnings are given. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { InvalidScenario } from '../../src/cli/invalid-scenario.js';
import { distinct, readScenarios } from '../../src/cli/read-scenario.js';
import { swap } from '../scenario/sample.js';
import { file, folder } from './golive.js';
import { workbook } from './workbook.js';

afterEach(() => vi.restoreAllMocks());

function linesOf(path: string): readonly string[] {
  try {
    readScenarios([path], []);
    return [];
  } catch (error) {
    if (error instanceof InvalidScenario) return error.lines;
    throw error;
  }
}

test('a list of trusts in place of a scenario says how it becomes one', () => {
  const book = file('trusts.xlsx', workbook({ T: [['name'], ['A']] }));
  expect(linesOf(book)).toEqual([
    `${book}:1:1: (file): an Excel workbook, no scenario: golive init mine.yaml --trusts ${book} makes one of a list of trusts`,
  ]);
  const table = file('trusts.csv', 'name;size\nA;large\n');
  expect(linesOf(table)).toEqual([
    `${table}:1:1: (file): a table, no scenario: golive init mine.yaml --trusts ${table} makes one of a list of trusts`,
  ]);
});

test('a folder that is not there is said, a name that is near is offered', () => {
  const cwd = folder();
  expect(() => readScenarios([join(cwd, 'no', 'mine.yaml')], [])).toThrow(
    `there is no file ${join(cwd, 'no', 'mine.yaml')}: there is no folder ${join(cwd, 'no')}`,
  );
  expect(() => readScenarios([join(cwd, 'quickstrat')], [])).toThrow('quickstrat; did you mean quickstart?');
});

test('shipped scenarios are found by name, after files of that name', () => {
  expect(readScenarios(['quickstart'], [])[0]).toMatchObject({ file: 'quickstart', scenario: { id: 'quickstart' } });
  const cwd = folder();
  const own = join(cwd, 'england');
  writeFileSync(own, swap('scenario: sample', 'scenario: mine'));
  expect(readScenarios([own], [])[0]!.scenario.id).toBe('mine');
});

test('two scenarios of one call may not differ by case only: their folders are one on many systems', () => {
  const of = (id: string) => file(`${id}.yaml`, swap('scenario: sample', `scenario: ${id}`));
  const [a, b, c] = [of('ward'), of('Ward'), of('other')];
  expect(() => distinct(readScenarios([a, c, b], []))).toThrow(
    `${a} and ${b} are both called Ward, or ward, which differs by case only`,
  );
  expect(distinct(readScenarios([a, c], []))).toHaveLength(2);
});

test('no warning is given of a strategy that is not run', () => {
  const path = file('w.yaml', swap('  local: {extends: local}', '  local: {}\n  more: {extends: local}'));
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  readScenarios([path], [], ['national']);
  expect(said).not.toHaveBeenCalled();
  for (const run of [['local'], ['more'], undefined]) readScenarios([path], [], run);
  expect(said).toHaveBeenCalledTimes(3);
});

test('a folder in place of a scenario is one', () => {
  const path = join(folder(), 'x.yaml');
  mkdirSync(path);
  expect(() => readScenarios([path], [])).toThrow(`${path} is a folder; name a scenario file`);
});
