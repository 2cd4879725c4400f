/** The page with nothing simulated yet: whoever may not install anything has the whole of golive in it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { axeFinds, faultsOf, open, toWhatIf } from './pages.mjs';
import { golive, scenarioText, work } from './runs.mjs';

const REPLICATIONS = '4';

const blankPage = () => {
  const file = join(work, 'blank.html');
  writeFileSync(join(work, 'quickstart.yaml'), scenarioText('quickstart'));
  writeFileSync(file, golive(['report', '--blank', 'quickstart.yaml']));
  return file;
};

/** The tables that the page saves are those of the command line, byte for byte. */
async function run(browser) {
  const opened = await open(browser, blankPage());
  const { page } = opened;
  assert.deepEqual(await axeFinds(page), [], 'axe, before');
  await page.getByRole('spinbutton', { name: 'Replications' }).fill(REPLICATIONS);
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.locator('#answer').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the tables (zip)' }).click();
  const files = unzipSync(readFileSync(await (await saving).path()));
  golive(['run', 'quickstart.yaml', '--replications', REPLICATIONS, '--out', 'by-terminal']);
  const there = readdirSync(join(work, 'by-terminal')).filter((name) => /\.csv$|^datapackage/.test(name));
  assert.ok(there.length > 10, 'no tables to compare');
  for (const name of there) {
    assert.ok(files[name] !== undefined, `${name} is not in the zip`);
    assert.ok(
      readFileSync(join(work, 'by-terminal', name)).equals(Buffer.from(files[name])),
      `${name} has other bytes`,
    );
  }
  const [choice, report] = [await page.locator('#choice').textContent(), join(work, 'by-terminal.html')];
  golive(['report', 'by-terminal', '--out', report]);
  const other = await open(browser, report);
  assert.equal(choice, await other.page.locator('#choice').textContent());
  await other.close();
  await toWhatIf(page);
  assert.deepEqual(await axeFinds(page), [], 'axe, after');
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
  return `${there.length} files with the bytes of the command line`;
}

async function mistakes(browser) {
  const opened = await open(browser, blankPage());
  const { page } = opened;
  const text = scenarioText('quickstart').replace('wave_size: 1 ', 'wave_sise: 1');
  await page.getByLabel('The scenario, as YAML').fill(text);
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.locator('#scenario [role=alert]').waitFor();
  const line = text.split('\n').findIndex((one) => one.includes('wave_sise')) + 1;
  assert.match(
    await page.locator('#scenario [role=alert]').textContent(),
    new RegExp(`quickstart.yaml:${line}:3: plan.wave_sise: unknown key`),
  );
  const other = join(work, 'other.yaml');
  writeFileSync(other, scenarioText('quickstart').replace('Two small trusts', 'Two other trusts'));
  await page.getByLabel('Open a scenario file').setInputFiles(other);
  await page.getByRole('button', { name: 'Only check it' }).click();
  await page.waitForFunction(() =>
    /Two other trusts.*can be run/.test(document.querySelector('#scenario .status').textContent),
  );
  assert.equal(await page.locator('#scenario [role=alert]').count(), 0);
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
}

/** What a scenario may not say is told, and stays text all the same. */
async function hostile(browser) {
  const opened = await open(browser, blankPage());
  const { page } = opened;
  const tag = '<img src=x onerror=window.broken=1>';
  const labels = [tag, `\u202E${tag}`, `\u001b[31m${tag}`, 'x'.repeat(10_000)];
  for (const label of labels) {
    const text = `${scenarioText('quickstart').replace('label: Ashby General', `${JSON.stringify(label)}: 1`)}`;
    await page.getByLabel('The scenario, as YAML').fill(text);
    await page.getByRole('button', { name: 'Only check it' }).click();
    const said = page.locator('#scenario [role=alert]');
    await said.waitFor();
    assert.match(await said.textContent(), /quickstart.yaml:\d+:\d+: /);
    const shown = await said.textContent();
    assert.ok(!['\u202E', '\u001b'].some((sign) => shown.includes(sign)), 'a control character is shown as it is');
  }
  assert.equal(await page.evaluate(() => window.broken), undefined, 'a label was run');
  assert.equal(await page.locator('#scenario img').count(), 0);
  assert.deepEqual(await faultsOf(opened), []);
  await opened.close();
}

export const blankChecks = [
  ['hostile text in the blank page is text', hostile],
  ['a scenario is run in the blank page, with the bytes of the command line', run],
  ['mistakes of a scenario are told by place; a file is opened', mistakes],
];
