/**
 * Checks as JUnit XML, which CI systems show test by test: a suite for each scenario, a case for each metric of each
 * strategy. A measure that changed has failed; an inconclusive one is an error: whether it changed is not known.
 */
import type { Check, CheckRow } from '../experiment/check/check.js';
import { rowInWords, verdictOf } from './check.js';

/** @param without ids of scenarios that have no baseline: their suites have one case, skipped */
export function checkJunit(checks: readonly Check[], without: readonly string[]): string {
  const suites = [...checks.map(suite), ...without.map(skipped)];
  const body = suites.flatMap(({ lines }) => lines);
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${attributes({ name: 'golive check', ...total(suites) })}>`, ...body, '</testsuites>'].join('\n')}\n`;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Suite extends Counts {
  readonly lines: readonly string[];
}

function total(suites: readonly Suite[]): Counts {
  const sum = (of: keyof Counts) => suites.reduce((so, suite) => so + suite[of], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
}

function suite(check: Check): Suite {
  const byCase = new Map(check.rows.map((row) => [`${row.strategy} ${row.metric}`, row]));
  const cases = check.strategies.flatMap((strategy) =>
    check.metrics.map((metric) => testcase(check.scenario, strategy, metric, byCase.get(`${strategy} ${metric}`))),
  );
  const of = (verdict: CheckRow['verdict']) => check.rows.filter((row) => row.verdict === verdict).length;
  const counts = { tests: cases.length, failures: of('changed'), errors: of('inconclusive'), skipped: 0 };
  return {
    ...counts,
    lines: [
      `  <testsuite${attributes({ name: check.scenario, ...counts })}>`,
      ...cases,
      `    <system-out>${xmlText(verdictOf(check))}</system-out>`,
      '  </testsuite>',
    ],
  };
}

const elements: Partial<Record<CheckRow['verdict'], string>> = { changed: 'failure', inconclusive: 'error' };

function testcase(scenario: string, strategy: string, metric: string, row: CheckRow | undefined): string {
  const open = `    <testcase${attributes({ classname: `${scenario}.${strategy}`, name: metric })}`;
  const element = row && elements[row.verdict];
  if (row === undefined || element === undefined) return `${open}/>`;
  return `${open}><${element}${attributes({ type: row.verdict, message: rowInWords(row) })}/></testcase>`;
}

function skipped(scenario: string): Suite {
  const counts = { tests: 1, failures: 0, errors: 0, skipped: 1 };
  return {
    ...counts,
    lines: [
      `  <testsuite${attributes({ name: scenario, ...counts })}>`,
      `    <testcase${attributes({ classname: scenario, name: 'baseline' })}><skipped message="there is no baseline"/></testcase>`,
      '  </testsuite>',
    ],
  };
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');
}

const named = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/**
 * A text as XML 1.0 takes it, in an element or in an attribute: the five characters of markup named, tabs and line ends
 * as references, and what no XML document may hold (control characters, halves of surrogate pairs, U+FFFE and U+FFFF), or
 * should not (0x7f to 0x9f), as U+FFFD.
 */
export function xmlText(text: string): string {
  let written = '';
  for (const character of text) written += named.get(character) ?? ofCode(character.codePointAt(0)!);
  return written;
}

function ofCode(code: number): string {
  if (code === 0x09 || code === 0x0a || code === 0x0d) return `&#${code};`;
  const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
  const none = (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
  return control || none ? '\ufffd' : String.fromCodePoint(code);
}
