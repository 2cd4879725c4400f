/**
 * The pages of golive tried as a person would, in headless Chromium: reports of shipped scenarios, changes tried in them,
 * the blank page, hostile labels, paper, a phone, the keyboard alone. Build first. Pictures of every page are written to
 * a folder that the last line names. Where there is no Chromium it is left out and says so; with --must that is a failure.
 *
 * usage: node test/browser/browser.mjs [--must] [name of a check ...]
 */
import { existsSync } from 'node:fs';
import { blankChecks } from './blank-checks.mjs';
import { CHROMIUM, launch } from './pages.mjs';
import { reportChecks } from './report-checks.mjs';
import { whatIfChecks } from './what-if-checks.mjs';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const must = process.argv.includes('--must');

if (!existsSync(CHROMIUM)) {
  console.log(must ? `FAIL browser: ${CHROMIUM} is not there` : `left out: ${CHROMIUM} is not there`);
  process.exit(must ? 1 : 0);
}

const browser = await launch();
let failed = false;
for (const [name, check] of [...reportChecks, ...whatIfChecks, ...blankChecks]) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  try {
    const said = await check(browser);
    console.log(`PASS browser: ${name} (${said === undefined ? '' : `${said}; `}${seconds()})`);
  } catch (error) {
    failed = true;
    console.log(`FAIL browser: ${name} (${seconds()}): ${error.stack}`);
  }
}
await browser.close();
process.exitCode = failed ? 1 : 0;
