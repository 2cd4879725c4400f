/** How to get the same numbers again. */
import { html } from '../html.js';
import type { Section } from './section.js';

export const reproduce: Section = {
  id: 'reproduce',
  title: 'How to reproduce it',
  body: ({ reproduce: own, scenario, replications }) => {
    const { version, code, key, seed, commands, text } = own;
    const file =
      text === ''
        ? ''
        : html`<details><summary>The scenario file, ${scenario}.yaml</summary><pre tabindex="0">${linesOf(text.split('\n'))}</pre></details>`;
    return html`<p>The same scenario, seed and version of golive give the same numbers to the last digit, on any machine. Save the scenario file below as <code>${scenario}.yaml</code> and run:</p>
<pre tabindex="0">${linesOf(commands)}</pre>
<dl class="facts">
<dt>golive</dt><dd>${version}</dd>
<dt>Replications</dt><dd>${replications}</dd>
<dt>Seed</dt><dd>${seed}</dd>
${
  key === ''
    ? ''
    : html`<dt>Run key</dt><dd><code>${key}</code></dd>
<dt>Code</dt><dd><code>${code}</code></dd>
`
}</dl>
${file}`;
  },
};

/** Each line by itself, so that none is cut and each ends. */
function linesOf(lines: readonly string[]) {
  return lines.map((line) => html`${line}\n`);
}
