/**
 * The page with nothing simulated yet: a scenario is pasted or opened in it, run in the browser and read as a report. For
 * whoever may not install anything.
 */
import { type Assets, documentHtml } from './document.js';
import { html } from './html.js';

/** What the blank page begins with. */
export interface BlankData {
  /** How the scenario file is called, and its text. */
  readonly file: string;
  readonly text: string;
  /** Version of golive. */
  readonly version: string;
}

/** The blank page. */
export function blankHtml(data: BlankData, assets: Assets): string {
  return documentHtml(
    {
      title: 'golive: go-lives of a hospital programme, simulated',
      eyebrow: 'golive',
      question: 'Open or paste a scenario, run it here and read the report. Nothing leaves this page.',
      version: data.version,
      links: [{ id: 'scenario', title: 'Scenario' }],
      main: html`<noscript><p class="mind">Scripts are off here; without them nothing can be simulated.</p></noscript>
<section id="scenario" aria-labelledby="scenario-title"><h2 id="scenario-title">Scenario</h2></section>
`,
      data: { id: 'blank', value: data },
    },
    assets,
  );
}
