/** The few ways in which text is set off. What they become (colour, nothing) is handed in by whoever writes it. */

export interface Style {
  /** Headings and what must be seen first. */
  readonly strong: (text: string) => string;
  /** What explains, and may be passed over. */
  readonly quiet: (text: string) => string;
}

/** Text as it is. */
export const plain: Style = { strong: (text) => text, quiet: (text) => text };
