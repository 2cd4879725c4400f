/**
 * Pages opened as a person would, in Debian's Chromium without a network, and everything that must never happen in one:
 * an error on the console, a request, a breach of the page's policy.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const CHROMIUM = '/usr/bin/chromium';

/** Longest that anything may take, ms: a slow machine, not a slow page. */
const PATIENCE = 120_000;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const launch = () =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });

/**
 * Opens a file; `faults` fills with what must not happen. `cpu` is what opening took of a processor's time, in the
 * thread of the page, seconds.
 * @param prepare  runs in the page before anything of it does
 */
export async function open(browser, file, { width = 1280, height = 900, dark = false, prepare } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const isOwn = request.url().split('#')[0] === address || /^(blob|data):/.test(request.url());
    if (!isOwn) faults.push(`request: ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    window.breaches = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      window.breaches.push(`${violatedDirective}: ${blockedURI}`);
    });
  });
  if (prepare !== undefined) await page.addInitScript(prepare);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const began = performance.now();
  await page.goto(address);
  const seconds = (performance.now() - began) / 1000;
  const { metrics } = await session.send('Performance.getMetrics');
  const cpu = metrics.find(({ name }) => name === 'TaskDuration').value;
  return { page, faults, seconds, cpu, close: () => context.close() };
}

/** What must not have happened so far. */
export async function faultsOf({ page, faults }) {
  const breaches = await page.evaluate(() => window.breaches);
  return [...faults, ...breaches.map((breach) => `policy: ${breach}`)];
}

/** What axe-core finds wrong, a line each. */
export async function axeFinds(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].target.join(' ')}`);
}

/** Opens everything that is folded. */
export const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

/** Opens the section in which changes are tried, its scenario read. */
export async function toWhatIf(page) {
  await page.locator('#what-if').scrollIntoViewIfNeeded();
  await page.waitForSelector('#what-if [role=slider]');
}

/** Waits until a change is simulated and gives back what came of it. */
export async function outcomeOf(page) {
  await page.waitForFunction(() =>
    /replications in .* s$/.test(document.querySelector('#what-if .status')?.textContent ?? ''),
  );
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('#what-if .change tbody tr')];
    return {
      command: document.querySelector('#what-if .command').textContent,
      yaml: document.querySelector('#what-if .yaml').textContent,
      rows: rows.map((row) => ({
        label: row.cells[0].textContent,
        cells: [...row.cells].slice(1).map((cell) => cell.dataset.sort ?? cell.textContent),
      })),
    };
  });
}
