/** The journal of a run: what is written of replications comes back bit for bit, and what is not there or not ours does not. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MachineError } from '../../src/cli/machine-error.js';
import { CHUNK, chunksOf, Journal, LostReplication, replicationsOf } from '../../src/cli/results/journal.js';
import { decode, encode, measuresShape, shapeOf, toldOf } from '../../src/cli/results/outcome-record.js';
import { type Row, RowFiles, removeRowFiles } from '../../src/cli/results/row-files.js';
import { UsageError } from '../../src/errors.js';
import { MOST_REPLICATIONS } from '../../src/experiment/bands.js';
import { type Choices, type Design, designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import type { Outcome } from '../../src/model/outcome.js';
import { traceOf } from '../../src/model/trace.js';
import { traceEvents } from '../../src/report/trace.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample } from '../scenario/sample.js';

const scenario = parseScenario(
  sample
    .replace('end: 2028-04-03', 'end: 2026-06-29')
    .replace('first_go_live: 2026-10-05, wave_gap_weeks: 13', 'first_go_live: 2026-05-04, wave_gap_weeks: 4'),
);

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'golive-journal-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function simulated(design: Design): Promise<(readonly Outcome[])[]> {
  const all: (readonly Outcome[])[] = [];
  for await (const outcomes of inTurn(design)) all.push(outcomes);
  return all;
}

async function replayed(journal: Journal, design: Design, replications?: readonly number[]) {
  const all: (readonly Outcome[])[] = [];
  for await (const outcomes of journal.replay(design, replications)) all.push(outcomes);
  return all;
}

function journalled(outcomes: readonly (readonly Outcome[])[], design: Design, key = 'key'): Journal {
  const journal = new Journal(place, key, design);
  journal.open();
  for (const [r, each] of outcomes.entries()) journal.add(Math.floor(r / CHUNK), journal.row(each), 0);
  journal.close();
  return journal;
}

describe('chunks', () => {
  it('are fixed stretches of the replications', () => {
    expect([1, 5, 6, 10, 11].map(chunksOf)).toEqual([1, 1, 2, 2, 3]);
    expect(replicationsOf(0, 7)).toEqual([0, 1, 2, 3, 4]);
    expect(replicationsOf(1, 7)).toEqual([5, 6]);
  });
});

describe('a journal', () => {
  it('gives back what was simulated, all, some, and in any order', async () => {
    const design = designOf(scenario, { replications: 7, perTrust: true });
    const outcomes = await simulated(design);
    const journal = journalled(outcomes, design);
    expect(readdirSync(join(place, 'chunks')).sort()).toEqual(['000000.jsonl', '000001.jsonl']);
    const kept = outcomes.map((each) => each.map((outcome) => ({ ...outcome, facts: [] })));
    const opened = vi.spyOn(journal, 'rows');
    expect(await replayed(journal, design)).toEqual(kept);
    expect(opened).toHaveBeenCalledTimes(2); // each chunk once
    opened.mockRestore();
    const some = [6, 1, 2, 4, 0, 0, 5];
    expect(await replayed(journal, design, some)).toEqual(some.map((r) => kept[r]));
    expect([journal.holds(7), journal.holds(5), journal.holds(8), journal.holds(11)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([...journal.survey()]).toEqual([
      [0, 5],
      [1, 2],
    ]);
  });

  it('says which replication is not there', async () => {
    const design = designOf(scenario, { replications: 6 });
    const journal = journalled((await simulated(design)).slice(0, 2), design);
    await expect(replayed(journal, design, [0, 2])).rejects.toThrow(LostReplication);
    await expect(replayed(journal, design, [0, 2])).rejects.toThrow(
      `replication 2 is not in ${join(place, 'chunks', '000000.jsonl')}: the folder changed meanwhile`,
    );
    await expect(replayed(journal, design, [5])).rejects.toThrow('replication 5 is not in');
    expect(await replayed(journal, design, [])).toEqual([]);
  });

  it('refuses rows that are whole and not those of their place', async () => {
    const design = designOf(scenario, { replications: 3 });
    const [first, second, third] = await simulated(design);
    const spoilt = async (rows: Row[]) => {
      const journal = new Journal(place, 'key', design);
      journal.open();
      journal.write(0, rows);
      await expect(replayed(journal, design, [0])).rejects.toThrow(UsageError);
      await expect(replayed(journal, design, [0])).rejects.toThrow(
        `${join(place, 'chunks', '000000.jsonl')} is damaged or not one of golive: delete it`,
      );
    };
    const row = new Journal(place, 'key', design).row;
    const rowOf = (outcomes: readonly Outcome[]) => row.call(new Journal(place, 'key', design), outcomes);
    await spoilt([rowOf(second!)]);
    await spoilt([rowOf([first![1]!, first![0]!, first![2]!])]);
    await spoilt([rowOf([first![0]!, first![1]!, third![2]!])]);
    await spoilt([['{}', '{}', '{}']]);
    const [line, ...others] = rowOf(first!);
    const endless = Buffer.from(new Float64Array([Number.POSITIVE_INFINITY]).buffer).toString('base64');
    const [, stay] = /"phases":\[(\{.*?\})/.exec(line!)!;
    const { trust } = JSON.parse(stay!) as { trust: string };
    for (const [said, instead] of [
      [/"contacts":\d+/, '"contacts":-1'],
      [/"contacts":(\d+)/, '"contacts":$1.5'],
      [/"fingerprintEvents":"\w+"/, '"fingerprintEvents":"x"'],
      [/"phases":\[.*?\]/, '"phases":[]'],
      [new RegExp(`"trust":"${trust}"`, 'g'), '"trust":"another"'],
      [/"values":"\S{11}/, `"values":"${endless.slice(0, 11)}`],
    ] as const) {
      const forged = line!.replace(said, instead);
      expect(forged, String(said)).not.toBe(line);
      await spoilt([[forged, ...others]]);
    }
  });

  it('takes nothing of another run, and sweeps what it left half written', async () => {
    const design = designOf(scenario, { replications: 1 });
    const outcomes = await simulated(design);
    journalled(outcomes, design, 'other');
    const journal = new Journal(place, 'key', design);
    expect([journal.count(0), journal.holds(1), [...journal.survey()]]).toEqual([0, false, [[0, 0]]]);
    await expect(replayed(journal, design)).rejects.toThrow(LostReplication);
  });
});

describe('what a journal tells', () => {
  it('is what a trace of the replication tells, whichever it is', async () => {
    const whole = parseScenario(sample);
    const design = designOf(whole, { replications: CHUNK + 1 });
    const journal = journalled(await simulated(design), design);
    let sentences = 0;
    for (const strategy of design.strategies)
      for (const replication of [0, 3, CHUNK]) {
        const trace = traceOf(design.settings, strategy, replication);
        const told = traceEvents(whole, trace).map(({ day, text }) => [day, text]);
        expect(journal.told(strategy, replication)).toEqual(told);
        sentences += told.length;
      }
    expect(sentences).toBeGreaterThan(50);
  });

  it('is refused where it is not what golive writes', async () => {
    const design = designOf(scenario, { replications: 1 });
    const [row] = journalled(await simulated(design), design).rows(0, 1);
    for (const told of [[[1]], [['1', 'text']], [[1, 2]], [{}]]) {
      const journal = new Journal(place, 'key', design);
      journal.write(0, [row!.map((line) => JSON.stringify({ ...JSON.parse(line), told }))]);
      expect(() => journal.told('national', 0)).toThrow(UsageError);
    }
    expect(toldOf('{')).toBeUndefined();
  });
});

describe('a line of a chunk', () => {
  const cases: [string, Choices][] = [
    ['programme', { replications: 1 }],
    ['trusts', { replications: 1, perTrust: true }],
    ['weeks', { replications: 1, weekly: true }],
  ];
  it.each(cases)('comes back as it was: %s', async (_, choices) => {
    const design = designOf(scenario, choices);
    const shape = shapeOf(design);
    for (const outcome of (await simulated(design))[0]!) {
      const back = decode(encode(outcome, shape), shape)!;
      expect(encode(back, shape)).toBe(encode(outcome, shape));
      for (const { index } of design.kept) {
        expect(back.values[index]).toBe(outcome.values[index]);
        expect(back.excess[index]).toBe(outcome.excess[index]);
        expect(back.censored[index]).toBe(outcome.censored[index]);
      }
      const known = design.kept.flatMap(({ ratio }) => (ratio === undefined ? [] : [2 * ratio, 2 * ratio + 1]));
      expect(shape.keptRatios).toEqual(known);
      for (const place of known) expect(back.ratios[place]).toBe(outcome.ratios[place]);
      const others = [...back.values.keys()].filter((index) => !design.kept.some((kept) => kept.index === index));
      for (const index of others) expect([back.values[index], back.excess[index]]).toEqual([Number.NaN, Number.NaN]);
      const { values, excess, censored, ratios, series, money, facts: _, ...rest } = outcome;
      expect(back).toMatchObject({ ...rest, facts: [] });
      expect([back.values.length, back.ratios.length]).toEqual([values.length, ratios.length]);
      const { weekly, money: months } = shape;
      expect(back.series).toEqual(Float64Array.from(series, (x, i) => (i < weekly.kept ? x : 0)));
      expect(back.money).toEqual(Float64Array.from(money, (x, i) => (i < months.kept ? x : 0)));
      expect(weekly.kept === weekly.all).toBe(choices.perTrust === true);
      expect(months.kept === months.all).toBe(choices.perTrust === true);
    }
  });

  it('of a replication past those that bands are made of has no series, unless every one is written', async () => {
    const plain = designOf(scenario, { replications: 1 });
    const every = designOf(scenario, { replications: 1, weekly: true });
    const [outcome] = (await simulated(plain))[0]!;
    const at = (replication: number, design: Design) => {
      const shape = shapeOf(design);
      const line = encode({ ...outcome!, replication }, shape);
      const { series, money } = JSON.parse(line) as { series: string; money: string };
      const back = decode(line, shape)!;
      return [series !== '', money !== '', back.series.some((x) => x !== 0), back.money.some((x) => x !== 0)];
    };
    expect(at(MOST_REPLICATIONS - 1, plain)).toEqual([true, true, true, true]);
    expect(at(MOST_REPLICATIONS, plain)).toEqual([false, false, false, false]);
    expect(at(MOST_REPLICATIONS, every)).toEqual([true, false, true, false]);
    const measures = measuresShape(every);
    const line = encode(outcome!, measures);
    expect(line.length).toBeLessThan(encode(outcome!, shapeOf(plain)).length);
    expect(JSON.parse(line)).toMatchObject({ series: '', money: '' });
    expect(decode(line, measures)!.series).toHaveLength(outcome!.series.length);
    expect(measures).toMatchObject({ everyWeekly: false, weekly: { kept: 0 }, money: { kept: 0 } });
  });

  it('is none if a number is missing, too many, or of another kind', async () => {
    const design = designOf(scenario, { replications: 1, perTrust: true });
    const shape = shapeOf(design);
    const whole = JSON.parse(encode((await simulated(design))[0]![1]!, shape)) as Record<string, unknown>;
    expect(decode(JSON.stringify(whole), shape)).toBeDefined();
    const bytes = (text: string) => Buffer.from(text, 'base64');
    for (const name of ['values', 'excess', 'ratios', 'censored', 'series', 'money']) {
      const all = bytes(whole[name] as string);
      for (const other of [all.subarray(1), all.subarray(8), Buffer.concat([all, Buffer.alloc(8)]), Buffer.alloc(0)]) {
        expect(decode(JSON.stringify({ ...whole, [name]: other.toString('base64') }), shape), name).toBeUndefined();
      }
    }
    const [stay] = whole['phases'] as Record<string, unknown>[];
    const [draw] = whole['draws'] as Record<string, unknown>[];
    for (const name of Object.keys(whole)) {
      const { [name]: _, ...rest } = whole;
      expect(decode(JSON.stringify(rest), shape), name).toBeUndefined();
      expect(decode(JSON.stringify({ ...whole, [name]: {} }), shape), name).toBeUndefined();
    }
    for (const name of Object.keys(stay!)) {
      const { [name]: _, ...rest } = stay!;
      expect(decode(JSON.stringify({ ...whole, phases: [rest] }), shape), name).toBeUndefined();
    }
    for (const name of Object.keys(draw!)) {
      expect(decode(JSON.stringify({ ...whole, draws: [{ ...draw, [name]: {} }] }), shape), name).toBeUndefined();
    }
    expect(decode(JSON.stringify({ ...whole, draws: [{ ...draw, about: 'x' }] }), shape)).toBeUndefined();
    expect(decode(JSON.stringify({ ...whole, draws: [{ ...draw, scope: 'x' }] }), shape)).toBeUndefined();
    for (const about of ['world', 'decision'])
      for (const scope of ['programme', 'trust'])
        expect(decode(JSON.stringify({ ...whole, draws: [{ ...draw, about, scope }] }), shape)).toBeDefined();
    for (const [name, lie] of [
      ['replication', -1],
      ['replication', 0.5],
      ['goLives', -1],
      ['more', 1],
    ] as const)
      expect(decode(JSON.stringify({ ...whole, [name]: lie }), shape)).toBeUndefined();
    expect(decode('{', shape)).toBeUndefined();
  });
});

describe('files of rows', () => {
  const files = (key = 'k', folder = 'rows') => new RowFiles(join(place, folder), (file) => `${key}${file}`, 2);
  const rows: Row[] = [
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
  ];

  it('are begun with what is there and go on; what is asked for of them is what was counted', () => {
    const one = files();
    expect([...one.survey()]).toEqual([]);
    one.open();
    one.write(0, rows.slice(0, 2));
    expect(one.count(0)).toBe(2);
    one.add(0, rows[2]!, 1);
    one.close();
    expect([one.count(0), [...one.rows(0, 2)], [...one.rows(0, 0)]]).toEqual([2, [rows[0], rows[2]], []]);
    expect([...one.rows(0, 1)]).toEqual([rows[0]]);
    expect([...one.rows(7, 0)]).toEqual([]);
    one.add(1, rows[0]!, 0);
    one.add(1, rows[1]!, 0);
    one.close();
    expect([...one.rows(1, 2)]).toEqual(rows.slice(0, 2));
    const hashes = [one.hashOf(1, 1), one.hashOf(1, 2), one.hashOf(1, 3), one.hashOf(9, 1)];
    expect(new Set(hashes).size).toBe(3);
    expect(hashes.map((hash) => hash?.length)).toEqual([64, 64, undefined, undefined]);
    expect(one.hashOf(0, 1)).toBe(hashes[0]);
    one.close(); // nothing is open
    expect([...one.survey()]).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('are copied from another folder', () => {
    const [from, to] = [files(), files('other', 'more')];
    from.open();
    to.open();
    from.write(0, rows);
    to.copy(0, from, 2);
    to.add(0, ['x', 'y'], 2);
    to.close();
    expect([...to.rows(0, to.count(0))]).toEqual([rows[0], rows[1], ['x', 'y']]);
  });

  it('are kept in memory while they are held, with what is there, and written when they are let go', () => {
    const one = files();
    one.open();
    one.write(0, rows.slice(0, 1));
    expect(one.isHolding).toBe(false);
    one.hold();
    expect(one.isHolding).toBe(true);
    one.add(0, rows[1]!, 1);
    one.add(0, rows[2]!, 1);
    one.add(3, rows[0]!, 0);
    expect([one.count(0), one.count(3), one.count(9), [...one.rows(0, 3)]]).toEqual([3, 1, 0, rows]);
    expect(files().count(0)).toBe(1); // nothing of it is on disk
    one.release();
    expect([one.isHolding, files().count(0), files().count(3)]).toEqual([false, 3, 1]);
    one.release();
    expect(files().count(0)).toBe(3);
  });

  it('keep what was in place when a new one is given up half way', () => {
    const one = files();
    one.open();
    one.write(0, rows);
    expect(() => one.write(0, [['a', 'b'], null as unknown as Row])).toThrow(TypeError);
    one.close();
    expect([...one.rows(0, one.count(0))]).toEqual(rows);
    expect(readdirSync(join(place, 'rows'))).toEqual(['000000.jsonl']);
  });

  it('pass over what has another name, and say where a folder cannot be read or written', () => {
    const one = files();
    one.open();
    one.write(1_234_567, rows);
    for (const name of ['notes.txt', '12345.jsonl', '000000.jsonl.bak', 'x000000.jsonl'])
      writeFileSync(join(place, 'rows', name), '');
    expect([...one.survey()]).toEqual([[1_234_567, 3]]);
    expect(one.pathOf(7)).toBe(join(place, 'rows', '000007.jsonl'));
    removeRowFiles(join(place, 'rows'));
    expect(readdirSync(join(place, 'rows')).sort()).toEqual([
      '000000.jsonl.bak',
      '12345.jsonl',
      'notes.txt',
      'x000000.jsonl',
    ]);
    mkdirSync(join(place, 'rows', '000002.jsonl'));
    expect(() => one.count(2)).toThrow(MachineError);
    expect(() => one.count(2)).toThrow(`read ${join(place, 'rows')}`);
    rmSync(join(place, 'rows'), { recursive: true });
    removeRowFiles(join(place, 'rows'));
    writeFileSync(join(place, 'rows'), 'a file');
    removeRowFiles(join(place, 'rows'));
    expect(readFileSync(join(place, 'rows'), 'utf8')).toBe('a file');
    expect(() => one.open()).toThrow(`write to ${join(place, 'rows')}`);
    expect(() => one.survey()).toThrow(MachineError);
    expect(() => one.open()).toThrow(MachineError);
    expect(() => one.write(0, rows)).toThrow(MachineError);
  });

  it('say which cannot be put in place, and leave nothing', () => {
    const one = files();
    one.open();
    one.add(0, rows[0]!, 0);
    mkdirSync(join(place, 'rows', '000000.jsonl'));
    expect(() => one.close()).toThrow(join(place, 'rows', '000000.jsonl'));
    expect(readdirSync(join(place, 'rows'))).toEqual(['000000.jsonl']);
    rmSync(join(place, 'rows', '000000.jsonl'), { recursive: true });
    one.write(0, rows);
    expect(one.count(0)).toBe(3);
    removeRowFiles(join(place, 'rows'));
    expect(existsSync(join(place, 'rows'))).toBe(false);
  });
});
