/** The evidence: whole, as generated, and cited only where there is something to cite. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serviceKinds } from '../../src/model/care/kinds.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { presets } from '../../src/model/strategies/registry.js';
import { trustFields } from '../../src/model/trust-fields.js';
import { evidenceMarkdown } from '../../src/report/evidence.js';
import { sourceRows } from '../../src/report/tables/sources.js';
import {
  citationsIn,
  evidenceIds,
  evidenceRows,
  evidenceSections,
  evidenceSources,
} from '../../src/scenario/evidence/evidence.js';
import { programmeKeys } from '../../src/scenario/keys/programme-keys.js';
import { runKeys } from '../../src/scenario/keys/run-keys.js';
import { parseScenario } from '../../src/scenario/parse.js';

const scenarios = new URL('../../scenarios/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, scenarios), 'utf8');
const shipped = readdirSync(scenarios).filter((name) => name.endsWith('.yaml'));

/** What a text cites and the evidence has not. */
const missing = (text: string) => citationsIn(text).filter((id) => !evidenceIds.has(id));

/** Every text called `source` in some data, however deep. */
function sourcesIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    key === 'source' && typeof value === 'string' ? [value] : sourcesIn(value),
  );
}

describe('the evidence', () => {
  it('is in scenarios/EVIDENCE.md (if not: npx vitest run --config test/vitest.config.ts test/report/evidence -u)', async () => {
    await expect(evidenceMarkdown()).toMatchFileSnapshot(new URL('EVIDENCE.md', scenarios).pathname);
  });

  it('has each id once, and every entry says something', () => {
    const ids = [...evidenceRows, ...evidenceSources, ...evidenceSections].map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const { id, ...said } of evidenceRows)
      for (const text of Object.values(said)) expect([id, text === '']).toEqual([id, false]);
    for (const { id, where } of evidenceSources) expect([id, where.length > 3]).toEqual([id, true]);
    for (const { columns, rows } of evidenceSections) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('reads what a text cites', () => {
    expect(citationsIn('P9b, S2 to S4 and E13; EVIDENCE-3: GBP 80')).toEqual([
      'P9b',
      'S2',
      'S3',
      'S4',
      'E13',
      'EVIDENCE-3',
    ]);
    expect(missing('P9999 S3 G17')).toEqual(['P9999', 'G17']);
  });

  it('has all that it cites itself', () => {
    expect(missing(evidenceMarkdown())).toEqual([]);
  });

  it('has all that the defaults and presets of the model cite', () => {
    const stated = sourcesIn([mechanisms, serviceKinds, trustFields, presets, programmeKeys, runKeys]);
    expect(stated.length).toBeGreaterThan(200);
    expect(stated.filter((text) => missing(text).length > 0)).toEqual([]);
  });

  it.each(shipped)('has all that %s cites, in numbers and comments', (name) => {
    expect(missing(read(name))).toEqual([]);
  });

  it.each(['README.md', 'TUTORIAL.md'])('has all that %s cites', (name) => {
    expect(missing(read(name))).toEqual([]);
  });

  it('sources.csv holds what the inputs of a scenario cite, and what that cites', () => {
    const scenario = parseScenario(read('london-2008.yaml'));
    const ids = new Set(sourceRows(scenario).map(({ id }) => id));
    const cited = scenario.inputs.flatMap(({ source }) => citationsIn(source));
    expect(cited.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.has('S104')).toBe(true); // by P15
    expect(ids.has('E62')).toBe(false);
  });
});
