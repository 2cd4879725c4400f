/** HTML that nothing put into it can break. */
import { describe, expect, it } from 'vitest';
import { html, inAscii, json, name, ours } from '../../../src/report/page/html.js';

describe('html', () => {
  it('escapes every text that is put in, and takes HTML as it is', () => {
    const inner = html`<b>${'<i>"a" & \'b\'</i>'}</b>`;
    expect(html`<p title="${'" onclick="x'}">${inner}${7}${undefined}${[html`<br>`, '<']}</p>`.text).toBe(
      '<p title="&quot; onclick=&quot;x"><b>&lt;i&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/i&gt;</b>7<br>&lt;</p>',
    );
  });

  it('shows controls instead of sending them: ANSI, overrides of direction, null', () => {
    const { text } = html`${'a\u001b[31m\u202eb\u0000\u2066'}`;
    expect(text).toBe('a\\u{1b}[31m\\u{202e}b\\u{0}\\u{2066}');
  });

  it('cuts what is longer than any honest text, and says so', () => {
    const { text } = html`${'x'.repeat(10_000)}`;
    expect(text).toBe(`${'x'.repeat(2000)}...`);
  });

  it('keeps the direction of a name to itself', () => {
    expect(name('\u05d0<').text).toBe('<bdi>&#1488;&lt;</bdi>');
  });

  it('writes JSON in which no tag and no comment begins, and which reads back as it was', () => {
    const value = { a: '</script><!-- <script>', b: [1, null, '\u2028'] };
    const { text } = json(value);
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual(value);
  });

  it('is ASCII, whatever is put in, and means the same', () => {
    const signs = 'caf\u00e9 \u4e2d \u{1f3e5}';
    expect(html`${signs}`.text).toBe('caf&#233; &#20013; &#127973;');
    expect(json(signs).text).toBe('"caf\\u00e9 \\u4e2d \\ud83c\\udfe5"');
    expect(JSON.parse(json(signs).text)).toBe(signs);
    expect(inAscii("'\u2026' + /\u00b5/")).toBe("'\\u2026' + /\\u00b5/");
  });

  it('takes text of ours as it is', () => {
    expect(html`${ours('<hr>')}`.text).toBe('<hr>');
  });
});
