/** Charts: their place, and the text and lines in them. */
import { phases } from '../data/stays.js';

/** Phases on whose colour a letter is light. */
const dark: ReadonlySet<string> = new Set(['held', 'disrupted', 'upgrading', 'stable', 'withdrawn']);

export const charts = `
figure.chart { margin: 0 0 2.5rem; }
figcaption p { margin: 0.35rem 0 0.75rem; color: var(--quiet); }
.plot { position: relative; }
.waiting .plot { min-height: 15rem; }
.plot svg { display: block; max-width: 100%; height: auto; overflow: visible; color: var(--ink); background: none; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
.plot svg text { white-space: pre; }
.plot figure { margin: 0; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0 0 0.5rem; padding: 0; list-style: none; font-size: 0.875rem; max-width: none; }
.legend li { display: flex; align-items: center; gap: 0.45rem; margin: 0; }
.legend svg { flex: none; }
.panels { display: grid; gap: 1.25rem 1.5rem; }
.panels > div { display: flex; flex-direction: column; justify-content: space-between; gap: 0.35rem; }
.panel-title { display: flex; align-items: center; gap: 0.45rem; margin: 0; font-size: 0.875rem; font-weight: 600; }
.swatch { display: inline-block; width: 1.35rem; height: 1.05rem; border-radius: 3px; font-size: 0.75rem; font-weight: 600; line-height: 1.05rem; text-align: center; }
${phases.map((phase) => `.phase-${phase} { background: var(--${phase});${dark.has(phase) ? ' color: var(--ground);' : ''} }`).join('\n')}
.told ol { list-style: none; padding: 0; }
.told time { color: var(--quiet); font-variant-numeric: tabular-nums; margin-right: 0.6rem; }
.choose { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; align-items: end; margin: 0 0 1rem; }
.choose[hidden] { display: none; }
.choose label { display: grid; gap: 0.2rem; min-width: 0; max-width: 100%; font-size: 0.875rem; color: var(--quiet); }
`;
