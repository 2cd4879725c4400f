/** Charts: their place, and the text and lines in them. */
export const charts = `
figure.chart { margin: 0 0 2.5rem; }
figcaption p { margin: 0.35rem 0 0.75rem; color: var(--quiet); }
.plot { position: relative; }
.plot svg { display: block; max-width: 100%; height: auto; overflow: visible; color: var(--ink); background: none; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
.plot svg text { fill: currentColor; white-space: pre; }
.plot figure { margin: 0; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0 0 0.5rem; padding: 0; list-style: none; font-size: 0.875rem; max-width: none; }
.legend li { display: flex; align-items: center; gap: 0.45rem; margin: 0; }
.legend svg { flex: none; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1rem 1.5rem; }
.panels h4 { margin: 0; font-size: 0.875rem; font-weight: 600; }
.choose { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; align-items: end; margin: 0 0 1rem; }
.choose[hidden] { display: none; }
.choose label { display: grid; gap: 0.2rem; font-size: 0.875rem; color: var(--quiet); }
`;
