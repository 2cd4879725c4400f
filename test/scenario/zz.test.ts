import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.js';
test('x', () => {
  for (const f of ['london-2008', 'quickstart']) {
  try { const s = parseScenario(readFileSync(`/tmp/care/scenarios/${f}.yaml`,'utf8'));
  console.log(f, s.warnings, s.inputs.length);
  for (const r of s.inputs) if (/(royal|ashby).*|^mech/.test(r.path)) console.log(`${r.path} = ${r.value} [${r.source}] ${r.grade}`);
  } catch (e) { console.log((e as Error).message) }}
});
