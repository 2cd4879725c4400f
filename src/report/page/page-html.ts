/**
 * The page as a document: one file that needs nothing else. A policy in it lets nothing but its own script and style run,
 * and nothing be loaded; the data is in it as text.
 */
import { html, json, name, ours } from './html.js';
import type { PageData } from './page-data.js';
import { sections } from './sections/registry.js';
import { style } from './style/style.js';

/** What a page is made with, beside its data. */
export interface Assets {
  /** The script of the page. */
  readonly page: string;
  /** The script of its workers; empty where there are to be none. */
  readonly engine: string;
  /** Hash of a text, as base64: for the policy. */
  readonly sha256: (text: string) => string;
}

/** A section as HTML, with its title. */
export interface SectionHtml {
  readonly id: string;
  readonly title: string;
  /** The inside of its element, title included. */
  readonly html: string;
}

/** Every section of which the data has something to say. */
export function sectionsHtml(data: PageData): SectionHtml[] {
  return sections.flatMap(({ id, title, body }): SectionHtml[] => {
    const inside = body(data);
    if (inside === undefined) return [];
    return [{ id, title, html: html`<h2 id="${id}-title">${title}</h2>\n${inside}`.text }];
  });
}

/** The whole document. */
export function pageHtml(data: PageData, { page, engine, sha256 }: Assets): string {
  const own = sectionsHtml(data);
  const [script, worker] = [scriptText(page), scriptText(engine)];
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script)}'`,
    `style-src 'sha256-${sha256(style)}'`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const document = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${data.title}</title>
<style>${ours(style)}</style>
</head>
<body>
<a class="skip" href="#answer">Skip to the answer</a>
<header>
<p class="eyebrow">golive report</p>
<h1>${name(data.title)}</h1>
<p class="question">${name(data.question)}</p>
</header>
<nav aria-label="Sections"><ul>${own.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main>
<noscript><p class="mind">Scripts are off here: the charts are not drawn. Their numbers stand below each.</p></noscript>
${own.map(({ id, html: inside }) => html`<section id="${id}" aria-labelledby="${id}-title">${ours(inside)}</section>\n`)}</main>
<footer><p>Made by golive ${data.reproduce.version}. Everything in this page is in this file; nothing is loaded and nothing is sent.</p></footer>
<script type="application/json" id="data">${json(data)}</script>
${engine === '' ? '' : html`<script type="text/plain" id="engine">${ours(worker)}</script>`}
<script>${ours(script)}</script>
</body>
</html>
`;
  return document.text;
}

/** A script that no text in it can end or turn into a comment. */
function scriptText(script: string): string {
  return script.replaceAll(/<\/script/gi, '<\\/script').replaceAll('<!--', '<\\!--');
}
