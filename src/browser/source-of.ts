/** The scenario that a report in the page is of. */
import type { PageData } from '../report/page/page-data.js';
import type { Override } from '../scenario/schema/overrides.js';
import type { Source } from './engine/messages.js';

/** The scenario of the report, with what was set for its run. */
export function sourceOf({ reproduce }: PageData): Source {
  const set = reproduce.set.map((one): Override => {
    const at = one.indexOf('=');
    return { path: one.slice(0, at), value: one.slice(at + 1) };
  });
  return { text: reproduce.text, set };
}
