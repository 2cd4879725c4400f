/**
 * Elements made by one call. Texts become text nodes: nothing that a scenario says can become a tag, and attributes are
 * set by name, so that the page's policy, which allows no inline script and no inline style, is never met.
 */

/** What an element holds. */
export type Inside = Node | string | undefined;

/** Attributes by name; true: without a value; false and undefined: not set. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with its attributes and what it holds. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...inside: readonly Inside[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...inside.filter((one) => one !== undefined));
  return element;
}

/** Puts other things into an element in place of what it holds. */
export function fill(element: Element, ...inside: readonly Inside[]): void {
  element.replaceChildren(...inside.filter((one) => one !== undefined));
}

let ids = 0;

/** An id that no other element has. */
export function freshId(prefix: string): string {
  ids += 1;
  return `${prefix}-${ids}`;
}

/** An input or another control with its label, and what is said of it below. */
export function labelled(label: string, control: HTMLElement, note?: string): HTMLElement {
  const id = freshId('field');
  control.id = id;
  const noteId = `${id}-note`;
  if (note !== undefined) control.setAttribute('aria-describedby', noteId);
  return make(
    'div',
    { class: 'field' },
    make('label', { for: id }, label),
    control,
    note === undefined ? undefined : make('span', { class: 'note', id: noteId }, note),
  );
}

/** Saves a file by way of the browser's own download. */
export function save(name: string, content: Blob | string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: 'text/plain;charset=utf-8' }) : content;
  const url = URL.createObjectURL(blob);
  const link = make('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
