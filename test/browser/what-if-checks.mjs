/** Changes tried in a report: what is seen is what the command line gives, and every control changes something. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFinds, faultsOf, open, outcomeOf, toWhatIf, unfold } from './pages.mjs';
import { reportOf } from './report-checks.mjs';
import { carriedOut, golive, meansIn, reported } from './runs.mjs';

/** Measures as the page names them, and where summary.csv has them. */
const measures = new Map([
  ['Patient-days waited', 'wait_patient_days excess'],
  ['Revenue lost', 'lost_revenue_gbp excess'],
  ['Net cost', 'net_cost_gbp excess'],
  ['Most waiting over 52 weeks', 'over_52_weeks level'],
  ['Trusts live', 'trusts_live level'],
  ['Severe go-lives', 'severe_go_lives level'],
]);

const tryOut = (() => {
  let made;
  return () => {
    const text = readFileSync(new URL('try.yaml', import.meta.url), 'utf8');
    made ??= reported('try', text, []);
    return made;
  };
})();

/** A bar dragged, and the same by the command and by the file that the page gives. */
async function dragged(browser) {
  const { page: file, folder } = reportOf('quickstart');
  const opened = await open(browser, file);
  const { page } = opened;
  await toWhatIf(page);
  const bar = page.locator('#what-if [role=slider]').first();
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  const began = performance.now();
  await page.mouse.move(box.x + 3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const { command, rows } = await outcomeOf(page);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  assert.ok(
    rows.some(({ cells }) => cells[0] !== cells[1]),
    'no number changed',
  );
  carriedOut(command, folder, 'by-command');
  const means = meansIn(join(folder, 'by-command'), 'national');
  let compared = 0;
  for (const { label, cells } of rows) {
    const key = measures.get(label);
    if (key === undefined) continue;
    assert.equal(cells[1], means.get(key), `${label} is not what the command gives`);
    compared += 1;
  }
  assert.ok(compared >= 4, `only ${compared} measures compared`);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the changed scenario file' }).click();
  const text = readFileSync(await (await saving).path(), 'utf8');
  assert.match(text, /# day 0 begins at 00:00/, 'comments are lost');
  writeFileSync(join(folder, 'changed.yaml'), text);
  carriedOut(command.replace(/ --set \S+/g, '').replace('quickstart.yaml', 'changed.yaml'), folder, 'by-file');
  for (const table of ['runs', 'outcomes', 'phases', 'summary']) {
    const [a, b] = ['by-command', 'by-file'].map((name) => readFileSync(join(folder, name, `${table}.csv`), 'utf8'));
    assert.ok(a === b, `${table}.csv of the changed file is another`);
  }
  await unfold(page);
  assert.deepEqual(await axeFinds(page), [], 'axe');
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
  return `first change in ${seconds} s, ${compared} measures as the command gives them`;
}

/** What is put into each control; those that are ticked are unticked. */
const wishes = [
  ['First go-live', '2026-11-02'],
  ['Weeks from one wave to the next', '26'],
  ['Trusts that go live together', '3'],
  ['Weeks over which clinics move', '6'],
  ['Configuration', 'local'],
  ['Readiness needed', '0.95'],
  ['Probability of an override', '0'],
  ['Judged from outside', '1'],
  ['A rehearsal finds a defect', '1'],
  ['Trusts in trouble that trigger it', '2'],
  ['Probability that a meeting decides it', '0.1'],
  ['Defects open at the green light', '0'],
  ['Stable weeks before it', '26'],
  ['Defects that are trouble', '2'],
  ['From request to start', '0'],
  ['Length', '180'],
  ['Defects left at its end', '0'],
  ['Outpatient slots not booked', '0.9'],
  ['Admissions not booked', '0.9'],
];

async function everyControl(browser) {
  const opened = await open(browser, tryOut().page);
  const { page } = opened;
  await toWhatIf(page);
  await unfold(page);
  const section = page.locator('#what-if');
  const undo = section.getByRole('button', { name: 'Undo all changes' });
  const isChanged = async (name) => {
    const { rows } = await outcomeOf(page);
    assert.ok(
      rows.some(({ cells }) => cells[0] !== cells[1]),
      `${name} changes no number`,
    );
    await undo.click();
    await page.waitForFunction(() => document.querySelector('#what-if .change') === null);
  };
  for (const [label, value] of wishes) {
    const control = section.getByLabel(label, { exact: true });
    if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value);
    else {
      await control.fill(value);
      await control.blur();
    }
    await isChanged(label);
  }
  const switches = await section.locator('.check input').count();
  for (let i = 0; i < switches; i++) {
    await section.locator('.check input').nth(i).uncheck();
    await isChanged(`switch ${i + 1}`);
  }
  await section.getByRole('button', { name: 'Cedar earlier in the order' }).click();
  await isChanged('the order');
  await section.getByLabel('Date of the go-live of Birch').fill('2027-03-01');
  await isChanged('a date that is typed');
  const every = await section.locator('.controls :is(input, select)').count();
  assert.equal(every, wishes.length + switches, 'a control is not tried');
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
  return `${every} controls`;
}

/** The whole report with a change is the report that the command line writes of it, and the first one comes back. */
async function wholeReport(browser) {
  const { page: file } = tryOut();
  const opened = await open(browser, file);
  const { page } = opened;
  await toWhatIf(page);
  const lead = () => page.locator('#choice').textContent();
  const before = await lead();
  await page.locator('#what-if [role=slider]').nth(1).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
  await outcomeOf(page);
  await page.getByRole('button', { name: 'Draw the whole report with it' }).click();
  await page.getByRole('button', { name: 'Back to the report as it was' }).waitFor();
  const { command } = await outcomeOf(page);
  const after = await lead();
  assert.notEqual(after, before);
  const { folder } = tryOut();
  carriedOut(command, folder, 'whole');
  golive(['report', 'whole', '--out', 'whole.html'], folder);
  const again = await open(browser, join(folder, 'whole.html'));
  assert.equal(
    after,
    await again.page.locator('#choice').textContent(),
    'the report of the command line says otherwise',
  );
  await again.close();
  await page.getByRole('button', { name: 'Back to the report as it was' }).click();
  assert.equal(await lead(), before);
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
}

async function mistakesAndStop(browser) {
  const opened = await open(browser, reportOf('london-2008').page);
  const { page } = opened;
  await toWhatIf(page);
  const section = page.locator('#what-if');
  await unfold(page);
  const first = section.getByLabel('First go-live', { exact: true });
  await first.fill('1999-01-04');
  await first.blur();
  await section.locator('[role=alert]').waitFor();
  assert.match(await section.locator('[role=alert]').textContent(), /plan\.first_go_live: 1999-01-04 is before/);
  await section.getByRole('button', { name: 'Undo all changes' }).click();
  await section.locator('[role=slider][tabindex]').first().focus();
  await page.keyboard.press('PageUp');
  await section.getByRole('button', { name: 'Stop' }).click();
  await page.waitForFunction(() => document.querySelector('#what-if .status').textContent === 'Stopped.');
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
}

export const whatIfChecks = [
  ['a go-live is dragged, and command and file give the same', dragged],
  ['every control changes a number', everyControl],
  ['the whole report with a change', wholeReport],
  ['a mistake is told as in the terminal, and a run is stopped', mistakesAndStop],
];
