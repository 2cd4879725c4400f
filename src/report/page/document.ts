/**
 * A page as a document: one file that needs nothing else. A policy in it lets nothing but its own script and style run,
 * and nothing be loaded; what the script reads is in it as text.
 */
import { type Html, html, inAscii, json, name, ours } from './html.js';
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

export interface Document {
  readonly title: string;
  readonly eyebrow: string;
  /** Below the title. */
  readonly question: string;
  /** Of the version of golive that made it. */
  readonly version: string;
  /** Sections that the list of sections names. */
  readonly links: readonly { readonly id: string; readonly title: string }[];
  readonly main: Html;
  /** What the script reads, by the id of its element. */
  readonly data: { readonly id: string; readonly value: unknown };
}

/** The whole document. */
export function documentHtml(
  { title, eyebrow, question, version, links, main, data }: Document,
  { page, engine, sha256 }: Assets,
): string {
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
<title>${title}</title>
<style>${ours(style)}</style>
</head>
<body>
<a class="skip" href="#${links[0]?.id}">Skip to the first section</a>
<header>
<p class="eyebrow">${eyebrow}</p>
<h1>${name(title)}</h1>
<p class="question">${name(question)}</p>
</header>
<nav aria-label="Sections"><ul>${links.map(({ id, title: link }) => html`<li><a href="#${id}">${link}</a></li>`)}</ul></nav>
<main>
${main}</main>
<footer><p>Made by golive ${version}. Everything in this page is in this file; nothing is loaded and nothing is sent.</p></footer>
<script type="application/json" id="${data.id}">${json(data.value)}</script>
${engine === '' ? '' : html`<script type="text/plain" id="engine">${ours(worker)}</script>`}
<script>${ours(script)}</script>
</body>
</html>
`;
  return document.text;
}

/** A script that no text in it can end or turn into a comment, in ASCII. */
function scriptText(script: string): string {
  return inAscii(script)
    .replaceAll(/<\/script/gi, '<\\/script')
    .replaceAll('<!--', '<\\!--');
}
