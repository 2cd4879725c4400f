/** Where things stand: a column of text, the list of sections beside it where there is room. */
export const layout = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 0 1.25rem 4rem; max-width: 78rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.5rem, 3.6vw, 2.1rem); font-weight: 650; letter-spacing: -0.01em; }
h2 { font-size: 1.5rem; font-weight: 650; letter-spacing: -0.01em; margin-bottom: 1rem; }
h3 { font-size: 1.0625rem; font-weight: 650; }
p, ul, ol, dl { margin: 0 0 1rem; max-width: 46rem; }
li { margin-bottom: 0.35rem; }
small { display: block; color: var(--quiet); font-size: 0.8125rem; line-height: 1.35; font-weight: 400; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code, pre { font: 0.875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 1rem; overflow: auto; white-space: pre-wrap; }
.skip { position: absolute; left: -100vw; top: 0; background: var(--ground); padding: 0.75rem 1rem; z-index: 2; }
.skip:focus { left: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header { padding: 2.5rem 0 1.5rem; border-bottom: 1px solid var(--line); }
.eyebrow { margin: 0 0 0.5rem; color: var(--quiet); font-size: 0.875rem; letter-spacing: 0.04em; }
.question { margin: 0.75rem 0 0; font-size: 1.125rem; color: var(--quiet); }
nav { padding: 1rem 0; border-bottom: 1px solid var(--line); font-size: 0.9375rem; }
nav ul { list-style: none; margin: 0; padding: 0; max-width: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
nav li { margin: 0; }
nav a { text-decoration: none; display: inline-block; padding: 0.2rem 0; }
nav a:hover { text-decoration: underline; }
main > section { padding: 2.75rem 0 1.25rem; border-bottom: 1px solid var(--line); }
.lead { font-size: clamp(1.375rem, 2.9vw, 2rem); line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; max-width: 56rem; text-wrap: pretty; margin-bottom: 1.25rem; }
.mind { background: var(--mind-ground); border-left: 4px solid var(--mind); padding: 0.75rem 1rem; border-radius: 0 6px 6px 0; }
.note { color: var(--quiet); font-size: 0.9375rem; }
.points { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1.25rem; margin: 1.75rem 0 2.25rem; }
.point { background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem; }
.point h3 { margin-bottom: 0.75rem; }
.point dl { margin: 0; }
.point dt { color: var(--quiet); font-size: 0.875rem; margin-top: 0.65rem; }
.point dt:first-child { margin-top: 0; }
.point dd { margin: 0; font-weight: 550; }
.point ul.plain { list-style: none; margin: 0; padding: 0; font-weight: 550; }
.point details { margin-bottom: 0; }
.point dd + dd { margin-top: 0.35rem; }
.point:last-child:nth-child(odd) { grid-column: 1 / -1; }
details { margin: 0.75rem 0; }
summary { cursor: pointer; color: var(--accent); width: fit-content; padding: 0.2rem 0; }
.mark { display: inline-block; padding: 0 0.4rem; border-radius: 4px; font-size: 0.75rem; font-weight: 600; line-height: 1.5; }
.well { background: var(--good-ground); border-left: 4px solid var(--good); padding: 0.75rem 1rem; border-radius: 0 6px 6px 0; }
.mark.best { background: var(--good-ground); color: var(--good); }
.mark.may { border: 1px dashed var(--good); color: var(--good); }
.mark.quiet { color: var(--quiet); font-weight: 400; padding: 0; }
td .mark { display: block; width: fit-content; margin: 0.2rem 0 0 auto; }
table.texts td .mark { margin-left: 0; }
footer { padding-top: 1.5rem; color: var(--quiet); font-size: 0.875rem; }
button, select, input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: 6px; padding: 0.35rem 0.6rem; min-height: 2.25rem; max-width: 100%; }
button { cursor: pointer; }
select { min-width: 0; text-overflow: ellipsis; }
@media (min-width: 72rem) {
  body { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); column-gap: 3rem; }
  body > header, body > footer { grid-column: 1 / -1; }
  nav { border: 0; padding: 2.75rem 0; }
  nav ul { position: sticky; top: 1.5rem; flex-direction: column; gap: 0.35rem; }
}
`;
