/** scenarios/README.md: what is generated of it is current. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { reference } from '../../src/report/reference.js';

const path = new URL('../../scenarios/README.md', import.meta.url);
const MARK = '<!-- generated: npx vitest run --config test/vitest.config.ts test/report/reference -u -->\n';

test('the reference of fields is current (if not: run the command at its mark)', async () => {
  const [above = ''] = readFileSync(path, 'utf8').split(MARK);
  await expect(`${above}${MARK}${reference()}`).toMatchFileSnapshot(fileURLToPath(path));
});

test('every number of every mechanism is in it', () => {
  for (const { id, parameters } of mechanisms) {
    for (const key of Object.keys(parameters)) expect(reference()).toContain(`| ${id} | \`${key}\` |`);
  }
});

test('every key of the programme, of the record and of the calendar is in it', () => {
  const paths = ['bank_holidays', 'contracts.<id>.until', 'contracts.<id>.dropped_at_renewal_share', 'plan.closed'];
  paths.push('delivery_pool.shocks.<n>.lost_share', 'trusts.<id>.known.phase', 'releases.<id>.adds');
  paths.push('strategies.<id>.known.programme.green_light', 'strategies.<id>.known.trusts.<id>.open_severe');
  for (const path of paths) expect(reference()).toContain(`| \`${path}\` |`);
});
