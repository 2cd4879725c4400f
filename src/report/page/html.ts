/**
 * HTML as text that cannot be made unsafe: only what `html` makes is HTML, and every text put into it is escaped, with its
 * controls shown. Nothing else in the report writes a tag.
 */
import { show } from '../../scenario/text/issues.js';

/** Longest text from outside that is put on the page, in characters; the rest is cut, and three dots say so. */
const LONGEST = 2000;

/** HTML that is safe to be part of a document. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: HTML as it is, texts escaped, nothing for undefined. */
export type Inset = string | number | undefined | Html | readonly Inset[];

/** A piece of HTML: the literal parts are taken as they are, everything put between them is escaped. */
export function html(parts: TemplateStringsArray, ...insets: readonly Inset[]): Html {
  return new Html(parts.reduce((text, part, i) => text + inserted(insets[i - 1]) + part));
}

/** Text of our own that is HTML, style or script already: never anything from outside. */
export function ours(text: string): Html {
  return new Html(text);
}

/** A name from outside: it keeps its direction of writing to itself. */
export function name(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

function inserted(inset: Inset): string {
  if (inset === undefined) return '';
  if (inset instanceof Html) return inset.text;
  if (typeof inset === 'number') return String(inset);
  if (typeof inset === 'string') return escaped(show(inset, LONGEST));
  return inset.map(inserted).join('');
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"'\u{80}-\u{10ffff}]/gu, (sign) => entities.get(sign) ?? `&#${sign.codePointAt(0)};`);
}

/** A value as JSON in a script element that is data: no tag and no comment can begin in it. */
export function json(value: unknown): Html {
  return new Html(inAscii(JSON.stringify(value).replaceAll('<', '\\u003c')));
}

/**
 * A script or JSON of which every sign is ASCII. One that is not makes a browser hold the whole page in twice the memory,
 * and read it in twice the time.
 */
export function inAscii(script: string): string {
  return script.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
