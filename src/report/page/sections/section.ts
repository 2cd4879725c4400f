/** What a section of the page is. */
import type { Html } from '../html.js';
import type { PageData } from '../page-data.js';

export interface Section {
  /** Id of its element, for links and for drawing it anew. */
  readonly id: string;
  readonly title: string;
  /** What stands below the title; undefined where the run has nothing to say there. */
  readonly body: (data: PageData) => Html | undefined;
}

/** A strategy as people call it. */
export function labelOf({ strategies }: Pick<PageData, 'strategies'>, id: string): string {
  return strategies.find((one) => one.id === id)?.label ?? id;
}
