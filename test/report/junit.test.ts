/** Checks as JUnit XML: well-formed whatever the text, and counted right. */
import { describe, expect, it } from 'vitest';
import type { Check, CheckRow } from '../../src/experiment/check/check.js';
import { checkJunit, xmlText } from '../../src/report/junit.js';

const row = (strategy: string, verdict: CheckRow['verdict']): CheckRow => ({
  strategy,
  metric: 'holds',
  unit: 'holds',
  verdict,
  pairs: 50,
  lost: 0,
  gained: 2,
  difference: 1,
  low: 0.5,
  high: 1.5,
  pAdjusted: 0.001,
  needed: undefined,
  margin: 0.1,
  before: 1,
  after: 2,
});

const checkOf = (scenario: string, strategies: string[], rows: CheckRow[]): Check => ({
  scenario,
  verdict: 'changed',
  tier: 2,
  replications: 52,
  internalChange: false,
  strategies,
  metrics: ['holds', 'wait_patient_days'],
  rows,
  unchecked: [],
});

/** The elements of a document, with their attributes as they are read back; throws where it is not well-formed. */
function read(xml: string): { name: string; attributes: Map<string, string> }[] {
  const found: { name: string; attributes: Map<string, string> }[] = [];
  const open: string[] = [];
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (rest === xml) throw new Error('no declaration');
  while (rest !== '') {
    const tag = /^<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/.exec(rest);
    const text = /^[^<>&]+|^&(?:amp|lt|gt|quot|apos|#\d+);/.exec(rest);
    const [all] = tag ?? text ?? [];
    if (all === undefined) throw new Error(`not well-formed at ${rest.slice(0, 60)}`);
    rest = rest.slice(all.length);
    if (tag === null) continue;
    const [, closing, name, attributes, empty] = tag;
    if (closing === '/' && open.pop() !== name) throw new Error(`${name} closes another element`);
    if (closing === '/') continue;
    const values = [...attributes!.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => {
      if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(value!)) throw new Error(`${value} is no attribute`);
      return [key!, value!] as const;
    });
    found.push({ name: name!, attributes: new Map(values) });
    if (empty === '') open.push(name!);
    if (open.length === 0 && rest.trim() !== '') throw new Error('two roots');
  }
  if (open.length > 0) throw new Error(`${open.join(' ')} is not closed`);
  return found;
}

const hostile = [
  `<script>"&'</script>`,
  ']]>',
  '<!--',
  '&amp;',
  'a\u0000b\u0008\u000b\u001b[31m\u007f\u0085\u009f',
  'tab\tline\r\n',
  '\ud800 alone \udc00',
  '\ufffe\uffff',
  'caf\u00e9 \u{1f600} \u202e',
];

describe('JUnit XML', () => {
  it('has a suite for each scenario, a case for each measure, counts that agree', () => {
    const rows = [row('a', 'changed'), row('b', 'inconclusive'), row('c', 'equivalent')];
    const all = read(checkJunit([checkOf('one', ['a', 'b', 'c'], rows), checkOf('two', ['a'], [])], ['three']));
    const named = (name: string) => all.filter((element) => element.name === name);
    expect(named('testcase')).toHaveLength(6 + 2 + 1);
    expect([named('failure').length, named('error').length, named('skipped').length]).toEqual([1, 1, 1]);
    const counts = named('testsuites')[0]!.attributes;
    expect(['tests', 'failures', 'errors', 'skipped'].map((key) => counts.get(key))).toEqual(['9', '1', '1', '1']);
    expect(named('testsuite').map(({ attributes }) => attributes.get('tests'))).toEqual(['6', '2', '1']);
    expect(named('failure')[0]!.attributes.get('message')).toMatch(
      /^changed a holds: 1.* -&gt; 2.*; known in 50 replications before, in 52 now \(0 lost it, 2 gained it\)$/,
    );
  });

  it.each(hostile)('stays well-formed with %j for a name', (text) => {
    const all = read(checkJunit([checkOf(text, [text], [{ ...row(text, 'changed'), metric: 'holds' }])], [text]));
    expect(all.filter(({ name }) => name === 'failure')).toHaveLength(1);
    const written = checkJunit([checkOf(text, [text], [])], []);
    for (const character of written) {
      const code = character.codePointAt(0)!;
      expect(code === 0x0a || (code >= 0x20 && code < 0x7f) || code >= 0xa0).toBe(true);
      expect(code >= 0xd800 && code <= 0xdfff).toBe(false);
    }
  });

  it('keeps what XML can hold and replaces what it cannot', () => {
    expect(xmlText(`a<b>&"c'`)).toBe('a&lt;b&gt;&amp;&quot;c&apos;');
    expect(xmlText('1\t2\n3\r')).toBe('1&#9;2&#10;3&#13;');
    expect(xmlText('\u0000\u001f\ud800\udc00\ud800\uffff')).toBe('\ufffd\ufffd\u{10000}\ufffd\ufffd');
    expect(xmlText('caf\u00e9 \u{1f600}')).toBe('caf\u00e9 \u{1f600}');
  });
});
