/** Reports as they are read: nothing goes wrong, everything is drawn, and whoever reads can read it. */
import assert from 'node:assert/strict';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axeFinds, faultsOf, open, unfold } from './pages.mjs';
import { reported, scenarioText } from './runs.mjs';

const pictures = mkdtempSync(join(tmpdir(), 'golive-pictures-'));

const shipped = [
  ['quickstart', 10],
  ['ics-2026', 2],
  ['london-2008', 2],
];

const made = new Map();
/** The report of a shipped scenario with a few replications, made once. */
export function reportOf(name) {
  const [, replications] = shipped.find(([id]) => id === name);
  if (!made.has(name)) made.set(name, reported(name, scenarioText(name), ['--replications', String(replications)]));
  return made.get(name);
}

/** Marks of every chart; a chart without any is named. */
const chartsWithoutMarks = (page) =>
  page.evaluate(() => {
    const charts = [...document.querySelectorAll('figure[data-chart]')];
    const marks = 'path, rect, circle, line, polyline, polygon';
    return {
      count: charts.length,
      empty: charts
        .filter(
          (chart) =>
            chart.querySelectorAll('.plot svg').length === 0 || chart.querySelector(`.plot svg :is(${marks})`) === null,
        )
        .map(({ dataset }) => `${dataset.chart} ${dataset.key}`),
    };
  });

/** A chart that a reader may come to, and is not drawn. */
const waitingCharts = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('figure[data-chart]')]
      .filter((chart) => chart.querySelector('.plot').clientWidth > 0 && chart.querySelector('.plot svg') === null)
      .map(({ dataset }) => `${dataset.chart} ${dataset.key}`),
  );

/** Waits until the browser has drawn what can wait. */
const wholeReport = (page) => page.waitForFunction(() => document.querySelector('figure.waiting') === null);

/** Nothing is done when the browser is idle. */
const neverIdle = () => {
  window.requestIdleCallback = () => 0;
};

/** Most that opening a page takes of a processor's time, seconds: several times what it does. */
const MOST_TO_OPEN = 1.5;

/** What can wait is not drawn before the page is open; it is when somebody comes near, by keyboard too, and on paper. */
async function opensAtOnce(browser) {
  const { page: file } = reportOf('london-2008');
  const opened = await open(browser, file, { prepare: neverIdle });
  const { page } = opened;
  assert.ok(opened.cpu < MOST_TO_OPEN, `opening took ${opened.cpu.toFixed(2)} s of a processor's time`);
  const all = (await waitingCharts(page)).length;
  assert.ok(all > 6, `only ${all} charts wait`);
  const last = page.locator('figure.waiting:visible').last();
  const key = await last.getAttribute('data-key');
  await last.locator('summary').focus();
  await page.waitForFunction((of) => document.querySelector(`[data-key="${of}"] .plot svg`) !== null, key);
  const left = await waitingCharts(page);
  assert.ok(left.length > 0 && left.length < all, `${left.length} of ${all} charts wait`);
  await unfold(page);
  const path = join(pictures, 'london-2008-A4-unread.pdf');
  await page.pdf({ path, format: 'A4' });
  assert.deepEqual(await waitingCharts(page), [], 'not on paper');
  assert.deepEqual((await chartsWithoutMarks(page)).empty, []);
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
  return `${opened.cpu.toFixed(2)} s of a processor's time`;
}

const read = (name) => async (browser) => {
  const { page: file, seconds: written } = reportOf(name);
  const opened = await open(browser, file);
  const { page } = opened;
  await wholeReport(page);
  const { count, empty } = await chartsWithoutMarks(page);
  assert.ok(count >= 4, `only ${count} charts`);
  assert.deepEqual(empty, [], 'charts without marks');
  await unfold(page);
  assert.deepEqual(await axeFinds(page), [], 'axe');
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
  const size = (statSync(file).size / 1e6).toFixed(2);
  return `${count} charts, ${size} MB, written in ${written.toFixed(1)} s, open in ${opened.seconds.toFixed(1)} s (${opened.cpu.toFixed(2)} s of a processor)`;
};

/** Ways of looking at a page: a phone, a desk, and paper of A4 at 96 dots an inch. */
const looks = [
  ['390', { width: 390, height: 844 }],
  ['390-dark', { width: 390, height: 844, dark: true }],
  ['1280', { width: 1280, height: 900 }],
  ['1280-dark', { width: 1280, height: 900, dark: true }],
];

/** The first scenario is looked at in every way, the others in two. */
const looked = (name) => async (browser) => {
  const { page: file } = reportOf(name);
  const own = name === shipped[0][0] ? looks : [looks[0], looks[3]];
  for (const [look, options] of own) {
    const opened = await open(browser, file, options);
    const { page } = opened;
    await wholeReport(page);
    const { inside, outside } = await page.evaluate(() => ({
      inside: innerWidth,
      outside: document.documentElement.scrollWidth,
    }));
    assert.ok(outside <= inside, `${look}: ${outside} px wide on a screen of ${inside}`);
    if (options.dark) assert.deepEqual(await axeFinds(page), [], `axe, ${look}`);
    await page.screenshot({ path: join(pictures, `${name}-${look}.png`), fullPage: true });
    assert.deepEqual(await faultsOf(opened), []);
    await opened.close();
  }
  return `pictures in ${pictures}`;
};

async function printed(browser) {
  const { page: file } = reportOf('quickstart');
  const opened = await open(browser, file, { width: 794, height: 1123 });
  const { page } = opened;
  await page.emulateMedia({ media: 'print' });
  const isSeen = (selector) => page.locator(selector).first().isVisible();
  assert.ok(!(await isSeen('#what-if')), 'what can only be clicked is on paper');
  assert.ok(!(await isSeen('nav')), 'the list of sections is on paper');
  assert.ok(await isSeen('#answer'), 'no answer on paper');
  const pages = [];
  for (const landscape of [false, true]) {
    const path = join(pictures, `quickstart-A4-${landscape ? 'landscape' : 'portrait'}.pdf`);
    const pdf = await page.pdf({ path, format: 'A4', landscape, preferCSSPageSize: false });
    const text = pdf.toString('latin1');
    pages.push(text.match(/\/Type\s*\/Page[^s]/g).length);
    const [width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text).slice(1).map(Number);
    assert.equal(width > height, landscape, `${width} by ${height}`);
  }
  for (const count of pages) assert.ok(count >= 2 && count < 60, `${count} pages`);
  await page.screenshot({ path: join(pictures, 'quickstart-A4.png'), fullPage: true });
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
  return `${pages.join(' and ')} pages of A4`;
}

async function sorted(browser) {
  const { page: file } = reportOf('ics-2026');
  const opened = await open(browser, file);
  const { page } = opened;
  const table = page.locator('table[data-sortable]').first();
  const button = table.locator('thead button').last();
  const keys = () =>
    table.evaluate((element) =>
      [...element.tBodies[0].rows]
        .map((row) => row.cells[row.cells.length - 1].dataset.sort)
        .filter((key) => key !== undefined)
        .map(Number),
    );
  await button.focus();
  await page.keyboard.press('Enter');
  const up = await keys();
  assert.equal(await button.locator('xpath=ancestor::th').getAttribute('aria-sort'), 'ascending');
  assert.ok(up.length > 1, 'nothing to sort');
  assert.deepEqual(
    up,
    [...up].sort((a, b) => a - b),
  );
  await button.click();
  assert.deepEqual(await keys(), [...up].reverse());
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
}

/** What nobody should call anything: what a scenario may say, tags, from right to left, as long as it may be. */
const labels = [
  '<script>window.broken = 1</script>',
  '</script><img src=x onerror="window.broken = 1">',
  '\u05d1\u05d9\u05ea \u05d7\u05d5\u05dc\u05d9\u05dd (\u0645\u0633\u062a\u0634\u0641\u0649) <b>7</b>',
  '--><style>body{display:none}</style>',
  'x'.repeat(2000),
];

async function hostileLabels(browser) {
  const quoted = (label) => `"${label.replaceAll('"', '\\"')}"`;
  const text = scenarioText('quickstart')
    .replace('label: Two small trusts, one new records system', `label: ${quoted(labels[0])}`)
    .replace('label: Ashby General', `label: ${quoted(labels[1])}`)
    .replace('label: Brook Infirmary', `label: ${quoted(labels[2])}`)
    .replace('national: {extends: national}', `national: {extends: national, label: ${quoted(labels[3])}}`)
    .replace('local: {extends: local}', `local: {extends: local, label: ${quoted(labels[4])}}`);
  const { page: file } = reported('hostile', text, ['--replications', '2']);
  const opened = await open(browser, file, { width: 390, height: 844 });
  const { page } = opened;
  await page.locator('#what-if').scrollIntoViewIfNeeded();
  await page.waitForSelector('#what-if [role=slider]');
  assert.equal(await page.evaluate(() => window.broken), undefined, 'a label was run');
  const title = await page.locator('h1').textContent();
  assert.ok(title.includes(labels[0]), `the title is ${title}`);
  assert.ok((await page.locator('#what-if .plan').textContent()).includes('onerror='), 'a label is not shown as it is');
  const { inside, outside } = await page.evaluate(() => ({
    inside: innerWidth,
    outside: document.documentElement.scrollWidth,
  }));
  assert.ok(outside <= inside, `${outside} px wide on a screen of ${inside}`);
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
}

/** From the top of the page to a go-live moved, with nothing but keys. */
async function keyboardOnly(browser) {
  const { page: file } = reportOf('quickstart');
  const opened = await open(browser, file);
  const { page } = opened;
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Skip/);
  await page.evaluate(() => document.querySelector('#what-if').scrollIntoView());
  await page.waitForSelector('#what-if [role=slider]');
  let presses = 0;
  while (!(await page.evaluate(() => document.activeElement.getAttribute('role') === 'slider'))) {
    assert.ok(++presses < 400, 'no go-live is reached with the tab key');
    await page.keyboard.press('Tab');
  }
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(ring, 'none', 'where the keyboard is cannot be seen');
  const before = await page.evaluate(() => document.activeElement.getAttribute('aria-valuetext'));
  await page.keyboard.press('ArrowRight');
  const after = await page.evaluate(() => document.activeElement.getAttribute('aria-valuetext'));
  assert.equal((Date.parse(after) - Date.parse(before)) / 86_400_000, 7);
  await page.waitForSelector('#what-if .command');
  assert.equal(
    await page.evaluate(() => document.activeElement.getAttribute('role')),
    'slider',
    'the keyboard is lost',
  );
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
  return `${presses} presses of tab`;
}

async function withoutWorkers(browser) {
  const { page: file } = reportOf('quickstart');
  const opened = await open(browser, file, { prepare: () => delete window.Worker });
  const { page } = opened;
  assert.match(await page.locator('#what-if').textContent(), /no web workers/);
  assert.ok((await page.locator('#answer').textContent()).length > 100, 'no answer');
  await wholeReport(page);
  assert.deepEqual((await chartsWithoutMarks(page)).empty, []);
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
}

export const reportChecks = [
  ...shipped.map(([name]) => [`the report of ${name} is read`, read(name)]),
  ...shipped.map(([name]) => [`the report of ${name} on a phone and a desk, light and dark`, looked(name)]),
  ['the report opens at once', opensAtOnce],
  ['the report on paper', printed],
  ['tables are sorted', sorted],
  ['hostile labels are text', hostileLabels],
  ['with the keyboard alone', keyboardOnly],
  ['without workers the report is read all the same', withoutWorkers],
];
