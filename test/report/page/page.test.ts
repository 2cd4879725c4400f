/** The page of a run: its numbers are those of the terminal and of the tables, and no label can break it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { monthlyBands } from '../../../src/experiment/monthly-money.js';
import { weeklyBands } from '../../../src/experiment/weekly.js';
import { answer } from '../../../src/report/answer.js';
import { answerOf } from '../../../src/report/figures/answer.js';
import type { FigureTable } from '../../../src/report/figures/figure.js';
import { written } from '../../../src/report/figures/written.js';
import { drawn } from '../../../src/report/page/data/over-time.js';
import type { PageData } from '../../../src/report/page/page-data.js';
import { pageHtml, sectionsHtml } from '../../../src/report/page/page-html.js';
import { stressItems } from '../../../src/report/stress/stress.js';
import { assets, type PageOfRun, pageOf, quickstartText } from './page-of.js';

let run: PageOfRun;
let sections: ReadonlyMap<string, string>;
beforeAll(async () => {
  run = await pageOf(quickstartText, { replications: 6, perTrust: true }, [
    { strategy: 'local', replication: 2, events: [['2026-10-05', 'GO-LIVE of Ashby General.']] },
  ]);
  sections = new Map(sectionsHtml(run.data).map(({ id, html }) => [id, html]));
}, 120_000);

/** Every text that a table of figures writes. */
function texts({ sections: parts }: FigureTable): string[] {
  const figures = parts.flatMap(({ rows }) => rows.flatMap((row) => row.figures));
  return figures.flatMap((figure) => Object.values(written(figure))).filter((text) => text !== '');
}

const plainText = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)))
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

describe('the page', () => {
  it('is made of a value that is the same after it was written as JSON', () => {
    const read = JSON.parse(JSON.stringify(run.data)) as PageData;
    expect(sectionsHtml(read)).toEqual(sectionsHtml(run.data));
  });

  it('has the sections in the order in which a board reads them', () => {
    const ids = [...sections.keys()].filter((id) => id !== 'what-if');
    expect(ids).toEqual([
      'answer',
      'choice',
      'timeline',
      'over-time',
      'money',
      'by-trust',
      'paired',
      'deadline',
      'bad-case',
      'hangs-on',
      'assumptions',
      'observed',
      'reproduce',
      'stress',
    ]);
  });

  it('writes every figure of the choice and of what stands behind it as the terminal does', () => {
    const { choice, figures, trusts } = answerOf(run.scenario, run.results);
    const terminal = answer(run.scenario, run.results, { width: 400 }).join('\n');
    const behind = plainText([sections.get('choice'), sections.get('money'), sections.get('bad-case')].join(' '));
    for (const text of texts(choice)) {
      expect(plainText(sections.get('choice')!)).toContain(text);
      expect(terminal).toContain(text);
    }
    for (const text of texts(figures)) expect(behind).toContain(text);
    for (const text of texts(trusts!)) expect(plainText(sections.get('by-trust')!)).toContain(text);
  });

  it('says every sentence of the answer, and what it hangs on', () => {
    const { paragraphs, hangsOn } = answerOf(run.scenario, run.results, true);
    for (const sentence of paragraphs.flat()) expect(plainText(sections.get('answer')!)).toContain(sentence);
    for (const told of hangsOn) expect(plainText(sections.get('hangs-on')!)).toContain(told);
  });

  it('draws the weekly series of timeseries.csv, the reported list beside the true one', () => {
    const rows = [...weeklyBands(run.results.weekly)].filter(({ scopeId }) => scopeId === '');
    const meansOf = (strategy: string, id: string) =>
      rows.filter((row) => row.strategy === strategy && row.series.id === id).map(({ mean }) => drawn(mean));
    const list = run.data.overTime.find(({ id }) => id === 'true_list')!;
    expect(list.days).toHaveLength(list.fans[0]!.mean.length);
    expect(list.usual!.mean).toEqual(meansOf('no_go_live', 'true_list'));
    expect(list.fans[1]!.mean).toEqual(meansOf('local', 'true_list'));
    expect(list.reported![1]).toEqual(meansOf('local', 'reported_list'));
    expect(list.reported![1]).not.toEqual(list.fans[1]!.mean);
    expect(run.data.overTime.map(({ id }) => id)).not.toContain('reported_list');
  });

  it('goes from the usual income to what is received without losing a pound', () => {
    const { steps } = run.data.money!;
    for (const own of steps) {
      const received = own.slice(0, -1).reduce((sum, { gbp }) => sum + gbp, 0);
      expect(own.at(-1)!.gbp / received).toBeCloseTo(1, 9);
    }
    const paid = [...monthlyBands(run.results.design, run.results.money, 'programme')].filter(
      ({ strategy, row }) => strategy === 'local' && row.part === 'received' && row.measure === 'level',
    );
    expect(steps[1]!.at(-1)!.gbp).toBeCloseTo(
      paid.reduce((sum, { mean }) => sum + mean!, 0),
      3,
    );
  });

  it('has a difference for each replication and pair, lower where the plan does less harm', () => {
    const own = run.data.paired.filter(({ metric }) => metric === 'net_cost_gbp');
    expect(own.map(({ strategy }) => strategy)).toEqual(['local', 'national_gated']);
    for (const { strategy, differences } of own) {
      expect(differences).toHaveLength(6);
      const row = run.results.comparisons.find(
        (one) => one.strategy === strategy && one.reference === 'national' && one.metric === 'net_cost_gbp',
      )!;
      expect(differences.reduce((sum, x) => sum + x, 0) / 6 / row.difference!).toBeCloseTo(1, 3);
    }
  });

  it('tells by when all are live as the choice does', () => {
    for (const [s, { days, of }] of run.data.finishes.entries()) {
      const { byDay, done } = run.results.completions[s]!;
      expect(days).toHaveLength(done);
      expect(days[Math.ceil(0.5 * of) - 1]).toBe(Math.round(byDay[0]!));
    }
  });

  it('holds every number that the model assumes, the same of several trusts once', () => {
    const { inputs } = run.scenario;
    expect(run.data.assumptions.reduce((sum, { times }) => sum + times, 0)).toBe(inputs.length);
    expect(run.data.assumptions.length).toBeLessThan(inputs.length);
    const shared = run.data.assumptions.find(({ path }) => path === 'trusts.*.preparation.weeks')!;
    expect(shared).toMatchObject({ times: 2, source: 'P48', isOwn: false });
    expect(shared.grade).not.toBe('');
  });

  it('says what is not there: the harm by trust of a run that did not keep it', () => {
    const without = sectionsHtml({ ...run.data, byTrust: null }).find(({ id }) => id === 'by-trust')!;
    expect(without.html).toContain('--per-trust');
  });

  it('has every item of the checklist for reports, with its text; tables that stand elsewhere once', () => {
    const { scenario, results } = run;
    const code = { version: '0.0.0', sha256: 'c0de', set: [], command: 'golive run a.yaml', machine: '' };
    const shown = plainText(sections.get('stress')!);
    for (const { item, heading, text } of stressItems({ scenario, results, code })) {
      expect(shown).toContain(`${item} ${heading}`);
      for (const paragraph of text.split('\n')) expect(shown).toContain(paragraph);
    }
    const tables = run.data.stress.filter(({ table }) => table !== undefined).map(({ item }) => item);
    expect(tables).toEqual(['1.2', '2.2', '2.3', '2.5.1', '3.4']);
  });

  it('tells the replications that it holds', () => {
    expect(plainText(sections.get('timeline')!)).toContain('2026-10-05 GO-LIVE of Ashby General.');
  });
});

describe('the document', () => {
  it('is ASCII throughout, its scripts too', () => {
    const page = pageHtml(run.data, { ...assets, page: "'\u2026'", engine: "'\u00b5'" });
    expect(page).toMatch(/^[\0-\x7f]*$/);
    expect(page).toContain("<script>'\\u2026'</script>");
  });

  it('lets only its own script and style run, and loads nothing', () => {
    const page = pageHtml(run.data, assets);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll('&#39;', "'");
    const script = /<script>(.*)<\/script>\n<\/body>/s.exec(page)![1]!;
    const style = /<style>(.*?)<\/style>/s.exec(page)![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${assets.sha256(script)}'`);
    expect(policy).toContain(`style-src 'sha256-${assets.sha256(style)}'`);
    expect(script).not.toMatch(/<\/script|<!--/);
    expect(page).not.toMatch(/ (src|href)="(?!#)/);
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
  });

  it('has landmarks, one heading of the first order, and headings in order', () => {
    const page = pageHtml(run.data, assets);
    for (const landmark of ['<header>', '<nav aria-label=', '<main>', '<footer>']) expect(page).toContain(landmark);
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    for (const [, table] of page.matchAll(/<table[^>]*>(.*?)<\/table>/gs)) {
      expect(table).toContain('<caption');
      expect(table).toMatch(/<th scope="col"/);
    }
  });

  it('shows hostile labels as text, wherever they stand', () => {
    const bad = "</script><script>alert(1)</script><!-- \u202e\u001b[31m\"onload='x' &lt;";
    const hostile = JSON.parse(
      JSON.stringify(run.data, (_, value: unknown) => {
        return typeof value === 'string' && /[A-Z].* |Ashby|Brook|build/.test(value) ? `${bad} ${value}` : value;
      }),
    ) as PageData;
    const usual = pageHtml(run.data, assets);
    const page = pageHtml({ ...hostile, title: bad, question: 'q'.repeat(10_000) }, assets);
    const tags = (text: string) => [...text.matchAll(/<\/?[a-z][a-z0-9]*/g)].map(([tag]) => tag);
    expect(tags(page)).toEqual(tags(usual));
    const shown = page.slice(0, page.indexOf('<script type="application/json"'));
    expect(shown).not.toMatch(/(?!\n)\p{C}/u);
    expect(shown).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
    expect(shown).toContain('\\u{202e}\\u{1b}[31m');
    expect(shown).not.toContain('q'.repeat(2001));
  });
});
