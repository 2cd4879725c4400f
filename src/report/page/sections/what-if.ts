/** Where a change can be tried: the script of the page fills it. */
import { html } from '../html.js';
import { WHAT_IF } from '../ids.js';
import type { Section } from './section.js';

export const whatIf: Section = {
  id: WHAT_IF,
  title: 'Try a change',
  body: () => html`<p class="note">Changes are simulated by the script of this page; here it does not run.</p>`,
};
