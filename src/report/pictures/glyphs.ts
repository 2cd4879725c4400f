/** The signs that pictures on a terminal are made of: blocks, or where it may have none, what is on every keyboard. */

export interface Glyphs {
  /** From the lowest to the highest, in eight steps. */
  readonly levels: string;
  /** A bar. */
  readonly solid: string;
  /** Where the end of a bar lies, within an interval. */
  readonly light: string;
  /** A bar below 0. */
  readonly below: string;
}

export const blocks: Glyphs = { levels: '▁▂▃▄▅▆▇█', solid: '█', light: '▒', below: '░' };

export const ascii: Glyphs = { levels: '_.-=+*%#', solid: '#', light: '-', below: '<' };
