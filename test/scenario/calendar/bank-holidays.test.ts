/** The bank holidays of years that are known, and the days without sessions that a file asks for. */
import { describe, expect, test } from 'vitest';
import { bankHolidays, easterSunday } from '../../../src/scenario/calendar/bank-holidays.js';
import { formatDate, parseDate, weekdayOf } from '../../../src/scenario/calendar/calendar.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { issuesOf, marked, sample, swap } from '../sample.js';

const of = (year: number): string =>
  bankHolidays(year)
    .map((day) => formatDate(day).slice(5))
    .join(' ');

test.each([
  [1995, '01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26'],
  [1999, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31'],
  [2000, '01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26'],
  [2002, '01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26'],
  [2008, '01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26'],
  [2010, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  [2011, '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27'],
  [2012, '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26'],
  [2016, '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27'],
  [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
])('%i', (year, days) => {
  expect(of(year)).toBe(days);
});

test.each([
  ['scotland', 2008, '01-01 01-02 03-21 05-05 05-26 08-04 12-01 12-25 12-26'],
  ['scotland', 2006, '01-02 01-03 04-14 05-01 05-29 08-07 12-25 12-26'],
  ['scotland', 2011, '01-03 01-04 04-22 04-29 05-02 05-30 08-01 11-30 12-26 12-27'],
  ['scotland', 2012, '01-02 01-03 04-06 05-07 06-04 06-05 08-06 11-30 12-25 12-26'],
  ['scotland', 2016, '01-01 01-04 03-25 05-02 05-30 08-01 11-30 12-26 12-27'],
  ['scotland', 2022, '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27'],
  ['scotland', 2025, '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'],
  ['scotland', 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
  ['northern_ireland', 2012, '01-02 03-19 04-06 04-09 05-07 06-04 06-05 07-12 08-27 12-25 12-26'],
  ['northern_ireland', 2020, '01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28'],
  ['northern_ireland', 2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
  ['northern_ireland', 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'],
] as const)('%s, %i', (nation, year, days) => {
  const found = bankHolidays(year, nation).map((day) => formatDate(day).slice(5));
  expect(found.join(' ')).toBe(days);
});

test('Easter is a Sunday from 22 March to 25 April, on the dates that are known', () => {
  const known = ['1961-04-02', '2000-04-23', '2008-03-23', '2011-04-24', '2038-04-25', '2049-04-18', '2076-04-19'];
  for (const date of known) expect(formatDate(easterSunday(Number(date.slice(0, 4))))).toBe(date);
  expect(formatDate(easterSunday(2285))).toBe('2285-03-22');
  for (let year = 1900; year < 2200; year++) {
    const easter = easterSunday(year);
    expect(weekdayOf(easter)).toBe(6);
    expect(formatDate(easter).slice(5) >= '03-22' && formatDate(easter).slice(5) <= '04-25').toBe(true);
  }
});

test('each year has eight weekdays at least, and no day twice', () => {
  for (let year = 1995; year < 2100; year++) {
    for (const nation of ['england_and_wales', 'scotland', 'northern_ireland'] as const) {
      const days = bankHolidays(year, nation);
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBeGreaterThanOrEqual(8);
      for (const day of days) expect(weekdayOf(day)).toBeLessThan(5);
    }
  }
});

describe('in a scenario', () => {
  const sessions = (text: string): string[] => {
    const { settings, start } = parseScenario(text);
    const { calendar } = settings;
    const days = [...calendar.sessionDay.keys()].filter((d) => d < settings.days && calendar.weekday[d]! < 5);
    return days.filter((d) => settings.calendar.sessionDay[d] === 0).map((d) => formatDate(parseDate(start)! + d));
  };
  const add = (line: string): string => swap('trust_defaults:', `${line}\ntrust_defaults:`);

  test('there are no sessions on bank holidays, unless the file says none', () => {
    expect(sessions(sample).slice(0, 4)).toEqual(['2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31']);
    expect(sessions(sample)).toHaveLength(15); // 2026: 04-06 on; 2027; 2028: 01-03
    expect(sessions(add('bank_holidays: none'))).toEqual([]);
    expect(sessions(add('bank_holidays: scotland')).slice(0, 4)).toEqual([
      '2026-05-04',
      '2026-05-25',
      '2026-06-15',
      '2026-08-03',
    ]);
    const row = parseScenario(add('bank_holidays: none')).inputs.find((r) => r.path === 'bank_holidays');
    expect(row).toMatchObject({ value: 'none', default: 'england_and_wales' });
  });

  test('closed days have none at any trust: dates, dates with a reason, spans', () => {
    const text = add(
      'bank_holidays: none\nclosed_days:\n  - 2026-06-01\n  - {value: 2026-06-03, reason: strike}\n  - {from: 2026-06-11, until: 2026-06-16, reason: storm}\n  - {from: 2028-03-31, until: 2028-06-01}',
    );
    expect(sessions(text)).toEqual([
      ...['2026-06-01', '2026-06-03', '2026-06-11', '2026-06-12', '2026-06-15'],
      '2028-03-31',
    ]);
    expect(parseScenario(text).warnings).toEqual([]);
  });

  test.each([
    [
      'bank_holidays: ¶wales',
      'bank_holidays',
      /expected `england_and_wales` or `scotland` or `northern_ireland` or `none`/,
    ],
    ['bank_holidays: ¶england', 'bank_holidays', /did you mean `england_and_wales`\?/],
    ['closed_days: ¶2026-06-01', 'closed_days', /expected a list/],
    ['closed_days: [2026-06-01, ¶2026-06-31]', 'closed_days.1', /June 2026 has 30 days/],
    ['closed_days: [¶{from: 2026-06-02, until: 2026-06-01}]', 'closed_days.0', /first day open again/],
    ['closed_days: [{from: 2026-06-02, ¶untill: 2026-06-05}]', 'closed_days.0.untill', /did you mean `until`/],
  ])('%s', (line, path, message) => {
    const { text, place } = marked(add(line));
    const found = issuesOf(text).find((i) => `${i.line}:${i.column} ${i.path}` === `${place} ${path}`);
    expect(found?.message).toMatch(message);
  });

  test('days closed outside the scenario and its run-out are warned of', () => {
    const { warnings } = parseScenario(add('closed_days: [2062-06-01]'));
    expect(warnings.map((w) => `${w.line}:${w.column} ${w.path}: ${w.message}`)).toEqual([
      '6:15 closed_days.0: is outside the scenario, 2026-04-06 to 2030-03-31: it closes nothing',
    ]);
  });
});
